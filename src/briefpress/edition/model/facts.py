"""Metadata of a publication, for machines and for readers of web pages."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field

from briefpress.edition.model.inlines import Inlines, Link
from briefpress.lazy import dataclass


@dataclass(frozen=True, slots=True)
class Institution:
    """An organisation, and its address in a registry, or `""`."""

    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """An author: name, affiliations, and the address of the ORCID iD, or `""`."""

    name: str
    address: str = ""
    institutions: tuple[Institution, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """A version in another language: its language tag, the name of the language in that language, and a link to it."""

    lang: str
    name: str
    link: Link


@dataclass(frozen=True, slots=True)
class Facts:
    """Metadata of a publication. The authors are `people` or, if there are none, `organisations`.

    `kind` is the kind of brief, such as `policy-brief`; `status` is `published`, `draft` or `embargoed`; `minutes` is
    the reading time; `citation` is the suggested citation. `words` are the labels on a web page, by their names in the
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
