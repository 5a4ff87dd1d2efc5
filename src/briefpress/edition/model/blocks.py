"""The blocks of an edition, with their roles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from itertools import repeat

from briefpress.brand.own_roles import AnyRole
from briefpress.brand.roles import Role
from briefpress.edition.model.charts import Chart
from briefpress.edition.model.inlines import Formula, Inlines
from briefpress.edition.model.paragraphs import Caption, Paragraph
from briefpress.edition.model.tables import Table
from briefpress.lazy import dataclass
from briefpress.model import NOWHERE, Column, Numerals, Place, numeral

PANEL_GAP = 0.04  # the share of the text width between figures side by side


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list at `depth` 1 or deeper; the first paragraph of each item has the role of the list.

    `symbols` contains the replacement of each item's bullet, or `""` for the normal bullet; it is empty if no bullet is
    replaced. If `example` is True, the list continues the numbered examples of the brief.
    """

    items: tuple[Blocks, ...]
    ordered: bool
    start: int
    depth: int
    tight: bool
    symbols: tuple[str, ...] = ()
    numerals: Numerals = Numerals.DECIMAL
    form: str = "{}."
    example: bool = False

    @property
    def is_plain(self) -> bool:
        """Return whether the numbers are digits followed by full stops."""
        return self.numerals is Numerals.DECIMAL and self.form == "{}."

    @property
    def numbers(self) -> tuple[str, ...]:
        """Return the numbers of the items as shown."""
        counted = range(self.start, self.start + len(self.items))
        return tuple(self.form.format(numeral(number, self.numerals)) for number in counted)

    @property
    def items_with_symbols(self) -> Iterator[tuple[str, Blocks]]:
        """Yield the items, each with the symbol that replaces its bullet, or `""`."""
        return zip(self.symbols or repeat("", len(self.items)), self.items, strict=True)


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation in a note, in the style of the note; elsewhere, quotations are boxes."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal rule or, with `new_page`, a page break."""

    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Recommendations:
    """Recommendations with their numbers and blocks, as `cards` or as a list. Cards that are `paired` are in two
    columns.
    """

    items: tuple[tuple[str, Blocks], ...]
    cards: bool = False
    paired: bool = False


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """Terms with their definitions; each definition is a sequence of blocks."""

    items: tuple[tuple[Paragraph, tuple[Blocks, ...]], ...]


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks on a background or between lines. Paragraphs with the same `role` as the box are its body text.

    `caption` is set if the box is numbered.
    """

    role: AnyRole
    caption: Caption | None
    blocks: Blocks
    id: str = ""
    column: Column = Column.TEXT


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture or chart with its caption; `below` contains source and credit.

    `width` is a share of the text width; 0 means the natural size of a picture, or the full width for a chart. `length`
    is the width in points, or 0 if it is not set. If the picture is missing, `picture` is a paragraph.
    """

    id: str
    picture: Picture | Chart | Paragraph
    caption: Caption | None
    below: tuple[Paragraph, ...]
    width: float
    place: Place = field(default=NOWHERE, compare=False)
    length: float = 0
    column: Column = Column.TEXT
    floats: bool = True


@dataclass(frozen=True, slots=True)
class Panels:
    """Figures side by side in rows, each with its share of the text width. The caption and the lines `below` are as in
    `Figure`.

    `PANEL_GAP` is the share of the width between two figures.
    """

    id: str
    rows: tuple[tuple[tuple[float, Figure], ...], ...]
    caption: Caption | None
    below: tuple[Paragraph, ...]
    place: Place = field(default=NOWHERE, compare=False)
    column: Column = Column.TEXT
    floats: bool = True


@dataclass(frozen=True, slots=True)
class Equation:
    """A display formula; `caption` contains its number, if any, and `brackets` the brackets around it."""

    id: str
    formula: Formula
    caption: Caption | None
    place: Place = field(default=NOWHERE, compare=False)
    brackets: tuple[str, str] = ("(", ")")


@dataclass(frozen=True, slots=True)
class Landscape:
    """Blocks on landscape pages, inside a part."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Note:
    """A note with its number, its blocks, and the anchors of all its note marks."""

    id: str
    number: str
    blocks: Blocks
    anchors: tuple[str, ...]
    back_label: str


@dataclass(frozen=True, slots=True)
class NoteGroup:
    """A group of notes under a heading, at its position in the text."""

    id: str
    heading: Paragraph
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """An entry in a table of contents: the text of the heading with the id `target`, and its number or `""`.

    In a list of figures or tables, `kind` is the name of the sequence that numbers the caption, and `series` is the
    letter of the annex, or `""`.
    """

    role: Role
    inlines: Inlines
    target: str
    number: str = ""
    kind: str = ""
    series: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture; `path` is relative to the workspace. Without a path, decorative `initials` replace a portrait."""

    role: Role
    path: str
    alt: str
    initials: str = ""


@dataclass(frozen=True, slots=True)
class Logos:
    """Pictures side by side, in several rows if necessary."""

    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code that leads to `address`."""

    role: Role
    address: str
    alt: str


@dataclass(frozen=True, slots=True)
class Card:
    """Blocks that form a unit: a person, an organisation, a contact, or half of the cover. `whole` cards are never
    split across pages.
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
