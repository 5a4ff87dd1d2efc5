"""The cells of a table in the source. In: the block of a table. Out: the row, column and span of each cell."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from briefpress import lazy
from briefpress.merge.source_map.visible import Seen
from briefpress.source import csv_layout

ROW = lazy.pattern(r"^[ \t>]*(\|[^\n]*)$", re.MULTILINE)
RULE = lazy.pattern(r"\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
CELL = lazy.pattern(r"((?:\\.|`[^`\n]*`|[^|\\\n])*)(\||$)")
CSV_CHARACTER = lazy.pattern('""|.', re.DOTALL)
FILE = lazy.pattern(r"""(?:csv|file)=["']?([^"'\s}]+)""")
DELIMITER = lazy.pattern(r"""delimiter=["']?([^"'\s}]+)""")


class Cell(NamedTuple):
    """A cell and its span. `form` is `pipe` or `csv`; `line` is the span of its row."""

    file: str
    row: int
    column: int
    start: int
    end: int
    form: str
    line: tuple[int, int]


def cells_of(texts: Mapping[str, str], file: str, start: int, end: int) -> Iterator[Cell]:
    """Yield the cells of the table between `start` and `end` in a file, or of the CSV file to which this
    table refers.
    """
    named = FILE.search(texts[file], start, end)
    if named:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(file), named[1]))
        path = posixpath.normpath(f"source/{named[1]}") if named[1].startswith("/") else path
        if path in texts:
            given = DELIMITER.search(texts[file], start, end)
            yield from _csv(path, texts[path], given[1] if given else "")
        return
    yield from _pipes(file, texts[file], start, end)


def _pipes(file: str, text: str, start: int, end: int) -> Iterator[Cell]:
    row = 0
    for line in ROW.finditer(text, start, end):
        if RULE.fullmatch(line[1].rstrip()):
            continue
        at, column, last = line.start(1) + 1, 0, line.start(1) + len(line[1].rstrip())
        while at < last:
            match = CELL.match(text, at, last)
            assert match
            words = match[1]
            first = at + len(words) - len(words.lstrip())
            yield Cell(file, row, column, first, max(first, at + len(words.rstrip())), "pipe", line.span(1))
            at, column = match.end(), column + 1
            if not match[2]:
                break
        row += 1


def _csv(file: str, text: str, setting: str) -> Iterator[Cell]:
    """Yield the cells of a CSV file (RFC 4180)."""
    delimiter, at = csv_layout(text, setting)
    row = 0
    while at < len(text):
        begins, column, cells = at, 0, []
        while True:
            first, last, at = _value(text, at, delimiter)
            cells.append((column, first, last))
            column += 1
            if at >= len(text) or text[at] == "\n":
                break
            at += 1
        line = (begins, at)
        at += 1
        if any(text[first:last].strip() for _, first, last in cells):  # as `csv_rows`
            yield from (Cell(file, row, number, a, b, "csv", line) for number, a, b in cells)
            row += 1


def csv_characters(text: str, cell: Cell) -> list[Seen]:
    """Return the characters of a value in a CSV file, in which quotation marks are doubled."""
    found = CSV_CHARACTER.finditer(text, cell.start, cell.end)
    return [Seen(match[0][0], *match.span()) for match in found]


def _value(text: str, at: int, delimiter: str) -> tuple[int, int, int]:
    """Return the start and the end of the value at `at`, and the end of its cell, which includes quotation marks."""
    if text[at : at + 1] == '"':
        end = at + 1
        while end < len(text) and not (text[end] == '"' and text[end + 1 : end + 2] != '"'):
            end += 2 if text[end] == '"' else 1
        return at + 1, end, end + 1
    end = at
    while end < len(text) and text[end] not in (delimiter, "\n"):
        end += 1
    raw = text[at:end]
    return at + len(raw) - len(raw.lstrip()), max(at, at + len(raw.rstrip())), end
