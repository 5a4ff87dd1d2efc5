"""Works that a brief cites, modelled on the Citation Style Language (CSL 1.0.2, appendices III and IV)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from briefpress import lazy
from briefpress.lazy import dataclass
from briefpress.model.place import NOWHERE, Place

NAME_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")
DOI_PREFIX = r"10(?:\.\d{4,9}(?:\.\d+)*)?"  # short DOIs begin with just `10` (DOI Handbook, 2.2.2)
DOI = lazy.pattern(rf"{DOI_PREFIX}/\S+")  # a DOI without the address of a resolver
Name = Mapping[str, str]  # the parts of a name, by the keys in NAME_PARTS


@dataclass(frozen=True, slots=True)
class WorkDate:
    """A date of a work: its known parts (year, month, day), or two sets of parts for a range. A date in any other form
    is stored as written, in `literal`.
    """

    parts: tuple[tuple[int, ...], ...] = ()
    literal: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """A book, article, web page or other work, with the key that citations use; its variables are named as in CSL."""

    key: str
    type: str
    names: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)
    dates: Mapping[str, WorkDate] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    place: Place = field(default=NOWHERE, compare=False)


class CitationForm(StrEnum):
    """Where citations appear: in the text, or each in a note."""

    TEXT = "text"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class CitationStyle:
    """A citation style as CSL text."""

    csl: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class CitationSetting:
    """How works are cited.

    `form` is None if the style determines it, `style` is None for the default style, and `title` is `""` for the house
    word. `asked` is True if a bibliography is set, even if none of its works can be read. `listed` contains the keys of
    works to list without citing them, or `*` for all.
    """

    form: CitationForm | None = None
    style: CitationStyle | None = None
    title: str = ""
    links: bool = True
    has_list: bool = True
    asked: bool = False
    listed: tuple[str, ...] = ()
    listed_place: Place = field(default=NOWHERE, compare=False)
