"""Days as people write them. In: text. Out: the day.

Read are ISO 8601, `2021-12-14`, and a month in English letters, `14 Dec 2021` or `December 14, 2021`. Which of the
numbers in `12/10/2021` is the month only its author knows.
"""

from __future__ import annotations

import datetime
import re

from briefpress import lazy

ISO = lazy.pattern(r"\d{4}-\d\d-\d\d", re.ASCII)
DAY, MONTH, YEAR = r"(?P<day>\d{1,2})", r"(?P<month>[a-z]{3,9})\.?", r"(?P<year>\d{4})"
WRITTEN = (
    lazy.pattern(rf"{DAY} {MONTH},? {YEAR}", re.ASCII | re.IGNORECASE),
    lazy.pattern(rf"{MONTH} {DAY},? {YEAR}", re.ASCII | re.IGNORECASE),
)
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


def read_day(written: str) -> datetime.date | None:
    """Return the day; None where it is written in another way. Raises ValueError where there is no such day."""
    if ISO.fullmatch(written):
        return datetime.date.fromisoformat(written)
    found = next((match for form in WRITTEN if (match := form.fullmatch(written))), None)
    months = [month for month, name in enumerate(MONTHS, start=1) if found and name.startswith(found["month"].lower())]
    return datetime.date(int(found["year"]), months[0], int(found["day"])) if found and months else None
