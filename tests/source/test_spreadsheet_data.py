"""Charts and tables with data as spreadsheets save them."""

from __future__ import annotations

import pytest

from briefpress.model import Table, plain_text
from tests.desk import Desk

CHART = '::: {{.chart type={kind} alt="x"}}\n| C | V |\n|---|--:|\n{rows}:::\n'


def chart(kind: str, *values: str) -> str:
    rows = "".join(f"| {name} | {value} |\n" for name, value in zip(("A", "B", "C", "Total"), values, strict=False))
    return CHART.format(kind=kind, rows=rows)


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("~12", "write 12,"),
        ("7*", "write 7,"),
        ("8.1 (est.)", "write 8.1,"),
        ("(3.5)", "write -3.5,"),
        ("$3,400", "write 3,400,"),
        ("€1.2m", "write only a number,"),
        ("4k", "write only a number,"),
        ("<5", "write only a number,"),
        ("3 to 4", "write only a number,"),
    ],
)
def test_the_hint_for_an_amount_is_its_number(desk: Desk, value: str, hint: str) -> None:
    for values in ((value, "2", "3"), (value, value, value)):
        found = [problem for problem in desk.read(chart("bar", *values)).problems if problem.code == "chart-invalid"]
        assert {problem.hint.startswith(hint) for problem in found} == {True}
        assert found[0].place
        assert (found[0].place.line, found[0].place.column) == (7, 7)


@pytest.mark.parametrize(("values", "line"), [(("12%", "0.15", "0.2"), 7), (("12%", "0.15", "20%"), 8)])
def test_percent_signs_on_only_some_numbers_are_reported(desk: Desk, values: tuple[str, ...], line: int) -> None:
    (problem,) = desk.read(chart("bar", *values)).problems
    assert (problem.code, problem.place and problem.place.line) == ("chart-number", line)


def test_a_total_in_a_pie_chart_is_reported(desk: Desk) -> None:
    assert "chart-number" in desk.read(chart("pie", "1", "2", "3", "6")).codes
    assert "chart-number" not in desk.read(chart("pie", "1", "2", "3", "5")).codes
    assert "chart-number" not in desk.read(chart("pie", "1", "2", "3")).codes


def test_a_total_in_a_stacked_chart_is_reported(desk: Desk) -> None:
    table = "| Y | A | B | Total |\n|---|--:|--:|--:|\n| 2020 | 1 | 2 | 3 |\n| 2021 | 2 | 2 | {} |\n"
    for total, codes in (("4", ["chart-number"]), ("5", [])):
        reading = desk.read(f'::: {{.chart type=stacked alt="x"}}\n{table.format(total)}:::\n')
        assert reading.codes == codes
        assert [problem.hint for problem in reading.problems] == ['choose the other columns: y="A; B"'] * len(codes)


def test_empty_columns_and_rows_of_a_spreadsheet_are_left_out(desk: Desk) -> None:
    desk.write("source/brief/d.csv", "Region,Value,,\nNorth,1,,\n,,,\nSouth,2,,\n")
    reading = desk.read('::: {.table csv="d.csv"}\nData\n:::\n')
    table = reading.block
    assert isinstance(table, Table)
    cells = [[plain_text(cell.inlines) for cell in row] for row in (*table.head, *table.body)]
    assert cells == [["Region", "Value"], ["North", "1"], ["South", "2"]]
    assert "table-cells" not in reading.codes


@pytest.mark.parametrize(
    ("rows", "is_reported"),
    [
        ((",2020,,2021,", "Region,A,B,A,B", "North,1,2,3,4"), True),
        (("Region,2020,2021", "North,1,2", "South,3,4"), False),
        (("Region,,Value", "North,a,1", "South,b,2"), False),
    ],
)
def test_a_second_header_row_is_reported(desk: Desk, rows: tuple[str, ...], *, is_reported: bool) -> None:
    desk.write("source/brief/d.csv", "\n".join(rows))
    reading = desk.read('::: {.table csv="d.csv"}\nData\n:::\n')
    found = [problem for problem in reading.problems if problem.code == "table-header"]
    assert [problem.place and problem.place.line for problem in found] == [2] * is_reported


@pytest.mark.parametrize("cell", ["#REF!", "#N/A", "=SUM(A1:A3)"])
def test_errors_and_formulas_in_tables_are_reported_once(desk: Desk, cell: str) -> None:
    reading = desk.read(f"| A | B |\n|---|---|\n| x | {cell} |\n")
    found = [problem for problem in reading.problems if problem.code == "markup-literal"]
    assert ["spreadsheet" in problem.text for problem in found] == [True]


def test_a_title_above_the_header_is_reported_once(desk: Desk) -> None:
    desk.write("source/brief/a.csv", "Report 2024\n\nA,B\n1,2\n")
    desk.brief('::: {.table csv="a.csv"}\nCaption\n:::\n')
    assert desk.found() == [("table-cells", 1, 1)]
    assert "remove this row, and write it as the caption" in desk.check().err
