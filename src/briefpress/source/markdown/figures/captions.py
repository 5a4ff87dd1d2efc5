"""Captions below pictures: a line in italics directly below the picture, or a `: Caption {#fig-id}` line as for tables.

In: a `Figure`, and the text after it. Out: the figure with its caption. The text in the picture's brackets then becomes
the alt text.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING, TypeGuard

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from briefpress.model import Block, Figure, Inlines, Place, plain_text
from briefpress.source.markdown.inline_places import InlinePlaces
from briefpress.source.markdown.names import COLUMNS, column_of
from briefpress.source.markdown.pictures import read_width
from briefpress.source.syntax.attributes import Attributes
from briefpress.source.syntax.blocks.table_caption import BEGINS_CAPTION, CAPTION

if TYPE_CHECKING:
    from briefpress.source.markdown.blocks import BlockReader

LINES = ("title", "notes", "source")
BREAKS = ("softbreak", "hardbreak")


def lacks_caption(block: Block) -> TypeGuard[Figure]:
    """Return whether a block is a figure that can take its caption from the line below: it has none, or only its alt
    text.
    """
    return isinstance(block, Figure) and (not block.caption or block.picture.alt == plain_text(block.caption))


def with_caption(reader: BlockReader, figure: Figure, caption: Inlines, attributes: Attributes, place: Place) -> Figure:
    """Return `figure` with the `caption` written below it; `attributes` follow the caption, which is at `place`."""
    attributes.report_unknown("a picture", place, reader.report, known=("width", *LINES), classes=COLUMNS)
    title, notes, source = (
        reader.line(attributes.values[name], place) if name in attributes.values else own
        for name, own in zip(LINES, (figure.title, figure.notes, figure.source), strict=True)
    )
    share, length = read_width(reader.report, attributes.values.get("width", ""), place)
    width, length = (share, length) if share or length else (figure.width, figure.length)
    figure = replace(figure, title=title, notes=notes, source=source, width=width, length=length)
    id_, column = attributes.id or figure.id, column_of(attributes.classes) or figure.column
    return replace(figure, caption=caption, id=id_, column=column, place=figure.place.until(place))


def with_line(
    reader: BlockReader, node: SyntaxTreeNode, figure: Figure, tokens: list[Token]
) -> tuple[list[Token], Figure]:
    """Split `tokens`, the text below a figure: return the tokens after the caption, and the figure with the caption."""
    line = caption_line(tokens)
    if not line or not lacks_caption(figure):
        return tokens, figure
    rest = tokens[tokens.index(line[-1]) + 1 :]
    words = line[1:-1] if line[0].type == "em_open" else _without_colon(line)
    ends = _place(reader, node, line[-1])
    return rest, replace(figure, caption=reader.inlines(node, tokens=words), place=figure.place.until(ends))


def _place(reader: BlockReader, node: SyntaxTreeNode, token: Token) -> Place:
    """Return the place of `token` in the paragraph `node`."""
    inline, begins = node.children[0], token.map[0] if token.map else 0
    places = InlinePlaces(reader.source, inline.map[0] if inline.map else 0, inline.content)
    return places.at(begins, max(1, len(token.content)))


def caption_line(tokens: list[Token]) -> list[Token]:
    """Return the caption at the start of `tokens`: a line in italics, or a line that begins with a colon."""
    tokens = [*dropwhile(lambda token: token.type == "text" and not token.content.strip(), tokens)]
    line = [*takewhile(lambda token: token.type not in BREAKS, tokens)]
    if line and line[0].type == "text" and BEGINS_CAPTION.match(line[0].content):
        return line
    end = next((number for number, token in enumerate(tokens) if token.type == "em_close"), 0)
    is_line = end and tokens[0].type == "em_open" and (end + 1 == len(tokens) or tokens[end + 1].type in BREAKS)
    return tokens[: end + 1] if is_line else []


def _without_colon(line: list[Token]) -> list[Token]:
    first, *more = line
    return [first.copy(content=CAPTION.sub("", first.content, count=1)), *more]
