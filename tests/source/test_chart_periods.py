"""Charts over time: periods that the axis would show in the wrong place."""

import pytest

from tests.desk import Desk


def chart(kind: str, *periods: str, attributes: str = "") -> str:
    rows = "".join(f"| {period} | {number} |\n" for number, period in enumerate(periods, 1))
    return f'::: {{.chart type={kind} alt="x" {attributes}}}\n| When | Flow |\n|---|--:|\n{rows}:::\n'


@pytest.mark.parametrize("kind", ["line", "area"])
@pytest.mark.parametrize(
    ("periods", "row", "words"),
    [
        (["2021", "2022-03", "2023"], 2, "not written like"),
        (["2021-01", "Q2 2021", "2021-07"], 2, "not written like"),
        (["March 2021", "April 2021", "2021-05"], 3, "not written like"),
        (["2021-01-31", "28.02.2021", "2021-03-31"], 2, "not written like"),
        (["2021", "2022", "2023 (forecast)"], 3, "not written like"),
        (["2023", "2022", "2021"], 2, "comes after"),
        (["2021-01", "2021-03", "2021-02"], 3, "comes after"),
        (["2021-01", "2021-02", "2021-04"], 3, "are missing"),
        (["2021 Q1", "2021 Q2", "2022 Q1"], 3, "are missing"),
        (["2021-01", "2021-01", "2021-02"], 2, "same period"),
    ],
)
def test_a_period_in_the_wrong_place_is_reported_at_its_row(
    desk: Desk, kind: str, periods: list[str], row: int, words: str
) -> None:
    (problem,) = desk.read(chart(kind, *periods)).problems
    assert (problem.code, words in problem.text) == ("chart-periods", True), problem.text
    assert problem.place
    assert problem.place.line == 6 + row


@pytest.mark.parametrize(
    "periods",
    [
        ["2015", "2020", "2021"],
        ["2021-11", "2021-12", "2022-01"],
        ["2021 Q3", "2021 Q4", "2022 Q1"],
        ["März 2021", "April 2021"],
        ["2021-03-04", "2021-03-05", "2021-03-08"],
        ["Spring", "Summer", "Winter"],
        ["Wave 1", "2021", "Wave 3"],
    ],
)
def test_regular_periods_are_accepted(desk: Desk, periods: list[str]) -> None:
    assert desk.read(chart("line", *periods)).codes == []


def test_bars_can_represent_any_periods(desk: Desk) -> None:
    assert desk.read(chart("bar", "2023", "2021-03", "Q1 2020")).codes == []


def test_each_series_has_its_own_rows(desk: Desk) -> None:
    rows = "2021 | A | 1", "2022 | A | 2", "2021 | B | 3", "2022 | B | 4"
    table = "".join(f"| {row} |\n" for row in ("When | Who | Flow", "---|---|--:", *rows))
    assert desk.read(f'::: {{.chart type=line x=When y=Flow series=Who alt="x"}}\n{table}:::\n').codes == []
