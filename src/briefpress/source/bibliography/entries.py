"""The fields of BibTeX entries, and errors in them. In: an entry as bibtexparser reads it. Out: its values as text."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from briefpress import lazy
from briefpress.problems import Code, Problem, nearest
from briefpress.source.bibliography.inherited import parents
from briefpress.workspace import SourceText

if TYPE_CHECKING:
    from bibtexparser.model import Entry

# A concatenation of strings and names of strings: `bib # " and " # {more}`.
PIECE = r"""(?:"[^"]*"|\{[^{}]*\}|[A-Za-z][\w:.-]*)"""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
CLOSING = {"{": "}", '"': '"'}
TOGETHER = lazy.pattern(rf"\s*{PIECE}(?:\s*\#\s*{PIECE})+\s*")
PIECES = lazy.pattern(PIECE)
NAME = lazy.pattern(r"[A-Za-z][\w:.-]*")  # the name of a string, without delimiters
DAY = lazy.pattern(r"\d{4}-\d{2}-\d{2}")


def faults(
    entry: Entry, source: SourceText, strings: Mapping[str, str], fields: Mapping[str, Mapping[str, str]]
) -> Iterator[Problem]:
    """Yield the errors in the fields of `entry`; `fields` are those of all entries, by key."""
    yield from _undefined(entry, source, strings)
    yield from _misquoted(entry, source)
    yield from _unfounded(entry, source, fields)


def fields_of(entry: Entry, strings: Mapping[str, str]) -> dict[str, str]:
    """Map field names in lower case to the values in an entry."""
    around = entry.parser_metadata.get("removed_enclosing", {})
    return {
        field.key.lower(): _together(str(field.value), around.get(field.key, ""), strings) for field in entry.fields
    }


def _together(value: str, around: str, strings: Mapping[str, str]) -> str:
    """Return the text of `value` with concatenated strings joined; `strings` are the strings that the file defines, by
    name.

    `around` is the delimiter, `"` or `{`, that bibtexparser removed from both ends of the value, even if the two ends
    belong to different strings.
    """
    pieces = _pieces(value, around)
    if not pieces:
        return value
    return "".join(piece[1:-1] if piece[0] in CLOSING else strings.get(piece.lower(), piece) for piece in pieces)


def _pieces(value: str, around: str) -> list[str]:
    """Return the parts of a concatenated `value`: strings with their delimiters, and names of strings. A value that
    consists of a single name is returned alone; the list is empty for any other value.
    """
    whole = f"{around}{value}{CLOSING[around]}" if around in CLOSING else value
    is_name = around not in CLOSING and NAME.fullmatch(value)
    return PIECES.findall(whole) if is_name or TOGETHER.fullmatch(whole) else []


def _undefined(entry: Entry, source: SourceText, strings: Mapping[str, str]) -> Iterator[Problem]:
    """Report undefined names of strings, except the names of months, which BibTeX defines."""
    around = entry.parser_metadata.get("removed_enclosing", {})
    for field in entry.fields:
        pieces = _pieces(str(field.value), around.get(field.key, ""))
        names = [piece for piece in pieces if piece[0] not in CLOSING and piece.lower() not in strings]
        for name in (name for name in names if name[:3].lower() not in MONTHS or field.key.lower() != "month"):
            place = source.place_of_line(field.start_line or entry.start_line or 0)
            hint = f'write {{{name}}}, or define it: @string{{{name} = "..."}}'
            text = f'"{name}" in `{field.key}` has neither quotation marks nor a definition'
            yield Problem(Code.REFERENCE_INCOMPLETE, text, place, hint)


def _misquoted(entry: Entry, source: SourceText) -> Iterator[Problem]:
    """Report values in quotation marks that contain quotation marks."""
    around = entry.parser_metadata.get("removed_enclosing", {})
    for field in entry.fields:
        written = str(field.value)
        if around.get(field.key) not in CLOSING and written.startswith('"') and not _pieces(written, ""):
            place = source.place_of_line(field.start_line or entry.start_line or 0)
            text = f"`{field.key}` contains quotation marks inside quotation marks, and all of them are shown"
            yield Problem(Code.REFERENCE_INCOMPLETE, text, place, f"write it in braces: {field.key} = {{...}}")


def _unfounded(entry: Entry, source: SourceText, fields: Mapping[str, Mapping[str, str]]) -> Iterator[Problem]:
    """Report entries that do not exist but from which `entry` inherits, and days that do not exist."""
    lines = {field.key.lower(): field.start_line or entry.start_line or 0 for field in entry.fields}
    for name in parents(fields[entry.key]):
        if name not in fields:
            line = lines.get("crossref", lines.get("xdata", 0))
            text = f'the entry "{name}", from which this one takes fields, does not exist'
            hint = nearest(name, fields) or "add it to this file, or write its fields here"
            yield Problem(Code.REFERENCE_INCOMPLETE, text, source.place_of_line(line), hint)
    for field in ("date", "urldate"):
        day = fields[entry.key].get(field, "").strip()
        if DAY.fullmatch(day) and not _is_day(day):
            place = source.place_of_line(lines[field])
            yield Problem(Code.REFERENCE_INCOMPLETE, f'"{day}" is not a day', place, "check the month and the day")


def _is_day(text: str) -> bool:
    try:
        return bool(datetime.date.fromisoformat(text))
    except ValueError:
        return False
