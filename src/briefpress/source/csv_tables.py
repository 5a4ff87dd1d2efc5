"""Tables in files of their own, `::: {.table csv="data/x.csv"}` with the caption inside. In: a div. Out: a `Table`."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from briefpress.model import Alignment, Blocks, Paragraph, Run, Table
from briefpress.problems import Code
from briefpress.source.tables import header_columns, is_caption, read_caption
from briefpress.source.text import SourceText

if TYPE_CHECKING:
    from briefpress.source.blocks import BlockReader
    from briefpress.source.divs import Div

KNOWN = ("csv", "delimiter", "header-columns", "source")
DELIMITERS = ",;\t|"
NUMBER = re.compile(r"[-+\N{MINUS SIGN}]?[\d.,\s']*\d\s*%?|[-\N{EN DASH}\N{EM DASH}]?")


def read_csv_table(reader: BlockReader, div: Div) -> Blocks:
    """Return the table in the file that the div names, then what else stands in the div."""
    values, blocks = div.attributes.values, reader.blocks(div.node.children)
    rows = _rows(reader, div)
    if not rows:
        return blocks
    columns = max(map(len, rows))
    cells = [[*map(_cell, row), *[()] * (columns - len(row))] for row in rows]
    caption = blocks[0].inlines if blocks and isinstance(blocks[0], Paragraph) else ()
    table = Table(
        (tuple(cells[0]),),
        tuple(map(tuple, cells[1:])),
        tuple(_alignment([row[number] for row in cells[1:]]) for number in range(columns)),
        caption=caption,
        source=reader.line(values.get("source", ""), div.place),
        header_columns=header_columns(reader, values.get("header-columns", "0"), columns, div.place),
        id=div.attributes.id,
        place=div.place,
    )
    if (node := next(iter(div.node.children), None)) is not None and is_caption(node):
        table = read_caption(reader, node, table)
    return (table, *(blocks[1:] if caption else blocks))


def _cell(text: str) -> tuple[Run, ...]:
    return (Run(" ".join(text.split())),) if text.strip() else ()


def _alignment(column: list[tuple[Run, ...]]) -> Alignment:
    """Return how a column stands: numbers to the right."""
    numbers = bool(column) and all(NUMBER.fullmatch(run.text) for cell in column for run in cell)
    return Alignment.RIGHT if numbers else Alignment.UNSET


def _rows(reader: BlockReader, div: Div) -> list[list[str]]:
    """Return the rows of the file that have words; none, with a problem, where it cannot be read."""
    written = div.attributes.values.get("csv", "")
    if not written:
        hint = 'write ::: {.table csv="data/file.csv"}'
        reader.report.add(Code.FILE_MISSING, "this table names no file", div.place, hint)
        return []
    source = reader.file(written, div.place)
    if source is None:
        return []
    delimiter = _delimiter(reader, div, source)
    rows: list[list[str]] = []
    lines = csv.reader(io.StringIO(source.text), delimiter=delimiter, strict=True)
    try:
        rows.extend(row for row in lines if any(cell.strip() for cell in row))
    except csv.Error as error:
        place, hint = source.place(max(0, lines.line_num - 1)), "a cell with a delimiter or a line end in it is quoted"
        reader.report.add(Code.TABLE_INVALID, f"the table cannot be read: {error}", place, hint)
        return []
    if not rows:
        reader.report.add(Code.TABLE_INVALID, "the table has no rows", source.place(0))
    return rows


def _delimiter(reader: BlockReader, div: Div, source: SourceText) -> str:
    written = div.attributes.values.get("delimiter", "").replace("\\t", "\t").replace("tab", "\t")
    if len(written) == 1:
        return written
    if written:
        hint = 'write one sign, or delimiter="tab"'
        reader.report.add(Code.VALUE_INVALID, f'"{written}" is not a delimiter', div.place, hint)
    try:
        return csv.Sniffer().sniff(source.text[:10_000], DELIMITERS).delimiter
    except csv.Error:
        return ","
