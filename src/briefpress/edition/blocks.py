"""What the parts of an edition are made of: blocks with their roles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from itertools import repeat

from briefpress.brand.roles import Role
from briefpress.edition.charts import Chart
from briefpress.edition.inlines import Formula, Inlines
from briefpress.edition.paragraphs import Caption, Paragraph
from briefpress.edition.tables import Table
from briefpress.lazy import dataclass
from briefpress.model import NOWHERE, Column, Numerals, Place, numeral

PANEL_GAP = 0.04  # of the text's width, between figures side by side


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list at `depth` 1 and deeper; the first paragraph of each item has the list's role.

    `signs` are those in place of the bullets, `""` for the list's own; empty where all have that. `example`: it is a
    stretch of the one example list.
    """

    items: tuple[Blocks, ...]
    ordered: bool
    start: int
    depth: int
    tight: bool
    signs: tuple[str, ...] = ()
    numerals: Numerals = Numerals.DECIMAL
    form: str = "{}."
    example: bool = False

    @property
    def is_plain(self) -> bool:
        """Say whether the numbers are digits with full stops."""
        return self.numerals is Numerals.DECIMAL and self.form == "{}."

    @property
    def numbers(self) -> tuple[str, ...]:
        """Return the numbers of the items as they are written."""
        counted = range(self.start, self.start + len(self.items))
        return tuple(self.form.format(numeral(number, self.numerals)) for number in counted)

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
    """A break between paragraphs, or between pages where a `new_page` begins."""

    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Recommendations:
    """The recommendations with their numbers, each with its blocks."""

    items: tuple[tuple[str, Blocks], ...]


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """Terms, each with its definitions; each definition is a sequence of blocks."""

    items: tuple[tuple[Paragraph, tuple[Blocks, ...]], ...]


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks set apart from the text on a ground or between lines; paragraphs of its own `role` are its text.

    `caption` is there where it is numbered.
    """

    role: Role
    caption: Caption | None
    blocks: Blocks
    id: str = ""
    column: Column = Column.TEXT


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture or chart with its caption; `below` has its source and credit.

    `width` is its share of the text's, 0 for its own; a chart then has all of that. `length` is its width in points
    where that was given, else 0. Where the picture is not there, a paragraph stands in its place.
    """

    id: str
    picture: Picture | Chart | Paragraph
    caption: Caption | None
    below: tuple[Paragraph, ...]
    width: float
    place: Place = field(default=NOWHERE, compare=False)
    length: float = 0
    column: Column = Column.TEXT


@dataclass(frozen=True, slots=True)
class Panels:
    """Figures side by side, row by row, each with the share of the text's width that it has; then as of a `Figure`.

    Between two of them is `PANEL_GAP` of that width.
    """

    id: str
    rows: tuple[tuple[tuple[float, Figure], ...], ...]
    caption: Caption | None
    below: tuple[Paragraph, ...]
    place: Place = field(default=NOWHERE, compare=False)
    column: Column = Column.TEXT


@dataclass(frozen=True, slots=True)
class Equation:
    """A formula on a line of its own; `caption` has its number, where it has one, in `signs`."""

    id: str
    formula: Formula
    caption: Caption | None
    place: Place = field(default=NOWHERE, compare=False)
    signs: tuple[str, str] = ("(", ")")


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
    """A line of the contents: the words of the heading with the id `target`, and its number, `""` for none.

    In a list of figures or tables, `kind` says which: the row that their captions are counted in.
    """

    role: Role
    inlines: Inlines
    target: str
    number: str = ""
    kind: str = ""


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
    """Blocks that belong together: a person, an organisation, a contact, a half of the cover.

    `whole`: never on two pages.
    """

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
    | Equation
    | Figure
    | Panels
    | Table
    | Landscape
    | NoteGroup
    | ContentsEntry
    | Picture
    | Chart
    | Logos
    | QrCode
    | Card
)
Blocks = tuple[Block, ...]
