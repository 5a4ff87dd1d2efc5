"""The classes of a brief as a whole: front matter, notes and the brief itself."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from itertools import chain

from briefpress.lazy import dataclass
from briefpress.model.bibliography import CitationSetting, Work
from briefpress.model.blocks import Blocks
from briefpress.model.inlines import Inlines
from briefpress.model.masthead import Author, Funding, Masthead
from briefpress.model.place import NOWHERE, Place
from briefpress.model.records import Organisation, Person


class NotesPlacement(StrEnum):
    """Where notes appear: at the foot of the page, at the end of each section, or in one list at the end."""

    PAGE = "page"
    SECTION = "section"
    END = "end"


class NotesInWord(StrEnum):
    """What notes become in Word: a numbered list (which survives in every program), endnotes or footnotes."""

    LIST = "list"
    ENDNOTES = "endnotes"
    FOOTNOTES = "footnotes"


@dataclass(frozen=True, slots=True)
class NotesSetting:
    """Where the notes of a brief appear, and their heading (`""` for the house word). `word` states what they become in
    Word, or is None if the brief does not set it.
    """

    placement: NotesPlacement = NotesPlacement.PAGE
    title: str = ""
    word: NotesInWord | None = None

    @property
    def in_word(self) -> NotesInWord:
        """Return what notes become in Word: footnotes if they are at the foot of the page, otherwise a list by
        default.
        """
        if self.placement is NotesPlacement.PAGE:
            return NotesInWord.FOOTNOTES
        return self.word or NotesInWord.LIST


@dataclass(frozen=True, slots=True)
class Reference:
    """The id of a person or organisation, with the place where it is written."""

    id: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class PeopleGroup:
    """People with the same role, such as moderator or speakers, in display order."""

    role: str
    members: tuple[Reference, ...]
    title: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Note:
    """A note as written, `[^id]: ...`."""

    id: str
    blocks: Blocks
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class License:
    """A licence: its name, and the web address of its text, or `""`."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Copyright:
    """The copyright holder and the years of the copyright (`""` for the year of the brief), or a `statement` that
    replaces both.
    """

    holder: str = ""
    year: str = ""
    statement: str = ""


@dataclass(frozen=True, slots=True)
class Meta:
    """The front matter. `brand` and `paper` are `""` for the default.

    `doi` is the bare DOI, `10.1234/abc`; `url` is the web address of the brief. `problems` sets levels of problems by
    code. `title_inlines` and `subtitle_inlines` are set only for text with marks. `date_precision` is `month` or `year`
    if the date has no day or no month. `suggested` is set if the brief states how to cite it. `toc` is None if the
    length of the brief determines whether there is a table of contents. `parts` contains the prose parts besides the
    body, by their names in the front matter; `order` lists the parts that come first (see `masthead.ORDER`).
    `translation_of` is the version or date of the original on which a translation is based. Headings are numbered down
    to level `number_depth`; 0 means none. `lof` and `lot` request lists of figures and tables.
    """

    title: str
    subtitle: str = ""
    title_inlines: Inlines = ()
    subtitle_inlines: Inlines = ()
    kind: str = ""
    date: datetime.date | None = None
    date_format: str = ""
    date_precision: str = ""
    lang: str = "en"
    brand: str = ""
    paper: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()
    abstract: Blocks = ()
    abstract_title: str = ""
    toc: bool | None = None
    toc_depth: int = 2
    toc_title: str = ""
    number_depth: int = 0
    lof: bool = False
    lot: bool = False
    people: tuple[PeopleGroup, ...] = ()
    contributors: tuple[Reference, ...] = ()
    contacts: tuple[Reference, ...] = ()
    notes: NotesSetting = NotesSetting()
    citations: CitationSetting = field(default_factory=CitationSetting)
    suggested: Work | None = None
    version: str = ""
    doi: str = ""
    url: str = ""
    license: License | None = None
    copyright: Copyright | None = None
    masthead: Masthead = field(default_factory=Masthead)
    authors: tuple[Author, ...] = ()
    parts: Mapping[str, Blocks] = field(default_factory=dict)
    funding: tuple[Funding, ...] = ()
    partners: tuple[Reference, ...] = ()
    funders: tuple[Reference, ...] = ()
    order: tuple[str, ...] = ()
    problems: Mapping[str, str] = field(default_factory=dict)
    translation_of: str = ""
    translation_of_place: Place = field(default=NOWHERE, compare=False)
    modified_place: Place = field(default=NOWHERE, compare=False)
    date_place: Place = field(default=NOWHERE, compare=False)
    title_place: Place = field(default=NOWHERE, compare=False)
    brand_place: Place = field(default=NOWHERE, compare=False)
    lof_place: Place = field(default=NOWHERE, compare=False)
    lot_place: Place = field(default=NOWHERE, compare=False)
    kind_place: Place | None = field(default=None, compare=False)

    @property
    def shown_date_format(self) -> str:
        """Return the format of the date on the cover, without a day or month that the date in the source lacks."""
        return self.date_precision or self.date_format

    @property
    def prose(self) -> Blocks:
        """Return the blocks of all prose parts, funding last."""
        statements = (funding.statement for funding in self.funding)
        return tuple(chain.from_iterable((*self.parts.values(), *statements)))

    @property
    def named(self) -> tuple[Reference, ...]:
        """Return all people and organisations that the front matter refers to, in any role."""
        members = chain.from_iterable(group.members for group in self.people)
        authors = (Reference(author.person, author.place) for author in self.authors)
        return (*members, *authors, *self.contributors, *self.contacts, *self.partners, *self.funders)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A source file of a brief.

    `path` is relative to the workspace, `text` contains no comments, and `digest` is the SHA-256 of `text`.
    """

    path: str
    digest: str
    text: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief: front matter, body, notes, and the people and organisations it can refer to.

    `notes` are in source order; `abbreviations` are keyed by the short form; `files` are the included files, relative
    to the workspace. `people` and `organisations` contain shared and inline records by id. `works` contains the works
    of its bibliographies by key. `original` is the id of the brief that this one translates, or `""`. If
    `is_partial`, the records of an unreadable file are missing, so the brief can be checked but not published.
    """

    id: str
    meta: Meta
    blocks: Blocks
    notes: tuple[Note, ...] = ()
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    people: Mapping[str, Person] = field(default_factory=dict)
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    works: Mapping[str, Work] = field(default_factory=dict)
    original: str = ""
    place: Place = field(default=NOWHERE, compare=False)
    is_partial: bool = False
