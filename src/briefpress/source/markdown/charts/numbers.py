"""Numbers in tables. In: the cells of columns. Out: numbers, for either decimal separator.

Digits of any script (Unicode category Nd) and all common thousands separators are accepted.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from briefpress import lazy

GAPS = ("-", "–", "—", "−", "n/a", "na", "nan", "null", "none", "..", "…", "#n/a")  # the spellings of a missing value
APART = str.maketrans(dict.fromkeys(" \t\u00a0\u2007\u2009\u202f'’٬_", "") | {"−": "-", "–": "-", "٫": "."})
SHAPE = lazy.pattern(r"(?P<sign>[+-]?)(?P<digits>\d[\d.,]*|[.,]\d+)(?P<power>[eE][+-]?\d{1,3})?(?P<percent>[%٪]?)")
WITHIN = lazy.pattern(r"[+-]?\d(?:[\d.,]*\d)?%?")
# what may be beside the number: signs, words in brackets; not k, m or bn, which change the value
AROUND = lazy.pattern(r"(?P<before>[^\w+<>≤≥-]*)[+-]?\d(?:[\d.,]*\d)?%?(?P<after>[^\w]*(?:\([^()\d]*\))?)")
GROUPS = lazy.pattern(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
MAXIMUM = 40  # the maximum number of characters in a number


class Separator(NamedTuple):
    """The decimal separator of a table, `.` or `,`; `sure` is True if no other reading is possible."""

    decimal: str
    sure: bool


def is_gap(text: str) -> bool:
    """Return whether a cell stands for a missing value."""
    return text.strip().casefold() in GAPS


def is_number(text: str) -> bool:
    """Return whether a cell contains a number."""
    return len(text) <= MAXIMUM and SHAPE.fullmatch(text.translate(APART)) is not None


def likely_number(text: str) -> str:
    """Return the only number in a cell that contains more, such as `~12`, `7*` or `(3,5)` for -3,5, or `""`."""
    found = WITHIN.findall(text)
    if len(found) != 1 or not (match := AROUND.fullmatch(text.strip())):
        return ""
    is_negative = match["before"].endswith("(") and match["after"].startswith(")")
    return f"-{found[0]}" if is_negative else str(found[0])


def is_percent(text: str) -> bool:
    """Return whether a cell contains a percent sign."""
    return text.rstrip().endswith(("%", "٪"))


def find_separator(cells: Iterable[str]) -> Separator:
    """Return the decimal separator of `cells`: it is certain if both separators occur in one number, or if one of them
    cannot separate thousands.

    If every number is ambiguous, a comma counts as a thousands separator and a full stop as the decimal separator.
    """
    digits = [
        match["digits"] for text in cells if len(text) <= MAXIMUM and (match := SHAPE.fullmatch(text.translate(APART)))
    ]
    doubtful = ""
    for written in digits:
        separators = [char for char in written if char in ".,"]
        if len({*separators}) == 2:
            return Separator(separators[-1], sure=True)
        if len(separators) > 1:
            return Separator("," if separators[0] == "." else ".", sure=True)
        if separators and (not GROUPS.fullmatch(written) or written.startswith("0")):
            return Separator(separators[0], sure=True)
        doubtful = doubtful or "".join(separators)
    return Separator(".", sure=not doubtful)


def read_number(text: str, decimal: str) -> Decimal | None:
    """Return the number in a cell, or None if it is not a number with this `decimal` separator."""
    match = SHAPE.fullmatch(text.translate(APART)) if len(text) <= MAXIMUM else None
    if match is None:
        return None
    group = "," if decimal == "." else "."
    whole, _, part = match["digits"].partition(decimal)
    if group in part or decimal in part or (group in whole and not GROUPS.fullmatch(whole)):
        return None
    return Decimal(f"{match['sign']}{whole.replace(group, '') or '0'}.{part or '0'}{match['power'] or ''}")
