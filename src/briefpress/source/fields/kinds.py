"""Fields and their types. In: what a table says. Out: the type as JSON Schema (draft 2020-12) has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

Schema = Mapping[str, Any]

# The shape of a BCP 47 language tag (RFC 5646, section 2.1), without private use and grandfathered tags.
LANGUAGE = r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-[A-Za-z0-9]{4,8})*$"

LINE: Schema = {"type": ["string", "number"]}
MARKDOWN: Schema = {"type": "string", "contentMediaType": "text/markdown"}
DATE: Schema = {"type": "string", "format": "date"}
URL: Schema = {"type": "string", "format": "uri"}
YES_OR_NO: Schema = {"type": "boolean"}


class Spoken(Enum):
    """Whether a field is the same in all languages, may differ as names do, or is words, which have to be translated.

    `OWN`: each language has its own, such as an address on the web, and none takes the place of one that lacks.
    What is not the same may be written in several languages, `{en: Rivers, uk: Річки}`.
    """

    SAME = auto()
    NAME = auto()
    WORDS = auto()
    OWN = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """A field: a line about it, its type, other names that are taken for it, and what languages are to it."""

    about: str
    type: Schema = field(default_factory=lambda: LINE)
    also: tuple[str, ...] = ()
    spoken: Spoken = Spoken.SAME

    @property
    def schema(self) -> Schema:
        """Return its type, which is that of each language where it is written in several."""
        if self.spoken is Spoken.SAME:
            return self.type
        languages = {"type": "object", "propertyNames": {"pattern": f"^{LANGUAGE}"}, "additionalProperties": self.type}
        return either(self.type, languages)


def name(about: str, type_: Schema | None = None, also: tuple[str, ...] = ()) -> Field:
    """Return a field that may be written in several languages."""
    return Field(about, type_ or LINE, also, Spoken.NAME)


def own(about: str, type_: Schema | None = None, also: tuple[str, ...] = ()) -> Field:
    """Return a field that a translation does not take from what it translates."""
    return Field(about, type_ or LINE, also, Spoken.OWN)


def words(about: str, type_: Schema | None = None, also: tuple[str, ...] = ()) -> Field:
    """Return a field that a translation has to say in its own language."""
    return Field(about, type_ or LINE, also, Spoken.WORDS)


Table = Mapping[str, Field]


def choice(among: Iterable[str]) -> Schema:
    """Return the type of a text that is one of those in `among`."""
    return {"enum": list(among)}


def whole(first: int, last: int) -> Schema:
    """Return the type of a whole number from `first` to `last`."""
    return {"type": "integer", "minimum": first, "maximum": last}


def either(*types: Schema) -> Schema:
    """Return the type of what is of one of `types`."""
    return {"anyOf": list(types)}


def some(type_: Schema) -> Schema:
    """Return the type of a list, in which a single form counts as a list of one."""
    return either(type_, {"type": "array", "items": type_})


def mapping(table: Table) -> Schema:
    """Return the type of a mapping with the fields of `table`, by all their names."""
    names = {spelling: known for main, known in table.items() for spelling in spellings(main, known)}
    properties = {spelling: {"description": known.about, **known.schema} for spelling, known in names.items()}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def spellings(main: str, known: Field) -> list[str]:
    """Return every way to write a field: by its name or another one, with hyphens or underscores."""
    names = (main, *known.also)
    return list(dict.fromkeys([*names, *(one.replace("-", "_") for one in names)]))
