"""The name of the program that wrote a Word file. In: a document. Out: the document, written by briefpress.

Other programs replace the name when they save the file, so it shows whether someone has edited a redline.
"""

from __future__ import annotations

from docx.document import Document
from lxml import etree

from briefpress.docx.vocabulary.properties import EXTENDED, PROGRAM, add_properties, relationship

KIND = relationship("extended")
NAME = f"{{{EXTENDED}}}Application"


def sign(document: Document) -> None:
    """Set the name of the program in the extended properties (ECMA-376 part 1, 22.2.2.1)."""
    package = document.part.package
    assert package
    known = {id_: one for id_, one in package.rels.items() if one.reltype == KIND}
    blobs = [one.target_part.blob for one in known.values()]
    root = etree.fromstring(blobs[0]) if blobs else etree.Element(f"{{{EXTENDED}}}Properties", nsmap={None: EXTENDED})
    program = root.find(NAME)
    if program is None:
        program = etree.SubElement(root, NAME)
    program.text = PROGRAM
    for id_ in known:
        package.rels.pop(id_)
    add_properties(package, "app", "extended", root)
