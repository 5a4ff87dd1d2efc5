"""Settings that a brand makes: how many words a part may have, how grave a kind of problem is, and others.

In: what stands in `defaults.briefpress` in brand.yml, as it was written. Out: the same, read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from briefpress.brand.fonts import is_inside
from briefpress.model import ORDER, Place, counts_in_order
from briefpress.problems import Code, Report, nearest
from briefpress.problems.levels import read_level

LIMITED = ("abstract", "body", "caption", "heading", "note", "paragraph", "subtitle", "title")


def read_limits(written: Mapping[str, str], place: Place, report: Report) -> dict[str, int]:
    """Return the most words of each part; what is no part, or no number, is reported and left out."""
    limits = {}
    for part, most in written.items():
        if part not in LIMITED:
            hint = nearest(part, LIMITED) or f"known here: {', '.join(LIMITED)}"
            report.add(Code.KEY_UNKNOWN, f'unknown key "{part}" in limits', place, hint)
        elif not (most.isascii() and most.isdigit() and int(most[:9])):
            text = f'the limit "{most}" of "{part}" is not a number of words'
            report.add(Code.VALUE_INVALID, text, place, "write a whole number, 1 or more")
        else:
            limits[part] = int(most[:9])
    return limits


def read_levels(written: Mapping[str, str], place: Place, report: Report) -> dict[str, str]:
    """Return the levels of kinds of problems, by their codes."""
    levels: dict[str, str] = {}
    for code, level in written.items():
        levels |= read_level(code, level, report, place)
    return levels


def read_choice(ours: Mapping[str, Any], key: str, known: tuple[str, ...], brand: str, report: Report) -> str:
    """Return one of our settings, the first of those `known` where it is none of them."""
    written = str(ours.get(key, known[0])).lower()
    if written in known:
        return written
    text = f'the {key} "{written}" of the brand "{brand}" is not known'
    report.add(Code.VALUE_INVALID, text, None, f"known: {', '.join(known)}")
    return known[0]


def find_profile(written: object, folders: Sequence[Path], report: Report) -> Path | None:
    """Return the file of the colour profile, which lies in the folder of the brand or of one it stands on."""
    files = [folder / str(written) for folder in folders if written]
    found = next((file for file in files if is_inside(file, file.parents[1])), None)
    if files and not found:
        text = f'the colour profile "{written}" is not there'
        report.add(Code.BRAND_INVALID, text, None, "put it into the brand's folder")
    return found


def read_lines(written: str | Sequence[object]) -> tuple[str, ...]:
    """Return a text or a list of texts as a list."""
    return (written,) if isinstance(written, str) else tuple(map(str, written))


def read_order(written: tuple[str, ...], brand: str, report: Report) -> tuple[str, ...]:
    """Return the parts that come first; the summary stands before the text, as it is counted first."""
    for name in written:
        if name not in ORDER:
            hint = nearest(name, ORDER) or f"known: {', '.join(ORDER)}"
            report.add(Code.VALUE_INVALID, f'the brand "{brand}" has a part "{name}" in its order', None, hint)
    known = tuple(name for name in written if name in ORDER)
    if counts_in_order(known):
        return known
    text = f'in the order of the brand "{brand}" the summary comes after the text'
    report.add(Code.VALUE_INVALID, text, None, "write `abstract` before `body`")
    return ()
