"""Languages and their scripts, regions and names. In: language tags (BCP 47). Out: their CLDR data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

MAX_KEPT = 100  # the maximum number of languages whose CLDR data are cached
SEPARATOR = "\0"


@lru_cache(MAX_KEPT)
def locale_of(lang: str) -> Locale | None:
    """Return the CLDR data for `lang`, or None if there are none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(lang, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def script_of(lang: str) -> str:
    """Return the script in which `lang` is usually written (ISO 15924), or `""` if CLDR does not list it."""
    locale = locale_of(lang)
    if locale is None or locale.script:
        return (locale.script or "") if locale else ""
    parts = (part for name in (str(locale), locale.language) for part in _likely().get(name, "").split("_"))
    return next((part for part in parts if len(part) == 4), "")


def region_of(language: str, script: str) -> str:
    """Return the region in which `language` in `script` is most likely used (ISO 3166-1 or UN M.49), or `""`.

    Without a script, pass `""`.
    """
    full = (_likely().get(name, "") for name in (f"{language}_{script}", language))
    parts = (part for name in full for part in name.split("_")[1:])
    return next((part for part in parts if len(part) == 2 or part.isdigit()), "")


@cache
def _likely() -> Mapping[str, str]:
    """Return the most likely full tags of languages (CLDR, likely subtags)."""
    from babel.core import get_global

    likely: Mapping[str, str] = get_global("likely_subtags")
    return likely


def is_rtl(lang: str) -> bool:
    """Return whether the language `lang` is written from right to left (CLDR, characterOrder)."""
    locale = locale_of(lang)
    return locale is not None and locale.text_direction == "rtl"


def language_names(langs: Sequence[str]) -> list[str]:
    """Return the name of each of `langs` in that language itself, or the tag if CLDR does not list it.

    Countries are added only to distinguish variants of the same language.
    """
    short = [_language_name(lang, country=False) for lang in langs]
    return [
        name if short.count(name) == 1 else _language_name(lang, country=True)
        for lang, name in zip(langs, short, strict=True)
    ]


def _language_name(lang: str, *, country: bool) -> str:
    from babel import Locale

    locale = locale_of(lang)
    if locale and not country:
        locale = Locale(locale.language, script=locale.script)
    name = locale.get_display_name() if locale else None
    return name[0].upper() + name[1:] if name else lang


def around_items(count: int, lang: str) -> list[str]:
    """Return the text before, between and after `count` items of a list in a sentence (CLDR, list patterns)."""
    from babel.lists import format_list

    return format_list([SEPARATOR] * count, locale=locale_of(lang) or "en").split(SEPARATOR)
