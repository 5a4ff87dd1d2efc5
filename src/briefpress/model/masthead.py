"""What a brief says of itself as a publication, who wrote it, and its parts besides the text."""

from __future__ import annotations

import datetime
from dataclasses import field
from enum import StrEnum

from briefpress.lazy import dataclass
from briefpress.model.blocks import Blocks
from briefpress.model.place import NOWHERE, Place

# The parts after the cover and the contents, in the order that they have unless a brand or a brief has another one.
ORDER = (
    "keypoints",
    "people",
    "contributors",
    "abstract",
    "plain-language-summary",
    "body",
    "authors",
    "about",
    "contacts",
    "partners",
    "funders",
    "small-print",
    "imprint",
)


# Below a masthead, what matters comes first, and who is after it last.
BELOW_MASTHEAD = ("keypoints", "abstract", "plain-language-summary", "body", "authors", "people", "about")


def full_order(first: tuple[str, ...]) -> tuple[str, ...]:
    """Return all parts, those in `first` before the others."""
    return tuple(dict.fromkeys((*first, *ORDER)))


def counts_in_order(first: tuple[str, ...]) -> bool:
    """Return whether the abstract is before the body, as its notes and figures are counted first (`text_of`)."""
    order = full_order(first)
    return order.index("abstract") < order.index("body")


class Front(StrEnum):
    """How a brief begins: with a page of its own, or with a band above the text; `""`: as its brand has it."""

    UNSET = ""
    COVER = "cover"
    MASTHEAD = "masthead"


class Status(StrEnum):
    """How far a brief is; what is not final says so on every page."""

    DRAFT = "draft"
    EMBARGOED = "embargoed"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Translation:
    """The same in another language: on the web, or the brief with the id `brief`."""

    lang: str
    url: str = ""
    brief: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Masthead:
    """What is around the title. `embargo` is the first day on which a brief may be published."""

    short_title: str = ""
    series: str = ""
    number: str = ""
    topics: tuple[str, ...] = ()
    status: Status = Status.FINAL
    embargo: datetime.date | None = None
    modified: datetime.date | None = None
    publisher: str = ""
    issn: str = ""
    isbn: str = ""
    translations: tuple[Translation, ...] = ()
    front: Front = Front.UNSET


@dataclass(frozen=True, slots=True)
class Affiliation:
    """Where somebody works; `ror` is the bare id in the Research Organization Registry."""

    name: str
    department: str = ""
    city: str = ""
    country: str = ""
    ror: str = ""


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody who wrote the brief: `person` is the id of a person, `roles` are terms of CRediT.

    `equal` says that others of the authors have done as much.
    """

    person: str
    affiliations: tuple[Affiliation, ...] = ()
    roles: tuple[str, ...] = ()
    corresponding: bool = False
    equal: bool = False
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Funding:
    """Money that the work was done with: words about it, who gave it, and the numbers of the grants."""

    statement: Blocks = ()
    sources: tuple[str, ...] = ()
    awards: tuple[str, ...] = ()
