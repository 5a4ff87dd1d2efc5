"""Numbers in tables. In: the cells of columns. Out: numbers, whatever their decimal separator.

Digits of other scripts (Unicode, category Nd) and all common thousands separators are accepted.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from briefpress import lazy

GAPS = ("-", "–", "—", "−", "n/a", "na", "nan", "null", "none", "..", "…")  # how a missing value can be written
APART = str.maketrans(dict.fromkeys(" \t\u00a0\u2007\u2009\u202f'’٬_", "") | {"−": "-", "–": "-", "٫": "."})
SHAPE = lazy.pattern(r"(?P<sign>[+-]?)(?P<digits>\d[\d.,]*|[.,]\d+)(?P<power>[eE][+-]?\d{1,3})?(?P<percent>[%٪]?)")
GROUPS = lazy.pattern(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
MAXIMUM = 40  # the maximum number of characters in a number


class Signs(NamedTuple):
    """The decimal separator of a table, `.` or `,`; `sure` means that no other reading is possible."""

    decimal: str
    sure: bool


def is_gap(text: str) -> bool:
    """Return whether a cell means a missing value."""
    return text.strip().casefold() in GAPS


def is_number(text: str) -> bool:
    """Return whether a cell contains a number."""
    return len(text) <= MAXIMUM and SHAPE.fullmatch(text.translate(APART)) is not None


def is_percent(text: str) -> bool:
    """Return whether a cell has a percent sign."""
    return text.rstrip().endswith(("%", "٪"))


def find_signs(cells: Iterable[str]) -> Signs:
    """Return the decimal separator: the last separator, if it occurs once or is not followed by three digits.

    If it could also be a thousands separator, a comma counts as one, but a full stop counts as the decimal separator.
    """
    digits = [
        match["digits"] for text in cells if len(text) <= MAXIMUM and (match := SHAPE.fullmatch(text.translate(APART)))
    ]
    doubtful = ""
    for written in digits:
        signs = [char for char in written if char in ".,"]
        if len({*signs}) == 2:
            return Signs(signs[-1], sure=True)
        if len(signs) > 1:
            return Signs("," if signs[0] == "." else ".", sure=True)
        if signs and (not GROUPS.fullmatch(written) or written.startswith("0")):
            return Signs(signs[0], sure=True)
        doubtful = doubtful or "".join(signs)
    return Signs(".", sure=not doubtful)


def read_number(text: str, decimal: str) -> Decimal | None:
    """Return the number in a cell, or None if there is none with this `decimal` separator."""
    match = SHAPE.fullmatch(text.translate(APART)) if len(text) <= MAXIMUM else None
    if match is None:
        return None
    group = "," if decimal == "." else "."
    whole, _, part = match["digits"].partition(decimal)
    if group in part or decimal in part or (group in whole and not GROUPS.fullmatch(whole)):
        return None
    return Decimal(f"{match['sign']}{whole.replace(group, '') or '0'}.{part or '0'}{match['power'] or ''}")
