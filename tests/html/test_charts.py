"""Charts in HTML: a vector picture that contains all its text, mirrored for right-to-left text."""

import base64
import re
from itertools import combinations, pairwise

import pytest
from lxml import etree

from tests.desk import Desk
from tests.html.editions import html_of

SVG = "{http://www.w3.org/2000/svg}"
KINDS = (
    "bar y=A",
    "grouped",
    "stacked",
    "line",
    "area",
    "dot",
    "dot y=A",
    "pie y=A",
    "slope",
    "grouped direction=vertical",
)
DATA = "| N | A | B |\n|--|--|--|\n| Sorna & Co | 31 | 4 |\n| Arvel | 24.5 | 6 |\n| Lysa | 7 | 9 |\n"


def drawings_of(desk: Desk, attributes: str, front: str = "title: A", data: str = DATA) -> list[etree._Element]:
    edition, _ = desk.edition(f'::: {{.chart alt="A" {attributes}}}\n{data}:::\n', front=front)
    html = html_of(edition, desk.root / "cache")
    found = re.findall(r'<img class="figure chart" src="data:image/svg\+xml;base64,([^"]+)"', html)
    return [etree.fromstring(base64.b64decode(item)) for item in found]


def words(svg: etree._Element) -> list[str]:
    return [element.text or "" for element in svg.iter(f"{SVG}text")]


@pytest.mark.parametrize("kind", KINDS)
def test_every_chart_type_shows_its_categories(desk: Desk, kind: str) -> None:
    (svg,) = drawings_of(desk, f"type={kind}")
    actual = " ".join(words(svg))
    assert all(name in actual for name in ("Sorna & Co", "Arvel", "Lysa"))


@pytest.mark.parametrize("kind", [*KINDS, "line panels=true", "scatter x=A y=B", "bar y=A direction=vertical"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_nothing_is_drawn_outside_the_picture(desk: Desk, kind: str, lang: str) -> None:
    (svg,) = drawings_of(desk, f"type={kind}", front=f"title: A\nlang: {lang}")
    _, _, width, height = (float(part) for part in svg.get("viewBox", "").split())
    for rect in (element for element in svg.iter(f"{SVG}rect") if element.getparent() is svg):
        x, y, wide, high = (float(rect.get(name, "0")) for name in ("x", "y", "width", "height"))
        assert x >= -0.01 and x + wide <= width + 0.01 and y >= 0 and y + high <= height
    for text in svg.iter(f"{SVG}text"):
        assert 0 <= float(text.get("x", "-1")) <= width
        assert 0 <= float(text.get("y", "-1")) <= height


def test_long_names_below_narrow_columns_do_not_touch(desk: Desk) -> None:
    names = ("Sorna", "Arvel", "Lysa", "Norr", "Tamra", "Kessa", "Halmar")
    data = "| N | A | B |\n|--|--|--|\n" + "".join(f"| {name} | 3 | 4 |\n" for name in names)
    (svg,) = drawings_of(desk, "type=grouped direction=vertical width=40%", data=data)
    below = [element for element in svg.iter(f"{SVG}text") if element.text in names]
    heights = [float(element.get("y", "0")) for element in below]
    assert heights == [heights[0], heights[1]] * 3 + [heights[0]]
    assert heights[1] > heights[0] + 8


def test_years_at_uneven_distances_are_named_at_even_ones(desk: Desk) -> None:
    years = [1990, 1995, 2000, 2005, 2010, 2015, 2020, 2022, 2025]
    data = "| Year | A river with a long name |\n|--|--|\n" + "".join(f"| {year} | {year % 7} |\n" for year in years)
    (svg,) = drawings_of(desk, "type=line y-title=Flow", data=data)
    assert [word for word in words(svg) if word.startswith(("19", "20"))] == [
        *("2025", "2020", "2015", "2010", "2005", "2000", "1995", "1990")
    ]


def test_some_of_many_years_below_columns_are_named_on_one_line(desk: Desk) -> None:
    data = "| Year | Losses |\n|--|--|\n" + "".join(f"| {year} | {year % 7 + 1} |\n" for year in range(2001, 2026))
    (svg,) = drawings_of(desk, "type=bar direction=vertical", data=data)
    years = [text for text in svg.iter(f"{SVG}text") if text.text and text.text.startswith("20")]
    assert [text.text for text in years] == [str(year) for year in range(2001, 2026, 2)]
    assert len({text.get("y") for text in years}) == 1


def test_bars_are_as_long_as_their_values(desk: Desk) -> None:
    (svg,) = drawings_of(desk, "type=bar y=A")
    first, second, third = (float(element.get("width", "0")) for element in svg.iter(f"{SVG}rect"))
    assert second / first == pytest.approx(24.5 / 31, abs=0.01)
    assert third / first == pytest.approx(7 / 31, abs=0.01)


def test_right_to_left_text_has_change_bars_at_the_right(desk: Desk) -> None:
    ends = []
    for lang in ("en", "ar"):
        (svg,) = drawings_of(desk, "type=bar y=A", front=f"title: A\nlang: {lang}")
        width = float(svg.get("viewBox", "").split()[2])
        ends.append([(float(element.get("x", "0")) / width) for element in svg.iter(f"{SVG}rect")])
    assert len({round(x, 3) for x in ends[0]}) == 1
    assert len({round(x, 3) for x in ends[1]}) == 3


def test_a_gap_breaks_the_line(desk: Desk) -> None:
    rows = "".join(f"| {name} | {value} |\n" for name, value in zip("abcde", "12–34", strict=True))
    (svg,) = drawings_of(desk, "type=line", data=f"| Y | A |\n|--|--|\n{rows}")
    assert len([*svg.iter(f"{SVG}polyline")]) == 2


LONG = (
    "| N | A |\n|--|--|\n| Bosnia and Herzegovina, Federation | 31 |\n| United Kingdom of Great Britain | 0.2 |\n"
    + ("| Ministries of agriculture and fisheries | 12 |\n| Other | -4 |\n| Ministries of rural development | 5 |\n")
)
SLICES = "| N | A |\n|--|--|\n| Fields | 52 |\n| Mills | 40 |\n| Parks | 3 |\n| Ships | 3 |\n| Other | 2 |\n"
CLOSE = "| N | A | B |\n|--|--|--|\n| Aar | 3 | 31 |\n| Bel | 3 | 30 |\n| Cor | 12 | 9 |\n| Elm | 11.5 | 9 |\n"


def boxes_of(svg: etree._Element) -> list[tuple[float, float, float, float]]:
    """Return the left, top, right and bottom edges of each text, by a low estimate of its width."""
    boxes = []
    for element in svg.iter(f"{SVG}text"):
        size, words, x, y = (
            float(element.get("font-size", "8.5")),
            element.text or "",
            float(element.get("x", "0")),
            float(element.get("y", "0")),
        )
        wide = 0.45 * size * len(words)
        left = x - {"start": 0, "middle": wide / 2, "end": wide}[element.get("text-anchor", "start")]
        boxes.append((left, y - 0.7 * size, left + wide, y))
    return boxes


@pytest.mark.parametrize(
    ("kind", "data"),
    [("bar direction=vertical", LONG), ("pie", SLICES), ("scatter x=A y=B label=N", CLOSE)],
)
def test_texts_neither_overlap_nor_leave_the_picture(desk: Desk, kind: str, data: str) -> None:
    (svg,) = drawings_of(desk, f"type={kind}", data=data)
    width = float(svg.get("viewBox", "").split()[2])
    boxes = boxes_of(svg)
    assert all(left >= 0 and right <= width for left, _, right, _ in boxes)
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_long_names_below_lines_are_wrapped_and_all_shown(desk: Desk) -> None:
    names = ("Ministry of Agriculture and Livestock", "Consortium for drinking water", "Donaudampfschifffahrtsamtsrat")
    data = "| N | A |\n|--|--|\n" + "".join(f"| {name} | 3 |\n" for name in names)
    (svg,) = drawings_of(desk, "type=line", data=data)
    shown = "".join(words(svg)).replace(" ", "").replace("-", "")
    assert all(name.replace(" ", "") in shown for name in names)
    left = min(float(grid.get("x1", "0")) for grid in svg.iter(f"{SVG}line"))
    right = max(float(grid.get("x2", "0")) for grid in svg.iter(f"{SVG}line"))
    assert right - left > 0.6 * float(svg.get("width", "").removesuffix("pt"))


def test_a_value_between_missing_ones_has_a_marker_in_long_lines(desk: Desk) -> None:
    data = "| Year | A |\n|--|--|\n" + "".join(
        f"| {year} | {year % 9 if year % 3 else '–'} |\n" if year != 2007 else "| 2007 | – |\n"
        for year in range(2000, 2020)
    ).replace("| 2005 | 7 |", "| 2005 | – |")
    (svg,) = drawings_of(desk, "type=line", data=data)
    assert len([*svg.iter(f"{SVG}circle")]) == 2  # 2004 and 2008, which have no neighbours


def test_names_that_are_too_long_below_columns_run_upwards(desk: Desk) -> None:
    data = "| N | A |\n|--|--|\n" + "".join(f"| Region {number} | {number} |\n" for number in range(1, 41))
    (svg,) = drawings_of(desk, "type=bar direction=vertical", data=data)
    upright = [text for text in svg.iter(f"{SVG}text") if "rotate(-90" in text.get("transform", "")]
    assert [text.text for text in upright] == [f"Region {number}" for number in range(1, 41)]


@pytest.mark.parametrize("kind", ["bar", "dot"])
def test_forty_rows_fit_on_a_page_in_type_of_the_usual_size(desk: Desk, kind: str) -> None:
    data = "| N | A |\n|--|--|\n" + "".join(f"| Region {number} | {number} |\n" for number in range(1, 41))
    (svg,) = drawings_of(desk, f"type={kind}", data=data)
    assert float(svg.get("height", "").removesuffix("pt")) < 538  # 190 mm, the maximum height of a picture
    rows = sorted(
        float(text.get("y", "0")) for text in svg.iter(f"{SVG}text") if (text.text or "").startswith("Region")
    )
    assert min(after - before for before, after in pairwise(rows)) > 10


def test_a_line_connects_zero_to_a_negative_dot_with_its_value_beyond(desk: Desk) -> None:
    (svg,) = drawings_of(desk, "type=dot", data="| N | A |\n|--|--|\n| a | 5 |\n| b | -5 |\n")
    stem = next(
        line for line in svg.iter(f"{SVG}line") if line.get("stroke-width") == "1.4" and float(line.get("y1", "0")) > 20
    )
    ends = float(stem.get("x1", "0")), float(stem.get("x2", "0"))
    value = next(text for text in svg.iter(f"{SVG}text") if text.text == "−5")
    assert ends[0] - ends[1] > 50
    assert float(value.get("x", "0")) < ends[1] and value.get("text-anchor") == "end"


def test_names_of_crowded_points_do_not_overlap(desk: Desk) -> None:
    data = "| N | A | B |\n|--|--|--|\n" + "".join(
        f"| Country {number} | {50 + number % 5} | {50 + number // 5} |\n" for number in range(20)
    )
    (svg,) = drawings_of(desk, "type=scatter x=A y=B label=N", data=data)
    names = [text for text in svg.iter(f"{SVG}text") if (text.text or "").startswith("Country")]
    places = [
        (float(text.get("x", "0")), float(text.get("y", "0")), text.get("text-anchor", "start")) for text in names
    ]
    assert len(places) == 20
    for (x, y, anchor), (other, lower, side) in combinations(places, 2):
        assert abs(y - lower) > 6 or anchor != side or abs(x - other) > 30


def test_days_and_months_are_dates_in_the_language(desk: Desk) -> None:
    data = "| Day | A |\n|--|--|\n| 2025-01-31 | 3 |\n| 2025-02-28 | 4 |\n"
    (svg,) = drawings_of(desk, "type=bar", data=data)
    assert {"Jan 31, 2025", "Feb 28, 2025"} <= {*words(svg)}
    (svg,) = drawings_of(desk, "type=bar", front="title: A\nlang: uk", data=data.replace("-31", "").replace("-28", ""))
    assert "січ. 2025\u202fр." in words(svg)


def test_the_title_of_the_axis_with_categories_is_drawn_below_lines(desk: Desk) -> None:
    (svg,) = drawings_of(desk, 'type=line x-title="Fiscal year"')
    assert "Fiscal year" in words(svg)


@pytest.mark.parametrize("kind", ["bar y=A", "grouped", "stacked", "dot", "grouped panels=true"])
@pytest.mark.parametrize("direction", ["horizontal", "vertical"])
def test_bars_and_dots_have_the_titles_of_both_axes_on_the_side_of_their_names(
    desk: Desk, kind: str, direction: str
) -> None:
    titles = 'x-title="River" y-title="Flow"'
    (svg,) = drawings_of(desk, f"type={kind} direction={direction} {titles}")
    heights = {text.text: float(text.get("y", "0")) for text in svg.iter(f"{SVG}text")}
    columns = direction == "vertical" and not kind.startswith("dot")
    above, below = ("Flow", "River") if columns else ("River", "Flow")
    assert heights.pop(above) < min(heights.values())
    assert heights.pop(below) > max(heights.values())
    assert float(svg.get("viewBox", "").split()[3]) > max(bottom for *_, bottom in boxes_of(svg))


def test_labels_of_pies_side_by_side_are_inside_the_pictures(desk: Desk) -> None:
    one = f'::: {{.chart type=pie alt="A" y=A}}\n{SLICES}:::\n'
    edition, _ = desk.edition(f":::: {{#fig-a layout-ncol=3}}\n{one}\n{one}\n{one}\nThree\n::::\n")
    html = html_of(edition, desk.root / "cache")
    found = re.findall(r'<img class="figure chart" src="data:image/svg\+xml;base64,([^"]+)"', html)
    for svg in (etree.fromstring(base64.b64decode(item)) for item in found):
        width = float(svg.get("viewBox", "").split()[2])
        assert all(left >= 0 and right <= width for left, _, right, _ in boxes_of(svg))


def test_charts_side_by_side_have_the_same_height(desk: Desk) -> None:
    one = f'::: {{.chart type=bar alt="A" y=A}}\n{DATA}:::\n'
    two = f'::: {{.chart type=grouped direction=vertical alt="A"}}\n{DATA}:::\n'
    edition, _ = desk.edition(f":::: {{#fig-a layout-ncol=2}}\n{one}\n{two}\nBoth\n::::\n")
    html = html_of(edition, desk.root / "cache")
    found = re.findall(r'<img class="figure chart" src="data:image/svg\+xml;base64,([^"]+)"', html)
    heights = {etree.fromstring(base64.b64decode(item)).get("height") for item in found}
    assert len(found) == 2
    assert len(heights) == 1
