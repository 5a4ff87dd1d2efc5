"""Dates as people write them. In: text. Out: the day, and its precision.

Accepted are ISO 8601, `2021-12-14`, with or without a time, `2021-12` and `2021`; days first with full stops,
`14.12.2021`; and English months, `14 Dec 2021`, `December 14, 2021` or `December 2021`. `12/10/2021` is ambiguous, so
it is not accepted.
"""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from briefpress import lazy

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
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


class Day(NamedTuple):
    """A date; `precision` is `month` or `year` if it is no more precise, otherwise `""`."""

    date: datetime.date
    precision: str = ""


def read_day(written: str) -> Day | None:
    """Return the date; None if it is written in another way. Raises ValueError if the day does not exist."""
    found = next((match for form in FORMS if (match := form.fullmatch(written))), None)
    parts = found.groupdict() if found else {}
    if not parts:
        return None
    name = (parts.get("month") or "").lower()
    months = [month for month, known in enumerate(MONTHS, start=1) if name and known.startswith(name)]
    if name and not months:
        return None
    month = months[0] if months else int(parts.get("number") or 0)
    if not month and "number" not in parts:
        return Day(datetime.date(int(parts["year"]), 1, 1), "year")
    precision = "" if parts.get("day") else "month"
    return Day(datetime.date(int(parts["year"]), month, int(parts.get("day") or 1)), precision)
