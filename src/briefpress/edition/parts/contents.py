"""The table of contents, and lists of figures and tables. In: the parts of an edition. Out: parts with entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from briefpress.brand.roles import PartKind, Role, numbered
from briefpress.edition.model.blocks import Block, ContentsEntry, Figure, Panels
from briefpress.edition.model.inlines import (
    CrossReference,
    Formula,
    Inline,
    Inlines,
    LineBreak,
    NoteMark,
    PageNumber,
    Text,
    plain_text,
)
from briefpress.edition.model.paragraphs import Caption, Paragraph
from briefpress.edition.model.publication import Part
from briefpress.edition.model.structure import at_top, walk
from briefpress.edition.model.tables import Table
from briefpress.model import Decision, Edge, without_edges


def contents(parts: Iterable[Part], title: str, depth: int) -> Iterator[Part]:
    """Yield a table of contents with the heading `title` and entries down to level `depth`, or nothing without
    entries.
    """
    blocks = chain.from_iterable(at_top(part.blocks) for part in parts)
    headings = [block for block in blocks if isinstance(block, Paragraph) and block.id]
    entries = tuple(
        ContentsEntry(numbered(Role.TOC_1, heading.role.level), _words_of(heading), heading.id, _number_of(heading))
        for heading in headings
        if 0 < heading.role.level <= depth
    )
    if entries:
        yield Part(PartKind.CONTENTS, (Paragraph(Role.TOC_HEADING, (Text(title),)), *entries))


def lists(parts: Iterable[Part], titles: Mapping[str, str]) -> Iterator[Part]:
    """Yield the lists of figures and tables, for the kinds in `titles`, or nothing without entries."""
    blocks = [block for part in parts for block in walk(part.blocks) if isinstance(block, Figure | Panels | Table)]
    captions = [block.caption for block in blocks if block.caption]
    out: list[Block] = []
    for kind, title in titles.items():
        entries = [_listed(caption) for caption in captions if caption.kind == kind]
        out += [Paragraph(Role.TOC_HEADING, (Text(title),)), *entries] if entries else []
    if out:
        yield Part(PartKind.LISTS, tuple(out))


def _listed(caption: Caption) -> ContentsEntry:
    words = (Text(f"{caption.label}{caption.between}"), *_words_in(caption.inlines))
    return ContentsEntry(Role.TABLE_OF_FIGURES, words, caption.id, kind=caption.kind, series=caption.series)


def _number_of(heading: Paragraph) -> str:
    return heading.number.text if heading.number else ""


def _words_of(heading: Paragraph) -> Inlines:
    return _words_in(heading.inlines)


def _words_in(inlines: Inlines) -> Inlines:
    return tuple(new for inline in without_edges(inlines, Decision.ACCEPT) for new in _entry(inline))


def _entry(inline: Inline) -> Iterator[Inline]:
    """Yield the text of a heading for the table of contents, with its marks but without links or notes."""
    match inline:
        case Text():
            yield replace(inline, link=None)
        case CrossReference():
            yield Text(plain_text((inline,)))
        case Formula():
            yield Text(inline.tex)
        case LineBreak():
            yield Text(" ")
        case NoteMark() | PageNumber() | Edge():
            pass
