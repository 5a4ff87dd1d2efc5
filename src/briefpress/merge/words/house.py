"""Fields whose values are formatted. In: a paragraph before and after. Out: the edit to the field."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import PurePosixPath

from briefpress import lazy
from briefpress.docx.read import Paragraph
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.source_map.offsets import main_file
from briefpress.merge.source_map.scalars import scalars_of, spelled
from briefpress.merge.words.dates import date_in, without_date
from briefpress.source import FRONT_MATTER

HEADINGS = {"_bp_abstract": "abstract-title"}
DATED = {"cover status": "embargo", "imprint": "date-modified"}  # the styles of lines with house words around a date
COPYRIGHT = lazy.pattern(r"©\s*(\d{4})")
WHOLE = len("2026-03-15")  # the length of a date with a day
DATES = ("%B %d, %Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y")


def field_edit(before: Paragraph, after: Paragraph, texts: Mapping[str, str]) -> Edit | None:
    """Return the edit to the field that a changed heading or date comes from, or None for other changes."""
    file = main_file(texts)
    if not file:
        return None
    if year := _year(file, texts[file], (before.text, after.text)):
        return year
    if before.style == "date":
        return _date(file, texts[file], after.text.strip())
    if before.style in DATED:
        return _dated(file, texts[file], DATED[before.style], (before.text, after.text))
    name = next((HEADINGS[item] for item in before.bookmarks if item in HEADINGS), "")
    name = "toc-title" if before.style == "toc heading" else name
    match = FRONT_MATTER.match(texts[file]) if name else None
    if match is None:
        return None
    return Edit(file, match.end(1), match.end(1), f"{name}: {spelled(after.text.strip(), '')}\n", 0)


def _year(file: str, text: str, words: tuple[str, str]) -> Edit | None:
    """Return the edit to the year in a copyright line, or None if anything else in the line has changed."""
    before, after = (COPYRIGHT.search(word) for word in words)
    scalar = next(
        (scalar for scalar in scalars_of(file, text) if scalar.key == "year" and "copyright" in scalar.owner), None
    )
    if not (before and after and scalar) or scalar.words != before[1] or before[1] == after[1]:
        return None
    alone = words[0].replace(before[0], after[0], 1) == words[1]
    return Edit(file, *scalar.inner, after[1], 0) if alone else None


def _dated(file: str, text: str, key: str, words: tuple[str, str]) -> Edit | None:
    """Return the edit to the date in a line, or None if anything else in the line has changed."""
    before, after = words
    scalar = next((scalar for scalar in scalars_of(file, text) if scalar.key == key and not scalar.owner), None)
    date = _read(scalar.words) if scalar else None
    if scalar is None or date is None:
        return None
    for pattern in DATES:
        head, shown, tail = before.partition(date.strftime(pattern).lstrip("0"))
        if shown and after.startswith(head) and after.endswith(tail):
            new = _read(after[len(head) : len(after) - len(tail)])
            return Edit(file, scalar.start, scalar.end, new.isoformat(), 0) if new else None
    was, now = (date_in(line, language_of(file, text)) for line in words)
    alone = was and now and was[0] == date.isoformat() and before.replace(was[1], now[1]) == after
    return Edit(file, scalar.start, scalar.end, now[0], 0) if alone and now and len(now[0]) == WHOLE else None


def _date(file: str, text: str, written: str) -> Edit | None:
    scalar = next((scalar for scalar in scalars_of(file, text) if scalar.key == "date" and not scalar.owner), None)
    date = _read(written)
    iso = date.isoformat() if date else _local(written, language_of(file, text))
    return Edit(file, scalar.start, scalar.end, iso, 0) if scalar and iso else None


@lru_cache(1)
def language_of(file: str, text: str) -> str:
    """Return the language of a brief: that of its front matter, or that in the name of a translation."""
    written = (scalar.words for scalar in scalars_of(file, text) if scalar.key == "lang" and not scalar.owner)
    return next(written, "") or PurePosixPath(file).stem.partition(".")[2] or "en"


def _local(text: str, lang: str) -> str:
    """Return a date in the language of a brief in ISO 8601, or `""` if the line has other words."""
    found = date_in(text, lang)
    return found[0] if found and len(found[0]) == WHOLE and not without_date(text, found[1])[0] else ""


def _read(text: str) -> datetime.date | None:
    for pattern in DATES:
        with suppress(ValueError):
            return datetime.datetime.strptime(text.strip(), pattern).date()
    return None
