"""What the parts of an edition are made of: blocks with their roles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from enum import Enum, StrEnum, auto
from itertools import repeat

from briefpress.brand.roles import Role
from briefpress.edition.inlines import Inlines, Language, plain_text
from briefpress.lazy import dataclass
from briefpress.model import NOWHERE, Alignment, Place


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text in a role; a heading is a paragraph whose role has a level. `id` is `""` where nothing points at it.

    `lang` is there where all of it is in a language that is not the edition's. `labelled`: its first text is the label
    that it is referred to by. `place` is where it was written, here and elsewhere; `NOWHERE` for what no author wrote.
    """

    role: Role
    inlines: Inlines
    id: str = ""
    lang: Language | None = None
    labelled: bool = False
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def left_to_right(self) -> bool:
        """Say whether it is written from left to right on every page: code is."""
        return self.role is Role.SOURCE_CODE

    @property
    def leads_on(self) -> bool:
        """Say whether it leads to what follows, and stays on a page with it: its last sign is a colon."""
        return self.role is Role.BODY_TEXT and plain_text(self.inlines).rstrip().endswith((":", "："))


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list at `depth` 1 and deeper; the first paragraph of each item has the list's role.

    `signs` are those in place of the bullets, `""` for the list's own; empty where all have that.
    """

    items: tuple[Blocks, ...]
    ordered: bool
    start: int
    depth: int
    tight: bool
    signs: tuple[str, ...] = ()

    @property
    def signed_items(self) -> Iterator[tuple[str, Blocks]]:
        """Yield the items, each with its sign."""
        return zip(self.signs or repeat("", len(self.items)), self.items, strict=True)


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation in a note, in whose style it is set; elsewhere it is a box."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Rule:
    """A break between paragraphs."""


@dataclass(frozen=True, slots=True)
class Recommendations:
    """The recommendations with their numbers, each with its blocks."""

    items: tuple[tuple[str, Blocks], ...]


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """Terms, each with its definitions; each definition is a sequence of blocks."""

    items: tuple[tuple[Paragraph, tuple[Blocks, ...]], ...]


@dataclass(frozen=True, slots=True)
class Caption:
    """What is written at a figure or table: its label, which is `before`, `number` and `after`, and its words.

    `between` stands between label and words; `kind` says in which row the number is counted.
    """

    role: Role
    kind: str
    before: str
    number: str
    after: str
    between: str
    inlines: Inlines

    @property
    def label(self) -> str:
        """Return the name by which the text refers to it, such as `Figure 1`."""
        return f"{self.before}{self.number}{self.after}"


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks set apart from the text on a ground or between lines; paragraphs of its own `role` are its text.

    `caption` is there where it is numbered.
    """

    role: Role
    caption: Caption | None
    blocks: Blocks
    id: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its caption; `below` has its source and credit. `width`: share of the text's, 0 for its own.

    `length` is its width in points where that was given, else 0. Where the picture is not there, a paragraph stands in
    its place.
    """

    id: str
    picture: Picture | Paragraph
    caption: Caption | None
    below: tuple[Paragraph, ...]
    width: float
    place: Place = field(default=NOWHERE, compare=False)
    length: float = 0


class Scope(StrEnum):
    """What a header cell names: all below it in its columns, or all beside it in its rows; `""`: it is no header."""

    NONE = ""
    COLUMN = "col"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, which begins in its row and reaches over so many columns and rows.

    `below` stands below its paragraph, which is empty and not drawn where the cell begins with something else.
    """

    paragraph: Paragraph
    alignment: Alignment
    scope: Scope = Scope.NONE
    column_span: int = 1
    row_span: int = 1
    below: Blocks = ()

    @property
    def blocks(self) -> Blocks:
        """Return all that is drawn, from top to bottom: at least one paragraph."""
        return (self.paragraph, *self.below) if self.paragraph.inlines or not self.below else self.below


@dataclass(frozen=True, slots=True)
class Row:
    """The cells that begin in a row. `keep_with_next`: a cell in it goes on in the next row, or names what follows.

    A `tall` row may be broken over pages.
    """

    cells: tuple[Cell, ...]
    keep_with_next: bool = False
    tall: bool = False


class Fits(Enum):
    """Where the words of a table fit: where it stands, on a sheet that lies on its long side, or on none."""

    HERE = auto()
    LANDSCAPE = auto()
    NOWHERE = auto()


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption; `below` has its source. `columns` are the shares of its width, 1 together.

    In `small` type more words fit; where they do not fit here either, the longest are broken.
    """

    id: str
    caption: Caption | None
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    columns: tuple[float, ...]
    below: tuple[Paragraph, ...]
    small: bool = False
    fits: Fits = Fits.HERE
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return all rows, from top to bottom."""
        return (*self.head, *self.body)


@dataclass(frozen=True, slots=True)
class Landscape:
    """Blocks on sheets of their own that lie on their long side; they stand among the blocks of a part."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Note:
    """A note with its number, its blocks and the anchors of all its mentions."""

    id: str
    number: str
    blocks: Blocks
    anchors: tuple[str, ...]
    back_label: str


@dataclass(frozen=True, slots=True)
class NoteGroup:
    """The notes that are set here, under a heading."""

    id: str
    heading: Paragraph
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents: the words of the heading with the id `target`."""

    role: Role
    inlines: Inlines
    target: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, `path` relative to the workspace; without one, a monogram of `initials`, which is decoration."""

    role: Role
    path: str
    alt: str
    initials: str = ""


@dataclass(frozen=True, slots=True)
class Logos:
    """Pictures side by side, in lines where one is not enough."""

    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code that leads to `address`."""

    role: Role
    address: str
    alt: str


@dataclass(frozen=True, slots=True)
class Card:
    """Blocks that belong together: a person, an organisation, a contact. `whole`: never on two pages."""

    kind: str
    blocks: Blocks
    whole: bool = False


Block = (
    Paragraph
    | ListBlock
    | Quote
    | Box
    | Rule
    | Recommendations
    | DefinitionList
    | Figure
    | Table
    | Landscape
    | NoteGroup
    | ContentsEntry
    | Picture
    | Logos
    | QrCode
    | Card
)
Blocks = tuple[Block, ...]
