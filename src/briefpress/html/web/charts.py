"""Charts on the web. In: a chart. Out: pictures with alt text, and the data as a table."""

from __future__ import annotations

from markupsafe import escape

from briefpress.edition import Chart
from briefpress.html.blocks import BlockWriter

SLIM = 230.0  # in points: the text width on a phone
MUCH = 1.25  # a chart wider than this multiple of SLIM has labels that are too small for a phone


def drawings(writer: BlockWriter, chart: Chart, share: float) -> str:
    """Return the drawing of a chart and, if the chart is wide, a second drawing for narrow screens; `share` is its
    width as a share of the text width.
    """
    is_wide = writer.text_width * share > MUCH * SLIM
    slim = writer.chart(chart, SLIM / writer.text_width, "slim") if is_wide else ""
    return writer.chart(chart, share) + slim


def shown_chart(svg: str, chart: Chart) -> str:
    """Return the drawings of a chart in an element with its alt text."""
    return f'<div class="figure chart" role="img" aria-label="{escape(chart.alt)}">{svg}</div>'


def chart_data(chart: Chart, words: str) -> str:
    """Return the data of a chart as a table, which scrolls separately from the page and is collapsed under the label
    `words`.
    """
    names = "".join(f'<th scope="col">{escape(series.name)}</th>' for series in chart.series)
    across = chart.category_axis.title if chart.category_axis else ""
    rows = "\n".join(_row(chart, number) for number in range(len(chart.categories)))
    table = f"<thead>\n<tr><td>{escape(across)}</td>{names}</tr>\n</thead>\n<tbody>\n{rows}\n</tbody>"
    scrolls = f'<div class="table-scroll" role="group" tabindex="0" aria-label="{escape(words)}">'
    inside = f"<summary>{escape(words)}</summary>\n{scrolls}\n<table>\n{table}\n</table>\n</div>"
    return f'<details class="chart-data">\n{inside}\n</details>'


def _row(chart: Chart, number: int) -> str:
    cells = "".join(f"<td>{escape(series.labels[number]) or '–'}</td>" for series in chart.series)
    return f'<tr><th scope="row">{escape(chart.categories[number])}</th>{cells}</tr>'
