"""The CLDR data of languages. In: a language tag. Out: its locale."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

MAX_KEPT = 100  # the maximum number of languages whose CLDR data are cached


@lru_cache(MAX_KEPT)
def locale_of(lang: str) -> Locale | None:
    """Return the CLDR data for `lang`, or None if there are none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(lang, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
