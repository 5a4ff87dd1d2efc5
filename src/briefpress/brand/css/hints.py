"""Hints for declarations that layout ignores. In: a declaration, and the reason. Out: what to write instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefpress.problems import nearest

if TYPE_CHECKING:
    from tinycss2.ast import Node

APART = re.compile(r"(\d+)\s+(px|pt|em|rem|mm|cm|in|%)(?![\w-])")
# Properties and keywords that are often misspelt, with the correct spelling.
KEYWORDS = {
    "text-align": ("left", "right", "center", "justify", "start", "end"),
    "font-style": ("normal", "italic", "oblique"),
    "text-transform": ("none", "uppercase", "lowercase", "capitalize"),
}
RUN_ON = re.compile(r"(?P<value>[^:]*\S)\s+(?P<name>[a-z][a-z-]+)\s*:.*", re.DOTALL | re.IGNORECASE)


def hint_for(node: Node, reason: str) -> str:
    """Return what to write instead of a declaration that WeasyPrint ignores for `reason`."""
    from tinycss2 import serialize

    from briefpress.engine.css import property_names

    name, value = node.lower_name, serialize(node.value).strip()
    if "unknown property" in reason:
        return nearest(name, property_names()) or "remove it"
    lines = [line.strip() for line in value.split("\n")]
    if (behind := RUN_ON.fullmatch(value)) and behind["name"].lower() in property_names():
        return f"add a semicolon before {behind['name']}: {name}: {behind['value']}; {behind['name']}: ..."
    if len(lines) > 1 and any(":" in line for line in lines[1:]):
        return f"add a semicolon after it: {name}: {lines[0]};"
    if name == "font-weight" and value.isdecimal():
        return "use a multiple of 100, from 100 to 900"
    if apart := APART.search(value):
        return f"remove the space before the unit: {apart[1]}{apart[2]}"
    if near := nearest(value.lower(), KEYWORDS.get(name, ())):
        return near
    if re.fullmatch(r"-?\d+(\.\d+)?", value):
        return f"add a unit, such as pt: {name}: {value}pt"
    return "use a value that this property accepts"
