"""Fields and their types. In: a table of fields. Out: their types in JSON Schema (draft 2020-12)."""

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


LENIENT = "taken too"


def any_of(*types: Schema) -> Schema:
    """Return the type of values that have one of `types`."""
    return {"anyOf": list(types)}


def lenient(type_: Schema, pattern: str) -> Schema:
    """Return the type of values in the preferred form `type_`; a string that matches `pattern` is also accepted."""
    return any_of(type_, {"type": "string", "pattern": f"^({pattern})$", "$comment": LENIENT})


def choice(among: Iterable[str]) -> Schema:
    """Return the type of one of the strings `among`."""
    return {"enum": list(among)}


def choice_of_names(among: Iterable[str]) -> Schema:
    """Return the type of one of the names `among`, with hyphens or underscores."""
    names = list(among)
    return lenient(choice(names), "|".join(name.replace("-", "[-_]") for name in names))


def choice_ignoring_case(among: Iterable[str]) -> Schema:
    """Return the type of one of the words `among`, in upper or lower case."""
    words = list(among)
    return lenient(choice(words), _ignoring_case(words))


def integer(first: int, last: int) -> Schema:
    """Return the type of an integer from `first` to `last`."""
    written = "|".join(map(str, range(first, last + 1)))
    return lenient({"type": "integer", "minimum": first, "maximum": last}, f"0*({written})")


def _ignoring_case(words: Iterable[str]) -> str:
    return "|".join("".join(f"[{char}{char.upper()}]" for char in word) for word in words)


YES_OR_NO: Schema = lenient({"type": "boolean"}, _ignoring_case(("yes", "no", "true", "false")))
_DAY, _MONTH, _YEAR = r"\d{1,2}", r"[A-Za-z]{3,9}\.?", r"\d{4}"
_DATES = (
    rf"({_DAY} {_MONTH}|{_MONTH}( {_DAY})?),? {_YEAR}",
    rf"{_YEAR}(-\d\d)?",
    rf"{_YEAR}-\d\d-\d\d[T ]+\d.*",
    rf"{_DAY}\. ?\d{{1,2}}\. ?{_YEAR}",
)
DATE: Schema = any_of(
    *lenient({"type": "string", "format": "date"}, "|".join(_DATES))["anyOf"],
    {"type": "integer", "minimum": 1000, "maximum": 9999, "$comment": LENIENT},
)


class Localisation(Enum):
    """How a field depends on the language: its value is the same in all languages, may differ, as names do, or must be
    translated.

    `NOT_INHERITED` fields, such as web addresses, belong to one language, so a translation does not inherit them. All
    fields except `SAME` can be written in several languages, `{en: Rivers, uk: Річки}`.
    """

    SAME = auto()
    MAY_DIFFER = auto()
    TRANSLATED = auto()
    NOT_INHERITED = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its description, type and other names, and how it depends on the language."""

    about: str
    type: Schema = field(default_factory=lambda: LINE)
    also: tuple[str, ...] = ()
    localisation: Localisation = Localisation.SAME

    @property
    def schema(self) -> Schema:
        """Return the type of the field; a field that can have several languages may be a mapping of languages to
        values.
        """
        if self.localisation is Localisation.SAME:
            return self.type
        value = any_of(self.type, NOTHING)
        languages = {
            "type": "object",
            "propertyNames": {"pattern": f"^{LANGUAGE_SHAPE}"},
            "additionalProperties": value,
        }
        return any_of(self.type, languages)


def localised(about: str, type_: Schema | None = None, also: tuple[str, ...] = ()) -> Field:
    """Return a field that can be written in several languages."""
    return Field(about, type_ or LINE, also, Localisation.MAY_DIFFER)


def not_inherited(about: str, type_: Schema | None = None) -> Field:
    """Return a field that a translation does not inherit from the original."""
    return Field(about, type_ or LINE, (), Localisation.NOT_INHERITED)


def translated(about: str, type_: Schema | None = None, also: tuple[str, ...] = ()) -> Field:
    """Return a field that a translation must translate."""
    return Field(about, type_ or LINE, also, Localisation.TRANSLATED)


Table = Mapping[str, Field]


def list_of(type_: Schema) -> Schema:
    """Return the type of a list; a single item is also accepted, and items may be empty."""
    return any_of(type_, {"type": "array", "items": any_of(type_, NOTHING)})


def mapping(table: Table, needed: tuple[str, ...] = (), beside: Table | None = None) -> Schema:
    """Return the type of a mapping with the fields of `table` under all their names; only the `needed` fields are
    required, and they must not be empty.

    An empty field counts as missing. The fields in `beside` are also accepted.
    """
    properties = {
        spelling: {"description": known.about, **(known.schema if main in needed else any_of(known.schema, NOTHING))}
        for main, known in table.items()
        for spelling in spellings(main, known)
    }
    others = {
        spelling: {"description": known.about, **any_of(known.schema, NOTHING), "$comment": LENIENT}
        for main, known in (beside or {}).items()
        for spelling in spellings(main, known)
    }
    lacks = {"required": list(needed)} if needed else {}
    return {"type": "object", "properties": {**others, **properties}, "additionalProperties": False, **lacks}


def under_keys(table: Table, *, lines: bool = False) -> Schema:
    """Return the type of records under their ids, as other programs write them: a mapping whose keys are not fields of
    `table`. If `lines` is True, a record can also be one line of text.
    """
    names = [spelling for main, known in table.items() for spelling in spellings(main, known)]
    record = any_of(mapping(table), NOTHING, *([LINE] if lines else []))
    is_id = {"not": {"enum": names}}
    return {
        "type": "object",
        "minProperties": 1,
        "propertyNames": is_id,
        "additionalProperties": record,
        "$comment": LENIENT,
    }


def spellings(main: str, known: Field) -> list[str]:
    """Return all spellings of a field: each of its names with hyphens and with underscores."""
    names = (main, *known.also)
    return list(dict.fromkeys([*names, *(name_.replace("-", "_") for name_ in names)]))
