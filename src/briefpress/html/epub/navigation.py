"""The navigation document (EPUB 3.3, 7). In: headings. Out: HTML with the table of contents, landmarks and pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import escape

from briefpress.brand.roles import PartKind, Role, numbered
from briefpress.edition import ContentsEntry, Edition, Paragraph, Part, at_top
from briefpress.html.blocks import BlockWriter
from briefpress.html.epub.page_breaks import PageBreak, mark_html
from briefpress.html.unpaged import nested

COVER, NAVIGATION, TEXT = "cover.xhtml", "contents.xhtml", "text.xhtml"


def navigation(writer: BlockWriter, parts: Iterable[Part], breaks: Sequence[PageBreak]) -> str:
    """Return the table of contents, with all headings in `parts`, the landmarks, and the list of the PDF's pages."""
    edition = writer.edition
    heading = contents_heading(edition)
    title = str(escape(edition.title))
    label = writer.blocks([heading]) if heading else f"<h1>{title}</h1>"
    top = f'<li><a href="{COVER}">{title}</a></li>'
    found = nested(writer, _entries(parts), top)
    toc = f'<nav class="part-contents" id="toc" epub:type="toc" role="doc-toc">\n{label}\n{found}\n</nav>'
    marks = "\n".join(mark_html(page_break) for page_break in breaks if page_break.file == NAVIGATION)
    return f"{marks}{toc}\n{_landmarks(edition)}\n{_page_list(breaks)}"


def contents_heading(edition: Edition) -> Paragraph | None:
    """Return the heading of the table of contents, or None if the edition has no table of contents."""
    blocks = (part.blocks[0] for part in edition.parts if part.kind is PartKind.CONTENTS)
    return next((block for block in blocks if isinstance(block, Paragraph)), None)


def _entries(parts: Iterable[Part]) -> list[ContentsEntry]:
    blocks = (block for part in parts for block in at_top(part.blocks))
    headings = (block for block in blocks if isinstance(block, Paragraph) and block.id and block.role.level)
    return [
        ContentsEntry(
            numbered(Role.TOC_1, heading.role.level),
            heading.inlines,
            heading.id,
            heading.number.text if heading.number else "",
        )
        for heading in headings
    ]


def _landmarks(edition: Edition) -> str:
    words = edition.facts.words
    heading = contents_heading(edition)  # without a heading, the table of contents is not a page of the book
    contents = (("toc", f"{NAVIGATION}#toc", heading.whole_text),) if heading else ()
    named = (("titlepage", COVER, edition.title), *contents, ("bodymatter", TEXT, words["skip"]))
    items = "\n".join(f'<li><a epub:type="{kind}" href="{to}">{escape(text)}</a></li>' for kind, to, text in named)
    return f'<nav epub:type="landmarks" hidden="">\n<ol>\n{items}\n</ol>\n</nav>'


def _page_list(breaks: Iterable[PageBreak]) -> str:
    """Return the list of pages (EPUB 3.3, 7.4.3)."""
    items = "\n".join(
        f'<li><a href="{page_break.file}#{page_break.id}">{escape(page_break.number)}</a></li>' for page_break in breaks
    )
    return f'<nav epub:type="page-list" role="doc-pagelist" hidden="">\n<ol>\n{items}\n</ol>\n</nav>' if items else ""
