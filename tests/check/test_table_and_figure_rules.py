"""Rules for figures, tables, landscape pages and references to them."""

import pytest

from tests.desk import Desk
from tests.readers.pictures import picture

TABLE = "| a | b |\n|---|---|\n| 1 | 2 |\n\n"


@pytest.fixture(autouse=True)
def _pictures(desk: Desk) -> None:
    picture(desk.root / "source" / "brief" / "a.png", (8, 6))


def test_an_unknown_reference_with_the_nearest_id(desk: Desk) -> None:
    reading = desk.read(f"See @tbl-cots and @fig-zzz.\n\n{TABLE}: Costs {{#tbl-costs}}\n")
    assert reading.spots == [("cross-reference", 4, 5), ("cross-reference", 4, 19)]
    assert reading.problems[0].hint == 'did you mean "tbl-costs"?'
    assert "{#fig-zzz}" in reading.problems[1].hint


@pytest.mark.parametrize(
    "body",
    [
        "- a @fig-x\n",
        "> a @fig-x\n",
        "T @fig-x\n: D\n",
        "T\n: D @fig-x\n",
        "a[^n]\n\n[^n]: @fig-x\n",
        "::: {.landscape}\na @fig-x\n:::\n",
        f'{TABLE}: C {{source="@fig-x"}}\n',
        '![c](a.png){alt="a" source="@fig-x"}\n',
    ],
)
def test_unknown_references_are_found_everywhere(desk: Desk, body: str) -> None:
    assert desk.read(body).codes == ["cross-reference"]


def test_unknown_references_are_found_in_the_summary_and_in_descriptions(desk: Desk) -> None:
    desk.organisations("o: {name: O, description: 'See @fig-x'}\n")
    reading = desk.read(front="title: A\nabstract: See @fig-y\ncontributors: [o]")
    assert reading.codes == ["cross-reference"] * 2


def test_one_id_for_a_figure_a_table_and_a_heading(desk: Desk) -> None:
    reading = desk.read(f'# A {{#x}}\n\n{TABLE}: T {{#x}}\n\n![F](a.png){{#x alt="A"}}\n')
    assert reading.spots == [("id-duplicate", 6, 1), ("id-duplicate", 12, 1)]


def test_one_id_in_the_summary_and_in_the_body(desk: Desk) -> None:
    front = "title: A\nabstract: |\n  " + TABLE.replace("\n", "\n  ") + ": T {#tbl-x}"
    assert desk.read(f"{TABLE}: T {{#tbl-x}}\n", front=front).codes == ["id-duplicate"]


def test_an_id_by_the_author_takes_precedence_over_a_generated_id(desk: Desk) -> None:
    assert desk.read(f"# Tbl x\n\n{TABLE}: T {{#tbl-x}}\n\n@tbl-x\n").problems == ()


@pytest.mark.parametrize(
    "held",
    [
        TABLE,
        "> | a |\n> |---|\n> | 1 |",
        '![x](../brief/a.png){alt="x"}',
        "::: {.landscape}\nx\n:::",
        "- | a |\n  |---|\n  | 1 |",
    ],
)
def test_notes_and_descriptions_cannot_contain_figures_or_tables(desk: Desk, held: str) -> None:
    indented = held.replace("\n", "\n    ")
    reading = desk.read(f"a[^n]\n\n[^n]: N\n\n    {indented}\n")
    assert set(reading.codes) <= {"note-misplaced", "landscape"}
    assert ("note-misplaced", 8) in [(code, line) for code, line, _ in reading.spots]
    desk.organisations(f"o:\n  name: O\n  description: |\n    N\n\n    {indented}\n")
    reading = desk.read(front="title: A\ncontributors: [o]")
    assert "error" in {str(found.level) for found in reading.problems}
    assert {found.place.file for found in reading.problems if found.place} == {"source/organisations.yaml"}


def test_a_table_with_too_many_columns_for_word_is_reported(desk: Desk) -> None:
    assert desk.read(f"|{'a|' * 63}\n|{'---|' * 63}\n").problems == ()
    reading = desk.read(f"Words.\n\n|{'a|' * 64}\n|{'---|' * 64}\n")
    assert reading.spots == [("table-size", 6, 1)]
    assert "63" in reading.problems[0].text


def test_a_table_with_too_many_rows_is_reported(desk: Desk) -> None:
    assert desk.read("| a |\n|---|\n" + "| 1 |\n" * 2000).problems == ()
    assert desk.read("| a |\n|---|\n" + "| 1 |\n" * 2001).spots == [("table-size", 4, 1)]


def test_a_table_without_rows(desk: Desk) -> None:
    """Word reports a file with such a table as corrupt."""
    assert desk.read("Words.\n\n|  |  |\n|---|---|\n").spots == [("table-size", 6, 1)]


def test_pictures_of_the_summary_are_checked(desk: Desk) -> None:
    desk.write("source/brief/b.png", "no picture")
    assert desk.read(front='title: A\nabstract: |\n  ![c](b.png){alt="x"}').spots == [("image-invalid", 4, 3)]


def test_a_table_without_a_source_is_reported_on_request(desk: Desk) -> None:
    desk.brief(f'{TABLE}: C\n\n{TABLE}: C {{source="Own data"}}\n')
    assert "source-missing" not in desk.check().err
    outcome = desk.check("--level", "source-missing=warning")
    assert [head for head in outcome.heads if "source-missing" in head] == [
        "source/brief/brief.md:4:1: warning[source-missing]"
    ]


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>\n", "write <th> and </th> in place of <td> and </td>"),
        ("+---+\n| a |\n+---+\n| b |\n+---+\n", "write = in place of - in the line below the headers"),
        ("--- ---\na   b\nc   d\n--- ---\n", "write the headers above the first line of hyphens"),
    ],
)
def test_the_hint_for_a_missing_header_follows_the_form_of_the_table(desk: Desk, body: str, hint: str) -> None:
    desk.brief(body)
    assert hint in desk.check().err
