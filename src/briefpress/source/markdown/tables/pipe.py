"""Pipe tables, with a `: Caption {#tbl-id}` line above or below, as in Pandoc and Quarto.

In: nodes of markdown-it. Out: a `Table`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from briefpress import lazy
from briefpress.model import MAX_COLUMNS, MAX_ROWS, Alignment, Cell, Column, Inlines, Place, Run, Table, normal
from briefpress.problems import Code, Report
from briefpress.source.markdown.figures.paragraphs import pictures_alone
from briefpress.source.markdown.names import COLUMNS, column_of
from briefpress.source.markdown.tables.cells import cell_of
from briefpress.source.markdown.tables.spans import WrittenCell, joined, merge_char_of
from briefpress.source.syntax.blocks.pipe_table import split_row
from briefpress.source.syntax.blocks.table_caption import CAPTION

if TYPE_CHECKING:
    from briefpress.source.markdown.blocks import BlockReader
    from briefpress.source.syntax.attributes import Attributes

HYPHENS = lazy.pattern(r":?-{2,}:?")
LINES = ("title", "notes", "source")
HEADER_ROWS, HEADER_COLUMNS = "header-rows", "header-columns"
COLUMN_WIDTHS = "tbl-colwidths"  # Quarto's attribute for the relative widths of columns
KNOWN = (*LINES, HEADER_ROWS, HEADER_COLUMNS, COLUMN_WIDTHS)
# Quarto's table styles; in briefpress, the brand decides.
CLASSES = ("striped", "hover", "bordered", "borderless", "sm", "responsive", "active", "light", "dark")
WIDE = [name for name, column in COLUMNS.items() if column is not Column.MARGIN]
HTML_LIST = lazy.pattern(r"(?<!\\)<[uo]l\b", re.IGNORECASE)
LONG = 72  # in characters: if a line of a pipe table is longer, its hyphens set the column widths, as in Pandoc


def read_table(reader: BlockReader, node: SyntaxTreeNode) -> Table:
    """Return the table; an empty header row is left out."""
    head, body = ([_row(reader, row) for row in _rows(node, part)] for part in ("thead", "tbody"))
    shown = [row for row in head if any(written.cell.inlines or written.cell.blocks for written in row)]
    for row in _rows(node, "tbody"):
        _report_cells(reader, row, node.meta["columns"])
    report_large(reader.report, reader.place(node), rows=len(body), columns=len(_alignments(node)))
    rows = joined([*shown, *body], reader.report)
    alignments = _alignments(node)
    widths = _widths(reader.source.lines[slice(*node.map)] if node.map else ())
    widths = widths if len(widths) == len(alignments) else ()
    return Table(rows[: len(shown)], rows[len(shown) :], alignments, widths=widths, place=reader.place(node))


def _widths(lines: Sequence[str]) -> tuple[float, ...]:
    """Return the relative widths that the hyphens of a pipe table set, or `()` if all its lines are short."""
    if not any(len(line) > LONG for line in lines):
        return ()
    bars = [[place for place, char in enumerate(line) if char == "|"] for line in lines[:2]]
    cells = [cell.strip() for cell in lines[1].split("|") if "-" in cell]
    hyphens = [cell.count("-") for cell in cells]
    if bars[0] == bars[1] or 1 in (len({*hyphens}), len({*map(len, cells)})):  # `--:` is as wide as `---`
        return ()
    return tuple(count / sum(hyphens) for count in hyphens)


def report_large(report: Report, place: Place, *, rows: int, columns: int) -> None:
    """Report a table with too many rows or columns."""
    if columns > MAX_COLUMNS:
        text = f"a table can have at most {MAX_COLUMNS} columns; this one has {columns}"
        report.add(Code.TABLE_SIZE, text, place, "swap its rows and columns, or split it")
    if rows > MAX_ROWS:
        text = f"a table can have at most {MAX_ROWS} rows; this one has {rows}"
        report.add(Code.TABLE_SIZE, text, place, "show the rows that matter and link to the full data")


def is_caption(node: SyntaxTreeNode) -> bool:
    """Return whether a node is a caption line."""
    return node.type == "paragraph" and "attributes" in node.meta


def read_caption(reader: BlockReader, node: SyntaxTreeNode, table: Table) -> Table:
    """Return `table` with the content of its caption."""
    place, given = reader.place(node), node.meta["attributes"]
    given.report_unknown("a table", place, reader.report, known=KNOWN, classes=(*CLASSES, *WIDE))
    table = replace(table, caption=caption_words(reader, node), place=table.place.until(place))
    return with_attributes(reader, table, given, place)


def caption_words(reader: BlockReader, node: SyntaxTreeNode) -> Inlines:
    """Return the text of a caption without the colon."""
    first, *more = reader.inlines(node)
    assert isinstance(first, Run)
    return normal((replace(first, text=CAPTION.sub("", first.text, count=1)), *more))


def with_attributes(reader: BlockReader, table: Table, attributes: Attributes, place: Place) -> Table:
    """Return `table` with these `attributes`; properties without an attribute are unchanged."""
    texts = {name: reader.line(attributes.values[name], place) for name in LINES if name in attributes.values}
    rows, head, columns = (*table.head, *table.body), len(table.head), table.header_columns
    if written := attributes.values.get(HEADER_ROWS):
        head = _count(reader, written, "rows", len(rows), place, otherwise=head)
    if written := attributes.values.get(HEADER_COLUMNS):
        columns = _count(reader, written, "columns", len(table.alignments), place, otherwise=columns)
    return replace(
        table,
        head=rows[:head],
        body=rows[head:],
        header_columns=columns,
        id=attributes.id or table.id,
        column=column_of(attributes.classes) or table.column,
        widths=_authored_widths(reader, attributes, table, place) or table.widths,
        title=texts.get("title", table.title),
        notes=texts.get("notes", table.notes),
        source=texts.get("source", table.source),
    )


def _authored_widths(reader: BlockReader, attributes: Attributes, table: Table, place: Place) -> tuple[float, ...]:
    """Return the relative column widths that the author sets, such as `[40, 60]`, or `()` if there are none or they are
    invalid.
    """
    written = attributes.values.get(COLUMN_WIDTHS, "").strip("[] ")
    numbers = [float(number) for number in re.findall(r"\d{1,6}(?:\.\d{1,6})?", written)]
    if len(numbers) == len(table.alignments) and all(numbers):
        return tuple(number / sum(numbers) for number in numbers)
    if written and written not in ("auto", "true", "false"):
        hint = f'write a number for each of its {len(table.alignments)} columns: {COLUMN_WIDTHS}="[40, 60]"'
        reader.report.add(Code.VALUE_INVALID, f'"{written}" does not match the columns of this table', place, hint)
    return ()


def report_caption_as_term(reader: BlockReader, node: SyntaxTreeNode) -> None:
    """Report the term `node` if it is a table caption that became a term because a `: ...` line follows it."""
    if CAPTION.match(node.children[0].content):
        hint = "a table has one caption: remove the one below it"
        text = "two captions in a row are read as a term with its definition"
        reader.report.add(Code.CAPTION_MISPLACED, text, reader.place(node), hint)


def _rows(node: SyntaxTreeNode, part: str) -> list[SyntaxTreeNode]:
    return [row for child in node.children if child.type == part for row in child.children]


def _report_cells(reader: BlockReader, node: SyntaxTreeNode, columns: int) -> None:
    """Report a row with more or fewer cells than the header, which has `columns` (GFM, 4.10)."""
    line = node.map[0] if node.map else 0
    cells = split_row(reader.source.lines[line].strip(" \t>"), columns)
    # empty extra cells do not count: leaving them out loses no text
    written = len(cells) if len(cells) <= columns or any(cells[columns:]) else columns
    if written > columns:
        code = Code.TABLE_CELLS if len(node.children) >= written else Code.TABLE_SIZE
        text = f"this row has more cells ({written}) than its table has columns ({columns})"
        hint = "add the missing cells to the header and the line of hyphens, or write a literal | as \\|"
        reader.report.add(code, text, reader.place(node), hint)
    elif len(cells) > 1 and all(map(HYPHENS.fullmatch, cells)):
        text, hint = "a second line of hyphens is shown as a row", "remove it, or start a new table below a blank line"
        reader.report.add(Code.TABLE_CELLS, text, reader.place(node), hint)
    elif _continues(reader.source.lines, line):
        text, hint = "this row continues the row above it", "write each row on one line, with <br> for a line break"
        reader.report.add(Code.TABLE_CELLS, text, reader.place(node), hint)
    else:
        hint = "write every cell, including empty ones: | |"
        report_fewer_cells(reader.report, reader.place(node), hint, cells=written, columns=columns)


def _continues(lines: Sequence[str], number: int) -> bool:
    """Return whether line `number` seems to continue the row on the line above, because only the two together have
    enough cells.
    """
    above, line = lines[number - 1].strip(" \t>"), lines[number].strip(" \t>")
    return above.startswith("|") and not above.endswith("|") and line.endswith("|") and not line.startswith("|")


def report_fewer_cells(report: Report, place: Place, hint: str, *, cells: int, columns: int) -> None:
    """Report a row with missing cells; a row with a single cell counts as a heading for the rows below it."""
    if 1 < cells < columns:
        text = f"this row has fewer cells ({cells}) than its table has columns ({columns}); the missing cells are empty"
        report.add(Code.TABLE_CELLS, text, place, hint)


def _row(reader: BlockReader, node: SyntaxTreeNode) -> list[WrittenCell]:
    number = node.map[0] if node.map else 0
    line, after, cells = reader.source.lines[number], 0, []
    for cell in node.children:
        text = cell.children[0].content
        start, merge = max(after, line.find(text, after)), merge_char_of(text)
        place = reader.source.place(number, start, max(1, len(text)))
        if HTML_LIST.search(text) and "`" not in text:
            cells.append(WrittenCell(_with_list(reader, " " * start + text, number, place)))
        else:
            figures = pictures_alone(reader, cell)
            inlines = () if merge or figures else reader.inlines(cell, after)
            cells.append(WrittenCell(Cell(inlines, place=place, blocks=figures), merge))
        after = start + len(text)
    return cells


def _with_list(reader: BlockReader, text: str, line: int, place: Place) -> Cell:
    """Return a cell that contains a list in HTML, as Confluence and GitHub write it."""
    token = Token("html_block", "", 0, content=text, map=[line, line + 1])
    return cell_of(reader.blocks(SyntaxTreeNode([token]).children), place, reader.report)


def _alignments(node: SyntaxTreeNode) -> tuple[Alignment, ...]:
    (first,) = _rows(node, "thead")
    return tuple(Alignment(str(cell.attrs.get("style", "")).removeprefix("text-align:")) for cell in first.children)


def _count(reader: BlockReader, value: str, kind: str, maximum: int, place: Place, *, otherwise: int) -> int:
    """Return the number of header rows or columns that the attribute `value` sets. If `value` is not a number up to
    `maximum`, report it and return `otherwise`.
    """
    if value.isdecimal() and int(value) <= maximum:
        return int(value)
    text, begin = f'"{value}" is not a number of {kind} of this table', {"rows": "top", "columns": "left"}[kind]
    reader.report.add(Code.VALUE_INVALID, text, place, f"write how many {kind}, counted from the {begin}, are headers")
    return otherwise
