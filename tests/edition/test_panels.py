"""Figures side by side: letters, numbers and cross-references of panels, and their shares of the width."""

import pytest

from briefpress.edition import Block, Figure, Panels, Paragraph, plain_text
from tests.desk import Desk, part

PICTURES = """\
![A](a.svg){#fig-a alt="a" credit="c"}

![B](b.svg){#fig-b alt="b" credit="c"}
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h4v3z"/></svg>'


def blocks(desk: Desk, body: str, front: str = "title: A") -> tuple[Block, ...]:
    for name in "abc":
        desk.write(f"source/brief/{name}.svg", SVG)
    edition, problems = desk.edition(body, front=front)
    assert problems == []
    return part(edition, "body").blocks


def words(block: Block) -> str:
    assert isinstance(block, Paragraph)
    return plain_text(block.inlines)


@pytest.mark.parametrize(
    ("lang", "first", "mention"),
    [
        ("en", "(a) A", "Figure 1\xa0(a), 1\xa0(b)."),
        ("uk", "а) A", "Рисунок 1\xa0а), 1\xa0б)."),
        ("ja", "（a） A", "図1\xa0（a）, 1\xa0（b）."),
    ],
)
def test_panels_have_letters_of_the_language(desk: Desk, lang: str, first: str, mention: str) -> None:
    body = f"::: {{#fig-x layout-ncol=2}}\n{PICTURES}\nBoth\n:::\n\n@fig-a, [-@fig-b].\n"
    panels, text = blocks(desk, body, front=f"title: A\nlang: {lang}")
    assert isinstance(panels, Panels)
    assert panels.caption
    assert panels.caption.number == "1"
    assert words(panels.rows[0][0][1].below[0]) == first
    assert words(text) == mention


def test_a_panel_can_be_referred_to_if_the_figure_has_no_id(desk: Desk) -> None:
    panels, text = blocks(desk, f"::: {{layout-ncol=2}}\n{PICTURES}\nBoth\n:::\n\n@fig-b.\n")
    assert isinstance(panels, Panels)
    assert panels.id
    assert words(text) == "Figure 1\xa0(b)."


def test_figures_without_a_shared_caption_are_numbered_separately(desk: Desk) -> None:
    panels, after = blocks(desk, f"::: {{layout-ncol=2}}\n{PICTURES}:::\n\n![C](c.svg){{#fig-c alt=c credit=c}}\n")
    assert isinstance(panels, Panels)
    assert panels.caption is None
    assert [figure.caption and figure.caption.number for _, figure in panels.rows[0]] == ["1", "2"]
    assert isinstance(after, Figure)
    assert after.caption
    assert after.caption.number == "3"


def test_columns_share_what_is_left_between_gaps(desk: Desk) -> None:
    (panels,) = blocks(desk, f'::: {{#fig-x layout="[[2, 1]]"}}\n{PICTURES}:::\n')
    assert isinstance(panels, Panels)
    assert [share for share, _ in panels.rows[0]] == pytest.approx([0.64, 0.32])
