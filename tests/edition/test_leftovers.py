"""Leftover markup in finished text is reported with its line; other text and escaped characters are not."""

import pytest

from briefpress.edition.text.leftovers import report_leftovers
from briefpress.model import NOWHERE, Place
from tests.desk import Desk

FILE = "a.md"


def places_of(text: str, source: str = "", place: Place = NOWHERE, *keys: str) -> list[tuple[int, int]]:
    lines = tuple((source or text).split("\n"))
    problems = report_leftovers([(text, place)], [FILE], lambda _: lines, set(), keys)
    return [(problem.place.line, problem.place.column) for problem in problems if problem.place]


@pytest.mark.parametrize(
    "text",
    [
        *("A **bold** word", "A ** bold ** word", "A ***bold*** word", "A __bold__s word", "An *old* word", "_Old_"),
        *("~~old~~", "H~2~O", "x^2^", "`code`", "See [a](https://example.org/a b)", "![a](a.png)", "See [a][b]"),
        *("Said[^1]", "Said^[so]", "So [@a]", "So [-@a]", "As @fig-a shows", "\\textbf{a}", "\\newpage", "25\\ euros"),
        *("{++new++}", "{--old--}", "{~~a~>b~~}", "+---+---+", "| a |---|---|", "::: note", '!!! note "T"', "??? tip"),
        *("$x_1$", "$$x$$", "{{ site.title }}", "{{< icon star >}}", "{% raw %}", "a<br>b", "<b>a</b>", '<a id="b">'),
        *("a {#b}", "a {.b}", "a {width=50%}", "[!NOTE] Words", "*[EU]: Union", "## Title", "a&nbsp;b", "&#8212;"),
        *("<https://example.org>", "<!-- a -->", "(@) The committee met.", "As (@late) says"),
    ],
)
def test_leftover_markup_characters_are_reported(text: str) -> None:
    assert places_of(text)


@pytest.mark.parametrize(
    "text",
    [
        *("0.31** and 0.52***", "* p < 0.1; ** p < 0.05; *** p < 0.01", "5 * 4 * 3", "a*b", "snake_case_name", "2^10"),
        *("~5 to ~7", "[2] and [3]", "me@example.org and @ada", "C:\\Users\\ada\\notes", "https://a.org/_b_/**c**"),
        *("costs $5 or $6", "a {b} c", "{1, 2}", "x < y and y > z", "<40 years", "+ and -", "a | b", "1:::2"[:3]),
        *("Wow!!! Great", "What??? No", "# of staff", "R&D; AT&T", "5 > 3", "[sic]", "[a] (b)", "-- so --"),
    ],
)
def test_other_characters_are_ignored(text: str) -> None:
    assert places_of(text) == []


def test_every_leftover_is_reported_unless_its_line_has_a_problem() -> None:
    assert places_of("See [a](b c), then [d](e f)") == [(1, 5), (1, 20)]
    lines = ("See [a](b c) and [d](e f)",)
    places = [Place(FILE, 1, 5, 8), Place(FILE, 1, 1, 0)]
    (found,) = report_leftovers([(lines[0], NOWHERE)], [FILE], lambda _: lines, places)
    assert found.place == Place(FILE, 1, 18, 4)


@pytest.mark.parametrize(
    "text", ["so[^a b]", "so[^]", "5~km", "p.~5", "``so'' it is", "one \\ two", "\\", "a **b c", "x^{2} and"]
)
def test_notes_and_spaces_of_latex_are_reported(text: str) -> None:
    assert places_of(text)


@pytest.mark.parametrize(
    "text", ["CafÃ© au lait", "the bankâ€™s", "a lo\ufffdt", "a lo\ufffct", "####### Seven", "<o:p>x</o:p>"]
)
def test_characters_that_were_lost_are_reported(text: str) -> None:
    assert places_of(text)


def test_escaped_characters_and_code_are_ignored() -> None:
    assert places_of("A **b** word", "A \\*\\*b\\*\\* word") == []
    assert places_of("A [^b] word", "A \\[^b] word") == []
    assert places_of("`a` b", "\\`a\\` b and ``x `a` y``") == []


def test_the_most_similar_line_is_reported() -> None:
    source = "Rivers H~2~O here\n\nSeas of H~2~O\n\nlakes"
    assert places_of("Seas of H~2~O", source) == [(3, 10)]
    assert places_of("H~2~O", source, Place(FILE, 1, 1)) == [(1, 9)]
    assert places_of("Old H~2~O", "Young\n\nH~2~O", Place(FILE, 1, 1)) == [(3, 2)]


def test_words_after_an_at_sign_are_names_unless_a_work_has_that_key() -> None:
    assert places_of("As @smith says") == []
    assert places_of("As @smith says", "", NOWHERE, "smith") == [(1, 4)]


def test_a_line_with_a_problem_is_not_reported_again(desk: Desk) -> None:
    desk.brief("# A\n\nWords {{< icon a >}}.\n", front="title: A\nseries: The *Old* series\nlang: en")
    assert [code for code, *_ in desk.found()] == ["markup-literal", "shortcode-unknown"]


def test_rare_words_decide_where_markup_is(desk: Desk) -> None:
    code = "|\n  ```\n  {} green\n  ```"
    fields = {
        "title": "T",
        "abstract": "Words",
        "abstract-title": code.format("Kiwi"),
        "toc-title": code.format("Plum"),
    }
    desk.brief("# Green\n\nGreen green.\n", front="\n".join(f"{name}: {value}" for name, value in fields.items()))
    lines = {line for code, line, _ in desk.found() if code == "markup-literal"}
    assert {5, 9} <= lines


@pytest.mark.parametrize("unknown", ["{{< meta foo >}}", "{{<  foo   bar  >}}", "{{< 'x' >}}"])
def test_an_unknown_shortcode_after_a_field_is_reported_once(desk: Desk, unknown: str) -> None:
    desk.brief(f"Words {{{{< meta title >}}}} and {unknown} here.\n")
    assert desk.found() == [("shortcode-unknown", 4, 30)]


def test_a_broken_grid_table_is_reported_once(desk: Desk) -> None:
    desk.brief("+---+---+\n| a | b |\n+===+===+\n| c | d  |\n+---+----+\n")
    assert [code for code, *_ in desk.found()] == ["markup-literal"]


@pytest.mark.parametrize("text", ["One:** text", "A&nbsp B", "&euro 5"])
def test_half_of_a_mark_and_half_of_an_entity_are_reported(text: str) -> None:
    assert places_of(text)


@pytest.mark.parametrize("text", ["AT&T and R&D", "?a=1&copy=2", "0.45** and p**", "&nbspx"])
def test_other_ampersands_and_stars_are_text(text: str) -> None:
    assert places_of(text) == []
