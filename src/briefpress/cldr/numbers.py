"""Numbers. In: numbers, units and language tags. Out: numbers and affixes as text (CLDR)."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefpress.cldr.locales import locale_of

if TYPE_CHECKING:
    from babel.numbers import NumberPattern

MAX_KEPT = 5000  # the maximum number of cached numbers: in a preview, most numbers stay the same
NO_BREAK = "\N{NO-BREAK SPACE}"
PERCENT = {"ar": "٪", "fa": "٪"}
SHORTENED_FROM = 1_000_000  # smaller numbers are shown with all their digits
MARKS = "\u200e\u200f\u061c"  # characters that set the direction
CLOSE = ("°", "′", "″")  # units that follow their numbers without a space


class Affixes(NamedTuple):
    """The text before and after numbers with a unit."""

    before: str
    after: str


class Magnitude(NamedTuple):
    """A power of ten as the unit of abbreviated numbers, with the text around them, such as "5M" or "5 Mio."."""

    unit: Decimal
    affixes: Affixes


WHOLE = Magnitude(Decimal(1), Affixes("", ""))  # for numbers with all their digits


def magnitude_of(highest: Decimal, lang: str) -> Magnitude:
    """Return the unit with which numbers up to `highest` are abbreviated (CLDR, short compact decimal formats)."""
    from babel import Locale

    if highest < SHORTENED_FROM:
        return WHOLE
    formats = (locale_of(lang) or Locale("en")).compact_decimal_formats["short"]["other"]
    power = max((int(name) for name in formats if int(name) <= highest), default=0)
    if not power or (pattern := formats[str(power)]).pattern.strip("0") == "":
        return WHOLE
    unit = Decimal(power) / 10 ** (pattern.int_prec[0] - 1)
    return Magnitude(
        unit, Affixes(*(part[0].replace("'", "").strip(MARKS) for part in (pattern.prefix, pattern.suffix)))
    )


def written_number(number: Decimal, decimals: int, lang: str) -> str:
    """Return `number` with `decimals` decimal places, a minus sign, and digits grouped as the language requires."""
    return _written(str(number), decimals, lang)  # as text, because -0 equals 0


@lru_cache(MAX_KEPT)
def _written(number: str, decimals: int, lang: str) -> str:
    from babel.numbers import format_decimal

    written = str(format_decimal(Decimal(number), format=_pattern(decimals), locale=locale_of(lang) or "en"))
    return written.replace("-", "\N{MINUS SIGN}").translate(dict.fromkeys(map(ord, MARKS)))


@cache
def _pattern(decimals: int) -> NumberPattern:
    from babel.numbers import parse_pattern

    return parse_pattern(f"#,##0.{'0' * decimals}" if decimals else "#,##0")


def unit_affixes(unit: str, lang: str) -> Affixes:
    """Return the text before and after numbers with a `unit`.

    Currency and percent signs are placed as the language requires.
    """
    from unicodedata import category

    from babel import Locale

    locale = locale_of(lang) or Locale("en")
    if not unit:
        return Affixes("", "")
    if unit == "%":
        has_space = str(locale.percent_formats[None].pattern).rpartition("%")[0][-1:].isspace()
        return Affixes("", f"{NO_BREAK if has_space else ''}{PERCENT.get(locale.language, '%')}")
    if len(unit) == 1 and category(unit) == "Sc":
        pattern = str(locale.currency_formats["standard"].pattern).partition(";")[0].strip("\u200f\u200e")
        return Affixes(unit, "") if pattern.startswith("¤") else Affixes("", NO_BREAK + unit)
    return Affixes("", unit if unit.startswith(CLOSE) else NO_BREAK + unit)
