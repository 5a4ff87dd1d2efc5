"""Charts: how the div and its data are read, and the problems if they do not match."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.model import Chart, ChartKind, Figure, Paragraph, Table, plain_text
from briefpress.source.markdown.charts.numbers import find_separator, read_number
from tests.desk import Desk, Reading

DATA = "River,Losses,Gains\nSorna,31,4\nArvel,24.5,–\n"


def figure(reading: Reading) -> Figure:
    found = reading.blocks[0]
    assert isinstance(found, Figure), reading.problems
    return found


def chart(reading: Reading) -> Chart:
    found = figure(reading).picture
    assert isinstance(found, Chart)
    return found


def values(found: Chart) -> dict[str, list[Decimal | None]]:
    return {series.name: [*series.values] for series in found.series}


def in_table(attributes: str, *rows: str) -> str:
    head, *more = rows
    lines = [head, "|".join("--" for _ in head.split("|")), *more]
    return f'::: {{.chart alt="A" {attributes}}}\n' + "\n".join(f"| {line} |" for line in lines) + "\n:::\n"


def test_a_chart_of_a_file_is_a_figure(desk: Desk) -> None:
    desk.write("source/brief/data/flow.csv", DATA)
    given_ = (
        '#fig-a csv="data/flow.csv" type=bar x=river y=Losses unit="%" source="ONS" credit="Ann" alt="A" width="60%"'
    )
    reading = desk.read(f"::: {{.chart {given_}}}\nHarvest *lost*\n:::\n")
    found = figure(reading)
    assert (found.id, plain_text(found.caption), plain_text(found.source)) == ("fig-a", "Harvest lost", "ONS")
    shown = chart(reading)
    assert (shown.kind, shown.categories, shown.unit) == (ChartKind.BAR, ("Sorna", "Arvel"), "%")
    assert (found.width, shown.credit, shown.alt) == (0.6, "Ann", "A")
    assert values(chart(reading)) == {"Losses": [Decimal(31), Decimal("24.5")]}
    assert reading.problems == ()


def test_by_default_the_first_column_has_names_and_all_numbers_are_shown(desk: Desk) -> None:
    desk.write("source/brief/a.csv", DATA)
    reading = desk.read('::: {.chart csv="a.csv" type=grouped alt="A"}\n:::\n')
    assert values(chart(reading)) == {"Losses": [Decimal(31), Decimal("24.5")], "Gains": [Decimal(4), None]}


def test_data_in_the_div_with_their_caption(desk: Desk) -> None:
    table = in_table("type=bar", "River | Losses", "Sorna | 31 %", "Arvel | 24 %").removesuffix(":::\n")
    body = f"{table}\n: Lost {{#fig-b source=ONS}}\n:::\n"
    reading = desk.read(body)
    assert (figure(reading).id, plain_text(figure(reading).caption), chart(reading).unit) == ("fig-b", "Lost", "%")
    assert plain_text(figure(reading).source) == "ONS"


def test_a_row_for_each_value(desk: Desk) -> None:
    rows = ("Year | River | Flow", "2010 | Sorna | 1", "2010 | Lysa | 2", "2020 | Sorna | 3")
    found = chart(desk.read(in_table("type=line x=Year y=Flow series=River", *rows)))
    assert found.categories == ("2010", "2020")
    assert values(found) == {"Sorna": [Decimal(1), Decimal(3)], "Lysa": [Decimal(2), None]}


def test_a_slope_chart_connects_columns(desk: Desk) -> None:
    found = chart(desk.read(in_table("type=slope", "River | 2010 | 2020", "Sorna | 1 | 3", "Lysa | 2 | 1")))
    assert found.categories == ("2010", "2020")
    assert values(found) == {"Sorna": [Decimal(1), Decimal(3)], "Lysa": [Decimal(2), Decimal(1)]}


def test_points_have_two_numbers_and_a_name(desk: Desk) -> None:
    rows = ("River | Gauges | Losses", "Sorna | 5 | 31", "Norr | 18 | 12")
    found = chart(desk.read(in_table("type=scatter x=Gauges y=Losses label=River", *rows)))
    assert (found.categories, found.positions) == (("Sorna", "Norr"), (Decimal(5), Decimal(18)))


def test_the_data_as_a_table_beside_it(desk: Desk) -> None:
    body = in_table("type=bar y=Gains data=table", "River | Losses | Gains", "Sorna | 31 | 4")
    _, table = desk.read(body).blocks
    assert isinstance(table, Table)
    assert [plain_text(cell.inlines) for row in (*table.head, *table.body) for cell in row] == [
        "River",
        "Gains",
        "Sorna",
        "4",
    ]


def test_words_of_a_chart_that_cannot_be_drawn_are_kept(desk: Desk) -> None:
    reading = desk.read('::: {.chart csv="none.csv" type=bar alt="A"}\nWords.\n\nMore.\n:::\n')
    assert [plain_text(block.inlines) for block in reading.blocks if isinstance(block, Paragraph)] == [
        "Words.",
        "More.",
    ]
    assert reading.codes == ["file-missing"]


@pytest.mark.parametrize(
    ("attributes", "rows", "message"),
    [
        ("type=bar y=Loses", ("A | Losses", "x | 1"), "is not a column"),
        ("type=bar y=B", ("A | B", "x | much"), "not a number"),
        ("type=pie", ("A | B", "x | 1", "y | -1"), "negative"),
        ("type=stacked", ("A | B | C", "x | 1 | 2", "y | -1 | 2"), "negative"),
        ("type=bar", ("A | B | C", "x | 1 | 2"), "at most 1 series"),
        ("type=line", ("A | B", "x | 1"), "two categories"),
        ("type=scatter x=A y=B", ("A | B", "x | 1"), "not a number"),
        ("type=bar", ("A | B", "x | –"), "no column in the data contains numbers"),
        ("type=barr", ("A | B", "x | 1"), "is not a type of chart"),
        ("type=bar direction=up", ("A | B", "x | 1"), "is not a valid direction"),
    ],
)
def test_unsuitable_data_are_reported(desk: Desk, attributes: str, rows: tuple[str, ...], message: str) -> None:
    reading = desk.read(in_table(attributes, *rows))
    assert [str(found.code) for found in reading.problems if message in found.text] == ["chart-invalid"]
    assert all(found.hint and found.place for found in reading.problems)


def test_an_empty_cell_is_reported_where_it_is(desk: Desk) -> None:
    desk.write("source/brief/a.csv", "River,Losses\nSorna,31\nArvel,\nLysa,–\n")
    reading = desk.read('::: {.chart csv="a.csv" type=bar alt="A"}\n:::\n')
    assert [
        (str(problem.code), problem.place and (problem.place.file, problem.place.line)) for problem in reading.problems
    ] == [("chart-gap", ("source/brief/a.csv", 3))]


@pytest.mark.parametrize(
    ("cells", "numbers", "sure"),
    [
        (["1,234.5", "2"], ["1234.5", "2"], True),
        (["1.234,5", "2"], ["1234.5", "2"], True),
        (["1 234,5", "1\u202f000"], ["1234.5", "1000"], True),
        (["1'234.5"], ["1234.5"], True),
        (["0,125", "0,5"], ["0.125", "0.5"], True),
        (["1.234.567"], ["1234567"], True),
        (["−3", "+4", "5 %"], ["-3", "4", "5"], True),
        (["٣١", "٢٤٫٥"], ["31", "24.5"], True),
        (["1,234"], ["1234"], False),
        (["1.234"], ["1.234"], False),
        (["1e3"], ["1000"], True),
    ],
)
def test_numbers_as_people_write_them(cells: list[str], numbers: list[str], sure: bool) -> None:
    signs = find_separator(cells)
    assert [read_number(cell, signs.decimal) for cell in cells] == [Decimal(number) for number in numbers]
    assert signs.sure is sure


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9))
def test_a_number_is_read_with_either_separator(number: Decimal) -> None:
    english = f"{number:,.2f}"
    german = english.translate(str.maketrans(",.", ".,"))
    assert read_number(english, ".") == number
    assert read_number(german, ",") == number


@given(st.text(max_size=30))
def test_any_cell_is_read_as_a_number_or_not_at_all(text: str) -> None:
    read_number(text, find_separator([text]).decimal)


def test_areas_do_not_show_missing_values_as_zero(desk: Desk) -> None:
    reading = desk.read(in_table("type=area", "Year | A", "2020 | 3", "2021 | –", "2022 | 4"))
    assert "a chart of type=area cannot show missing values" in [problem.text for problem in reading.problems]


def test_two_columns_of_the_same_name_are_an_error_only_if_used(desk: Desk) -> None:
    written = in_table("type=grouped", "River | Flow | Flow", "Aar | 1 | 2")
    (problem,) = desk.read(written).problems
    assert (problem.code, problem.text) == ("chart-invalid", 'several columns in the data are called "Flow"')
    assert desk.read(in_table("type=bar y=Loss", "River | Flow | Flow | Loss", "Aar | 1 | 2 | 3")).codes == []


def test_a_note_mark_in_the_data_is_reported(desk: Desk) -> None:
    reading = desk.read(f"{in_table('type=bar', 'River | Flow', 'Aar[^n] | 1')}\nWords[^n].\n\n[^n]: A note.\n")
    assert reading.spots == [("note-misplaced", 7, 3)]


@pytest.mark.parametrize("error", ["#DIV/0!", "#REF!"])
def test_a_spreadsheet_error_in_a_chart_is_reported_once(desk: Desk, error: str) -> None:
    assert desk.read(in_table("type=bar", "River | Flow", "Aar | 1", f"Elbe | {error}")).codes == ["chart-invalid"]
    desk.write("source/brief/a.csv", f"River,Flow\nAar,1\nElbe,{error}\n")
    assert desk.read("::: {.chart csv=a.csv type=bar}\nFlows\n:::\n").codes == ["chart-invalid"]


def test_a_missing_value_of_a_spreadsheet_is_a_gap(desk: Desk) -> None:
    assert desk.read(in_table("type=bar", "River | Flow", "Aar | 1", "Elbe | #N/A", "Oder | 2")).codes == []
