"""Charts on the web. In: a chart, its drawing. Out: a picture with alt text, and its data as a table."""

from __future__ import annotations

from markupsafe import escape

from briefpress.edition import Chart
from briefpress.html.blocks import BlockWriter

SLIM = 230.0  # in points: the text width of a phone
MUCH = 1.25  # the factor by which a chart may be wider before its words are too small on a phone


def drawings(writer: BlockWriter, chart: Chart, share: float) -> str:
    """Return a chart with a width of a `share` of the text, and a second one for narrow screens if words would be too
    small there.
    """
    is_wide = writer.text_width * share > MUCH * SLIM
    slim = writer.chart(chart, SLIM / writer.text_width, "slim") if is_wide else ""
    return writer.chart(chart, share) + slim


def shown_chart(svg: str, chart: Chart) -> str:
    """Return the drawing, which scales with the page."""
    return f'<div class="figure chart" role="img" aria-label="{escape(chart.alt)}">{svg}</div>'


def chart_data(chart: Chart, words: str) -> str:
    """Return a chart's data as a table that scrolls separately from the page, folded under `words`."""
    names = "".join(f'<th scope="col">{escape(one.name)}</th>' for one in chart.series)
    across = chart.category_axis.title if chart.category_axis else ""
    rows = "\n".join(_row(chart, number) for number in range(len(chart.categories)))
    table = f"<thead>\n<tr><td>{escape(across)}</td>{names}</tr>\n</thead>\n<tbody>\n{rows}\n</tbody>"
    scrolls = f'<div class="table-scroll" role="group" tabindex="0" aria-label="{escape(words)}">'
    inside = f"<summary>{escape(words)}</summary>\n{scrolls}\n<table>\n{table}\n</table>\n</div>"
    return f'<details class="chart-data">\n{inside}\n</details>'


def _row(chart: Chart, number: int) -> str:
    cells = "".join(f"<td>{escape(one.labels[number]) or '–'}</td>" for one in chart.series)
    return f'<tr><th scope="row">{escape(chart.categories[number])}</th>{cells}</tr>'
