"""What the body of a brief is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import chain

from briefpress.model.inlines import Inlines, NoteRef
from briefpress.model.pictures import Picture
from briefpress.model.place import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text."""

    inlines: Inlines
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of `level` 1 to 6; `id` is what the author wrote in `{#id}`, or `""`."""

    level: int
    inlines: Inlines
    id: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A bullet list, or a numbered one that begins at `start`; each item is a sequence of blocks.

    `tight` says that the author left no empty lines between the items (CommonMark 0.31, section 5.3).
    """

    items: tuple[Blocks, ...]
    ordered: bool = False
    start: int = 1
    tight: bool = True
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation."""

    blocks: Blocks
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Text set as it is written, line by line."""

    text: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ThematicBreak:
    """A break between paragraphs, written `---`."""

    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Recommendations:
    """The numbered recommendations of the brief, written `::: recommendations`."""

    items: tuple[Blocks, ...]
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class NotesPlace:
    """Where the notes gathered so far are to be set, written `::: notes`."""

    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ReferencesPlace:
    """Where the list of works cited is to be set, written `::: {#refs}`."""

    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """Terms, each with its definitions; each definition is a sequence of blocks."""

    items: tuple[tuple[Paragraph, tuple[Blocks, ...]], ...]
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture that stands by itself. `width` is its share of the text's width, from 0 to 1; 0: its own size."""

    picture: Picture
    caption: Inlines = ()
    source: Inlines = ()
    width: float = 0
    id: str = ""
    place: Place = field(default=NOWHERE, compare=False)


class Alignment(StrEnum):
    """How the text of a column stands; `""`: as the brand has it."""

    UNSET = ""
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


Row = tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: every row of `head` and `body` has a cell for each column of `alignments`.

    The first `header_columns` cells of a row of `body` are its headers.
    """

    head: tuple[Row, ...]
    body: tuple[Row, ...]
    alignments: tuple[Alignment, ...]
    caption: Inlines = ()
    source: Inlines = ()
    header_columns: int = 0
    id: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Landscape:
    """Blocks on sheets of their own that lie on their long side, written `::: {.landscape}`."""

    blocks: Blocks
    place: Place = field(default=NOWHERE, compare=False)


Block = (
    Paragraph
    | Heading
    | ListBlock
    | Quote
    | CodeBlock
    | ThematicBreak
    | Recommendations
    | DefinitionList
    | Figure
    | Table
    | Landscape
    | NotesPlace
    | ReferencesPlace
)
Blocks = tuple[Block, ...]


def walk(blocks: Blocks) -> Iterator[Block]:
    """Yield every block in reading order, those inside others after the block that holds them."""
    for block in blocks:
        yield block
        match block:
            case ListBlock() | Recommendations():
                for item in block.items:
                    yield from walk(item)
            case DefinitionList():
                for term, definitions in block.items:
                    yield from walk((term, *chain.from_iterable(definitions)))
            case Quote() | Landscape():
                yield from walk(block.blocks)
            case Paragraph() | Heading() | CodeBlock() | ThematicBreak() | Figure() | Table():
                pass
            case NotesPlace() | ReferencesPlace():
                pass


def inlines_of(block: Block) -> Inlines:
    """Return the text that stands in `block` itself, in reading order, not in blocks inside it."""
    return tuple(inline for text in texts_of(block) for inline in text)


def with_texts(blocks: Blocks, change: Callable[[Inlines], Inlines]) -> Blocks:
    """Return `blocks` with `change` made to every text in them, in reading order."""
    return tuple(_with_texts(block, change) for block in blocks)


def _with_texts(block: Block, change: Callable[[Inlines], Inlines]) -> Block:
    match block:
        case Paragraph() | Heading():
            return replace(block, inlines=change(block.inlines))
        case ListBlock() | Recommendations():
            return replace(block, items=tuple(with_texts(item, change) for item in block.items))
        case Quote() | Landscape():
            return replace(block, blocks=with_texts(block.blocks, change))
        case DefinitionList():
            items = (
                (
                    replace(term, inlines=change(term.inlines)),
                    tuple(with_texts(definition, change) for definition in definitions),
                )
                for term, definitions in block.items
            )
            return replace(block, items=tuple(items))
        case Figure():
            return replace(block, caption=change(block.caption), source=change(block.source))
        case Table():
            head, body = (tuple(tuple(map(change, row)) for row in rows) for rows in (block.head, block.body))
            return replace(block, caption=change(block.caption), head=head, body=body, source=change(block.source))
        case CodeBlock() | ThematicBreak() | NotesPlace() | ReferencesPlace():
            return block


def texts_of(block: Block) -> tuple[Inlines, ...]:
    """Return each text that stands in `block` itself: one of a paragraph, one for each cell of a table."""
    match block:
        case Paragraph() | Heading():
            return (block.inlines,)
        case Figure():
            return (block.caption, block.source)
        case Table():
            return (block.caption, *(cell for row in (*block.head, *block.body) for cell in row), block.source)
    return ()


def mentions(blocks: Blocks) -> list[NoteRef]:
    """Return the mentions of notes in `blocks`, in reading order."""
    return [inline for block in walk(blocks) for inline in inlines_of(block) if isinstance(inline, NoteRef)]
