"""The fields of the front matter as snippets of an editor, which knows no schema inside of Markdown.

In: the table, and the examples of the guide. Out: snippets as Visual Studio Code reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefpress import lazy
from briefpress.fields.kinds import Schema
from briefpress.source.schema.front_matter import FRONT_MATTER
from briefpress.source.schema.manual import groups

FIELD = lazy.pattern(r"^(?=[a-z-]+:)", re.MULTILINE)
SPECIAL = lazy.pattern(r"[\\$}]")


def field_snippets() -> dict[str, Any]:
    """Return a snippet for each field: its name, its meaning, and its example, or the values to choose from."""
    return {
        f"Field: {name}": {
            "scope": "markdown",
            "prefix": name,
            "description": FRONT_MATTER[name].about,
            "body": _body(name, lines),
        }
        for name, lines in _examples()
    }


def _examples() -> Iterator[tuple[str, list[str]]]:
    for _, example in groups("front-matter"):
        for text in FIELD.split(example):
            name = text.partition(":")[0]
            if name in FRONT_MATTER:
                yield name, text.rstrip().split("\n")


def _body(name: str, lines: list[str]) -> list[str]:
    if values := _choices(FRONT_MATTER[name].type):
        return [f"{name}: ${{1|{','.join(values)}|}}"]
    first, *more = (SPECIAL.sub(r"\\\g<0>", line) for line in lines)
    value = first.partition(": ")[2]
    return [f"{name}: ${{1:{value}}}", *more] if value not in ("", "|") else [first, *more]


def _choices(type_: Schema) -> list[str]:
    """Return the values of which one is written, none where others can be, too."""
    match type_:
        case {"enum": values} | {"anyOf": [{"enum": values}, {"$comment": _}]}:
            return [str(value) for value in values]
        case {"anyOf": [{"type": "boolean"}, {"$comment": _}]} | {"type": "boolean"}:
            return ["true", "false"]
    return []
