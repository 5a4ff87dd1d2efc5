"""Marks of Pandoc and Quarto in text: spans, shortcodes, abbreviations, line blocks, task lists, formulas."""

import pytest

from briefpress.model import Formula, LineBreak, ListBlock, Mark, Paragraph, Run, Variable, plain_text
from tests.desk import Desk, words_of


@pytest.mark.parametrize(
    ("name", "mark"), [("smallcaps", Mark.SMALL_CAPS), ("underline", Mark.UNDERLINE), ("mark", Mark.HIGHLIGHT)]
)
def test_spans_that_set_formatting(desk: Desk, name: str, mark: Mark) -> None:
    reading = desk.read(f"a [b *c*]{{.{name}}} d\n")
    actual = [(run.text, set(run.marks)) for run in reading.inlines if isinstance(run, Run)]
    assert actual == [("a ", set()), ("b ", {mark}), ("c", {mark, Mark.EMPHASIS}), (" d", set())]
    assert reading.problems == ()


def test_an_unknown_class_of_words_is_a_warning(desk: Desk) -> None:
    assert desk.read("[words]{.smalcaps}\n").problems[0].hint == 'did you mean ".smallcaps"?'


def test_fields_of_the_front_matter_can_be_repeated(desk: Desk) -> None:
    reading = desk.read("Of *{{< meta title >}}*, {{<meta date>}}.\n", front="title: A\ndate: 2026-03-15")
    found = [(inline.name, set(inline.marks)) for inline in reading.inlines if isinstance(inline, Variable)]
    assert found == [("title", {Mark.EMPHASIS}), ("date", set())]
    assert reading.problems == ()


def test_an_unknown_field_is_a_warning(desk: Desk) -> None:
    assert desk.read("Version {{< meta version >}}.\n").spots == [("variable-empty", 4, 9)]


@pytest.mark.parametrize("shortcode", ["{{< video a.mp4 >}}", "{{< meta titel >}}", "{{< include a.md >}}", "{{< >}}"])
def test_other_shortcodes_stay_as_they_are_written(desk: Desk, shortcode: str) -> None:
    reading = desk.read(f"Words {shortcode} here.\n")
    assert reading.spots == [("shortcode-unknown", 4, 7)]
    assert plain_text(reading.inlines) == f"Words {shortcode} here."
    assert desk.check().code == 0


@pytest.mark.parametrize("body", ["`{{< meta title >}}`\n", "```\n{{< include a.md >}}\n```\n"])
def test_shortcodes_in_code_are_code(desk: Desk, body: str) -> None:
    assert desk.read(body).problems == ()


def test_abbreviations_can_be_defined_anywhere(desk: Desk) -> None:
    reading = desk.read("Words.\n*[EU]: European Union\n\n- a\n\n*[NGO]:  Organisation \n*[EU]: Again\n")
    assert dict(reading.sure.abbreviations) == {"EU": "European Union", "NGO": "Organisation"}
    assert words_of(reading.blocks) == ["Words.", "a"]


def test_line_blocks_keep_their_lines(desk: Desk) -> None:
    inlines = desk.read("| Roses are *red*,\n|   violets\n|\n| and blue.\n").inlines
    assert len([inline for inline in inlines if isinstance(inline, LineBreak)]) == 3
    assert (
        plain_text(inlines) == "Roses are red, \N{NO-BREAK SPACE}\N{NO-BREAK SPACE}violets \N{NO-BREAK SPACE} and blue."
    )


def test_a_line_block_has_its_place(desk: Desk) -> None:
    assert desk.read("| one\n| two [^x]\n").spots == [("note-undefined", 5, 7)]


def test_tasks_are_known_by_their_boxes(desk: Desk) -> None:
    block = desk.read("- [ ] open\n- [x] *done*\n- [y] neither\n- [ ]none\n").block
    assert words_of((block,)) == ["open", "done", "[y] neither", "[ ]none"]
    assert isinstance(block, ListBlock)
    assert block.tasks == (False, True, None, None)
    plain = desk.read("- one\n- two\n").block
    assert isinstance(plain, ListBlock)
    assert plain.tasks == ()


@pytest.mark.parametrize("around", ["{}", "::: recommendations\n{}:::\n"])
def test_numbered_tasks_keep_their_numbers_and_have_box_characters(desk: Desk, around: str) -> None:
    reading = desk.read(around.format("1. [ ] open\n2. [x] done\n3. none\n"))
    assert words_of(reading.blocks) == ["☐ open", "☑ done", "none"]


@pytest.mark.parametrize(("formula", "expected"), [("$a_1 * b*$", []), ("$$\\sum_i *x*$$", [("formula-inline", 4, 4)])])
def test_nothing_is_marked_in_a_formula(desk: Desk, formula: str, expected: list[tuple[str, int, int]]) -> None:
    reading = desk.read(f"So {formula} it is.\n")
    assert reading.spots == expected
    assert reading.inlines == (Run("So "), Formula(formula.strip("$")), Run(" it is."))


@pytest.mark.parametrize("body", ["$5 and $10", "from $5-$10", "\\$x\\$", "`$x$`", "US$ 5, A$ 6", "at 10:30 and 11:30"])
def test_money_and_characters_are_not_formulas(desk: Desk, body: str) -> None:
    reading = desk.read(body)
    assert reading.problems == ()
    assert plain_text(reading.inlines) == body.replace("\\", "").replace("`", "")


def test_one_line_with_a_bar_is_a_line_block(desk: Desk) -> None:
    assert isinstance(desk.read("| alone\n").block, Paragraph)


def test_the_hint_lists_the_fields_that_can_be_inserted(desk: Desk) -> None:
    (problem,) = desk.read("Words of {{< meta author >}}.\n").problems
    assert problem.code == "shortcode-unknown"
    assert problem.hint.startswith("write the text itself; meta inserts only date, description, doi")
