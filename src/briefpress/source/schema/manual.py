"""The field reference in the guide. In: the tables of fields, and examples from `examples/`. Out: Markdown for a brief.

An example file is YAML that uses each field of a table once; its comments are the headings of the groups.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from briefpress import lazy
from briefpress.fields.kinds import LENIENT, Field, Schema, Table, mapping
from briefpress.source.schema.front_matter import (
    AWARD,
    BIBLIO,
    COPYRIGHT,
    FRONT_MATTER,
    FUNDING,
    GROUP,
    LICENSE,
    NOTES,
    PARTS,
    TRANSLATION,
)
from briefpress.source.schema.records import (
    AFFILIATION,
    ATTRIBUTES,
    AUTHOR,
    CHANNEL,
    CHANNELS,
    NAME,
    ORGANISATION,
    PERSON,
    PICTURE,
)

EXAMPLES = Path(__file__).with_name("examples")
RECORDS = {"people": PERSON, "organisations": ORGANISATION}
# Nested fields, by the subject of the page that lists them.
INSIDE: Mapping[str, Mapping[str, Table]] = {
    "front-matter": {
        "An author": AUTHOR,
        "Attributes of an author": ATTRIBUTES,
        "The parts of a name": NAME,
        "An affiliation": AFFILIATION,
        "A group of people": GROUP,
        "Parts": PARTS,
        "The place of notes": NOTES,
        "Funding": FUNDING,
        "An award": AWARD,
        "A licence": LICENSE,
        "A copyright": COPYRIGHT,
        "A translation": TRANSLATION,
        "Volume and pages": BIBLIO,
    },
    "people": {"A picture": PICTURE, "Channels": CHANNELS, "A channel": CHANNEL},
}
INSIDE_TITLES = {"front-matter": "Nested fields", "people": "Fields of pictures and channels"}
TITLES = {
    frozenset(mapping(table)["properties"]): title
    for tables in ({"A person": PERSON, "An organisation": ORGANISATION}, *INSIDE.values())
    for title, table in tables.items()
}
HEAD = "| Field | Meaning | Value |\n|---------------|---------------------------|-------------|"
GROUP_HEAD = lazy.pattern(r"^# (.+)$", re.MULTILINE)
KEY = lazy.pattern(r"^([a-z-]+):", re.MULTILINE)


def manual(subject: str) -> str:
    """Return all fields of a subject, `front-matter`, `people` or `organisations`, with examples."""
    return "\n\n".join([*_own(subject), *_inside(subject)]) + "\n"


def groups(subject: str) -> list[tuple[str, str]]:
    """Return the groups of fields: a title, and an example that uses every field of the group."""
    text = (EXAMPLES / f"{subject}.yaml").read_text(encoding="utf-8")
    _, *parts = GROUP_HEAD.split(text)
    return [(title, example.strip("\n")) for title, example in zip(parts[::2], parts[1::2], strict=True)]


def _own(subject: str) -> Iterator[str]:
    for title, example in groups(subject):
        names = KEY.findall(example)
        table = RECORDS.get(subject) or {name: FRONT_MATTER[name] for name in names}
        yield f"## {title} {{#{_id(title)}}}"
        yield _table(table)
        yield f"For example:\n\n```yaml\n{example}\n```"


def _inside(subject: str) -> Iterator[str]:
    tables = INSIDE.get(subject, {})
    if tables:
        yield f"## {INSIDE_TITLES[subject]}"
    for title, table in tables.items():
        yield f"### {title} {{#{_id(title)}}}"
        yield _table(table)


def _table(table: Table) -> str:
    return "\n".join([HEAD, *(_row(name, known) for name, known in table.items())])


def _row(name: str, known: Field) -> str:
    others = f", also {_listed(map(_code, known.also))}" if known.also else ""
    return f"| `{name}`{others} | {known.about[0].upper()}{known.about[1:]} | {form(known.type)} |"


def form(type_: Schema) -> str:
    """Return a description of how to write values of a type."""
    match type_:
        case {"anyOf": [one, {"$comment": _}]}:
            return form(one)
        case {"anyOf": [one, {"type": "array"}]}:
            single = form(one)
            return f"{single}, or a list{' of these' if ' or ' in single else ''}"
        case {"anyOf": types}:
            preferred = (one for one in types if "propertyNames" not in one)  # records under their ids are tolerated
            return _listed(choice for one in preferred for choice in _choices(one))
        case {"enum": values}:
            return _listed(map(_code, values))
        case {"properties": fields}:
            return f"[fields](#{_id(title_of(fields))})"
        case {"type": "integer", "minimum": 1000, "maximum": 9999}:
            return "a year"
        case {"type": "integer", "minimum": least, "maximum": most}:
            return f"{least} to {most}"
        case {"type": "boolean"}:
            return "`true` or `false`"
        case {"format": "date"}:
            return "a date"
        case {"format": "uri"}:
            return "an address"
        case {"contentMediaType": _}:
            return "Markdown"
        case {"type": "object"}:
            return "fields"
    return "text"


def title_of(properties: Mapping[str, Schema]) -> str:
    """Return the title of a mapping with these field names, such as "An author", or `""` for any other."""
    return TITLES.get(frozenset(name for name, type_ in properties.items() if type_.get("$comment") != LENIENT), "")


def _id(title: str) -> str:
    return f"fields-{title.lower().replace(' ', '-')}"


def _code(text: str) -> str:
    return f"`{text}`"


def _choices(type_: Schema) -> list[str]:
    """Return the values of a type individually, or one description of all of them."""
    match type_:
        case {"enum": values}:
            return [*map(_code, values)]
        case {"type": "boolean"}:
            return ["`true`", "`false`"]
    return [form(type_)]


def _listed(items: Iterable[str]) -> str:
    *first, last = items
    return f"{', '.join(first)} or {last}" if first else last
