"""Blocks in the syntax of other programs: containers with titles, admonitions, alerts, MyST directives."""

import pytest

from briefpress.model import Box, BoxKind, CodeBlock, Figure, Mark, Paragraph, Quote, Run, Table, plain_text
from tests.desk import Desk, words_of
from tests.readers.pictures import picture_of

TITLED = "Mind *this*"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'


@pytest.mark.parametrize(
    "written",
    [
        f"::: tip {TITLED}\nWords.\n:::",
        f":::tip[{TITLED}]\nWords.\n:::",
        f':::: tip "{TITLED}"\nWords.\n::::',
        f'::: {{.callout-tip title="{TITLED}"}}\nWords.\n:::',
        f'!!! tip "{TITLED}"\n    Words.',
        f'??? hint "{TITLED}"\n\n    Words.',
        f'???+ success inline end "{TITLED}"\n    Words.',
        f"> [!TIP] {TITLED}\n> Words.",
        f"> [!tip]- {TITLED}\n>\n> Words.",
        f"```{{tip}} {TITLED}\nWords.\n```",
        f":::{{tip}} {TITLED}\nWords.\n:::",
        f":::{{admonition}} {TITLED}\n:class: tip\nWords.\n:::",
        f"```{{admonition}} {TITLED}\n---\nclass: tip\n---\nWords.\n```",
    ],
)
def test_a_callout_keeps_its_title(desk: Desk, written: str) -> None:
    reading = desk.read(f"{written}\n")
    box = reading.block
    assert isinstance(box, Box)
    assert (box.kind, plain_text(box.title), words_of(box.blocks)) == (BoxKind.TIP, "Mind this", ["Words."])
    assert box.title[1] == Run("this", frozenset({Mark.EMPHASIS}))
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("info", BoxKind.NOTE),
        ("details", BoxKind.NOTE),
        ("spoiler", BoxKind.NOTE),
        ("warning", BoxKind.WARNING),
        ("danger", BoxKind.CAUTION),
        ("important", BoxKind.IMPORTANT),
        ("caution", BoxKind.CAUTION),
        ("attention", BoxKind.WARNING),
    ],
)
def test_names_of_callouts_in_other_programs_are_recognised(desk: Desk, name: str, kind: BoxKind) -> None:
    for written in (
        f"::: {name} A\nB\n:::",
        f'!!! {name} "A"\n    B',
        f"> [!{name}] A\n> B",
        f"```{{{name}}} A\nB\n```",
    ):
        box = desk.read(f"{written}\n").block
        assert isinstance(box, Box)
        assert (box.kind, plain_text(box.title)) == (kind, "A")


def test_the_title_of_an_unknown_block_is_a_bold_line(desk: Desk) -> None:
    for written, code in (
        ("::: lexique Anonymisation\nUn mot.\n:::", "block-unknown"),
        ("> [!quoted] Anonymisation\n> Un mot.", "block-unknown"),
        ('!!! lexique "Anonymisation"\n    Un mot.', "block-unknown"),
        (":::{lexique} Anonymisation\nUn mot.\n:::", "block-unknown"),
    ):
        reading = desk.read(f"{written}\n")
        assert (reading.codes, words_of(reading.blocks)) == ([code], ["Anonymisation", "Un mot."])
        first = reading.blocks[0]
        bold = first.blocks[0] if isinstance(first, Quote) else first
        assert isinstance(bold, Paragraph)
        assert bold.inlines == (Run("Anonymisation", frozenset({Mark.STRONG})),)


def test_blocks_that_cannot_have_a_title_keep_its_words(desk: Desk) -> None:
    reading = desk.read("::: recommendations For ministries\n1. Publish.\n:::\n")
    assert words_of(reading.blocks) == ["For ministries", "Publish."]


def test_an_alert_that_quotes_is_a_quotation(desk: Desk) -> None:
    reading = desk.read("> [!quote] Ada\n> Rivers flow.\n>\n> More.\n")
    assert isinstance(reading.block, Quote)
    assert (words_of(reading.blocks), reading.problems) == (["Ada", "Rivers flow.", "More."], ())


def test_admonitions_contain_blocks_and_are_in_lists(desk: Desk) -> None:
    reading = desk.read('- Item\n\n    !!! note "T"\n        - One\n\n        Two[^a].\n\n    After.\n\n[^a]: N.\n')
    assert words_of(reading.blocks) == ["Item", "One", "Two.", "After."]
    assert reading.problems == ()


@pytest.mark.parametrize("text", ["Wow!!!\n", "!!! note\nnot indented\n", "??? What\n"])
def test_a_marker_without_indented_lines_is_not_an_admonition(desk: Desk, text: str) -> None:
    assert isinstance(desk.read(text).block, Paragraph)


def test_directives_become_pictures_tables_and_code(desk: Desk) -> None:
    desk.write("source/brief/a.svg", SVG)
    options = ":name: fig-a\n:alt: Bars\n:width: 60%\n:align: center\n"
    for fence in ("```", ":::"):
        reading = desk.read(
            f"{fence}{{figure}} a.svg\n{options}\nThe *caption*.\n\nThe legend.\n{fence}\n\nSee @fig-a.\n"
        )
        figure, legend, _ = reading.blocks
        assert isinstance(figure, Figure)
        assert isinstance(legend, Paragraph)
        assert (plain_text(figure.caption), figure.id, figure.width) == ("The caption.", "fig-a", 0.6)
        assert (picture_of(figure).path, picture_of(figure).alt) == ("source/brief/a.svg", "Bars")
        assert reading.problems == ()
        image = desk.read(f"{fence}{{image}} a.svg\n:alt: Bars\n{fence}\n").block
        assert isinstance(image, Figure)
        table = desk.read(f"{fence}{{table}} The caption\n:name: tbl-a\n\n| A |\n|---|\n| 1 |\n{fence}\n").block
        assert isinstance(table, Table)
        assert (plain_text(table.caption), table.id) == ("The caption", "tbl-a")
    assert isinstance(desk.read("```{code-block} python\n:linenos:\n\na = 1\n```\n").block, CodeBlock)


def test_code_that_other_programs_run_is_reported_with_a_placeholder_figure(desk: Desk) -> None:
    body = "As @fig-psal shows.\n\n```{r}\n#| label: fig-psal\n#| fig-cap: Salt in the *sea*\nplot(a)\n```\n"
    reading = desk.read(body)
    assert reading.codes == ["attribute-unknown"]
    _, code, figure = reading.blocks
    assert isinstance(code, CodeBlock)
    assert isinstance(figure, Figure)
    assert (plain_text(figure.caption), figure.id, picture_of(figure).path) == ("Salt in the sea", "fig-psal", "")
    assert "```note" not in "".join(problem.hint for problem in desk.read("```{note}\nWords.\n```\n").problems)
