"""Figures that would leave a gap at the end of a page: the text below them fills it."""

from pathlib import Path

import pytest

from briefpress.engine.boxes import all_boxes, has_text
from briefpress.pdf.write import lay_out
from briefpress.problems import Report
from tests.desk import Desk

SHEET = """\
@page { size: 500px; margin: 0 } * { margin: 0 } p, h2, figure, ul { font: 20px/25px monospace; display: block }
figure { break-inside: avoid } h2 { break-after: avoid } .footnote { float: footnote }
"""
FIGURE = '<figure class="figure-block" id="fig" style="height: 300px"><p>Figure</p></figure>'
NOTE = '<span class="footnote">n</span>'
TALL = f"<p><a href='#fig'>Above</a>{'<br>.' * 9}</p>"


def paragraphs(*names: str, lines: int = 2) -> str:
    return "".join(f'<p class="body-text">{name}{"<br>." * (lines - 1)}</p>' for name in names)


def order(tmp_path: Path, body: str) -> list[str]:
    """Return the words of the pages, with `|` between pages."""
    html = f'<style>{SHEET}</style><section class="part-body">{body}</section>'
    document = lay_out(html, tmp_path, Report()).document
    words = (" ".join(box.text for box in all_boxes([page]) if has_text(box)) for page in document.pages)
    return " | ".join(words).split()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (TALL + FIGURE + paragraphs("one", "two", "three"), "Above one two three | Figure"),
        (TALL + FIGURE + paragraphs("one", "two", "three", lines=4), "Above one two | Figure three"),
        (TALL + "<h2>Head</h2>" + FIGURE + paragraphs("one", "two"), "Above Head one two | Figure"),
        (TALL + FIGURE + FIGURE + paragraphs("one"), "Above one | Figure | Figure"),
        (TALL + FIGURE + "<ul><li>item</li></ul>", "Above item | Figure"),
    ],
)
def test_text_below_a_figure_fills_the_page_before_it(tmp_path: Path, body: str, expected: str) -> None:
    found = order(tmp_path, body)
    assert [word for word in found if word != "."] == expected.split()


@pytest.mark.parametrize(
    "body",
    [
        TALL + FIGURE.replace("figure-block", "figure-block stays") + paragraphs("one"),
        TALL + FIGURE + "<h2>Head</h2>" + paragraphs("one"),
        TALL + FIGURE + '<p class="source-code">one</p>',
        TALL.replace("<p", '<p style="break-after: avoid"') + FIGURE + paragraphs("one"),
        TALL.replace("<br>.", "<br>.<br>.") + FIGURE + paragraphs("one"),
        TALL + FIGURE.replace("Figure", f"Figure{NOTE}") + paragraphs(f"one{NOTE}"),
        TALL + FIGURE + paragraphs("one").replace("<p", '<p style="break-after: avoid"') + "<table><tr><td>t</table>",
        TALL.replace("#fig", "#other") + FIGURE + paragraphs("one"),
        paragraphs("a") + FIGURE + paragraphs("one"),
    ],
    ids=[
        "asked to stay",
        "end of its section",
        "before code",
        "led to",
        "leads on",
        "small gap",
        "notes",
        "not mentioned",
        "there is room",
    ],
)
def test_other_figures_stay_in_their_places(tmp_path: Path, body: str) -> None:
    found = order(tmp_path, body)
    assert found.index("Figure") < found.index("one")


@pytest.mark.parametrize(("expected", "stays"), [("", False), (" float=true", False), (" float=false", True)])
@pytest.mark.parametrize(
    "body",
    [
        '![A](a.svg){{alt="a"{0}}}\n',
        "::: {{.chart type=bar{0}}}\n| a | b |\n|--|--|\n| x | 1 |\n| y | 2 |\n:::\n",
        '::: {{#fig-x layout-ncol=2{0}}}\n![A](a.svg){{alt="a"}}\n![B](a.svg){{alt="b"}}\n:::\n',
    ],
)
def test_an_author_keeps_a_figure_in_its_place(desk: Desk, body: str, expected: str, stays: bool) -> None:
    desk.write(
        "source/brief/a.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h4v3z"/></svg>'
    )
    (block,) = desk.read(body.format(expected)).blocks
    assert getattr(block, "floats", None) is not stays


def test_an_invalid_value_of_float_is_reported(desk: Desk) -> None:
    desk.write(
        "source/brief/a.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h4v3z"/></svg>'
    )
    assert desk.read('![A](a.svg){alt="a" float=top}\n').codes == ["value-invalid"]
