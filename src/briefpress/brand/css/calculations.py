"""Calculations that mix lengths and plain numbers (CSS Values 4, 10.9). In: a value. Out: the faulty calculation.

WeasyPrint accepts such calculations when it reads a stylesheet, and ignores them without a message during layout.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from briefpress.brand.css.stylesheets import tokens_in

if TYPE_CHECKING:
    from tinycss2.ast import Node

SUMS = ("calc", "min", "max", "clamp", "hypot")  # functions whose arguments must have the same type
SIGNS, FACTORS = ("+", "-"), ("*", "/")
ANGLES = ("deg", "rad", "grad", "turn")
LENGTH, NUMBER, ANGLE, UNKNOWN, MIXED = "length", "number", "angle", "", "mixed"


def mixed_calculation(tokens: Iterable[Node]) -> Node | None:
    """Return the first function among `tokens` that adds or compares lengths and numbers, or None."""
    functions = (token for token in tokens_in(tokens) if token.type == "function" and token.lower_name in SUMS)
    return next((function for function in functions if _type(function) == MIXED), None)


def hint_for_mixed(function: Node) -> str:
    """Return a hint on how to write a calculation with units."""
    from tinycss2 import serialize

    parts = [token for token in tokens_in(function.arguments) if token.type == "number"]
    if len(parts) != 1:
        return "add a unit to each number, such as pt"
    number, written = parts[0].serialize(), serialize([function])
    alone = rf"(?<![\w.]){re.escape(number)}(?![\w.%])"
    return f"add a unit: {re.sub(alone, f'{number}pt', written, count=1)}"


def _type(token: Node) -> str:
    """Return the type of a value: LENGTH for lengths and percentages, UNKNOWN for `var()` and for values that are not
    numbers.
    """
    if token.type == "number":
        return NUMBER
    if token.type == "percentage":
        return LENGTH
    if token.type == "dimension":
        return ANGLE if token.lower_unit in ANGLES else LENGTH
    if token.type == "() block":
        return _sum(token.content)
    if token.type == "function" and token.lower_name in SUMS:
        return _same(_sum(part) for part in _split(token.arguments, (",",)))
    return UNKNOWN


def _sum(tokens: Sequence[Node]) -> str:
    return _same(_product(part) for part in _split(tokens, SIGNS))


def _product(tokens: Sequence[Node]) -> str:
    """Return the type of a product: that of its only factor that is not a number."""
    types = [_type(part[0]) if len(part) == 1 else UNKNOWN for part in _split(tokens, FACTORS)]
    if UNKNOWN in types or MIXED in types:
        return MIXED if MIXED in types else UNKNOWN
    others = [type_ for type_ in types if type_ != NUMBER]
    return others[0] if len(others) == 1 else UNKNOWN if others else NUMBER


def _same(types: Iterable[str]) -> str:
    found = {*types} - {UNKNOWN}
    return MIXED if len(found) > 1 else next(iter(found), UNKNOWN)


def _split(tokens: Sequence[Node], between: Sequence[str]) -> list[list[Node]]:
    """Split `tokens` at the characters in `between`, and omit white space."""
    groups: list[list[Node]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value in between:
            groups.append([])
        elif token.type not in ("whitespace", "comment"):
            groups[-1].append(token)
    return groups
