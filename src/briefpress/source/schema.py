"""JSON Schema (draft 2020-12) of what authors write in YAML. In: the tables of fields. Out: a schema, as plain data."""

from __future__ import annotations

from typing import Any

from briefpress.source.fields import FRONT_MATTER, ORGANISATION, PERSON
from briefpress.source.fields.kinds import mapping

DRAFT = "https://json-schema.org/draft/2020-12/schema"
SUBJECTS = ("front-matter", "people", "organisations")


def schema(subject: str) -> dict[str, Any]:
    """Return the schema of one of SUBJECTS; records are keyed by ids that are free."""
    if subject == "front-matter":
        return {**_head("The front matter of a brief"), **mapping(FRONT_MATTER), "required": ["title"]}
    table = {"people": PERSON, "organisations": ORGANISATION}[subject]
    record = {**mapping(table), "required": ["name"]}
    return {**_head(f"{subject}.yaml"), "type": "object", "additionalProperties": record}


def _head(title: str) -> dict[str, str]:
    return {"$schema": DRAFT, "title": title}
