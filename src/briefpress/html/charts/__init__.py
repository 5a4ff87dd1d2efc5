"""Charts -> SVG. In: a chart with everything decided, and a width in points. Out: a picture of its own height.

Own code and no library, as there is little left to draw: scale, ticks, colours and words are decided in the edition,
for Word too. Words stay words: the engine that sets the page sets them in the brand's fonts, in all scripts.
"""

from briefpress.html.charts.frame import chart_svg

__all__ = ["chart_svg"]
