"""Fields and their types. In: what a table says. Out: the type as JSON Schema (draft 2020-12) has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Schema = Mapping[str, Any]

LINE: Schema = {"type": ["string", "number"]}
MARKDOWN: Schema = {"type": "string", "contentMediaType": "text/markdown"}
DATE: Schema = {"type": "string", "format": "date"}
URL: Schema = {"type": "string", "format": "uri"}
YES_OR_NO: Schema = {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Field:
    """A field: a line about it, its type, and other names that are taken for it."""

    about: str
    type: Schema = field(default_factory=lambda: LINE)
    also: tuple[str, ...] = ()


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
    names = {name: known for main, known in table.items() for name in spellings(main, known)}
    properties = {name: {"description": known.about, **known.type} for name, known in names.items()}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def spellings(name: str, known: Field) -> list[str]:
    """Return every way to write a field: by its name or another one, with hyphens or underscores."""
    names = (name, *known.also)
    return list(dict.fromkeys([*names, *(one.replace("-", "_") for one in names)]))
