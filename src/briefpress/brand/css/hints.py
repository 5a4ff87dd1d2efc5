"""Hints for declarations that layout ignores. In: a declaration, and the reason. Out: what to write instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefpress.brand.css.sheets import SLASHES
from briefpress.problems import nearest

if TYPE_CHECKING:
    from tinycss2.ast import Node

APART = re.compile(r"(\d+)\s+(px|pt|em|rem|mm|cm|in|%)(?![\w-])")
# Properties and keywords that are often misspelt, with the correct spelling.
KEYWORDS = {
    "text-align": ("left", "right", "center", "justify", "start", "end"),
    "font-style": ("normal", "italic", "oblique"),
    "font-weight": ("normal", "bold", "bolder", "lighter"),
    "text-decoration": ("none", "underline", "overline", "line-through"),
    "text-transform": ("none", "uppercase", "lowercase", "capitalize"),
}
# Colours with the wrong number of digits, and functions that only browsers or preprocessors know
COLOUR = re.compile(
    r"#(?![0-9a-f]{3,4}(?![0-9a-f])|[0-9a-f]{6}(?![0-9a-f])|[0-9a-f]{8}(?![0-9a-f]))\w+"
    r"|(?<![\w-])(?:color-mix|darken|lighten|mix|fade|light-dark)\(",
    re.IGNORECASE,
)
# Properties that only browsers know, although their names resemble others
OF_BROWSERS = (
    *("accent-color", "animation", "backdrop-filter", "cursor", "filter", "mix-blend-mode", "pointer-events"),
    *("scroll-behavior", "scroll-margin-top", "text-wrap", "transition", "user-select", "will-change"),
)
COMMENT = "write comments as /* ... */"
# The beginning of a line that comes from another language, with what to write instead.
FOREIGN = {
    re.compile(r"\s*</?[a-z!]", re.IGNORECASE): "remove the HTML tag: this file contains only CSS",
    re.compile(r"\s*```"): "remove the line with ```",
    re.compile(r"\s*//"): COMMENT,
    re.compile(r"\s*\$[\w-]+\s*:"): "write plain CSS: `:root { --name: value }`, and `var(--name)` where it is used",
}
SASS = re.compile(r"(?<!\S)\$([A-Za-z][\w-]*)")  # a variable of Sass
# A sum without spaces; tinycss2 writes an empty comment between tokens that would otherwise run together
TIGHT = re.compile(r"(?<=[\w%)])(?:/\*\*/)?([+-])(?=[\d.(])")
RUN_ON = re.compile(r"(?P<value>[^:]*\S)\s+(?P<name>[a-z][a-z-]+)\s*:.*", re.DOTALL | re.IGNORECASE)


def hint_for_line(line: str, usual: str) -> str:
    """Return the hint for a `line` from another language, such as HTML or Sass, or the `usual` hint for other lines."""
    return next((hint for pattern, hint in FOREIGN.items() if pattern.match(line)), usual)


def hint_for(node: Node, reason: str) -> str:
    """Return the hint for a declaration that WeasyPrint ignores for `reason`."""
    from tinycss2 import serialize

    from briefpress.engine.css import property_names

    name, value = node.lower_name, serialize(node.value).strip()
    if "unknown property" in reason and name in OF_BROWSERS:
        return "remove it, or move it into @media screen { }, for web pages"
    if "unknown property" in reason:
        return nearest(name, (known for known in property_names() if known[0] == name[0])) or "remove it"
    lines = [line.strip() for line in value.split("\n")]
    if (behind := RUN_ON.fullmatch(value)) and behind["name"].lower() in property_names():
        return f"add a semicolon before {behind['name']}: {name}: {behind['value']}; {behind['name']}: ..."
    if len(lines) > 1 and any(":" in line for line in lines[1:]):
        return f"add a semicolon after it: {name}: {lines[0]};"
    if name == "font-weight" and value.isdecimal():
        return "use a multiple of 100, from 100 to 900"
    if variable := SASS.search(value):
        return f"write plain CSS: `:root {{ --{variable[1]}: ... }}`, and {name}: var(--{variable[1]})"
    if apart := APART.search(value):
        return f"remove the space before the unit: {apart[1]}{apart[2]}"
    if SLASHES.search(value):
        return COMMENT
    if sign := TIGHT.search(value):
        apart_ = TIGHT.sub(r" \1 ", value)
        return f"put spaces around the {sign[1]}: {apart_}"
    if COLOUR.search(value):
        return "write the colour as #1F4E6B"
    if near := nearest(value.lower(), KEYWORDS.get(name, ())):
        return near
    if name in KEYWORDS:
        return f"valid values: {', '.join(KEYWORDS[name])}"
    if value.startswith("-"):
        return f"{name} cannot be negative"
    if re.fullmatch(r"-?\d+(\.\d+)?", value):
        return f"add a unit, such as pt: {name}: {value}pt"
    return "use a value that this property accepts"
