"""Visible content outside the paragraphs of a Word file. In: the package. Out: descriptions that quote its text.

Examples are embedded documents (17.17.2.1), diagrams (21.4), charts (21.2) and WordArt (part 4, 14.1.2.23).
"""

from __future__ import annotations

import posixpath
from collections.abc import Container, Iterator

from lxml import etree

from briefpress.docx.read.package import Package
from briefpress.docx.read.symbols import UNKNOWN, symbol
from briefpress.docx.vocabulary.xml import qn

PARTS = {"/aFChunk": "an embedded document", "/diagramData": "a SmartArt diagram", "/chart": "a chart"}
MACROS = "a macro project"
WORDS = (qn("a:t"), qn("c:v"))
WORD_ART = qn("v:textpath")
MAXIMUM = 300  # the maximum number of characters to quote


def unread(package: Package, main: str, done: Container[str] = ()) -> tuple[str, ...]:
    """Return descriptions of content that cannot be read; `done` contains the parts that have been read."""
    return tuple(_unread(package, main, done))


def _unread(package: Package, main: str, done: Container[str]) -> Iterator[str]:
    for kind, target, _ in package.relationships(main):
        name = next((description for end, description in PARTS.items() if kind.endswith(end)), "")
        if name and target in package.names and target not in done:
            words = _words(package, target)
            yield f'{name} with the words "{words}"' if words else f"{name} ({target.rpartition('/')[2]})"
        elif kind.endswith("/subDocument"):
            yield f"the subdocument {posixpath.basename(target)}, which is a separate file,"
        elif kind.endswith("/vbaProject"):
            yield MACROS
    root = package.part(main)
    assert root is not None
    headers = map(package.part, package.targets(main, "/header").values())
    art = [node.get("string", "") for part in (root, *headers) if part is not None for node in part.iter(WORD_ART)]
    for words in dict.fromkeys(art):
        yield f'WordArt with the words "{words[:MAXIMUM]}"'
    fonts = (element.get(qn("w:font"), "") for element in root.iter(qn("w:sym")) if symbol(element) == UNKNOWN)
    for font in dict.fromkeys(fonts):
        yield f'a symbol of the font "{font}" ("{UNKNOWN}" in the text)'


def _words(package: Package, target: str) -> str:
    """Return the text of a part, which may be XML or, for an embedded document, HTML or plain text."""
    if target.endswith(".xml"):
        root = package.part(target)
        found = (element.text or "" for element in root.iter(*WORDS)) if root is not None else ()
    elif target.endswith((".html", ".htm", ".mht", ".txt")):
        text = package.data(target).decode("utf-8", "replace")
        page = etree.HTML(text) if text.strip() else None
        found = (str(item) for item in page.itertext()) if page is not None else ()
    else:
        return ""
    return " ".join(" ".join(found).split())[:MAXIMUM]
