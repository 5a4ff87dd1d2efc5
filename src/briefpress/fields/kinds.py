"""Fields and their types. In: what a table says. Out: the type as JSON Schema (draft 2020-12) has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from enum import Enum, auto
from typing import Any

from briefpress.lazy import dataclass
from briefpress.workspace import LANGUAGE_SHAPE

Schema = Mapping[str, Any]

# YAML takes some words for numbers, or for true and false: here they are words.
SCALAR = ("string", "number", "boolean")
LINE: Schema = {"type": [*SCALAR]}
MARKDOWN: Schema = {"type": [*SCALAR], "contentMediaType": "text/markdown"}
URL: Schema = {"type": "string", "format": "uri"}
FIELDS: Schema = {"type": "object"}
NOTHING: Schema = {"type": "null"}


TAKEN = "taken too"


def either(*types: Schema) -> Schema:
    """Return the type of what is of one of `types`."""
    return {"anyOf": list(types)}


def taken(type_: Schema, pattern: str) -> Schema:
    """Return `type_`, which is how a value is best written, or a text of this pattern, which is read as well."""
    return either(type_, {"type": "string", "pattern": f"^({pattern})$", "$comment": TAKEN})


def choice(among: Iterable[str]) -> Schema:
    """Return the type of a text that is one of those in `among`."""
    return {"enum": list(among)}


def choice_of_names(among: Iterable[str]) -> Schema:
    """Return the type of one of the names in `among`, in which hyphens and underscores are alike."""
    names = list(among)
    return taken(choice(names), "|".join(name.replace("-", "[-_]") for name in names))


def choice_of_letters(among: Iterable[str]) -> Schema:
    """Return the type of one of the words in `among`, in which capitals and small letters are alike."""
    words = list(among)
    return taken(choice(words), _in_any_letters(words))


def whole(first: int, last: int) -> Schema:
    """Return the type of a whole number from `first` to `last`."""
    written = "|".join(map(str, range(first, last + 1)))
    return taken({"type": "integer", "minimum": first, "maximum": last}, f"0*({written})")


def _in_any_letters(words: Iterable[str]) -> str:
    return "|".join("".join(f"[{sign}{sign.upper()}]" for sign in word) for word in words)


YES_OR_NO: Schema = taken({"type": "boolean"}, _in_any_letters(("yes", "no", "true", "false")))
_DAY, _MONTH, _YEAR = r"\d{1,2}", r"[A-Za-z]{3,9}\.?", r"\d{4}"
_DATES = (
    rf"({_DAY} {_MONTH}|{_MONTH}( {_DAY})?),? {_YEAR}",
    rf"{_YEAR}(-\d\d)?",
    rf"{_YEAR}-\d\d-\d\d[T ]+\d.*",
    rf"{_DAY}\. ?\d{{1,2}}\. ?{_YEAR}",
)
DATE: Schema = either(
    *taken({"type": "string", "format": "date"}, "|".join(_DATES))["anyOf"],
    {"type": "integer", "minimum": 1000, "maximum": 9999, "$comment": TAKEN},
)


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
        said = either(self.type, NOTHING)
        languages = {"type": "object", "propertyNames": {"pattern": f"^{LANGUAGE_SHAPE}"}, "additionalProperties": said}
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


def some(type_: Schema) -> Schema:
    """Return the type of a list, in which a single form counts as a list of one, and nothing for nothing."""
    return either(type_, {"type": "array", "items": either(type_, NOTHING)})


def mapping(table: Table, needed: tuple[str, ...] = ()) -> Schema:
    """Return the type of a mapping with the fields of `table`, by all their names; all but those `needed` may be empty.

    A field that is empty is none.
    """
    properties = {
        spelling: {"description": known.about, **(known.schema if main in needed else either(known.schema, NOTHING))}
        for main, known in table.items()
        for spelling in spellings(main, known)
    }
    lacks = {"required": list(needed)} if needed else {}
    return {"type": "object", "properties": properties, "additionalProperties": False, **lacks}


def spellings(main: str, known: Field) -> list[str]:
    """Return every way to write a field: by its name or another one, with hyphens or underscores."""
    names = (main, *known.also)
    return list(dict.fromkeys([*names, *(one.replace("-", "_") for one in names)]))
