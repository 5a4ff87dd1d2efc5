"""Defaults of charts. In: the XML of a chart. Out: the same XML with every default written explicitly.

Word treats missing elements as false; LibreOffice treats them as true, as the schema does (ECMA-376 part 1, 21.2).
"""

from __future__ import annotations

from lxml import etree

from briefpress.docx.vocabulary.xml import qn

LABELS = (
    "idx", "delete", "layout", "tx", "numFmt", "spPr", "txPr", "dLblPos", "showLegendKey", "showVal", "showCatName",
    "showSerName", "showPercent", "showBubbleSize", "separator", "showLeaderLines", "leaderLines",
)  # fmt: skip
SERIES = (
    "idx", "order", "tx", "spPr", "invertIfNegative", "explosion", "marker", "dPt", "dLbls", "trendline", "errBars",
    "cat", "val", "xVal", "yVal", "smooth",
)  # fmt: skip
AXIS = (
    "axId", "scaling", "delete", "axPos", "majorGridlines", "minorGridlines", "title", "numFmt", "majorTickMark",
    "minorTickMark", "tickLblPos",
)  # fmt: skip
PLOT = ("barDir", "scatterStyle", "grouping", "varyColors", "ser")
SHOWN = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
HIDDEN = dict.fromkeys(SHOWN, "0")
TICKS = {"delete": "0", "majorTickMark": "none", "minorTickMark": "none"}
CHARTS = ("title", "autoTitleDeleted", "plotArea", "legend", "plotVisOnly", "dispBlanksAs")
PLOTS = ("barChart", "lineChart", "areaChart", "scatterChart")
# The children of each element, in schema order, and the values of children that are missing.
DEFAULTS: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "dLbls": (LABELS, HIDDEN),
    "dLbl": (LABELS, HIDDEN),
    **dict.fromkeys(("catAx", "valAx", "dateAx"), (AXIS, TICKS)),
    **dict.fromkeys(PLOTS, (PLOT, {"varyColors": "0"})),
    "pieChart": (PLOT, {"varyColors": "1"}),
    "legend": (("legendPos", "legendEntry", "layout", "overlay"), {"overlay": "0"}),
    "title": (("tx", "layout", "overlay"), {"overlay": "0"}),
    "chart": (CHARTS, {"dispBlanksAs": "gap"}),
    "chartSpace": (("date1904", "lang", "roundedCorners", "chart"), {"roundedCorners": "0"}),
}
STRAIGHT = ("lineChart", "scatterChart")  # the kinds of chart whose series have a `smooth` element


def write_defaults(root: etree._Element) -> None:
    """Add the elements that are missing from a chart, with values that mean false or none."""
    for name, (order, values) in DEFAULTS.items():
        for element in [*root.iter(_name(name))]:
            if not _is_dropped(element):
                _complete(element, order, values)
    for name in STRAIGHT:
        for element in root.iterfind(f".//{_name(name)}/{_name('ser')}"):
            _complete(element, SERIES, {"smooth": "0"})


def _is_dropped(element: etree._Element) -> bool:
    """Return whether an element is a deleted label."""
    dropped = element.find(_name("delete"))
    return element.tag in (_name("dLbl"), _name("dLbls")) and dropped is not None and dropped.get("val", "1") != "0"


def _complete(element: etree._Element, order: tuple[str, ...], values: dict[str, str]) -> None:
    for name, value in values.items():
        if element.find(_name(name)) is None:
            place = order.index(name)
            after = {_name(later) for later in order[place + 1 :]}
            before = next((at for at, child in enumerate(element) if child.tag in after), _end(element, order))
            element.insert(before, element.makeelement(_name(name), {"val": value}))


def _end(element: etree._Element, order: tuple[str, ...]) -> int:
    """Return the index after the last child of `element` that is in `order`."""
    known = {_name(name) for name in order}
    return max((at + 1 for at, child in enumerate(element) if child.tag in known), default=0)


def _name(local: str) -> str:
    return qn(f"c:{local}")
