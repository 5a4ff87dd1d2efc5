"""Mirror a stylesheet for right-to-left text. In: CSS for left-to-right text. Out: mirrored CSS.

Brands are designed only once, and WeasyPrint does not support logical properties such as `margin-inline-start`.
Therefore, left and right are swapped in the names of properties, margin boxes and pages, in values that are sides, and
in shorthands for four sides or corners. Hanging indents are removed, because WeasyPrint moves a line with a negative
indent into the left margin in either direction. Rules for one direction, such as `[dir=rtl] ...`, do not change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from briefpress.brand.css.nodes import contents_of, stylesheet

if TYPE_CHECKING:
    from tinycss2.ast import Node

MAX_KEPT = 4  # the maximum number of cached stylesheets
OTHER = {"left": "right", "right": "left"}
# Properties whose values can be sides, such as `left` (CSS 2, 9.5; CSS Text 3, 6; CSS Backgrounds 3, 2; CSS Images 3,
# 5.5).
NAMING_SIDES = (
    "background", "background-position", "clear", "float", "object-position", "text-align", "text-align-all",
    "text-align-last", "transform-origin",
)  # fmt: skip
# Shorthands with values for four sides, clockwise from the top, and shorthands with values for four corners, clockwise
# from the top left.
SIDES = ("margin", "padding", "inset", "border-color", "border-style", "border-width")
HANGING = ("text-indent", "margin-left", "padding-left")
LENGTHS = ("dimension", "percentage")
CORNERS = ("border-radius",)
# For one to four values in a shorthand: the index of the value that applies to each of the four sides.
EXPANDED = {1: (0, 0, 0, 0), 2: (0, 1, 0, 1), 3: (0, 1, 2, 1), 4: (0, 1, 2, 3)}


@lru_cache(MAX_KEPT)  # during a preview, stylesheets rarely change
def mirror(css: str) -> str:
    """Return `css` with left and right swapped."""
    return _rules(stylesheet(css))


def _rules(rules: Iterable[Node]) -> str:
    return "\n".join(_rule(rule) for rule in rules)


def _rule(rule: Node) -> str:
    """Return a rule or declaration as CSS with left and right swapped."""
    import tinycss2

    if rule.type == "declaration":
        return _declaration(rule)
    prelude = tinycss2.serialize(rule.prelude) if hasattr(rule, "prelude") else ""
    if rule.type not in ("at-rule", "qualified-rule") or not rule.content or re.search(r"\[dir\b|:dir\(", prelude):
        return str(rule.serialize())
    body = _rules(_without_hanging(contents_of(rule)))
    if rule.type == "qualified-rule":
        return f"{prelude}{{ {body} }}"
    sides = prelude if rule.lower_at_keyword != "page" else _named(prelude)
    return f"@{_named(rule.at_keyword)}{sides}{{ {body} }}"


def _without_hanging(declarations: Sequence[Node]) -> list[Node]:
    """Return declarations without a negative indent or the margin that compensates for it."""
    indents = {
        (-token.value, getattr(token, "unit", "%"))
        for declaration in declarations
        if declaration.type == "declaration" and declaration.lower_name == "text-indent"
        for token in declaration.value
        if token.type in LENGTHS and token.value < 0
    }

    def hangs(declaration: Node) -> bool:
        values = {
            (abs(token.value), getattr(token, "unit", "%")) for token in declaration.value if token.type in LENGTHS
        }
        return declaration.lower_name in HANGING and bool(indents & values)

    return [declaration for declaration in declarations if declaration.type != "declaration" or not hangs(declaration)]


def _declaration(declaration: Node) -> str:
    import tinycss2

    name = declaration.lower_name
    if name.startswith("--"):
        return f"{declaration.serialize()};"
    value = declaration.value
    if name in NAMING_SIDES:
        value = [_side(token) for token in value]
    if name in SIDES:
        value = _reordered(value, (0, 3, 2, 1))
    if name in CORNERS:
        value = _reordered(value, (1, 0, 3, 2))
    important = " !important" if declaration.important else ""
    return f"{_named(name)}:{tinycss2.serialize(value)}{important};"


def _named(name: str) -> str:
    return re.sub(r"\b(left|right)\b", lambda found: OTHER[found[1]], name)


def _side(token: Node) -> Node:
    if token.type == "ident" and token.lower_value in OTHER:
        token.value = OTHER[token.lower_value]
    return token


def _reordered(value: Sequence[Node], order: Sequence[int]) -> list[Node]:
    """Return the value of a shorthand with its four parts in this `order`; other values are returned unchanged."""
    from tinycss2.ast import WhitespaceToken

    parts = [token for token in value if token.type not in ("whitespace", "comment")]
    if len(parts) not in EXPANDED or any(token.type == "literal" for token in parts):
        return list(value)
    four = [parts[place] for place in EXPANDED[len(parts)]]
    return [token for place in order for token in (WhitespaceToken(0, 0, " "), four[place])]
