"""Fields of YAML files. In: a JSON Schema, and the lines above the cursor. Out: fields and values allowed there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import unquote

from briefpress import lazy
from briefpress.lazy import dataclass
from briefpress.source import json_schema

KEY = lazy.pattern(r"^(?P<indent>\s*(?:-\s+)?)(?P<key>[\w-]+):(?:\s|$)")
ITEM = lazy.pattern(r"^(?P<indent>\s*)-\s")
PEOPLE = ("A person", "An author", "An organisation", "An affiliation")
# Fields that contain ids of people or organisations; the schema does not state this.
IDS = ("members", "ref", "person")


@dataclass(frozen=True, slots=True)
class KnownField:
    """A field: its description, its values if they are limited, and whether it can contain ids of people."""

    about: str
    values: tuple[str, ...]
    people: bool


def fields_at(subject: str, path: Sequence[str]) -> dict[str, KnownField]:
    """Return the fields of the mapping at `path`; an id of a record counts as one step."""
    nodes: list[Any] = [_schema(subject)]
    for key in path:
        nodes = [inner for node in nodes for inner in _inside(subject, node, key)]
    found: dict[str, KnownField] = {}
    for node in nodes:
        for name, known in node.get("properties", {}).items():
            found.setdefault(name, _known(subject, name, known))
    return {name: known for name, known in found.items() if "_" not in name}


def path_at(lines: Sequence[str], number: int, indent: int) -> list[str]:
    """Return the fields that contain a line with this `indent`, the outermost first."""
    path: list[str] = []
    for line in reversed(lines[:number]):
        if (match := KEY.match(line)) and len(match["indent"]) < indent:
            path.insert(0, match["key"])
            indent = len(match["indent"])
    return path


@cache
def _schema(subject: str) -> Mapping[str, Any]:
    return json_schema(subject)


def _known(subject: str, name: str, node: Mapping[str, Any]) -> KnownField:
    parts = [*_parts(subject, node)]
    enums = [str(value) for part in parts for value in part.get("enum", ())]
    booleans = ["true", "false"] if any(part.get("type") == "boolean" for part in parts) else []
    people = name in IDS or any(_title(part) in PEOPLE for part in _raw(node))
    return KnownField(node.get("description", ""), (*enums, *booleans), people)


def _inside(subject: str, node: Mapping[str, Any], key: str) -> Iterator[Mapping[str, Any]]:
    """Yield the schemas of mappings that the field `key` can contain."""
    inner = node.get("properties", {}).get(key)
    more = node.get("additionalProperties")
    for candidate in (inner, more if inner is None and isinstance(more, dict) else None):
        if candidate is not None:
            yield from (part for part in _parts(subject, candidate) if "properties" in part)


def _parts(subject: str, node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the types that `node` can have, including those of list items."""
    for part in _raw(node):
        title = _title(part)
        yield _schema(subject)["$defs"][title] if title else part


def _raw(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield node
    for part in (*node.get("anyOf", ()), *([node["items"]] if "items" in node else [])):
        yield from _raw(part)


def _title(node: Mapping[str, Any]) -> str:
    return unquote(node.get("$ref", "").rpartition("/")[2])
