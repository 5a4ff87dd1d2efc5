"""Documents embedded in a Word file (17.17.2.1).

In: the package and the tree of the text. Out: the tree, with the text of these documents in their place.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from briefpress.docx.read.definitions import outlines
from briefpress.docx.read.foreign.simpler import NOTES, ConvertedPart, Described, paragraph_of
from briefpress.docx.read.foreign.web_pages import elements_of_page, linked
from briefpress.docx.read.package import NotWordError, Package
from briefpress.docx.vocabulary.xml import qn, remove, val_of

ZIP = b"PK\x03\x04"
PAGES = (".html", ".htm", ".xhtml", ".mht")


def read_chunks(package: Package, main: str, root: etree._Element) -> Iterator[ConvertedPart]:
    """Replace embedded web pages, Word files and plain text with their text. Yield the converted parts."""
    targets = package.targets(main, "/aFChunk")
    for chunk in [*root.iter(qn("w:altChunk"))]:
        target = targets.get(chunk.get(qn("r:id"), ""), "")
        found = _paragraphs(package.data(target), target) if target in package.names else []
        for element in reversed(found):
            chunk.addnext(element)
        if found:
            kind = target.rpartition(".")[2]
            text = f"a document inside the file ({kind}) is now text, without its pictures"
            first = next((paragraph for element in found for paragraph in element.iter(qn("w:p"))), None)
            yield ConvertedPart(Described(text, first), target)


def _paragraphs(data: bytes, name: str) -> list[etree._Element]:
    """Return the paragraphs and tables of an embedded document, or an empty list if it cannot be read."""
    if data.startswith(ZIP):
        try:
            return [*_of_word(Package.of(data))]
        except NotWordError:
            return []
    text = data.decode("utf-8", "replace")
    if name.endswith(PAGES):
        return elements_of_page(text)
    return [paragraph_of(line) for line in text.splitlines() if line.strip()] if name.endswith(".txt") else []


def _of_word(inner: Package) -> Iterator[etree._Element]:
    """Yield the paragraphs and tables of a Word file, without anything that refers to its other parts."""
    main, root = inner.document()
    levels, body = outlines(inner.part(inner.related(main, "styles"))), root.find(qn("w:body"))
    for element in body.iterchildren(qn("w:p"), qn("w:tbl"), qn("w:sdt")) if body is not None else ():
        copy = deepcopy(element)
        for style in [*copy.iter(qn("w:pStyle"))]:
            properties = style.getparent()
            if (level := levels.get(val_of(style))) and properties is not None:
                etree.SubElement(properties, qn("w:outlineLvl")).set(qn("w:val"), str(level - 1))
        for node in [*copy.iter(qn("w:drawing"), qn("w:pict"), *map(qn, NOTES))]:
            remove(node)
        for link in copy.iter(qn("w:hyperlink")):
            address = inner.targets(main).get(link.attrib.pop(qn("r:id"), ""), "")
            if address:
                link[:] = linked([*link], address)
        yield copy
