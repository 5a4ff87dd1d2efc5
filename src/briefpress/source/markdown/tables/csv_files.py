"""Tables from files, `::: {.table csv="data/x.csv"}`, with the caption inside. In: a div. Out: a `Table`."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from briefpress import lazy
from briefpress.model import (
    MAX_COLUMNS,
    MAX_ROWS,
    NOWHERE,
    Alignment,
    Blocks,
    Cell,
    LineBreak,
    Paragraph,
    Place,
    Run,
    Table,
    grid,
    plain_text,
)
from briefpress.problems import Code
from briefpress.source.markdown.tables.pipe import KNOWN as TABLE_KNOWN
from briefpress.source.markdown.tables.pipe import (
    is_caption,
    read_caption,
    report_fewer_cells,
    report_large,
    with_attributes,
)
from briefpress.source.markdown.tables.spans import WrittenCell, joined, merge_char_of

if TYPE_CHECKING:
    from briefpress.source.markdown.blocks import BlockReader
    from briefpress.source.markdown.div import Div

KNOWN = ("csv", "delimiter", *TABLE_KNOWN)
DELIMITERS = ";\t|,"  # the comma is last, because it also occurs in numbers and sentences
SAMPLE = 10_000  # the number of characters searched for the delimiter
WIDE = "，；"  # Chinese and Japanese delimiters, tried only if no other delimiter occurs
# the first line of Excel's CSV files, which states the delimiter
SEPARATOR = lazy.pattern(r"\"?sep=(?P<sign>.)\"?[ \t]*(?:\n|\Z)", re.IGNORECASE)
ERROR = lazy.pattern(r"#(?:REF|N/A|DIV/0|NAME|VALUE|NUM|NULL|SPILL|CALC)[!?]?|#{3,}|=[A-Z]+\([^\n]*\)")
NUMBER = lazy.pattern(r"[-+\N{MINUS SIGN}]?[\d.,\s']*\d\s*%?|[-\N{EN DASH}\N{EM DASH}]?")
YEAR = lazy.pattern(r"[12]\d{3}")
QUOTES = "put cells in quotation marks if they contain a delimiter or a line break"
# Messages of Python's csv module, each with the message and the hint for authors.
UNREADABLE = {
    "unexpected end of data": (
        "a quotation mark that opens a cell is not closed",
        'close it at the end of its cell; inside a cell, write each quotation mark twice: ""',
    ),
    "expected after": (
        "there is text after the closing quotation mark of a cell",
        'inside a cell, write each quotation mark twice: ""',
    ),
}
# Other formats, by their first characters, and how to convert them.
EXPORT = "export the data itself as CSV"
OTHERS = {
    "version https://git-lfs": ("only a pointer to a file in Git LFS", "download the file: git lfs pull"),
    **dict.fromkeys(("<!doctype", "<html"), ("a web page", EXPORT)),
    "<?xml": ("XML", EXPORT),
    **dict.fromkeys(('{"', '[{"', '[["', "{\n", "[\n"), ("JSON", EXPORT)),
}


def read_csv_table(reader: BlockReader, div: Div) -> Blocks:
    """Return the table from the div's file, followed by anything else inside the div."""
    nodes = div.node.children
    node = nodes[0] if nodes and is_caption(nodes[0]) else None
    blocks = reader.blocks(nodes[1:] if node else nodes)
    rows = _rows(reader, div)
    if not rows:
        return blocks
    caption = blocks[0].inlines if not node and blocks and isinstance(blocks[0], Paragraph) else ()
    unset = (Alignment.UNSET,) * max(map(len, rows))
    cells = joined([[*row, *[WrittenCell(Cell())] * (len(unset) - len(row))] for row in rows], reader.report)
    table = Table(cells[:1], cells[1:], unset, caption, place=div.place)
    table = with_attributes(reader, table, div.attributes, div.place)
    table = read_caption(reader, node, table) if node else table
    return (replace(table, alignments=_alignments(table)), *(blocks[1:] if caption else blocks))


def _cell(text: str, place: Place) -> WrittenCell:
    """Return a cell; its line breaks are kept, as in a spreadsheet."""
    words, lines = " ".join(text.split()), [" ".join(line.split()) for line in text.strip().splitlines()]
    if merge_char := merge_char_of(words):
        return WrittenCell(Cell(place=place), merge_char)
    words = words.removeprefix("\\") if merge_char_of(words.removeprefix("\\")) else words
    if len(lines) < 2:
        return WrittenCell(Cell((Run(words),) if words else (), place=place))
    broken: list[Run | LineBreak] = []
    for line in filter(None, lines):
        broken += [LineBreak(), Run(line)] if broken else [Run(line)]
    return WrittenCell(Cell(tuple(broken), place=place))


def _alignments(table: Table) -> tuple[Alignment, ...]:
    """Return the alignment of each column: numbers to the right, except years in a first column that labels the
    rows.
    """
    columns: list[list[str]] = [[] for _ in table.alignments]
    for slot in chain.from_iterable(grid(table.body)):
        if slot.cell.column_span == 1:
            columns[slot.column].append(plain_text(slot.cell.inlines))
    first, *others = columns
    return (Alignment.UNSET if all(map(YEAR.fullmatch, first)) else _alignment(first), *map(_alignment, others))


def _alignment(column: list[str]) -> Alignment:
    return Alignment.RIGHT if column and all(map(NUMBER.fullmatch, column)) else Alignment.UNSET


def _rows(reader: BlockReader, div: Div) -> list[list[WrittenCell]]:
    """Return the non-empty rows of the file as cells, or an empty list, with a problem, if it is unreadable or too
    large.
    """
    rows = csv_rows(reader, div)
    columns = max((len(row) for _, row in rows), default=0)
    if len(rows) - 1 > MAX_ROWS or columns > MAX_COLUMNS:
        report_large(reader.report, div.place, rows=len(rows) - 1, columns=columns)
        return []
    return [[_cell(text, place) for text in row] for place, row in rows]


def report_no_file(reader: BlockReader, div: Div) -> None:
    """Report a table or chart without the name of its file."""
    hint = f'write ::: {{.{div.name} csv="data/file.csv"}}'
    reader.report.add(Code.FILE_MISSING, f"this {div.name} has no file", div.place, hint)


def csv_rows(reader: BlockReader, div: Div) -> list[tuple[Place, list[str]]]:
    """Return the rows of the div's file with their places, or an empty list, with a problem, if it cannot be read."""
    written = div.attributes.values.get("csv", "")
    if not written:
        report_no_file(reader, div)
        return []
    source = reader.file(written, div.place)
    if source is None:
        return []
    if other := next((pair for start, pair in OTHERS.items() if source.text.lstrip().lower().startswith(start)), None):
        reader.report.add(Code.TABLE_INVALID, f"this is {other[0]}, not a table", source.place(0), other[1])
        return []
    delimiter, start = csv_layout(source.text, _delimiter_set(reader, div))
    rows: list[tuple[Place, list[str]]] = []
    text = "\n" + source.text[start:] if start else source.text
    lines = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    try:
        rows.extend((source.place_of_line(lines.line_num - 1), row) for row in lines if any(map(str.strip, row)))
    except csv.Error as error:
        place = source.place(max(0, lines.line_num - 1))
        why, hint = next((pair for words, pair in UNREADABLE.items() if words in str(error)), (str(error), QUOTES))
        reader.report.add(Code.TABLE_INVALID, f"the table cannot be read: {why}", place, hint)
        return []
    if not rows:
        hint = "add rows, with the column names in the first one"
        reader.report.add(Code.TABLE_INVALID, "the table has no rows", source.place(0), hint)
    # Spreadsheets also save the empty cells of columns that were used once
    columns = max((number for _, row in rows for number, cell in enumerate(row, 1) if cell.strip()), default=0)
    rows = [(place, row[:columns]) for place, row in rows]
    for place, row in rows:
        hint = 'write every cell, and put cells in quotation marks if they contain a delimiter, such as "1,5"'
        report_fewer_cells(reader.report, place, hint, cells=len(row), columns=columns)
    _report_excel(reader, rows)
    return rows


def _report_excel(reader: BlockReader, rows: list[tuple[Place, list[str]]]) -> None:
    """Report leftovers of spreadsheets: a title above the header, and errors or formulas in place of values."""
    place, first = rows[0] if rows else (NOWHERE, [])
    columns = max((len(row) for _, row in rows), default=0)
    if len(rows) > 2 and columns > 1 and sum(map(bool, map(str.strip, first))) == 1:
        text, hint = "the header of this table has only one cell", "remove this row, and write it as the caption"
        reader.report.add(Code.TABLE_CELLS, text, place, hint)
    for place, row in rows:
        for cell in filter(ERROR.fullmatch, map(str.strip, row)):
            what = "formula" if cell.startswith("=") else "error"
            text, hint = f'"{cell}" is a spreadsheet {what}, not a value', "write the value, or n/a"
            reader.report.add(Code.TABLE_CELLS, text, place, hint)


def _delimiter_set(reader: BlockReader, div: Div) -> str:
    """Return the delimiter that the div sets, or `""`; an invalid delimiter is reported."""
    written = div.attributes.values.get("delimiter", "")
    if written and not _delimiter(written):
        hint = 'use one character, or delimiter="tab"'
        reader.report.add(Code.VALUE_INVALID, f'"{written}" is not a delimiter', div.place, hint)
    return written


def _delimiter(value: str) -> str:
    char = value.replace("\\t", "\t").replace("tab", "\t")
    return char if len(char) == 1 else ""


def csv_layout(text: str, setting: str) -> tuple[str, int]:
    """Return the delimiter of a CSV file, and the offset of its rows, which is after Excel's `sep=` line.

    `setting` is the delimiter set in the source, or `""`.
    """
    match = SEPARATOR.match(text)
    delimiter = _delimiter(setting) or (match["sign"] if match else _sniffed(text))
    return delimiter, match.end() if match else 0


def _sniffed(text: str) -> str:
    if not any(char in text for char in DELIMITERS):
        return max(WIDE, key=text.count) if any(char in text for char in WIDE) else ","
    try:
        even = (char for char in DELIMITERS if _is_even(text[:SAMPLE], char))
        return next(even, "") or csv.Sniffer().sniff(text[:SAMPLE], DELIMITERS).delimiter
    except csv.Error:
        return ","


def _is_even(text: str, delimiter: str) -> bool:
    """Return whether a delimiter splits every row into the same number of cells, at least two."""
    rows = [row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if row]
    whole = rows[:-1] if len(text) == SAMPLE else rows
    return len({len(row) for row in whole}) == 1 and len(whole[0]) > 1
