"""Figures that would leave a gap at the end of a page: the text below them fills it."""

from pathlib import Path

import pytest

from briefpress.engine.boxes import all_boxes, has_text, is_picture
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


def sheet(content: str) -> str:
    return (
        f'<section class="landscape" style="page: landscape; break-before: page; break-after: page">{content}</section>'
    )


def test_text_below_a_landscape_page_fills_the_page_before_it(tmp_path: Path) -> None:
    body = TALL + sheet(FIGURE) + paragraphs("one", "two", "three", lines=4)
    assert [word for word in order(tmp_path, body) if word != "."] == [
        "Above",
        "one",
        "two",
        "|",
        "Figure",
        "|",
        "three",
    ]
    table = sheet('<table class="brief-table" id="fig"><tr><td>Figure</td></tr></table>')
    found = order(tmp_path, TALL + table + table + paragraphs("one"))
    assert [word for word in found if word != "."] == ["Above", "one", "|", "Figure", "|", "Figure"]


@pytest.mark.parametrize(
    "body",
    [
        TALL + sheet(f"<h3>Head</h3>{FIGURE}") + paragraphs("one"),
        TALL.replace("#fig", "#other") + sheet(FIGURE) + paragraphs("one"),
        TALL + sheet(FIGURE) + "<h2>Head</h2>" + paragraphs("one"),
        TALL + sheet(FIGURE.replace("figure-block", "figure-block stays")) + paragraphs("one"),
    ],
    ids=["begins a section", "not mentioned", "end of its section", "asked to stay"],
)
def test_other_landscape_pages_stay_in_their_places(tmp_path: Path, body: str) -> None:
    found = order(tmp_path, body)
    assert found.index("Figure") < found.index("one")


PICTURE = "data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22 width=%22300%22 height=%22300%22/>"


@pytest.mark.parametrize(
    ("lines", "name", "height"), [(9, "figure", 246), (13, "figure", 300), (9, "figure chart", 300), (7, "figure", 300)]
)
def test_a_picture_that_nearly_fits_is_made_smaller(tmp_path: Path, lines: int, name: str, height: float) -> None:
    picture = f'<figure class="figure-block"><img class="{name}" src="{PICTURE}" style="display: block"></figure>'
    body = paragraphs("Above", lines=lines + 1) + picture
    html = f'<style>{SHEET}</style><section class="part-body">{body}</section>'
    pages = lay_out(html, tmp_path, Report()).document.pages
    (image,) = [box for box in all_boxes(pages) if is_picture(box)]
    assert image.height == height
    assert len(pages) == (2 if height == 300 and lines > 7 else 1)


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
