"""Draw charts. In: a chart, and its width in points. Out: an SVG picture with the height that the chart needs.

The edition has already determined scales, ticks, colours and labels for all formats, so no chart library is needed.
Labels remain text, so that WeasyPrint sets them in the brand's fonts, in all scripts.
"""

from briefpress.html.charts.frame import chart_height, chart_svg

__all__ = ["chart_height", "chart_svg"]
