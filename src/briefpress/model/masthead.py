"""A brief as a publication: its bibliographic data, its authors, and its parts besides the body."""

from __future__ import annotations

import datetime
from dataclasses import field
from enum import StrEnum

from briefpress.lazy import dataclass
from briefpress.model.blocks import Blocks
from briefpress.model.pictures import Picture
from briefpress.model.place import NOWHERE, Place

# The default order of the parts after the cover and the table of contents.
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


# The order in a brief with a masthead: the main points come first, and the people after the text.
BELOW_MASTHEAD = ("keypoints", "abstract", "plain-language-summary", "body", "authors", "people", "about")


def full_order(first: tuple[str, ...]) -> tuple[str, ...]:
    """Return all parts in order, with `first` before the others."""
    return tuple(dict.fromkeys((*first, *ORDER)))


def counts_in_order(first: tuple[str, ...]) -> bool:
    """Return whether the abstract precedes the body if the parts `first` come first, as numbering requires (see
    `text_of`).
    """
    order = full_order(first)
    return order.index("abstract") < order.index("body")


class Front(StrEnum):
    """How a brief begins: with a cover, or with a masthead above the text; `""` if that depends on the brand."""

    UNSET = ""
    COVER = "cover"
    MASTHEAD = "masthead"


class Back(StrEnum):
    """Where the contacts and the imprint appear: below the text, or on a back cover; `""` if that depends on the
    brand.
    """

    UNSET = ""
    TEXT = "text"
    COVER = "cover"


class Status(StrEnum):
    """The status of a brief. Every page of a brief that is not final shows its status."""

    DRAFT = "draft"
    EMBARGOED = "embargoed"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Translation:
    """A version in another language: its web address, or the id of a `brief` in the workspace."""

    lang: str
    url: str = ""
    brief: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Masthead:
    """The data of a publication. `embargo` is the first day on which the brief may be published.

    `watermark` is the text across each page, `""` for none, or None if the status determines it.
    """

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
    back: Back = Back.UNSET
    back_place: Place = field(default=NOWHERE, compare=False)
    watermark: str | None = None
    cover_image: Picture | None = None


@dataclass(frozen=True, slots=True)
class Affiliation:
    """An author's institution; `ror` is the bare id in the Research Organization Registry."""

    name: str
    department: str = ""
    city: str = ""
    country: str = ""
    ror: str = ""


@dataclass(frozen=True, slots=True)
class Author:
    """An author of the brief: `person` is an id; `roles` are CRediT terms.

    `equal` marks authors who contributed equally.
    """

    person: str
    affiliations: tuple[Affiliation, ...] = ()
    roles: tuple[str, ...] = ()
    corresponding: bool = False
    equal: bool = False
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Funding:
    """Funding of the work: a statement, the funders, and the grants."""

    statement: Blocks = ()
    sources: tuple[str, ...] = ()
    awards: tuple[str, ...] = ()
