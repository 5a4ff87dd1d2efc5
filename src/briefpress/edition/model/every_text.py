"""All text of an edition, for rules that apply to every word. In: an `Edition`. Out: its texts, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.edition.model.blocks import Block, Figure, Panels, Picture
from briefpress.edition.model.charts import Chart
from briefpress.edition.model.inlines import Formula, Inline, Inlines, Text, plain_text
from briefpress.edition.model.paragraphs import Paragraph
from briefpress.edition.model.publication import Edition
from briefpress.edition.model.structure import texts_of, walk
from briefpress.edition.model.tables import Table
from briefpress.model import NOWHERE, Column, Mark, Place


def texts(edition: Edition) -> Iterator[str]:
    """Yield each text, notes last."""
    for block in _blocks(edition):
        yield from map(plain_text, texts_of(block))


def pieces(edition: Edition) -> Iterator[str]:
    """Yield the pieces of each text between note marks, cross-references and other inlines; notes last."""
    for block in _blocks(edition):
        yield from (inline.text for inlines in texts_of(block) for inline in inlines if isinstance(inline, Text))


def prose_texts(edition: Edition) -> Iterator[tuple[str, Place]]:
    """Yield each text without code or formulas, then the text that is read aloud but not visible: alt text and document
    properties.

    Each has its place in the source, or `NOWHERE`.
    """
    for block in _blocks(edition):
        yield from ((_prose(inlines), _place(block)) for inlines in texts_of(block))
    unseen = (block.alt for block in _blocks(edition) if isinstance(block, Picture | Chart))
    marks = (edition.running_title, edition.watermark)
    properties = (edition.title, *marks, edition.description, *edition.keywords, *edition.authors)
    yield from ((text, NOWHERE) for text in (*unseen, *properties))


def places_in_margin(edition: Edition) -> set[Place]:
    """Return the places of the blocks in the margin, and of the blocks inside them."""
    beside = [block for block in _blocks(edition) if getattr(block, "column", Column.TEXT) is Column.MARGIN]
    return {_place(block) for block in walk(tuple(beside))} - {NOWHERE}


def _blocks(edition: Edition) -> Iterator[Block]:
    notes = (note.blocks for note in edition.notes.values())
    for blocks in (*(part.blocks for part in edition.parts), *notes):
        yield from walk(blocks)


def _prose(inlines: Inlines) -> str:
    return plain_text(tuple(inline for inline in inlines if not _is_foreign(inline)))


def _is_foreign(inline: Inline) -> bool:
    """Return whether an inline is code or a formula, where characters have other meanings."""
    return isinstance(inline, Formula) or (isinstance(inline, Text) and Mark.CODE in inline.marks)


def _place(block: Block) -> Place:
    return block.place if isinstance(block, Paragraph | Figure | Panels | Table | Chart) else NOWHERE
