"""Numerals of lists: digits, letters, Roman numerals. In: a number and a style. Out: the numeral."""

from __future__ import annotations

from enum import StrEnum

ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x")),
    *((9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
LETTERS = 26


class Numerals(StrEnum):
    """Styles of list numbers, by their names in CSS (Lists and Counters 3, appendix A)."""

    DECIMAL = "decimal"
    LOWER_ALPHA = "lower-alpha"
    UPPER_ALPHA = "upper-alpha"
    LOWER_ROMAN = "lower-roman"
    UPPER_ROMAN = "upper-roman"


def numeral(number: int, numerals: Numerals) -> str:
    """Return `number`, counted from 1, in the style `numerals`."""
    match numerals:
        case Numerals.DECIMAL:
            return str(number)
        case Numerals.LOWER_ALPHA | Numerals.UPPER_ALPHA:
            written = _letters(number)
        case Numerals.LOWER_ROMAN | Numerals.UPPER_ROMAN:
            written = _roman(number)
    return written.upper() if numerals.startswith("upper") else written


def _letters(number: int) -> str:
    more, last = divmod(number - 1, LETTERS)
    return (_letters(more) if more else "") + chr(ord("a") + last)


def _roman(number: int) -> str:
    written = ""
    for value, symbol in ROMAN:
        count, number = divmod(number, value)
        written += symbol * count
    return written
