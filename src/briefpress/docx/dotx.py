"""A Word template with Quick Parts. In: two Word files: a sample, and a file with a chapter for each Quick Part.

Out: the template, which is the sample without its provenance record. The chapters are building blocks in a glossary
document (ECMA-376 part 1, 11.3.8 and 17.12), which has its own styles and lists.
"""

from __future__ import annotations

import datetime
import io
import re
import uuid
from collections.abc import Iterator
from typing import TYPE_CHECKING

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart

from briefpress.brand.roles import Role
from briefpress.docx.package import save
from briefpress.docx.vocabulary.bookmarks import PREFIX
from briefpress.docx.vocabulary.names import PASSPORT
from briefpress.docx.vocabulary.xml import Element, qn, root_of, text_in, w

if TYPE_CHECKING:
    from docx.document import Document
    from docx.package import Package

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
OWN = (RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.NUMBERING, RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.FONT_TABLE)
RELATED = (qn("r:id"), qn("r:embed"), qn("r:link"))
FOLDER = "/word/glossary"
EMBEDDED = re.compile(rb"<w:embed[^>]*/>")  # embedded fonts and their setting: only the main document needs them


def as_template(sample: bytes, parts: bytes, category: str, when: datetime.datetime) -> bytes:
    """Return the template.

    Its Quick Parts are listed under `category`; all entries of the file have the date `when`.
    """
    document, chapters = docx.Document(io.BytesIO(sample)), docx.Document(io.BytesIO(parts))
    main = document.part
    assert main.package
    _remove_source(document)
    main._content_type = TYPE.format("template.main")
    main.relate_to(_glossary(chapters, main.package, category), RELATIONSHIP_TYPE.GLOSSARY_DOCUMENT)
    return save(document, when)


def _remove_source(document: Document) -> None:
    """Remove references to the source, because a document that is written with the template is a new brief."""
    package = document.part.package
    assert package
    for part in (document.part, package):
        for id_, relation in [*part.rels.items()]:
            is_passport = (
                relation.reltype == RELATIONSHIP_TYPE.CUSTOM_XML and PASSPORT.encode() in relation.target_part.blob
            )
            if is_passport or relation.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES:
                del part.rels[id_]
    _remove_bookmarks(document.element.body)


def _remove_bookmarks(body: Element) -> None:
    """Remove the bookmarks around blocks, except those to which something in the text refers."""
    named = [str(item) for item in body.xpath(".//@w:anchor")]
    named += [word for code in body.iter(qn("w:instrText")) for word in (code.text or "").split()]
    for start in body.xpath(f".//w:bookmarkStart[starts-with(@w:name, '{PREFIX}')]"):
        if start.get(qn("w:name")) not in named:
            for mark in (start, *body.xpath(f".//w:bookmarkEnd[@w:id='{start.get(qn('w:id'))}']")):
                mark.getparent().remove(mark)


def _glossary(chapters: Document, package: Package, category: str) -> Part:
    """Return the glossary: a building block for each chapter, and the parts that the chapters need."""
    body = chapters.element.body
    _remove_bookmarks(body)
    blocks = root_of("docParts", *(_building_block(name, content, category) for name, content in _chapters(body)))
    root = root_of("glossaryDocument", blocks)
    part = XmlPart(PackURI(f"{FOLDER}/document.xml"), TYPE.format("document.glossary"), root, package)
    used = {value for node in root.iter() for name, value in node.items() if name in RELATED}
    for id_, relation in chapters.part.rels.items():
        if relation.is_external and id_ in used:
            part.load_rel(relation.reltype, relation.target_ref, id_, is_external=True)
        elif id_ in used or relation.reltype in OWN:
            part.load_rel(relation.reltype, _moved(relation.target_part, package), id_)
    return part


def _moved(part: Part, package: Package) -> Part:
    """Return a copy of `part` in the folder of the glossary, without fonts."""
    name = PackURI(str(part.partname).replace("/word", FOLDER, 1))
    return Part(name, part.content_type, EMBEDDED.sub(b"", part.blob), package)


def _chapters(body: Element) -> Iterator[tuple[str, list[Element]]]:
    """Yield the heading and the content of each chapter, without section breaks."""
    name, content = "", list[Element]()
    for element in body:
        style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is not None and style.get(qn("w:val")) == Role.HEADING_1.style_id:
            if name:
                yield name, content
            name, content = text_in(element), []
        elif element.tag != qn("w:sectPr"):
            content.append(_without_section(element))
    yield name, content


def _without_section(element: Element) -> Element:
    for properties in element.findall(qn("w:pPr")):
        for end in properties.findall(qn("w:sectPr")):
            properties.remove(end)
    return element


def _building_block(name: str, content: list[Element], category: str) -> Element:
    """Return a Quick Part (17.12.5). Its id depends on `category` and `name`, so that a newer version replaces it."""
    id_ = uuid.uuid5(uuid.NAMESPACE_URL, f"urn:briefpress:quick-part:{category}:{name}")
    listed = w("category", w("name", val=category), w("gallery", val="docParts"))
    behaviour = w("behaviors", w("behavior", val="content"))
    about = w("docPartPr", w("name", val=name), listed, behaviour, w("guid", val=f"{{{str(id_).upper()}}}"))
    return w("docPart", about, w("docPartBody", *content))
