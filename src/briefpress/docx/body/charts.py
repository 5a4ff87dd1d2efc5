"""Charts. In: a figure with a chart. Out: a paragraph with one native chart or several side by side."""

from __future__ import annotations

from dataclasses import replace

from briefpress.brand.roles import Role
from briefpress.docx.body.paragraphs import paragraph_in
from briefpress.docx.body.story import Story, Surroundings
from briefpress.docx.charts import native_chart
from briefpress.docx.plan import WordParagraph
from briefpress.docx.vocabulary.xml import Element
from briefpress.edition import Chart, Figure
from briefpress.model import ChartKind, Place

BAR, BETWEEN, AROUND, HEIGHT, DOTS_HEIGHT, UNTITLED_HEIGHT = 13, 9, 34, 186, 150, 170  # sizes in points
# The maximum height of a chart or picture as a share of the text area's height, so that a caption fits below it.
HIGHEST = 0.8
PANEL_HEIGHT, MIN_PANEL, COLUMNS, APART = 116, 140, 3, 8


def plan_chart(story: Story, figure: Figure, chart: Chart, place: Place, around: Surroundings) -> WordParagraph:
    """Return the paragraph of a chart. If each series has a panel of its own, the panels are separate charts side by
    side.
    """
    width = min(around.width, figure.length or (figure.width or 1) * around.width)
    if chart.panels:
        columns = _columns(chart, width)
        alts = (chart.alt, *(series.name for series in chart.series[1:]))
        parts = [replace(chart, series=(series,), alt=alt) for series, alt in zip(chart.series, alts, strict=True)]
        size = (width / columns - APART, float(PANEL_HEIGHT))
    else:
        columns, parts, size = 1, [chart], (width, min(_height(chart), around.page.text_height * HIGHEST))
    drawings = [native_chart(story.part, story.look, chart, story.drawings.next(), *size) for chart in parts]
    paragraph = paragraph_in(Role.FIGURE, story.look, _from_right(drawings, columns) if chart.rtl else drawings)
    if chart.rtl:  # left to right, because LibreOffice reverses digits in charts of right-to-left paragraphs
        paragraph = replace(paragraph, from_right=False, align="right")
    return story.named(replace(paragraph, is_picture=True), Role.FIGURE, place, " ".join(chart.categories))


def _columns(chart: Chart, width: float) -> int:
    """Return the number of panels that fit side by side, as in the PDF."""
    return max(1, min(COLUMNS, len(chart.series), int(width / MIN_PANEL)))


def _from_right(drawings: list[Element], columns: int) -> list[Element]:
    """Return `drawings` in rows of `columns` drawings, each row in reverse order, so that its first drawing is on the
    right.
    """
    rows = (drawings[start : start + columns] for start in range(0, len(drawings), columns))
    return [element for row in rows for element in reversed(row)]


def _height(chart: Chart) -> float:
    """Return the height of a chart in points, which grows with the number of horizontal bars."""
    match chart.kind:
        case ChartKind.BAR | ChartKind.GROUPED if not chart.vertical:
            return len(chart.categories) * (BAR * len(chart.series) + BETWEEN) + AROUND
        case ChartKind.STACKED if not chart.vertical:
            return len(chart.categories) * (BAR + BETWEEN) + 2 * AROUND
        case ChartKind.DOT:
            return DOTS_HEIGHT
        case ChartKind.LINE | ChartKind.SLOPE if not chart.axis.title:
            return UNTITLED_HEIGHT
        case _:
            return HEIGHT
