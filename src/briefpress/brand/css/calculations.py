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

# Functions whose arguments must have the same type, which is the type of the result (CSS Values 4, 10.2 to 10.6)
SUMS = ("calc", "min", "max", "clamp", "hypot", "round", "mod", "rem", "abs")
# Functions whose result has a different type from their arguments
NUMBERS = ("sin", "cos", "tan", "sign", "pow", "sqrt", "log", "exp")
ANGLED = ("asin", "acos", "atan", "atan2")
PLAIN = ("asin", "acos", "atan", "pow", "sqrt", "log", "exp")  # functions that accept only numbers without a unit
TURNED = ("sin", "cos", "tan")  # functions that accept numbers and angles
TYPED = (*SUMS, *NUMBERS, *ANGLED)
STRATEGIES = ("nearest", "up", "down", "to-zero")  # the first argument of round()
SIGNS, FACTORS = ("+", "-"), ("*", "/")
ANGLES = ("deg", "rad", "grad", "turn")
LENGTH, NUMBER, ANGLE, UNKNOWN, MIXED = "length", "number", "angle", "", "mixed"


def mixed_calculation(tokens: Iterable[Node]) -> Node | None:
    """Return the innermost function among `tokens` that adds or compares lengths and numbers, or None."""
    functions = [token for token in tokens_in(tokens) if token.type == "function" and token.lower_name in TYPED]
    return next((function for function in reversed(functions) if _type(function) == MIXED), None)


def fault_of(function: Node) -> tuple[str, str]:
    """Return a description of the fault in the arguments of a function, and a hint."""
    name = function.lower_name
    if name in TURNED:
        return f"{name}() accepts only numbers and angles", "write an angle, such as 30deg"
    if name in PLAIN:
        return f"{name}() accepts only numbers without a unit", "remove the unit"
    return f"{name}() mixes lengths and numbers without a unit", _with_unit(function)


def _with_unit(function: Node) -> str:
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
    return _function(token.lower_name, token.arguments) if token.type == "function" else UNKNOWN


def _function(name: str, arguments: Sequence[Node]) -> str:
    """Return the type of the mathematical function `name`, or UNKNOWN for other functions."""
    parts = _split(arguments, (",",))
    if name == "round" and len(parts[0]) == 1 and getattr(parts[0][0], "lower_value", "") in STRATEGIES:
        parts = parts[1:]
    type_ = _same(_sum(part) for part in parts) if name in TYPED else UNKNOWN
    allowed = (NUMBER,) if name in PLAIN else (NUMBER, ANGLE) if name in TURNED else (type_,)
    if type_ == MIXED or (type_ != UNKNOWN and type_ not in allowed):
        return MIXED
    return type_ if name in SUMS else ANGLE if name in ANGLED else NUMBER if name in NUMBERS else UNKNOWN


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
