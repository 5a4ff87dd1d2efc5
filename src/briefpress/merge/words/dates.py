"""Dates in Word files. In: a line and its language. Out: the date in the form for the front matter."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from contextlib import suppress
from functools import cache

from briefpress import lazy
from briefpress.cldr.dates import month_names

DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?"
# A month may have two names, as in Arabic.
MONTH, YEAR = r"(?:[^\W\d_]+ ?/ ?)?(?P<month>[^\W\d_]+)\.?", r"(?P<year>(?:19|20)\d\d)"
OF = r"(?:of\s+|de\s+|del\s+)?"
WRITTEN = (
    lazy.pattern(rf"\b{DAY}\s+{OF}{MONTH},?\s+{OF}{YEAR}"),
    lazy.pattern(rf"\b{MONTH}\s+{DAY},?\s+{YEAR}"),
    lazy.pattern(rf"\b{MONTH},?\s+{OF}{YEAR}"),
)
ISO = lazy.pattern(rf"\b{YEAR}-(?P<number>\d\d)(?:-(?P<day>\d\d))?\b")
NUMBERS = lazy.pattern(rf"\b(?P<day>\d{{1,2}})(?P<sign>[./])(?P<number>\d{{1,2}})(?P=sign){YEAR}\b")
ASIAN = lazy.pattern(
    r"(?P<year>(?:19|20)\d\d)\s*[年년]\s*(?P<number>\d{1,2})\s*[月월](?:\s*(?P<day>\d{1,2})\s*[日일])?"
)
MONTHS = 12
FURTHER = {"ar": ("ar-LB", "ar-MA")}  # regions with other names of months
YEAR_WORD = lazy.pattern(r"^\s*(?:року|рік|р\.|года|год|г\.)(?!\w)")  # the word after a year in Ukrainian and Russian
# Words before a date that only describe it, such as "Published".
ABOUT_DATE = lazy.pattern(
    r"\b(?:(?:this|draft|current)?\s*version|draft|published|last updated|updated|as of|dated?|stand|datum|den|le|am|"
    r"on)\s*:?\s*$",
    re.I,
)


def date_of(text: str, lang: str) -> str:
    """Return the date in a line, or `""` if it is missing or ambiguous, or if the line contains other words."""
    line = re.sub(r"^[^\W\d]+:\s*", "", text.strip())
    found = date_in(line, lang)
    return found[0] if found and found[1].strip(" .") == line.strip(" .") else ""


def date_in(text: str, lang: str) -> tuple[str, str] | None:
    """Return the first date in a text in ISO 8601, and the date as written."""
    for pattern in (ISO, ASIAN, NUMBERS, *WRITTEN):
        for match in pattern.finditer(text):
            if day := _date(match.groupdict(), lang):
                return day, match[0]
    return None


def without_date(line: str, date: str) -> tuple[str, str]:
    """Return a line without its date, and a remark about the line."""
    before, _, after = line.partition(date)
    after = YEAR_WORD.sub("", after)
    rest = [ABOUT_DATE.sub("", item).strip(" \t\n,;:|·•–—-()") for item in (before, after)]
    if all(rest):
        return line, ", which is still in the text"
    return "".join(rest), "; its other words are still in the text" if any(rest) else ", which was left out"


def _date(parts: Mapping[str, str | None], lang: str) -> str:
    year, day = int(parts["year"] or 0), int(parts.get("day") or 0)
    month = int(parts.get("number") or 0) or _months(lang).get((parts.get("month") or "").casefold(), 0)
    if parts.get("sign") == "/" and day <= MONTHS:  # ambiguous: the month may come first or second
        return ""
    if parts.get("sign") == "/" and month > MONTHS:
        day, month = month, day
    with suppress(ValueError):
        whole = datetime.date(year, month, day or 1).isoformat()
        return whole if day else whole.rpartition("-")[0]
    return ""


@cache
def _months(lang: str) -> dict[str, int]:
    """Map the CLDR month names in the language `lang` and in English to month numbers."""
    return month_names(("en", *FURTHER.get(lang[:2], ()), lang))
