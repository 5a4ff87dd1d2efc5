"""What machines, and readers of a web page, are told of a publication."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field

from briefpress.edition.inlines import Inlines, Link
from briefpress.lazy import dataclass


@dataclass(frozen=True, slots=True)
class Institution:
    """An organisation and its address in a registry, `""` without one."""

    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """An author: the address of the ORCID iD, `""` without one, and where somebody works."""

    name: str
    address: str = ""
    institutions: tuple[Institution, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """The same in another language: its tag, its name in that language, and where it is."""

    lang: str
    name: str
    link: Link


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a publication. `people` are its authors, or `organisations` where there are no people.

    `kind` is as the brief has it, `policy-brief`; `status`: `published`, `draft` or `embargoed`; `minutes`: how long it
    takes to read; `citation`: how it is to be cited. `words` are those around the text of a web page, by their names
    in the house words.
    """

    kind: str = ""
    subtitle: str = ""
    series: str = ""
    number: str = ""
    issn: str = ""
    isbn: str = ""
    doi: str = ""
    url: str = ""
    modified: datetime.date | None = None
    people: tuple[Person, ...] = ()
    organisations: tuple[Institution, ...] = ()
    funders: tuple[Institution, ...] = ()
    topics: tuple[str, ...] = ()
    versions: tuple[Version, ...] = ()
    minutes: int = 0
    status: str = "published"
    citation: Inlines = ()
    words: Mapping[str, str] = field(default_factory=dict)
