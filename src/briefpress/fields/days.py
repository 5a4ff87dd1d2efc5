"""Dates as authors write them. In: text. Out: the day and its precision.

Accepted forms are ISO 8601, `2021-12-14`, with or without a time, `2021-12` and `2021`; day first with full stops,
`14.12.2021`; with the name of the month, `14 Dec 2021`, `December 14, 2021`, `14. Mai 2026` or `mai 2026`, in any of
LANGUAGES; and East Asian dates, `2026年5月14日`. `12/10/2021` is not accepted, because it is ambiguous.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from briefpress import lazy
from briefpress.cldr.dates import month_names

DAY, MONTH, YEAR = r"(?P<day>\d{1,2})", r"(?P<month>[a-z]{3,9})\.?", r"(?P<year>\d{4})"
TIME = r"(?:[T ]+\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:Z|[+-]\d\d:?(?:\d\d)?)?)?"
FORMS = tuple(
    lazy.pattern(pattern, re.ASCII | re.IGNORECASE)
    for pattern in (
        rf"{YEAR}-(?P<number>\d\d)-(?P<day>\d\d){TIME}",
        rf"{DAY}\.\s*(?P<number>\d{{1,2}})\.\s*{YEAR}",
        rf"{DAY} {MONTH},? {YEAR}",
        rf"{MONTH} {DAY},? {YEAR}",
        rf"{MONTH},? {YEAR}",
        rf"{YEAR}-(?P<number>\d\d)",
        YEAR,
    )
)
NO_SUCH_DAY = "this day does not exist: check the month and the day"
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


# The languages whose month names are known. No name means different months in two of these languages.
LANGUAGES = ("en", "fr", "de", "es", "pt", "it", "nl", "pl", "sv", "ru", "uk", "be", "ar", "he", "el")
# Words that may appear beside the day, month or year: 14th of May, le 1er mai, 14 de mayo de 2026, 14 травня 2026 року.
BESIDE = frozenset(["th", "st", "nd", "rd", "of", "the", "le", "er", "de", "del", "den", "р", "року", "г", "года"])
SPOKEN = lazy.pattern(r"[\w\s.,º]+")
CJK_YEAR = lazy.pattern(r"\d{4}\s*[年년]", re.ASCII)
SLASHES = lazy.pattern(rf"(?P<first>\d{{1,2}})[/-](?P<second>\d{{1,2}})[/-]{YEAR}", re.ASCII)
NUMERIC_DATE = lazy.pattern(rf"{YEAR}[-/. ]?(?P<number>\d{{1,2}})(?:[-/. ]?{DAY})?", re.ASCII)
SEASON = lazy.pattern(r"(?:spring|summer|autumn|fall|winter|early|mid|late)\b.*\d{4}", re.IGNORECASE)
QUARTER = lazy.pattern(r"(?:(?P<year>\d{4})\W?)?q(?P<quarter>[1-4])(?:\W?(?P<later>\d{4}))?", re.IGNORECASE)


class Day(NamedTuple):
    """A date; `precision` is `month` or `year` if the day or the month is missing, otherwise `""`."""

    date: datetime.date
    precision: str = ""


def read_day(text: str) -> Day | None:
    """Return the date in `text`, or None if its form is not accepted; raise ValueError if there is no such day."""
    found = next((match for form in FORMS if (match := form.fullmatch(text))), None)
    parts = found.groupdict() if found else {}
    if not parts:
        return _worded_day(text)
    name = (parts.get("month") or "").lower()
    months = [month for month, known in enumerate(MONTHS, start=1) if name and known.startswith(name)]
    if name and not months:
        return _worded_day(text)
    month = months[0] if months else int(parts.get("number") or 0)
    if not month and "number" not in parts:
        return Day(datetime.date(int(parts["year"]), 1, 1), "year")
    precision = "" if parts.get("day") else "month"
    return Day(datetime.date(int(parts["year"]), month, int(parts.get("day") or 1)), precision)


def _worded_day(text: str) -> Day | None:
    """Return a date with the name of its month in any of LANGUAGES, or with East Asian characters, or None for any
    other text.

    Raise ValueError if there is no such day.
    """
    if CJK_YEAR.match(text):
        found = NUMERIC_DATE.fullmatch(_with_hyphens(text))
        parts = (int(found["year"]), int(found["number"]), found["day"]) if found else None
    else:
        parts = _worded_parts(text)
    if not parts:
        return None
    year, month, day = parts
    return Day(datetime.date(year, month, int(day or 1)), "" if day else "month")


def _worded_parts(text: str) -> tuple[int, int, str] | None:
    """Return year, month and day (`""` if there is none) if the text contains nothing else, or None."""
    plain = _with_digits(text)
    words, numbers = re.findall(r"[^\W\d_]+", plain.casefold()), re.findall(r"\d+", plain)
    years, days = [number for number in numbers if len(number) == 4], [number for number in numbers if len(number) < 3]
    if not SPOKEN.fullmatch(plain) or len(years) != 1 or len(days) > 1 or len(numbers) != 1 + len(days):
        return None
    names = _month_names()
    months = [names[word] for word in words if word in names]
    is_plain = len(months) == 1 and all(word in names or word in BESIDE for word in words)
    return (int(years[0]), months[0], days[0] if days else "") if is_plain else None


def _with_digits(text: str) -> str:
    """Return `text` with the digits 0 to 9 in place of digits in other scripts."""
    return "".join(str(unicodedata.decimal(char, char)) for char in text)


def _exists(day: str) -> bool:
    """Return whether `day`, such as 2026-02-31, exists."""
    try:
        datetime.date.fromisoformat(day)
    except ValueError:
        return False
    return True


def day_hint(text: str) -> str:
    """Return a hint on how to write a date whose form is not accepted."""
    bare = text.strip("“”„‟‘’‚")
    if bare != text and _exists(bare):
        return f"remove the quotation marks: {bare}"
    if found := SLASHES.fullmatch(text):
        pairs = {(found["first"], found["second"]), (found["second"], found["first"])}
        days = [f"{found['year']}-{int(month):02}-{int(day):02}" for month, day in sorted(pairs)]
        if days := [*filter(_exists, days)]:
            return f"write {' or '.join(days)}"
        return NO_SUCH_DAY
    if (found := NUMERIC_DATE.fullmatch(_with_hyphens(text))) and 0 < int(found["number"]) < 13:
        return f"write {found['year']}-{int(found['number']):02}" + (f"-{int(found['day']):02}" if found["day"] else "")
    if (found := QUARTER.fullmatch(text)) and (year := found["year"] or found["later"]):
        return f"write {year}-{3 * int(found['quarter']) - 2:02}, the month in which the quarter begins, or {year}"
    if text.lower() in ("today", "now", "last-modified", "current"):
        return "write the day itself, such as 2023-02-28"
    if SEASON.match(text):
        return f"write the month or the year: {text[-4:]}-03, or {text[-4:]}"
    return _hint_by_name(text) or "write year, month and day, separated by hyphens: 2023-02-28"


def _with_hyphens(text: str) -> str:
    """Return `text` with hyphens in place of the East Asian characters for year, month and day."""
    return re.sub("[年月년월]\\s*(?=\\d)", "-", text).rstrip("年月日년월일")


def _hint_by_name(text: str) -> str:
    """Return a hint for a date with the name of a month in another language, or `""`."""
    plain = _with_digits(text)
    year, day = re.search(r"(?<!\d)\d{4}(?!\d)", plain), re.search(r"(?<!\d)\d{1,2}(?!\d)", plain)
    names = _month_names()
    month = next((names[word] for word in re.findall(r"[^\W\d_]+", plain.casefold()) if word in names), 0)
    text = f"{year[0]}-{month:02}" + (f"-{int(day[0]):02}" if day else "") if year and month else ""
    return f"write {text}" if text and (not day or _exists(text)) else ""


@cache
def _month_names() -> Mapping[str, int]:
    """Map month names in LANGUAGES to month numbers."""
    return month_names(LANGUAGES)
