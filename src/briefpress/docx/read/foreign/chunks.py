"""Documents embedded in a Word file (17.17.2.1).

In: the package and the tree of the text. Out: the tree, with the text of these documents in their place.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from briefpress.docx.read.foreign.simpler import ConvertedPart, paragraph_of
from briefpress.docx.read.package import NotWordError, Package
from briefpress.docx.vocabulary.xml import qn

ZIP = b"PK\x03\x04"
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = (*HEADINGS, "p", "li", "td", "th", "pre", "blockquote", "dt", "dd", "div")


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
            yield ConvertedPart(
                f"a document inside the file ({kind}) is now text, without its pictures or formatting", target
            )


def _paragraphs(data: bytes, name: str) -> list[etree._Element]:
    """Return the paragraphs and tables of an embedded document, or an empty list if it cannot be read."""
    if data.startswith(ZIP):
        try:
            inner = Package.of(data)
            root = inner.part(inner.main())
        except NotWordError:
            return []
        body = root.find(qn("w:body")) if root is not None else None
        return [deepcopy(element) for element in body if element.tag != qn("w:sectPr")] if body is not None else []
    text = data.decode("utf-8", "replace")
    if name.endswith((".html", ".htm", ".xhtml", ".mht")):
        return [*_of_page(text)]
    return [paragraph_of(line) for line in text.splitlines() if line.strip()] if name.endswith(".txt") else []


def _of_page(text: str) -> Iterator[etree._Element]:
    page = etree.parse(io.StringIO(text), etree.HTMLParser(no_network=True)).getroot() if text.strip() else None
    for node in page.iter(*BLOCKS, "body") if page is not None else ():
        words = " ".join("".join(_own_text(node)).split())
        if words:
            paragraph = paragraph_of(f"• {words}" if node.tag == "li" else words)
            if level := HEADINGS.get(str(node.tag)):
                properties = etree.Element(qn("w:pPr"))
                etree.SubElement(properties, qn("w:outlineLvl")).set(qn("w:val"), str(level - 1))
                paragraph.insert(0, properties)
            yield paragraph


def _own_text(node: etree._Element) -> Iterator[str]:
    """Yield the text of a block without the text of the blocks inside it."""
    yield node.text or ""
    for child in node:
        if isinstance(child.tag, str) and child.tag not in (*BLOCKS, "script", "style"):
            yield from _own_text(child)
        yield child.tail or ""
