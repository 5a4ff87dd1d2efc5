"""Fields and their types. In: a table. Out: its type in JSON Schema (draft 2020-12)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from enum import Enum, auto
from typing import Any

from briefpress.lazy import dataclass
from briefpress.workspace import LANGUAGE_SHAPE

Schema = Mapping[str, Any]

# YAML can read text as numbers or as true and false; briefpress always reads it as text.
SCALAR = ("string", "number", "boolean")
LINE: Schema = {"type": [*SCALAR]}
MARKDOWN: Schema = {"type": [*SCALAR], "contentMediaType": "text/markdown"}
URL: Schema = {"type": "string", "format": "uri"}
FIELDS: Schema = {"type": "object"}
NOTHING: Schema = {"type": "null"}


TAKEN = "taken too"


def either(*types: Schema) -> Schema:
    """Return the type of values that have one of `types`."""
    return {"anyOf": list(types)}


def taken(type_: Schema, pattern: str) -> Schema:
    """Return the type of values in the preferred form `type_`; a string that matches `pattern` is also accepted."""
    return either(type_, {"type": "string", "pattern": f"^({pattern})$", "$comment": TAKEN})


def choice(among: Iterable[str]) -> Schema:
    """Return the type of one of the strings `among`."""
    return {"enum": list(among)}


def choice_of_names(among: Iterable[str]) -> Schema:
    """Return the type of one of the names `among`, with hyphens or underscores."""
    names = list(among)
    return taken(choice(names), "|".join(name.replace("-", "[-_]") for name in names))


def choice_of_letters(among: Iterable[str]) -> Schema:
    """Return the type of one of the words `among`, in upper or lower case."""
    words = list(among)
    return taken(choice(words), _in_any_letters(words))


def whole(first: int, last: int) -> Schema:
    """Return the type of an integer from `first` to `last`."""
    written = "|".join(map(str, range(first, last + 1)))
    return taken({"type": "integer", "minimum": first, "maximum": last}, f"0*({written})")


def _in_any_letters(words: Iterable[str]) -> str:
    return "|".join("".join(f"[{char}{char.upper()}]" for char in word) for word in words)


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
    """How a field depends on the language: it is the same in all languages, may differ as names do, or must be
    translated.

    `OWN` fields, such as web addresses, belong to one language, and none replaces a missing one. All fields except
    `SAME` can be written in several languages, `{en: Rivers, uk: Річки}`.
    """

    SAME = auto()
    NAME = auto()
    WORDS = auto()
    OWN = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its description, type and other names, and how it depends on the language."""

    about: str
    type: Schema = field(default_factory=lambda: LINE)
    also: tuple[str, ...] = ()
    spoken: Spoken = Spoken.SAME

    @property
    def schema(self) -> Schema:
        """Return the type of the field; a field that can have several languages may be a mapping of languages to
        values.
        """
        if self.spoken is Spoken.SAME:
            return self.type
        value = either(self.type, NOTHING)
        languages = {
            "type": "object",
            "propertyNames": {"pattern": f"^{LANGUAGE_SHAPE}"},
            "additionalProperties": value,
        }
        return either(self.type, languages)


def name(about: str, type_: Schema | None = None, also: tuple[str, ...] = ()) -> Field:
    """Return a field that can be written in several languages."""
    return Field(about, type_ or LINE, also, Spoken.NAME)


def own(about: str, type_: Schema | None = None, also: tuple[str, ...] = ()) -> Field:
    """Return a field that a translation does not inherit from the original."""
    return Field(about, type_ or LINE, also, Spoken.OWN)


def words(about: str, type_: Schema | None = None, also: tuple[str, ...] = ()) -> Field:
    """Return a field that a translation must translate."""
    return Field(about, type_ or LINE, also, Spoken.WORDS)


Table = Mapping[str, Field]


def some(type_: Schema) -> Schema:
    """Return the type of a list; a single item is also accepted, and items may be empty."""
    return either(type_, {"type": "array", "items": either(type_, NOTHING)})


def mapping(table: Table, needed: tuple[str, ...] = (), beside: Table | None = None) -> Schema:
    """Return the type of a mapping with the fields of `table` under all their names; only `needed` fields must not be
    empty.

    An empty field counts as missing. The fields `beside` are also accepted.
    """
    properties = {
        spelling: {"description": known.about, **(known.schema if main in needed else either(known.schema, NOTHING))}
        for main, known in table.items()
        for spelling in spellings(main, known)
    }
    others = {
        spelling: {"description": known.about, **either(known.schema, NOTHING), "$comment": TAKEN}
        for main, known in (beside or {}).items()
        for spelling in spellings(main, known)
    }
    lacks = {"required": list(needed)} if needed else {}
    return {"type": "object", "properties": {**others, **properties}, "additionalProperties": False, **lacks}


def spellings(main: str, known: Field) -> list[str]:
    """Return all spellings of a field: its names, with hyphens or underscores."""
    names = (main, *known.also)
    return list(dict.fromkeys([*names, *(name_.replace("-", "_") for name_ in names)]))
