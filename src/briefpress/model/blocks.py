"""What the body of a brief is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from briefpress.model.inlines import Inlines, NoteRef
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


Block = Paragraph | Heading | ListBlock | Quote | CodeBlock | ThematicBreak | Recommendations | NotesPlace
Blocks = tuple[Block, ...]


def walk(blocks: Blocks) -> Iterator[Block]:
    """Yield every block in reading order, those inside others after the block that holds them."""
    for block in blocks:
        yield block
        match block:
            case ListBlock() | Recommendations():
                for item in block.items:
                    yield from walk(item)
            case Quote():
                yield from walk(block.blocks)
            case Paragraph() | Heading() | CodeBlock() | ThematicBreak() | NotesPlace():
                pass


def inlines_of(block: Block) -> Inlines:
    """Return the text that stands in `block` itself, not in blocks inside it."""
    return block.inlines if isinstance(block, Paragraph | Heading) else ()


def mentions(blocks: Blocks) -> list[NoteRef]:
    """Return the mentions of notes in `blocks`, in reading order."""
    return [inline for block in walk(blocks) for inline in inlines_of(block) if isinstance(inline, NoteRef)]
