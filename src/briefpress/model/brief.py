"""The brief as a whole."""

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
    """Where notes stand: at the foot of the page, at the end of a section, in one list at the end."""

    PAGE = "page"
    SECTION = "section"
    END = "end"


class NotesInWord(StrEnum):
    """What notes that stand in groups are in Word: numbered paragraphs, which every program keeps, or endnotes."""

    LIST = "list"
    ENDNOTES = "endnotes"


@dataclass(frozen=True, slots=True)
class NotesSetting:
    """Where the notes of a brief stand and what their list is called (`""`: the house word).

    `word` is what they are in Word, None where the brief does not say.
    """

    placement: NotesPlacement = NotesPlacement.PAGE
    title: str = ""
    word: NotesInWord | None = None

    @property
    def listed_in_word(self) -> bool:
        """Say whether notes are numbered paragraphs in Word: those in groups are, unless the brief says otherwise."""
        return self.placement is not NotesPlacement.PAGE and self.word is not NotesInWord.ENDNOTES


@dataclass(frozen=True, slots=True)
class Reference:
    """The id of a person or an organisation, with the place where it was named."""

    id: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class PeopleGroup:
    """People who share a role (moderator, speakers ...), in the order they are shown."""

    role: str
    members: tuple[Reference, ...]
    title: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it is written, `[^id]: ...`."""

    id: str
    blocks: Blocks
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class License:
    """What others may do with the brief: the licence's name, and the address of its text or `""`."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Copyright:
    """Who holds the rights since when (`""`: the year of the brief); `statement` replaces the line made of both."""

    holder: str = ""
    year: str = ""
    statement: str = ""


@dataclass(frozen=True, slots=True)
class Meta:
    """The front matter. `brand` and `paper` are `""` where the brief leaves them to the brand.

    `doi` is the bare name, `10.1234/abc`; `url` where the brief is to be found on the web. `problems`: the level
    of kinds of problems, by their codes, where it is not the usual one. `title_inlines` and `subtitle_inlines` are
    there where the words alone do not say all: marks and line breaks. `date_precision` is `month` or `year` where the
    date says no more. `suggested` is there where the brief says
    how it is to be cited itself, with what its front matter does not say elsewhere. `toc` is None where it is left to
    the length of the brief.
    `parts` are those besides the text that are prose, by their names in the front matter; `order` names parts that
    come before all others (see `masthead.ORDER`). `translation_of` is the version or the date that the original had
    when it was translated, where a translation says so. Headings have numbers down to level `number_depth`, 0: none.
    `lof` and `lot` ask for lists of figures and of tables.
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
    kind_place: Place | None = field(default=None, compare=False)

    @property
    def shown_date_format(self) -> str:
        """Return the format of the date on the cover: of a month or a year, what was written and no more."""
        return self.date_precision or self.date_format

    @property
    def prose(self) -> Blocks:
        """Return the blocks of all parts that are prose, in the order of writing."""
        statements = (funding.statement for funding in self.funding)
        return tuple(chain.from_iterable((*self.parts.values(), *statements)))

    @property
    def named(self) -> tuple[Reference, ...]:
        """Return all people and organisations that are named, in any role."""
        members = chain.from_iterable(group.members for group in self.people)
        authors = (Reference(author.person, author.place) for author in self.authors)
        return (*members, *authors, *self.contributors, *self.contacts, *self.partners, *self.funders)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that a brief was made from: `path` relative to the workspace, its text for readers, SHA-256 of that."""

    path: str
    digest: str
    text: str


@dataclass(frozen=True, slots=True)
class Brief:
    """One brief: front matter, body, notes, and the people and organisations it may name.

    `notes` keeps the order of writing; `abbreviations` are keyed by the short form; `files` are those, relative to
    the workspace, that the text was put together from besides the brief's own. `people` and `organisations` are keyed
    by id and hold the shared records together with those written inline. `works` are those of its bibliographies, by
    key. `original` is the id of the brief that it translates, `""` where it translates none.
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
