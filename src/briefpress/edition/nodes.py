"""What an edition is made of: parts in their order, blocks with their role, text with its numbers."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from briefpress.brand.roles import PartKind, Role
from briefpress.model import Mark, NotesPlacement


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link goes: an address, or the id of a heading in this edition."""

    href: str

    @property
    def internal(self) -> str:
        """Return the id it points at inside this edition, or `""`."""
        return self.href[1:] if self.href.startswith("#") else ""


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of text with the same marks."""

    text: str
    marks: frozenset[Mark] = frozenset()
    link: Link | None = None


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


Inline = Text | NoteMark | LineBreak
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text in a role; a heading is a paragraph whose role has a level. `id` is `""` where nothing points at it."""

    role: Role
    inlines: Inlines
    id: str = ""


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
    """A block quotation."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Rule:
    """A break between paragraphs."""


@dataclass(frozen=True, slots=True)
class Recommendations:
    """The recommendations with their numbers, each with its blocks."""

    items: tuple[tuple[str, Blocks], ...]


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
class Card:
    """Blocks that belong together: a person, an organisation, a contact. `whole`: never on two pages."""

    kind: str
    blocks: Blocks
    whole: bool = False


Block = Paragraph | ListBlock | Quote | Rule | Recommendations | NoteGroup | ContentsEntry | Picture | Card
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

    `rtl` says whether it is written from right to left.
    """

    id: str
    lang: str
    title: str
    title_length: TitleLength
    subject: str
    authors: tuple[str, ...]
    keywords: tuple[str, ...]
    description: str
    date: datetime.date | None
    paper: str
    running_title: str
    toc_depth: int
    notes_placement: NotesPlacement
    notes_heading: Paragraph
    parts: tuple[Part, ...]
    notes: Mapping[str, Note] = field(default_factory=dict)
    rtl: bool = False


def plain_text(inlines: Inlines) -> str:
    """Return the words alone: no marks, no notes, a space for a line break."""
    return "".join(
        inline.text if isinstance(inline, Text) else " " if isinstance(inline, LineBreak) else "" for inline in inlines
    )


def initials(edition: Edition) -> frozenset[str]:
    """Return the initials that stand for portraits which are not there."""
    cards = (block for part in edition.parts for block in part.blocks if isinstance(block, Card))
    pictures = (block for card in cards for block in card.blocks if isinstance(block, Picture))
    return frozenset(picture.initials for picture in pictures if not picture.path)
