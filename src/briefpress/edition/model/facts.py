"""Metadata of a publication, for machines and readers of a web page."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field

from briefpress.edition.model.inlines import Inlines, Link
from briefpress.lazy import dataclass


@dataclass(frozen=True, slots=True)
class Institution:
    """An organisation and its address in a registry, or `""`."""

    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """An author: the address of the ORCID iD, or `""`, and the affiliations."""

    name: str
    address: str = ""
    institutions: tuple[Institution, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """Another language version: its language tag, the name of the language in that language, and its address."""

    lang: str
    name: str
    link: Link


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts about a publication. `people` are its authors, or `organisations` if there are none.

    `kind` is the brief's, `policy-brief`; `status` is `published`, `draft` or `embargoed`; `minutes` is the reading
    time; `citation` tells how to cite it. `words` are the labels around a web page's content, by their names in the
    house words.
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
