"""Charts, `::: {.chart csv="data/x.csv" type=bar x=river y=losses}`. In: a div. Out: a figure; no text is lost.

The data are in a CSV file, or in a pipe table inside the div; the first other paragraph is the caption.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from briefpress.model import (
    Alignment,
    Blocks,
    Cell,
    Chart,
    ChartDirection,
    ChartKind,
    ChartOrder,
    ChartSeries,
    Figure,
    NoteRef,
    Paragraph,
    Place,
    Run,
    Table,
    plain_text,
)
from briefpress.problems import Code, nearest
from briefpress.source.markdown.charts.checks import check_chart
from briefpress.source.markdown.charts.data import Cells, DataTable, pivoted
from briefpress.source.markdown.charts.periods import check_periods
from briefpress.source.markdown.names import column_of, floats
from briefpress.source.markdown.pictures import read_width
from briefpress.source.markdown.tables.csv_files import csv_rows
from briefpress.source.markdown.tables.pipe import is_caption, read_caption

if TYPE_CHECKING:
    from briefpress.source.markdown.blocks import BlockReader
    from briefpress.source.markdown.div import Div

LINES = ("title", "notes", "source")
NO_NUMBERS = (
    "no column in the data contains numbers",
    'write the values in digits, or choose the column that contains them: y="…"',
)
COLUMNS = ("x", "y", "series", "label")
SAYS = ("float", "unit", "x-title", "y-title", "direction", "order", "highlight", "panels", "data", "decimal")
KNOWN = ("csv", "delimiter", "type", *COLUMNS, *SAYS, *LINES, "caption", "fig-cap", "alt", "fig-alt", "credit", "width")
YES, NO = ("true", "yes", "1"), ("", "false", "no", "0")
# Types of other programs, each with the equivalent type
SIMILAR = {
    **dict.fromkeys(("donut", "doughnut", "ring", "treemap", "waffle"), ChartKind.PIE),
    **dict.fromkeys(("histogram", "barh", "lollipop", "pictogram"), ChartKind.BAR),
    **dict.fromkeys(("clustered", "dodge", "group", "radar"), ChartKind.GROUPED),
    **dict.fromkeys(("bubble", "xy"), ChartKind.SCATTER),
    **dict.fromkeys(("spline", "curve", "timeseries", "time-series"), ChartKind.LINE),
}
OTHER_NAMES = {"column": "bar", "columns": "bar", "bars": "bar", "lines": "line", "point": "dot", "points": "dot"}


def read_chart(reader: BlockReader, div: Div) -> Blocks:
    """Return the figure, then the data as a table if the author requests one, then anything else inside the div."""
    rows, written, others = _inside(reader, div)
    data = DataTable(tuple(text for text, _ in rows[0]), rows[1:], div.place, reader.report) if rows else None
    chart = _chart(div, data) if data else None
    if chart is None or data is None:
        return (*((Paragraph(written.caption, div.place),) if written.caption else ()), *others)
    values, place = div.attributes.values, div.place
    texts = {name: reader.line(values.get(name, ""), place) or getattr(written, name) for name in LINES}
    caption = written.caption or reader.line(values.get("caption") or values.get("fig-cap", ""), place)
    share, length = read_width(reader.report, values.get("width", ""), place)
    id_, column = div.attributes.id or written.id, column_of(div.attributes.classes[1:])
    is_floating = floats(reader.report, div.attributes, place)
    figure = Figure(
        chart, caption, width=share, length=length, id=id_, place=place, column=column, floats=is_floating, **texts
    )
    return (figure, *((_table(data),) if _choice(data, div, "data", ("table",)) else ()), *others)


def _inside(reader: BlockReader, div: Div) -> tuple[list[Cells], Table, Blocks]:
    """Return the rows of data, an empty table with the caption and its attributes, and anything else in the div."""
    blocks = reader.blocks([node for node in div.node.children if not is_caption(node)])
    written = _own_caption(reader, div)
    table = next((block for block in blocks if isinstance(block, Table)), None)
    if table and "csv" not in div.attributes.values:
        blocks = tuple(block for block in blocks if block is not table)
        rows = [[(plain_text(cell.inlines), cell.place) for cell in row] for row in (*table.head, *table.body)]
        _report_notes(reader, table)
    else:
        rows = [[(" ".join(text.split()), place) for text in row] for place, row in _file(reader, div)]
    if not written.caption and blocks and isinstance(first := blocks[0], Paragraph):
        written, blocks = replace(written, caption=first.inlines), blocks[1:]
    return rows, written, blocks


def _report_notes(reader: BlockReader, table: Table) -> None:
    """Report note marks in the data."""
    for cell in (cell for row in (*table.head, *table.body) for cell in row):
        if any(isinstance(inline, NoteRef) for inline in cell.inlines):
            hint = 'move the note mark to the caption, or write the note as notes="..." of the chart'
            reader.report.add(Code.NOTE_MISPLACED, "the data of a chart cannot contain notes", cell.place, hint)


def _file(reader: BlockReader, div: Div) -> list[tuple[Place, list[str]]]:
    if "csv" in div.attributes.values:
        return csv_rows(reader, div)
    hint = 'set a file, ::: {.chart csv="data/file.csv" type=bar}, or write a pipe table inside the block'
    reader.report.add(Code.CHART_INVALID, "this chart has no data", div.place, hint)
    return []


def _own_caption(reader: BlockReader, div: Div) -> Table:
    """Return an empty table with the caption and attributes of a `: Caption {#fig-id}` line in the div."""
    node = next(filter(is_caption, div.node.children), None)
    return read_caption(reader, node, Table((), (), ())) if node else Table((), (), ())


def _chart(div: Div, data: DataTable) -> Chart | None:
    """Return the chart, or None with problems if its data cannot be drawn."""
    values = div.attributes.values
    kind = _kind(data, values.get("type", ""))
    if not data.rows:
        data.fault("the data for this chart have no rows below the header", "write a row for each category")
    x = data.named("x", values["x"]) if values.get("x") else data.names[0]
    first = data.named("label", values["label"]) if values.get("label") else x
    data.used += dict.fromkeys(filter(None, (first, x)))
    by = data.named("series", values["series"]) if values.get("series") else ""
    y = data.several("y", values["y"]) if values.get("y") else data.numeric([x, by])
    _check_names(data, {x, first, by, *y})
    if data.sound and not y:
        data.fault(*NO_NUMBERS)
    if kind is None or not data.sound:
        return None
    data.choose_separator(values.get("decimal", ""), y + ([x] if kind is ChartKind.SCATTER else []))
    positions = data.numbers(x) if kind is ChartKind.SCATTER else []
    categories, series = _series(data, kind, x, y, by)
    if kind is ChartKind.SCATTER and first != x:
        categories = tuple(text.strip() for text, _ in data.column(first))
    chart = Chart(
        kind,
        categories,
        series,
        tuple(position for position in positions if position is not None),
        unit=values.get("unit") or data.unit(y),
        x_title=values.get("x-title", ""),
        y_title=values.get("y-title", ""),
        direction=ChartDirection(_choice(data, div, "direction", ChartDirection)),
        order=ChartOrder(_choice(data, div, "order", ChartOrder)),
        highlight=tuple(name.strip() for name in values.get("highlight", "").split(";") if name.strip()),
        panels=_choice(data, div, "panels", (*NO, *YES)) in YES,
        alt=values.get("alt") or values.get("fig-alt", ""),
        credit=values.get("credit", ""),
        place=div.place,
    )
    check_chart(chart, data)
    check_periods(chart, data, x)
    return chart if data.sound else None


def _check_names(data: DataTable, used: Iterable[str]) -> None:
    """Report each name in `used` that is the name of several columns."""
    for name in data.names:
        if name and name in used and data.names.count(name) > 1:
            data.fault(f'several columns in the data are called "{name}"', "give each column a different name")
            return


def _kind(data: DataTable, written: str) -> ChartKind | None:
    name = OTHER_NAMES.get(written.lower(), written.lower())
    if name in tuple(ChartKind):
        return ChartKind(name)
    known = f"valid types: {', '.join(ChartKind)}"
    text = f'"{written}" is not a type of chart' if written else "this chart has no type"
    similar = f"write type={SIMILAR[name]}" if name in SIMILAR else nearest(name, ChartKind)
    data.fault(text, similar or f"{known}; as in type=bar")
    return None


def _choice(data: DataTable, div: Div, name: str, known: Iterable[str]) -> str:
    """Return the value of an attribute, or `""` with a problem if it is not one of the `known` values."""
    written, choices_ = div.attributes.values.get(name, "").strip().lower(), [*known]
    if written in choices_ or not written:
        return written
    choices = " or ".join(f"{name}={choice}" for choice in choices_ if choice)
    data.fault(f'"{written}" is not a valid {name} of a chart', nearest(written, choices_) or f"write {choices}")
    return ""


def _series(
    data: DataTable, kind: ChartKind, x: str, y: list[str], by: str
) -> tuple[tuple[str, ...], tuple[ChartSeries, ...]]:
    """Return the categories and series; each row of data is a line in a slope chart, each column in other charts."""
    if by:
        return pivoted(data, x, y[0], by)
    names = tuple(text.strip() for text, _ in data.column(x))
    columns = [data.numbers(name) for name in y]
    if kind is ChartKind.SLOPE:
        return tuple(y), tuple(
            ChartSeries(name, row) for name, row in zip(names, zip(*columns, strict=True), strict=True)
        )
    return names, tuple(ChartSeries(name, tuple(column)) for name, column in zip(y, columns, strict=True))


def _table(data: DataTable) -> Table:
    """Return the columns used by the chart as a table without a caption."""
    head = tuple(Cell((Run(name),) if name else (), place=data.place) for name in data.used)
    cells = [
        [Cell((Run(text),) if text else (), place=place) for text, place in data.column(name)] for name in data.used
    ]
    sides = (Alignment.UNSET, *(Alignment.RIGHT for _ in data.used[1:]))
    return Table((head,), tuple(zip(*cells, strict=True)), sides, header_columns=1, place=data.place)
