"""Charts of an edition: the decisions made once for all formats."""

import pytest

from briefpress.brand import contrast, read_inks
from briefpress.edition import Chart, Fill, charts_in
from briefpress.problems import Problem
from tests.desk import Desk

FRONT = "title: A"
FLOWS = "| River | Losses | Gains |\n|--|--|--|\n| Sorna | 31 | 4 |\n| Arvel | 24.5 | 60 |\n| Lysa | 7 | – |\n"
YEARS = "| Year | Sorna | Lysa |\n|--|--|--|\n| 2010 | 131 | 71 |\n| 2015 | 120 | 70 |\n| 2024 | 74 | – |\n"


def chart(desk: Desk, attributes: str, data: str = FLOWS, front: str = FRONT) -> Chart:
    return charted(desk, attributes, data, front)[0]


def charted(desk: Desk, attributes: str, data: str = FLOWS, front: str = FRONT) -> tuple[Chart, list[Problem]]:
    edition, problems = desk.edition(f"::: {{.chart {attributes}}}\n{data}:::\n", front=front)
    (found,) = charts_in(edition)
    return found, [*problems]


@pytest.mark.parametrize(
    ("lang", "labels"),
    [
        ("en", ("31.0%", "24.5%", "7.0%")),
        ("de", ("31,0\u00a0%", "24,5\u00a0%", "7,0\u00a0%")),
        ("ar", ("31.0٪", "24.5٪", "7.0٪")),
    ],
)
def test_numbers_are_written_as_in_the_language(desk: Desk, lang: str, labels: tuple[str, ...]) -> None:
    found = chart(desk, 'type=bar y=Losses unit="%" alt="A"', front=f"title: A\nlang: {lang}")
    assert found.series[0].labels == labels


@pytest.mark.parametrize(("unit", "label"), [("€", "€4"), ("km²", "4\u00a0km²"), ("°C", "4°C")])
def test_units_are_placed_as_the_language_requires(desk: Desk, unit: str, label: str) -> None:
    assert chart(desk, f'type=bar y=Gains unit="{unit}" alt="A"').series[0].labels[0] == label


def test_scales_extend_between_round_numbers(desk: Desk) -> None:
    axis = chart(desk, 'type=line alt="A"', YEARS).axis
    assert (axis.low, axis.high) == (60, 140)
    assert [word for _, word in axis.ticks] == ["60", "80", "100", "120", "140"]


BIG = "| Year | Budget |\n|--|--|\n| 2010 | 0 |\n| 2015 | 1250000 |\n| 2024 | {} |\n"


@pytest.mark.parametrize(
    ("lang", "highest", "labels"),
    [
        ("en", "2400000", ["0.0", "0.5M", "1.0M", "1.5M", "2.0M", "2.5M"]),
        ("de", "24000000", ["0", "5\u00a0Mio.", "10\u00a0Mio.", "15\u00a0Mio.", "20\u00a0Mio.", "25\u00a0Mio."]),
        (
            "uk",
            "2400000000",
            ["0,0", "0,5\u00a0млрд", "1,0\u00a0млрд", "1,5\u00a0млрд", "2,0\u00a0млрд", "2,5\u00a0млрд"],
        ),
        ("zh-Hant", "2400000", ["0", "50萬", "100萬", "150萬", "200萬", "250萬"]),
        ("en", "24000000000000000", ["0", "5,000T", "10,000T", "15,000T", "20,000T", "25,000T"]),
        ("en", "-2400000", ["\u22123M", "\u22122M", "\u22121M", "0", "1M", "2M"]),
    ],
)
def test_big_numbers_on_axes_are_abbreviated(desk: Desk, lang: str, highest: str, labels: list[str]) -> None:
    axis = chart(desk, 'type=line alt="A"', BIG.format(highest), front=f"title: A\nlang: {lang}").axis
    assert [word for _, word in axis.ticks] == labels


def test_numbers_in_word_are_abbreviated_if_spreadsheets_can_do_so(desk: Desk) -> None:
    formats = [
        chart(desk, 'type=line alt="A" unit="€"', BIG.format("2400000"), front=f"title: A\nlang: {lang}").axis.format
        for lang in ("en", "zh-Hant")
    ]
    assert formats == ['"€"#,##0.0,,"M";-"€"#,##0.0,,"M";"€"#,##0.0', '"€"#,##0']


def test_a_scale_far_from_zero_begins_at_zero_only_for_bars(desk: Desk) -> None:
    years = YEARS.replace("| 71 |", "| 131 |").replace("| 70 |", "| 120 |").replace("| 74 |", "| 110 |")
    lows = [chart(desk, f'type={kind} y=Sorna alt="A"', years).axis.low for kind in ("line", "bar")]
    assert lows == [110, 0]


def test_years_that_are_not_evenly_spaced_keep_their_distances(desk: Desk) -> None:
    found = chart(desk, 'type=line alt="A"', YEARS)
    even = chart(desk, 'type=line alt="A"', YEARS.replace("2015", "2017"))
    assert [found.positions, even.positions] == [(2010, 2015, 2024), ()]


def test_bars_for_years_are_vertical_and_others_horizontal(desk: Desk) -> None:
    assert chart(desk, 'type=grouped alt="A"', YEARS).vertical
    assert not chart(desk, 'type=grouped alt="A"').vertical
    assert chart(desk, 'type=grouped direction=vertical alt="A"').vertical


def test_categories_are_sorted_on_request_with_missing_values_last(desk: Desk) -> None:
    assert chart(desk, 'type=bar y=Gains order=descending alt="A"').categories == ("Arvel", "Sorna", "Lysa")
    assert chart(desk, 'type=bar y=Gains order=ascending alt="A"').categories == ("Sorna", "Arvel", "Lysa")


def test_colour_is_never_the_only_difference(desk: Desk) -> None:
    for kind in ("grouped", "stacked", "area"):
        found = chart(desk, f'type={kind} alt="A"', FLOWS.replace("–", "1"))
        assert len({series.fill for series in found.series}) == len(found.series)
    dots = chart(desk, 'type=dot alt="A"')
    assert len({series.shape for series in dots.series}) == 2
    assert not chart(desk, 'type=line alt="A"', YEARS).legend  # each line is labelled at its end


def test_highlighted_series_have_a_colour_and_others_are_muted(desk: Desk) -> None:
    found = chart(desk, 'type=bar y=Losses highlight=Arvel alt="A"')
    first, second, third = found.series[0].colors
    assert first == third == found.inks.muted
    assert second == found.inks.mark(0)
    lines = chart(desk, 'type=line highlight=Lysa alt="A"', YEARS)
    assert [series.highlighted for series in lines.series] == [False, True]


@pytest.mark.parametrize("colors", [{}, {"primary": "#FFE000"}, {"background": "#101010", "foreground": "#F0F0F0"}])
def test_marks_and_words_stand_out_from_the_paper(colors: dict[str, str]) -> None:
    inks = read_inks(colors)
    assert len({*inks.marks}) == len(inks.marks) >= 2
    assert all(contrast(mark, inks.paper) >= 3 for mark in (*inks.marks, inks.muted))
    assert all(contrast(inks.for_words(mark), inks.paper) >= 4.5 for mark in (*inks.marks, inks.quiet))


def test_a_brand_chooses_the_colours_of_charts() -> None:
    chosen = {"chart-2": "#B2331B", "chart-1": "#12403A", "primary": "#336699"}
    assert read_inks(chosen).marks[:3] == ("#12403A", "#B2331B", "#336699")


def test_without_alt_a_sentence_is_proposed_and_the_values_follow(desk: Desk) -> None:
    found, problems = charted(desk, "type=bar y=Losses")
    sentence = "Bar chart of Losses. Lowest: Lysa, 7.0. Highest: Sorna, 31.0."
    assert found.alt == f"{sentence} Data: Sorna 31.0; Arvel 24.5; Lysa 7.0"
    assert [str(problem.code) for problem in problems] == ["chart-alt"]
    assert sentence in problems[0].text
    own, none = charted(desk, 'type=bar y=Losses alt="Sorna loses most."')
    assert own.alt.startswith("Sorna loses most. Data: ")
    assert none == []


def test_the_first_filled_area_is_plain(desk: Desk) -> None:
    assert chart(desk, 'type=bar y=Losses alt="A"').series[0].fill is Fill.SOLID
