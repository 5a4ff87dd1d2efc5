"""An edition: its parts in their order, and what is said of it as a whole; the pictures in it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from enum import StrEnum

from briefpress.brand.roles import PartKind
from briefpress.edition.blocks import Block, Blocks, Note, Picture
from briefpress.edition.charts import Chart
from briefpress.edition.facts import Facts
from briefpress.edition.paragraphs import Paragraph
from briefpress.edition.structure import walk
from briefpress.lazy import dataclass
from briefpress.model import Front, NotesPlacement


class TitleLength(StrEnum):
    """How long a title is, as a class of the whole page: a brand sets long titles smaller."""

    SHORT = "title-short"
    LONG = "title-long"
    LONGEST = "title-longest"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the publication and what is in it."""

    kind: PartKind
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Edition:
    """A publication, ready to be drawn. `notes` is keyed by the note's id; `paper` is `a4` or `letter`.

    `rtl` says whether it is written from right to left; `address` is where it is found for good, `license` the address
    of its licence or the licence's name. `date_pattern` is the pattern of CLDR that the date on the cover follows.
    `page_label` has `{number}` and `{total}` in it. `draft` names a version for review, `""` for a finished one;
    `notes_listed` says that groups of notes are numbered paragraphs in Word, not its endnotes.
    New headings down to the level `number_depth` get a number in Word; 0: none do.
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
    number_depth: int
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
    notes_listed: bool = False
    facts: Facts = field(default_factory=Facts)
    front: Front = Front.COVER

    @property
    def page_class(self) -> str:
        """Return the classes of the whole page, by which a brand tells one kind of edition from another."""
        return f"{self.title_length} front-{self.front}"


def pictures(blocks: Iterable[Block]) -> Iterator[Picture]:
    """Yield the pictures among `blocks`, those inside other blocks too."""
    return (block for block in walk(blocks) if isinstance(block, Picture))


def charts_in(edition: Edition) -> Iterator[Chart]:
    """Yield the charts of an edition."""
    found = walk(block for part in edition.parts for block in part.blocks)
    return (block for block in found if isinstance(block, Chart))


def initials(edition: Edition) -> frozenset[str]:
    """Return the initials that stand for portraits which are not there."""
    found = pictures(block for part in edition.parts for block in part.blocks)
    return frozenset(picture.initials for picture in found if not picture.path)
