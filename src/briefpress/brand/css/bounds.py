"""Values that are too large for any page. In: a declaration. Out: a problem."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefpress.brand.css.stylesheets import tokens_in
from briefpress.brand.css.variables import Tokens, is_endless
from briefpress.model import Place
from briefpress.problems import Code, Problem

if TYPE_CHECKING:
    from tinycss2.ast import Node

LARGEST = 100_000  # in pixels: no page is larger, and WeasyPrint fails on larger numbers
LONGEST = 1_000  # the maximum number of characters in a string
MAX_COLUMNS = 20
MAX_INCHES = 22  # in inches: the maximum width and height of a page in Word
INCHES = {"in": 1, "cm": 1 / 2.54, "mm": 1 / 25.4, "q": 1 / 101.6, "pt": 1 / 72, "pc": 1 / 6, "px": 1 / 96}
COUNTS = ("columns", "column-count")
OWN_SIZE = ("em", "ex", "ch", "cap", "ic", "lh")  # units that refer to a font size


def out_of_bounds(declaration: Node, properties: Mapping[str, Tokens], file: str) -> Problem | None:
    """Return the problem with a declaration in `file` if its value is too large, otherwise None.

    `properties` are the custom properties.
    """
    if is_endless(declaration.value, properties):
        text = "custom properties in this value expand without limit"
        return _problem(text, declaration, file, "write the value itself")
    for token in tokens_in(declaration.value):
        written = token.serialize()
        if _is_large(token):
            return _problem(f"{written} is larger than any page", token, file, "use a smaller number")
        if token.type == "string" and len(token.value) > LONGEST:
            return _problem(f"this text has more than {LONGEST:,} characters", token, file, "write it in the brief")
        if declaration.lower_name == "size" and _inches(token) > MAX_INCHES:
            text = f"{written} is too large for a page: in Word, a page measures at most {MAX_INCHES} inches"
            return _problem(text, token, file, "use a smaller size")
        if declaration.lower_name in COUNTS and token.type == "number" and token.value > MAX_COLUMNS:
            return _problem(f"{written} columns do not fit on any page", token, file, "use a smaller number")
    return None


def is_circular_size(declaration: Node) -> bool:
    """Return whether a font size is calculated from a font size, as in `calc(1em * 1.5)`: WeasyPrint mistakes the new
    size for the old one, so layout fails.
    """
    if declaration.lower_name not in ("font", "font-size"):
        return False
    functions = (token for token in declaration.value if token.type == "function")
    parts = (part for function in functions for part in tokens_in(function.arguments))
    return any(part.type == "percentage" or getattr(part, "lower_unit", "") in OWN_SIZE for part in parts)


def _problem(text: str, node: Node, file: str, hint: str) -> Problem:
    width = len(node.name) if node.type == "declaration" else len(node.serialize())
    return Problem(Code.BRAND_INVALID, text, Place(file, node.source_line, node.source_column, width), hint)


def _is_large(token: Node) -> bool:
    number = getattr(token, "value", 0) if token.type in ("number", "dimension", "percentage") else 0
    return not math.isfinite(number) or abs(number) > LARGEST


def _inches(token: Node) -> float:
    """Return a length in inches, or 0 for anything else."""
    return float(token.value * INCHES.get(token.lower_unit, 0)) if token.type == "dimension" else 0.0
