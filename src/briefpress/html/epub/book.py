"""Assemble an e-book. In: an edition, its brand, and page 1 as a picture. Out: the bytes of an EPUB file.

The title page, the table of contents and the text are in separate files. The text is not split, because e-readers find
notes only in the same file.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element

from briefpress.brand import Brand, Monogram, PageStart
from briefpress.brand.roles import PartKind
from briefpress.edition import Edition, NoteGroup, Part, walk
from briefpress.html.blocks import BlockWriter
from briefpress.html.epub.archive import PACKAGE, pack
from briefpress.html.epub.fonts import book_fonts
from briefpress.html.epub.medium import EpubMedium
from briefpress.html.epub.navigation import COVER, NAVIGATION, TEXT, contents_heading, navigation
from briefpress.html.epub.package import Item, package
from briefpress.html.epub.page_breaks import mark_pages
from briefpress.html.epub.xhtml import adapt_links, page, xml
from briefpress.html.unpaged import with_notes
from briefpress.lazy import dataclass

STYLES = Path(__file__).with_name("book.css")
STYLE_NAME, COVER_PICTURE = "book.css", "cover.png"
SEMANTICS = {PartKind.ABSTRACT: ' epub:type="abstract" role="doc-abstract"', PartKind.COVER: ' epub:type="titlepage"'}


@dataclass(frozen=True, slots=True)
class BookInputs:
    """The inputs of an e-book other than its edition: the workspace `root`, a `cache` folder, the date, and a cover in
    PNG.

    `starts` contains the start of each page in the PDF.
    """

    root: Path
    cache: Path
    when: datetime.datetime
    cover: bytes
    starts: tuple[PageStart, ...] = ()


def write_book(edition: Edition, brand: Brand, monograms: Mapping[str, Monogram], binding: BookInputs) -> bytes:
    """Return an EPUB file; `monograms` are keyed by initials."""
    parts = [part for part in with_notes(edition) if part.kind is not PartKind.CONTENTS]
    groups = [block for part in parts for block in walk(part.blocks) if isinstance(block, NoteGroup)]
    medium = EpubMedium(binding.root, binding.cache, edition.facts.words, single=len(groups) == 1)
    pages = _pages(BlockWriter(edition, brand, monograms, medium), parts, binding.starts)
    adapt_links(pages, edition.facts.url)
    faces, fonts = book_fonts(edition, brand, binding.cache)
    files = {
        **{name: xml(root).encode() for name, root in pages.items()},
        STYLE_NAME: f"{faces}{_styles(brand)}".encode(),
        COVER_PICTURE: binding.cover,
        **fonts,
        **dict(sorted(medium.files.items())),
    }
    items = [*_items(edition, pages, [*files][len(pages) :])]
    return pack({PACKAGE: package(edition, items, binding.when, paged=bool(binding.starts)).encode(), **files})


def _pages(writer: BlockWriter, parts: Iterable[Part], starts: Sequence[PageStart]) -> dict[str, Element]:
    """Return the pages by file name, in reading order."""
    cover = [part for part in parts if part.kind is PartKind.COVER]
    text = [part for part in parts if part.kind is not PartKind.COVER]
    edition = writer.edition
    first = page(edition, edition.title, _sections(writer, cover))
    second = page(edition, edition.title, f'<main epub:type="bodymatter">\n{_sections(writer, text)}\n</main>')
    breaks = mark_pages({COVER: first, TEXT: second}, NAVIGATION, starts)
    contents = page(edition, edition.title, navigation(writer, text, breaks))
    return {COVER: first, NAVIGATION: contents, TEXT: second}


def _sections(writer: BlockWriter, parts: Iterable[Part]) -> str:
    return "\n".join(
        f'<section class="{part.kind.css_class}"{SEMANTICS.get(part.kind, "")}>\n{writer.blocks(part.blocks)}\n'
        "</section>"
        for part in parts
    )


def _items(edition: Edition, pages: Mapping[str, Element], others: Iterable[str]) -> Iterator[Item]:
    """Yield all files; the table of contents is a page of the book only if the edition shows it."""
    for name, root in pages.items():
        special = ["nav"] if name == NAVIGATION else []
        special += ["mathml"] if root.find(".//math") is not None else []
        yield Item(name, " ".join(special), read=name != NAVIGATION or contents_heading(edition) is not None)
    for name in others:
        yield Item(name, "cover-image" if name == COVER_PICTURE else "")


def _styles(brand: Brand) -> str:
    """Return the stylesheet.

    Only the colour of lines comes from the brand, because e-readers set the colours of text.
    """
    line = brand.colors.get("primary", "currentColor")
    return f"{STYLES.read_text(encoding='utf-8')}\n.title, .part-keypoints, aside {{ border-color: {line} }}\n"
