"""JSON Schema (draft 2020-12) of the YAML files. In: the tables of fields. Out: a schema, as plain data."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from briefpress.fields.kinds import Schema, mapping, spellings
from briefpress.source.schema import FRONT_MATTER, ORGANISATION, PERSON
from briefpress.source.schema.manual import title_of
from briefpress.source.schema.records import NAME

DRAFT = "https://json-schema.org/draft/2020-12/schema"
SUBJECTS = ("front-matter", "people", "organisations")


def json_schema(subject: str) -> dict[str, Any]:
    """Return the schema of one of SUBJECTS; in files of records, any key at the top level is valid, because these keys
    are ids.
    """
    definitions: dict[str, Any] = {}
    return {**_referring(_whole(subject), definitions), "$defs": definitions}


def _whole(subject: str) -> dict[str, Any]:
    if subject == "front-matter":
        return {**_head("The front matter of a brief"), **mapping(FRONT_MATTER, needed=("title",))}
    record = _person() if subject == "people" else mapping(ORGANISATION, needed=("name",))
    return {**_head(f"{subject}.yaml"), "type": ["object", "null"], "additionalProperties": record}


def _person() -> Schema:
    """Return the type of a person, whose name is one field or several."""
    names = ("name", *(item for main, known in NAME.items() for item in spellings(main, known)))
    return {**mapping(PERSON, beside=NAME), "required": [], "anyOf": [{"required": [name]} for name in names]}


def _head(title: str) -> dict[str, str]:
    return {"$schema": DRAFT, "title": title}


def _referring(node: Any, definitions: dict[str, Any]) -> Any:
    """Return `node` with references to shared definitions, such as the definition of a person."""
    match node:
        case {"properties": fields} if "required" not in node and (name := title_of(fields)):
            if name not in definitions:
                definitions[name] = {}  # reserves the definition's position while its content is generated
                definitions[name] = {key: _referring(value, definitions) for key, value in node.items()}
            return {"$ref": f"#/$defs/{quote(name)}"}
        case dict():
            return {key: _referring(value, definitions) for key, value in node.items()}
        case list():
            return [_referring(item, definitions) for item in node]
    return node
