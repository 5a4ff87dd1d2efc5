"""Charts in a Word file. In: the part of a chart. Out: its data, from the cache in the part (21.2.2.24)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import field

from lxml import etree

from briefpress.docx.read.package import Package
from briefpress.docx.read.values import whole
from briefpress.docx.vocabulary.xml import qn
from briefpress.lazy import dataclass

CHART = qn("c:")
MAXIMUM = 10_000  # the maximum number of values in a series
Value = tuple[str, str, float]  # a value with its series and category


@dataclass(frozen=True, slots=True)
class ChartData:
    """The values of a chart, without missing values; its kind, which is the name of its element (21.2.2); and its
    title.
    """

    values: tuple[Value, ...]
    kind: str = ""
    title: str = ""
    axes: tuple[str, ...] = field(default=(), compare=False)


def chart_id(drawing: etree._Element) -> str:
    """Return the id of the relationship to the chart in `drawing`, or `""` if it has none."""
    return next((element.get(qn("r:id"), "") for element in drawing.iter(f"{CHART}chart")), "")


def read_charts(package: Package, names: Iterable[str]) -> dict[str, ChartData]:
    """Return the data of the charts among the parts `names`; the other parts are pictures."""
    parts = ((name, package.part(name)) for name in sorted(names) if name.endswith(".xml"))
    return {name: read_chart(root) for name, root in parts if root is not None}


def read_chart(root: etree._Element) -> ChartData:
    """Return the data of a chart."""
    area, title = root.find(f".//{CHART}plotArea"), root.find(f"{CHART}chart/{CHART}title")
    kinds = (
        [etree.QName(element).localname for element in area if isinstance(element.tag, str)] if area is not None else []
    )
    kind = next((name for name in kinds if name.endswith(("Chart", "Chart3D"))), "")
    axes = map(_words, area.iterfind(f"*/{CHART}title")) if area is not None else ()
    values = tuple(value for element in root.iter(f"{CHART}ser") for value in _values(element))
    return ChartData(values, kind, _words(title), tuple(filter(None, axes)))


def _words(title: etree._Element | None) -> str:
    return " ".join("".join(text.text or "" for text in title.iter(qn("a:t"))).split()) if title is not None else ""


def _values(series: etree._Element) -> Iterator[Value]:
    name = "".join(element.text or "" for element in series.iterfind(f"{CHART}tx//{CHART}v"))
    names = _points(series, "cat") or _points(series, "xVal")
    for place, written in (_points(series, "val") or _points(series, "yVal")).items():
        with suppress(ValueError):
            number = float(written)
            if number == number:  # skips NaN, which stands for a missing value
                yield " ".join(name.split()), _plain(names.get(place, str(place + 1))), number


def _points(series: etree._Element, name: str) -> dict[int, str]:
    points = series.iterfind(f"{CHART}{name}//{CHART}pt")
    found = {whole(point.get("idx"), MAXIMUM): point.findtext(f"{CHART}v", "") for point in points}
    return {place: text for place, text in found.items() if place < MAXIMUM}


def _plain(text: str) -> str:
    """Return a category in a form that does not depend on the program that wrote it: `2020.0` becomes `2020`."""
    with suppress(ValueError):
        return f"{float(text):g}" if len(text) < 16 and "." in text else " ".join(text.split())
    return " ".join(text.split())
