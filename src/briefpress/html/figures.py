"""Write figures and tables as HTML.

In: figures and tables of an edition. Out: elements with captions and source lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from markupsafe import escape

from briefpress.brand.roles import Role
from briefpress.edition import Caption, Cell, Chart, Figure, Fits, Panels, Paragraph, Picture, Row, Table
from briefpress.html.charts import chart_height
from briefpress.html.elements import classes
from briefpress.html.elements import id_attribute as _id
from briefpress.model import Column

if TYPE_CHECKING:
    from briefpress.html.blocks import BlockWriter

MIN_CHART = 190  # in points: the minimum width of a chart, in which its labels have space


def write_figure(writer: BlockWriter, figure: Figure) -> str:
    """Return a figure: the picture, its caption, and the lines below it, such as its source."""
    wide = f"{figure.width:.0%}" if figure.width else f"{figure.length:g}pt" if figure.length else ""
    width = f' style="width: {wide}"' if wide else ""
    caption = write_caption(writer, figure.caption, "figcaption")
    inside = _lines(write_shown(in_column(writer, figure.column), figure, width), caption, writer.blocks(figure.below))
    return f'<figure class="{classes(_named(figure), figure.column)}"{_id(figure.id)}>\n{inside}\n</figure>'


def share_of(figure: Figure, text_width: float) -> float:
    """Return the width of the chart in a figure as a share of `text_width`, which is in points."""
    return min(1, figure.length / text_width) or figure.width or 1


def write_panels(writer: BlockWriter, panels: Panels) -> str:
    """Return rows of figures side by side, and the caption that they share."""
    rows = "\n".join(_panel_row(in_column(writer, panels.column), row) for row in panels.rows)
    attributes = f'class="{classes(f"{_named(panels)} panels", panels.column)}"{_id(panels.id)}'
    inside = f'<div class="panel-rows">\n{rows}\n</div>{write_figcaption(writer, panels)}'
    return f"<figure {attributes}>\n{inside}\n</figure>"


def _named(figure: Figure | Panels) -> str:
    """Return the CSS classes of a figure, including the class for figures that layout must not move."""
    return "figure-block" if figure.floats else "figure-block stays"


def in_column(writer: BlockWriter, column: Column) -> BlockWriter:
    """Return a writer that draws charts as wide as a `column` of the page; other media have only one column. In the
    margin, a chart that needs more width is scaled down.
    """
    margin = max(writer.margin_width, MIN_CHART)
    widths = {Column.WIDE: writer.wide_width, Column.MARGIN: margin} if writer.medium.paged else {}
    return replace(writer, text_width=widths[column]) if column in widths else writer


def _panel_row(writer: BlockWriter, row: Sequence[tuple[float, Figure]]) -> str:
    """Return a row of panels; the charts in it are as tall as the tallest."""
    panels = [(replace(writer, text_width=writer.text_width * share), share, figure) for share, figure in row]
    heights = [
        chart_height(figure.picture, panel.text_width * share_of(figure, panel.text_width))
        for panel, _, figure in panels
        if isinstance(figure.picture, Chart)
    ]
    tallest = max(heights, default=0) if len(heights) == len(panels) else 0
    shown = "\n".join(_panel(replace(panel, chart_height=tallest), share, figure) for panel, share, figure in panels)
    return f'<div class="panel-row">\n{shown}\n</div>'


def _panel(writer: BlockWriter, share: float, figure: Figure) -> str:
    return f'<div class="panel" style="width: {share:.2%}">\n{writer.medium.figure(writer, figure)}\n</div>'


def write_figcaption(writer: BlockWriter, figure: Figure | Panels) -> str:
    """Return the caption of a figure, and the lines below it, in one element (HTML, 4.4.13), or `""` for neither."""
    inside = _lines(write_caption(writer, figure.caption, "p"), writer.blocks(figure.below))
    return f"\n<figcaption>\n{inside}\n</figcaption>" if inside else ""


def write_shown(writer: BlockWriter, figure: Figure, width: str) -> str:
    """Return the content of a figure: a picture with the attribute `width`, a chart, or a paragraph."""
    match figure.picture:
        case Picture():
            return writer.picture(figure.picture, width)
        case Chart():
            return writer.medium.chart(writer, figure.picture, share_of(figure, writer.text_width))
        case Paragraph():
            return writer.paragraph(figure.picture)
    assert_never(figure.picture)


def write_table(writer: BlockWriter, table: Table) -> str:
    """Return a table with its caption and the lines below it, such as its source."""
    caption = write_caption(writer, table.caption, "caption")
    return _lines(table_element(writer, table, caption), writer.blocks(table.below))


def table_element(writer: BlockWriter, table: Table, caption: str, extra: str = "") -> str:
    """Return the table element with its `caption` and the attributes `extra`."""
    columns = "".join(f'<col style="width: {share:.2%}">' for share in table.columns)
    paged = writer.medium.paged and table.continued
    continued = f' data-continued="{escape(table.continued)}"' if paged else ""
    head = f"<thead{continued}>\n{_rows(writer, table.head)}\n</thead>" if table.head else ""
    body = f"<tbody>\n{_rows(writer, table.body)}\n</tbody>"
    inside = _lines(caption, f"<colgroup>{columns}</colgroup>", head, body)
    role = Role.BRIEF_TABLE
    crowded = "" if table.fits is Fits.HERE else " crowded"
    named = f'class="{classes(role.css_class, table.column)}{crowded}"'
    return f"<{role.element} {named}{_id(table.id)}{extra}>\n{inside}\n</{role.element}>"


def _rows(writer: BlockWriter, rows: Iterable[Row]) -> str:
    return "\n".join(_row(writer, row) for row in rows)


def _row(writer: BlockWriter, row: Row) -> str:
    keep = ' style="break-after: avoid"' if row.keep_with_next else ""
    tall = ' class="tall"' if row.tall else ""
    return f"<tr{tall}{keep}>{''.join(_cell(writer, cell) for cell in row.cells)}</tr>"


def _cell(writer: BlockWriter, cell: Cell) -> str:
    spans = {"colspan": cell.column_span, "rowspan": cell.row_span}
    attributes = [f' {name}="{span}"' for name, span in spans.items() if span > 1]
    scope = f' scope="{cell.scope}"' if cell.scope else ""
    align = f' style="text-align: {cell.alignment}"' if cell.alignment else ""
    extra, role = "".join((*attributes, scope, align)), cell.paragraph.role
    if not cell.below:
        return writer.paragraph(cell.paragraph, extra, alone=True)
    return f'<{role.element} class="{role.css_class}"{extra}>\n{writer.blocks(cell.blocks)}\n</{role.element}>'


def write_caption(writer: BlockWriter, caption: Caption | None, element: str, extra: str = "") -> str:
    """Return a caption as an `element` with the attributes `extra`, or `""` if there is no caption."""
    if not caption:
        return ""
    label = f'<span class="{Role.CAPTION_LABEL.css_class}">{escape(caption.label + caption.between)}</span>'
    return f'<{element} class="{caption.role.css_class}"{extra}>{label}{writer.inlines(caption.inlines)}</{element}>'


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
