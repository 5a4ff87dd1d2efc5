"""Charts in Word: a native chart and its workbook, with the same numbers."""

import io
import re
import zipfile
from collections.abc import Mapping

import pytest
from lxml import etree

from tests.desk import Desk
from tests.html.editions import docx_of

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
KINDS = ("bar y=A", "grouped", "stacked", "line", "area", "dot", "pie y=A", "slope", "scatter x=A y=B")
DATA = "| N | A | B |\n|--|--|--|\n| Sorna | 31 | 4 |\n| Arvel | 24.5 | – |\n| Lysa | 7 | 9 |\n"


def published(desk: Desk, attributes: str, front: str = "title: A", data: str = DATA) -> Mapping[str, bytes]:
    edition, _ = desk.edition(f'::: {{.chart #fig-a alt="What it shows" {attributes}}}\n{data}:::\n', front=front)
    with zipfile.ZipFile(io.BytesIO(docx_of(edition, desk.root / "cache", desk.root))) as package:
        return {name: package.read(name) for name in package.namelist()}


def chart_of(parts: Mapping[str, bytes]) -> etree._Element:
    return etree.fromstring(next(data for name, data in parts.items() if name.startswith("word/charts/chart")))


NAMES = ("Confluence", "河流匯合處水文站觀測")  # two names with the same number of characters


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_a_chart_with_a_workbook(desk: Desk, kind: str) -> None:
    data = DATA.replace("–", "6") if kind in ("stacked", "area", "slope") else DATA
    parts = published(desk, f"type={kind}", data=data)
    books = [data for name, data in parts.items() if name.endswith(".xlsx")]
    assert len(books) == 1
    sheet = zipfile.ZipFile(io.BytesIO(books[0])).read("xl/worksheets/sheet1.xml").decode()
    values = [element.text for element in chart_of(parts).iter(f"{C}v")]
    assert all(f"<v>{number}</v>" in sheet for number in ("31", "24.5", "7"))
    assert {"31", "24.5", "7"} <= {*values}


def test_its_alt_text_and_its_colours_from_the_theme(desk: Desk) -> None:
    parts = published(desk, "type=bar y=A")
    document = parts["word/document.xml"].decode()
    assert 'descr="What it shows Data: Sorna 31.0; Arvel 24.5; Lysa 7.0"' in document
    fills = [element.get("val") for element in chart_of(parts).iter(f"{A}schemeClr")]
    assert "tx2" in fills or "accent1" in fills


def test_values_beside_a_pie_have_their_unit(desk: Desk) -> None:
    chart = chart_of(published(desk, 'type=pie y=A unit="%"'))
    assert [
        code for code in chart.xpath("//*[local-name()='dLbls']/*[local-name()='numFmt']/@formatCode") if "%" in code
    ]


def test_a_gap_is_not_a_zero(desk: Desk) -> None:
    chart = chart_of(published(desk, "type=line y=B"))
    points = [point.get("idx") for element in chart.iter(f"{C}val") for point in element.iter(f"{C}pt")]
    assert points == ["0", "2"]
    assert [element.get("val") for element in chart.iter(f"{C}dispBlanksAs")] == ["gap"]


def test_values_whose_effect_depends_on_the_program_are_reported(desk: Desk) -> None:
    chart = chart_of(published(desk, "type=bar y=A"))
    labels = next(chart.iter(f"{C}dLbls"))
    shown = {str(element.tag).removeprefix(C): element.get("val") for element in labels if "show" in str(element.tag)}
    assert shown.pop("showVal") == "1"
    assert {*shown.values()} == {"0"}


def test_right_to_left_text_begins_at_the_right(desk: Desk) -> None:
    chart = chart_of(published(desk, "type=grouped direction=vertical", front="title: A\nlang: ar"))
    (axis,) = chart.iter(f"{C}catAx")
    assert [element.get("val") for element in axis.iter(f"{C}orientation")] == ["maxMin"]


def test_the_same_source_produces_the_same_bytes(desk: Desk) -> None:
    assert published(desk, "type=line") == published(desk, "type=line")


def test_panels_are_charts_side_by_side(desk: Desk) -> None:
    parts = published(desk, "type=line panels=true")
    assert len([name for name in parts if name.startswith("word/charts/chart")]) == 2


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize(("kind", "ends"), [("line", 1), ("slope", 2)])
def test_series_are_reported_at_the_ends_of_their_lines(desk: Desk, kind: str, ends: int, lang: str) -> None:
    data = "| N | A | B |\n|--|--|--|\n| 2018 | 31 | 4 |\n| 2025 | 24.5 | 72 |\n"
    chart = chart_of(published(desk, f"type={kind}", front=f"title: A\nlang: {lang}", data=data))
    for labels in chart.iter(f"{C}dLbls"):
        own = {value_in(element, "idx"): element for element in labels.iter(f"{C}dLbl")}
        shown = [value_in(own.get(str(point), labels), "showSerName") == "1" for point in range(2)]
        assert shown == [ends == 2, True]


def test_names_at_the_ends_of_lines_have_room(desk: Desk) -> None:
    assert end_of_plot(chart_of(published(desk, "type=line"))) < 0.98
    assert not [*chart_of(published(desk, "type=line panels=true")).iter(f"{C}manualLayout")]


def test_chinese_names_have_the_width_of_wide_characters(desk: Desk) -> None:
    latin, chinese = (f"| N | {name} | B |\n|--|--|--|\n| 2018 | 31 | 4 |\n| 2025 | 24 | 72 |\n" for name in NAMES)
    ends = [end_of_plot(chart_of(published(desk, "type=line", data=data))) for data in (latin, chinese)]
    assert ends[1] < ends[0]


def end_of_plot(chart: etree._Element) -> float:
    """Return the position at which the plot ends, as a share of the chart's width."""
    place = {
        str(element.tag).removeprefix(C): float(element.get("val", 0))
        for element in next(chart.iter(f"{C}manualLayout"))[3:]
    }
    return place["x"] + place["w"]


def value_in(element: etree._Element, name: str) -> str | None:
    child = element.find(f"{C}{name}")
    return None if child is None else child.get("val")


def rows(count: int) -> str:
    return "| N | A |\n|--|--|\n" + "".join(f"| {1980 + number} | {number + 1} |\n" for number in range(count))


def test_a_chart_with_many_bars_fits_on_a_page(desk: Desk) -> None:
    parts = published(desk, "type=bar y=A direction=horizontal", data=rows(40))
    found = re.search(
        r'<wp:extent cx="\d+" cy="(\d+)"/><wp:docPr id="\d+" name="Chart', parts["word/document.xml"].decode()
    )
    assert found
    assert int(found[1]) / 12700 < 600, "the text area of an A4 page is about 700 points tall"


def test_labels_beside_bars_have_space_on_the_axis(desk: Desk) -> None:
    data = "| N | A |\n|--|--|\n| Finance | 1250000000 |\n| Donors | -960000000 |\n"
    chart = chart_of(published(desk, "type=bar y=A", data=data))
    low, high = (float(next(chart.iter(f"{C}{end}")).get("val", "0")) for end in ("min", "max"))
    assert low < -960000000 * 1.1
    assert high > 1250000000 * 1.1


@pytest.mark.parametrize(("count", "every"), [(8, []), (20, ["2"])])
def test_years_that_do_not_fit_below_a_line_have_space_to_be_slanted(desk: Desk, count: int, every: list[str]) -> None:
    chart = chart_of(published(desk, "type=line", data=rows(count).replace("| A |", "| A long name |")))
    assert [element.get("val") for element in chart.iter(f"{C}tickLblSkip")] == every
    height = float(next(chart.iter(f"{C}h")).get("val", "0"))
    assert (height < 0.75) is bool(every)
