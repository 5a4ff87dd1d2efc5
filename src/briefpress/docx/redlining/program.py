"""The name of the program that wrote a Word file. In: a document. Out: the document, written by briefpress.

Other programs replace the name when they save the file, so it shows whether someone has edited a redline.
"""

from __future__ import annotations

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from briefpress.docx.vocabulary.xml import NAMESPACES

KIND = f"{NAMESPACES['r']}/extended-properties"
CONTENT = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
NAME = f"{{{NAMESPACE}}}Application"


def sign(document: Document, name: str) -> None:
    """Set the name of the program in the extended properties (ECMA-376 part 1, 22.2.2.1)."""
    package = document.part.package
    assert package
    known = {id_: one for id_, one in package.rels.items() if one.reltype == KIND}
    blobs = [one.target_part.blob for one in known.values()]
    root = etree.fromstring(blobs[0]) if blobs else etree.Element(f"{{{NAMESPACE}}}Properties", nsmap={None: NAMESPACE})
    program = root.find(NAME)
    if program is None:
        program = etree.SubElement(root, NAME)
    program.text = name
    for id_ in known:
        package.rels.pop(id_)
    part = Part(PackURI("/docProps/app.xml"), CONTENT, etree.tostring(root, encoding="UTF-8", standalone=True), package)
    package.relate_to(part, KIND)
