"""Write footnotes at their marks, because CSS expects them inside the text. In: a note. Out: HTML that consists of
spans.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING, assert_never

from markupsafe import escape

from briefpress.brand.roles import Role
from briefpress.edition import (
    Block,
    Box,
    Card,
    Chart,
    ContentsEntry,
    DefinitionList,
    Equation,
    Figure,
    Landscape,
    ListBlock,
    Logos,
    Note,
    NoteGroup,
    NoteMark,
    Panels,
    Paragraph,
    Picture,
    QrCode,
    Quote,
    Recommendations,
    Rule,
    Table,
)

if TYPE_CHECKING:
    from briefpress.html.blocks import BlockWriter


def write_footnote(writer: BlockWriter, mark: NoteMark, note: Note) -> str:
    """Return the footnote at `mark`, with its direction, because the text around it may run in the opposite
    direction.
    """
    texts = _texts(writer, note.blocks)
    paragraphs = "".join(f'<span class="footnote-paragraph" data-tag="P">{text}</span>' for text in texts)
    there = f'role="doc-footnote" data-number="{mark.number}" title="{escape(mark.label)}"'
    back = f'data-call="{mark.anchor}" data-back-title="{escape(note.back_label)}"'
    name = f'class="footnote {Role.FOOTNOTE_TEXT.css_class}" id="{note.id}"'
    direction = "rtl" if writer.edition.rtl else "ltr"
    return f'<span {name} dir="{direction}" {there} {back}>{paragraphs}</span>'


def _texts(writer: BlockWriter, blocks: Iterable[Block]) -> Iterable[str]:
    """Yield the HTML of each paragraph in `blocks`; list items begin with their bullet or number."""
    for block in blocks:
        match block:
            case Paragraph():
                yield writer.inlines(block.inlines)
            case Equation():
                yield writer.inlines((block.formula,))
            case ListBlock():
                for number, (symbol, item) in enumerate(block.items_with_symbols, start=block.start):
                    first, *more = _texts(writer, item)
                    yield f"{number}. {first}" if block.ordered else f"{symbol or '•'} {first}"
                    yield from more
            case Quote():
                yield from _texts(writer, block.blocks)
            case DefinitionList():
                for term, definitions in block.items:
                    yield from _texts(writer, (term, *chain.from_iterable(definitions)))
            case Rule():
                pass
            case (
                Box()
                | Recommendations()
                | Figure()
                | Panels()
                | Chart()
                | Table()
                | Landscape()
                | NoteGroup()
                | ContentsEntry()
                | Picture()
                | Logos()
                | QrCode()
                | Card()
            ):
                raise AssertionError("`check` allows none of these in a note")
            case _:
                assert_never(block)
