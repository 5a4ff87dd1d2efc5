"""Charts -> SVG. In: a chart with everything decided, and a width in points. Out: a picture of suitable height.

This is our own code, because little is left to draw: scales, ticks, colours and texts are decided in the edition, for
Word too. Texts stay text, so WeasyPrint sets them in the brand's fonts, in all scripts.
"""

from briefpress.html.charts.frame import chart_svg

__all__ = ["chart_svg"]
