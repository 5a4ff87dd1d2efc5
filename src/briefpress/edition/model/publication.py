"""An edition: its parts in order, its properties and its pictures."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from enum import StrEnum

from briefpress.brand.roles import PartKind, Role
from briefpress.edition.model.blocks import Block, Blocks, Note, Picture
from briefpress.edition.model.charts import Chart
from briefpress.edition.model.facts import Facts
from briefpress.edition.model.paragraphs import Paragraph
from briefpress.edition.model.structure import walk
from briefpress.lazy import dataclass
from briefpress.model import Front, NotesInWord, NotesPlacement


class TitleLength(StrEnum):
    """The length of a title, as CSS classes of the whole page. Brands use them to set long titles in smaller type."""

    SHORT = "title-short"
    LONG = "title-long"
    LONGEST = "title-longest"
    HUGE = "title-longest title-huge"  # such as 200 Chinese characters, each twice as wide as a Latin letter


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the publication, with its content."""

    kind: PartKind
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Edition:
    """A publication, ready to write in any format. `notes` are keyed by id; `paper` is `a4` or `letter`.

    `rtl` means that text runs from right to left. `address` is the permanent address of the publication; `license` is
    the address or name of its licence. `date_pattern` is the CLDR pattern of the date on the cover. `page_label`
    contains `{number}` and `{total}`. `draft` is the name of a version for review, or `""` for a finished edition.
    `notes_in_word` is what notes become in Word. New headings in Word are numbered down to level `number_depth`; 0
    means none. `mark` replaces the title in running heads if the edition is not final. `watermark` is the text across
    each page, or `""`. `inserted` and `deleted` are the words that screen readers announce before a change, or `""` if
    the edition shows no changes.
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
    notes_in_word: NotesInWord = NotesInWord.FOOTNOTES
    facts: Facts = field(default_factory=Facts)
    front: Front = Front.COVER
    watermark: str = ""
    inserted: str = ""
    deleted: str = ""

    @property
    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of all parts; those of notes are in `notes`."""
        return (block for part in self.parts for block in part.blocks)

    @property
    def page_class(self) -> str:
        """Return the CSS classes of the whole page, by which brands distinguish kinds of editions."""
        picture = " with-picture" if self.cover_picture else ""
        return f"{self.title_length} front-{self.front}{picture}"

    @property
    def cover_picture(self) -> Picture | None:
        """Return the picture behind the title, or None."""
        shown = pictures(self.parts[0].blocks)
        return next((picture for picture in shown if picture.role is Role.COVER_PICTURE), None)


def pictures(blocks: Iterable[Block]) -> Iterator[Picture]:
    """Yield the pictures in `blocks` at any depth."""
    return (block for block in walk(blocks) if isinstance(block, Picture))


def svg_pictures(edition: Edition) -> list[str]:
    """Return the paths of the SVG pictures of an edition, sorted."""
    return sorted({picture.path for picture in pictures(edition.blocks) if picture.path.lower().endswith(".svg")})


def charts_in(edition: Edition) -> Iterator[Chart]:
    """Yield the charts of an edition."""
    found = walk(edition.blocks)
    return (block for block in found if isinstance(block, Chart))


def initials(edition: Edition) -> frozenset[str]:
    """Return all initials that replace missing portraits."""
    found = pictures(edition.blocks)
    return frozenset(picture.initials for picture in found if not picture.path)
