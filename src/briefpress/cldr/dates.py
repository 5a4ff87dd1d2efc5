"""Dates and month names. In: dates, CLDR patterns and language tags. Out: dates as text, and month numbers."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefpress.cldr.locales import locale_of

if TYPE_CHECKING:
    from babel import Locale

ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
DAY, MONTH = "yMMMd", "yMMM"  # CLDR skeletons
SKELETONS = {"month": "yMMMM", "year": "y"}  # CLDR patterns for dates without a day or without a month


def date_pattern(pattern: str, lang: str) -> str:
    """Return `pattern` as a CLDR pattern: a length (full, long, medium, short) or a precision (month, year) becomes
    the pattern of the language; any other pattern is returned unchanged.
    """
    from babel.dates import get_date_format

    if pattern in SKELETONS:
        return str(_locale(lang).datetime_skeletons[SKELETONS[pattern]].pattern)
    match pattern:
        case "full" | "long" | "medium" | "short":
            return str(get_date_format(pattern, _locale(lang)))
    return pattern


def written_date(day: datetime.date, pattern: str, lang: str) -> str:
    """Return `day` in the CLDR `pattern` or length; raise ValueError if the pattern is invalid."""
    from babel.dates import format_date

    try:
        return format_date(day, format=pattern, locale=_locale(lang))
    except (KeyError, IndexError, AttributeError) as error:
        raise ValueError(str(error)) from error


def written_period(name: str, lang: str) -> str:
    """Return a day or a month in ISO 8601 as a short date, or `name` itself if it is anything else."""
    from babel.dates import format_skeleton

    match = ISO.fullmatch(name)
    if match is None:
        return name
    year, month, day = match.groups()
    try:
        date = datetime.date(int(year), int(month), int(day or 1))
    except ValueError:
        return name
    return str(format_skeleton(DAY if day else MONTH, date, locale=_locale(lang)))


def month_names(langs: Iterable[str]) -> dict[str, int]:
    """Map the full and abbreviated month names in `langs` to month numbers, 1 to 12.

    The names are casefolded and have no final full stop. Languages that CLDR does not list are skipped.
    """
    known = (locale.months for locale in map(locale_of, langs) if locale)
    forms = (months[context] for months in known for context in ("format", "stand-alone"))
    named = (item for form in forms for width in ("wide", "abbreviated") for item in form[width].items())
    return {name.casefold().strip("."): month for month, name in named}


def _locale(lang: str) -> Locale:
    """Return the CLDR data for `lang`, or those for English."""
    from babel import Locale

    return locale_of(lang) or Locale("en")
