"""What an edition is made of: parts in their order, blocks with their role, text with its numbers."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from urllib.parse import quote

from briefpress.brand.roles import PartKind, Role
from briefpress.model import NOWHERE, Alignment, Mark, NotesPlacement, Place


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link goes: an address, or the id of a heading in this edition.

    `beside`: it is the id of another publication, whose file in the same format lies beside this one's.
    """

    href: str
    beside: bool = False

    @property
    def internal(self) -> str:
        """Return the id it points at inside this edition, or `""`."""
        return self.href[1:] if self.href.startswith("#") else ""

    def address(self, suffix: str) -> str:
        """Return the address in a file whose name ends in `suffix`."""
        return f"{quote(self.href)}{suffix}" if self.beside else self.href


@dataclass(frozen=True, slots=True)
class Language:
    """A language (BCP 47) and whether it is written from right to left."""

    tag: str
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of text with the same marks. `lang` is there where it is not the edition's language.

    `expansion` is what it is short for, `""` where it is no abbreviation.
    """

    text: str
    marks: frozenset[Mark] = frozenset()
    link: Link | None = None
    lang: Language | None = None
    expansion: str = ""


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A mention of what has the id `target` by its label or title `text`, with signs around it.

    `counted`: the text is the number of the paragraph, which the format itself counts. `labelled`: it is the label that
    the heading begins with.
    """

    text: str
    target: str
    before: str = ""
    after: str = ""
    counted: bool = False
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A mention of a note. `first` is True where the note itself is called; later mentions only point at it.

    `follows` says that another mention stands right before it.
    """

    note: str
    number: str
    anchor: str
    label: str
    first: bool
    follows: bool = False


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break the author wants to see."""


Inline = Text | NoteMark | CrossReference | LineBreak
Inlines = tuple[Inline, ...]


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
    def leads_on(self) -> bool:
        """Say whether it leads to what follows, and stays on a page with it: its last sign is a colon."""
        return self.role is Role.BODY_TEXT and plain_text(self.inlines).rstrip().endswith((":", "："))


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list at `depth` 1 and deeper; the first paragraph of each item has the list's role."""

    items: tuple[Blocks, ...]
    ordered: bool
    start: int
    depth: int
    tight: bool


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

    Where the picture is not there, a paragraph stands in its place.
    """

    id: str
    picture: Picture | Paragraph
    caption: Caption | None
    below: tuple[Paragraph, ...]
    width: float
    place: Place = field(default=NOWHERE, compare=False)


class Scope(StrEnum):
    """What a header cell names: all below it in its columns, or all beside it in its rows; `""`: it is no header."""

    NONE = ""
    COLUMN = "col"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, which begins in its row and reaches over so many columns and rows."""

    paragraph: Paragraph
    alignment: Alignment
    scope: Scope = Scope.NONE
    column_span: int = 1
    row_span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """The cells that begin in a row. `keep_with_next`: a cell in it goes on in the next row, or names what follows."""

    cells: tuple[Cell, ...]
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption; `below` has its source. `columns` are the shares of its width, 1 together."""

    id: str
    caption: Caption | None
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    columns: tuple[float, ...]
    below: tuple[Paragraph, ...]
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


class TitleLength(StrEnum):
    """How long a title is, as a class of the whole page: a brand sets long titles smaller."""

    SHORT = "title-short"
    LONG = "title-long"
    LONGEST = "title-longest"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the publication and what stands in it."""

    kind: PartKind
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Edition:
    """A publication, ready to be drawn. `notes` is keyed by the note's id; `paper` is `a4` or `letter`.

    `rtl` says whether it is written from right to left; `address` is where it is found for good, `license` the address
    of its licence or the licence's name. `date_pattern` is the pattern of CLDR that the date on the cover follows.
    `page_label` has `{number}` and `{total}` in it. `draft` names a version for review, `""` for a finished one;
    `mark` is what the running head says in place of the title where the edition is not final.
    """

    id: str
    lang: str
    rtl: bool
    title: str
    title_length: TitleLength
    subject: str
    authors: tuple[str, ...]
    keywords: tuple[str, ...]
    description: str
    date: datetime.date | None
    version: str
    address: str
    rights: str
    license: str
    paper: str
    running_title: str
    toc_depth: int
    notes_placement: NotesPlacement
    notes_heading: Paragraph
    parts: tuple[Part, ...]
    notes: Mapping[str, Note] = field(default_factory=dict)
    date_pattern: str = ""
    page_label: str = "{number}"
    facing_pages: bool = False
    draft: str = ""
    mark: str = ""
    publisher: str = ""


def plain_text(inlines: Inlines) -> str:
    """Return the words alone: no marks, no notes, a space for a line break."""
    return "".join(_words(inline) for inline in inlines)


def _words(inline: Inline) -> str:
    match inline:
        case Text():
            return inline.text
        case CrossReference():
            return f"{inline.before}{inline.text}{inline.after}"
        case LineBreak():
            return " "
        case NoteMark():
            return ""


def pictures(blocks: Iterable[Block]) -> Iterator[Picture]:
    """Yield the pictures among `blocks`, those inside other blocks too."""
    for block in blocks:
        match block:
            case Picture():
                yield block
            case Logos():
                yield from block.pictures
            case Figure():
                yield from pictures((block.picture,))
            case Quote() | Box() | Card() | Landscape():
                yield from pictures(block.blocks)
            case ListBlock():
                yield from pictures(chain.from_iterable(block.items))
            case Recommendations():
                yield from pictures(chain.from_iterable(item for _, item in block.items))
            case DefinitionList(items):
                yield from pictures(block for _, defined in items for block in chain.from_iterable(defined))
            case _:
                pass


def initials(edition: Edition) -> frozenset[str]:
    """Return the initials that stand for portraits which are not there."""
    found = pictures(block for part in edition.parts for block in part.blocks)
    return frozenset(picture.initials for picture in found if not picture.path)
