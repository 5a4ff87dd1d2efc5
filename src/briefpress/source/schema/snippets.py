"""Front matter fields and blocks of brands as snippets, because editors do not apply a schema inside Markdown.

In: the table of fields with the guide's examples, and the blocks that brands declare. Out: snippets for Visual Studio
Code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from briefpress import lazy
from briefpress.brand import OwnBlock
from briefpress.brand.own_roles import OwnRole
from briefpress.fields.kinds import Schema
from briefpress.model import BoxKind
from briefpress.source.schema.front_matter import FRONT_MATTER
from briefpress.source.schema.manual import groups

FIELD = lazy.pattern(r"^(?=[a-z-]+:)", re.MULTILINE)
SAMPLES = {
    BoxKind.KEY_MESSAGES: "- Text",
    BoxKind.KEY_FIGURES: "12 %\n: Text",
    BoxKind.TIMELINE: "2026\n: Text",
    BoxKind.PULL_QUOTE: "Text\n\n-- Name of the speaker",
}
SPECIAL = lazy.pattern(r"[\\$}]")


def field_snippets() -> dict[str, Any]:
    """Return a snippet for each field: its name and meaning, and its example or the values to choose from."""
    return {
        f"Field: {name}": {
            "scope": "markdown",
            "prefix": name,
            "description": FRONT_MATTER[name].about,
            "body": _body(name, lines),
        }
        for name, lines in _examples()
    }


def block_snippets(brands: Mapping[str, Mapping[str, OwnBlock]]) -> dict[str, Any]:
    """Return a snippet for each block and variant that the brands of a workspace declare."""
    return {
        f"Block: {role.word_name} ({brand})": {
            "scope": "markdown",
            "prefix": " ".join((block.name, *role.variants)),
            "description": f"a block of the brand {brand}, based on {block.like}",
            "body": block_sample(block, role).replace("Text", "${1:Text}").split("\n"),
        }
        for brand, blocks in brands.items()
        for block in blocks.values()
        for role in block.roles
    }


def block_sample(block: OwnBlock, role: OwnRole) -> str:
    """Return the source of a block, with sample text."""
    name = f"{{.{' .'.join((block.name, *role.variants))}}}" if role.variants else block.name
    return f"::: {name}\n{SAMPLES.get(block.like, 'Text')}\n:::"


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
    """Return the values to choose from, or an empty list if other values are possible."""
    match type_:
        case {"enum": values} | {"anyOf": [{"enum": values}, {"$comment": _}]}:
            return [str(value) for value in values]
        case {"anyOf": [{"type": "boolean"}, {"$comment": _}]} | {"type": "boolean"}:
            return ["true", "false"]
    return []
