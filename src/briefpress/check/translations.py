"""Translations and their originals. In: both briefs. Out: problems for missing parts and for outdated translations."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import suppress

from briefpress.model import Brief, Heading, Place, ids_of, text_of, walk
from briefpress.problems import Code, Problem

MAX_IDS = 12  # the maximum number of ids listed in a problem


def check_translation(translation: Brief, original: Brief) -> Iterator[Problem]:
    """Yield the parts of `original` that `translation` lacks, and a problem if the translation is outdated."""
    there = {*_ids(translation)}
    lacking = [id_ for id_ in _ids(original) if id_ not in there]
    if lacking:
        shown = ", ".join(lacking[:MAX_IDS])
        more = f" and {len(lacking) - MAX_IDS} more" if len(lacking) > MAX_IDS else ""
        text = f"the translation lacks parts of {original.place.file}: {shown}{more}"
        hint = "translate them, with the same ids"
        yield Problem(Code.TRANSLATION_INCOMPLETE, text, translation.place, hint)
    yield from _outdated(translation, original)


def _ids(brief: Brief) -> dict[str, None]:
    """Return the ids that the author wrote, in source order."""
    headings = (block.id for block in walk(text_of(brief)) if isinstance(block, Heading) and block.id)
    given = [*headings, *(id_ for id_, _ in ids_of(text_of(brief)))]
    notes = (note.id for note in brief.notes if " " not in note.id)  # generated ids contain a space
    return dict.fromkeys([*(f"#{id_}" for id_ in given), *(f"[^{id_}]" for id_ in notes)])


def _outdated(translation: Brief, original: Brief) -> Iterator[Problem]:
    """Report an outdated translation. Only the front matter is compared, not the clock or file dates. `translation-of`
    states the version of the original on which a translation is based; its default is the date of the translation.
    """
    changed = original.meta.masthead.modified
    latest = changed or original.meta.date
    base, (day, place) = translation.meta.translation_of, _own_date(translation)
    if base:
        is_current, place = _follows(base, original, latest), translation.meta.translation_of_place
    elif day:
        is_current = not latest or day >= latest
    else:
        is_current, place = not changed, translation.place
    if not is_current:
        now = latest.isoformat() if latest else original.meta.version
        since = f"on {now}" if latest else f"and is now version {now}"
        shown = base or (day.isoformat() if day else "")
        basis = (
            f"the translation follows {shown}" if shown else "the translation does not state which version it follows"
        )
        text = f"{original.place.file} was changed {since}; {basis}"
        hint = f"once the translation is up to date, write `translation-of: {now}`"
        yield Problem(Code.TRANSLATION_OUTDATED, text, place, hint)


def _own_date(brief: Brief) -> tuple[datetime.date | None, Place]:
    """Return the date in the translation itself, or None if the date is inherited from the original, and its place."""
    meta, file = brief.meta, brief.place.file
    dates = ((meta.masthead.modified, meta.modified_place), (meta.date, meta.date_place))
    return next(((day, place) for day, place in dates if place.file == file), (None, brief.place))


def _follows(base: str, original: Brief, latest: datetime.date | None) -> bool:
    """Return whether `base`, a version or a date, is the current version or date of `original`."""
    with suppress(ValueError):
        day = datetime.date.fromisoformat(base)
        return latest is None or day >= latest
    return base == original.meta.version
