"""Charts -> SVG. In: a chart with everything decided, and a width in points. Out: a picture of suitable height.

No chart library is used, because only drawing is left: the edition decides scales, ticks, colours and texts, for Word
too. Text stays text, so WeasyPrint sets it in the brand's fonts, in all scripts.
"""

from briefpress.html.charts.frame import chart_svg

__all__ = ["chart_svg"]
