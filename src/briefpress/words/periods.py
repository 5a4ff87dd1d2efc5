"""Days and months in a language. In: dates in ISO 8601. Out: short dates as text (CLDR)."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
DAY, MONTH = "yMMMd", "yMMM"  # CLDR skeletons


def written_period(name: str, locale: Locale | None) -> str:
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
    return str(format_skeleton(DAY if day else MONTH, date, locale=locale or "en"))
