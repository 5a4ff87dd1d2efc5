"""Notes and quotes in the margin: they are never split between two pages."""

import pytest
import weasyprint

from briefpress.engine.boxes import all_boxes, has_text
from briefpress.engine.margin_floats import whole_floats
from briefpress.engine.page_ends import used_ends

CSS = """@page { size: 400px 240px; margin: 20px 20px 20px 120px } body, p, aside { display: block; margin: 0 }
p { font: 10px/20px monospace; height: 20px } aside { float: left; clear: left; width: 80px; margin-left: -100px }
"""


def pages_of(body: str) -> list[list[tuple[str, float]]]:
    """Return the words of each page and their distance from the top of the page, in pixels."""
    with used_ends(), whole_floats():
        pages = weasyprint.HTML(string=f"<style>{CSS}</style>{body}").render().pages
    return [[(box.text, box.position_y) for box in all_boxes([page]) if has_text(box)] for page in pages]


def words_of(body: str) -> list[str]:
    """Return the words of each page, in the order of the source."""
    return [" ".join(text for text, _ in page) for page in pages_of(body)]


def aside(style: str, *words: str) -> str:
    return f'<aside style="{style}">{"".join(f"<p>{word}</p>" for word in words)}</aside>'


@pytest.mark.parametrize("value", ["avoid", "avoid-page"])
@pytest.mark.parametrize("border", ["", "; margin-top: 5px; padding-top: 8px; border-top: 2px solid"])
def test_a_float_at_the_end_of_the_page_moves_up(value: str, border: str) -> None:
    note = aside(f"break-inside: {value}{border}", "a", "b", "c", "d")
    page, *more = pages_of("<p>x</p>" * 8 + note + "<p>y</p>" * 2)
    heights = dict(page)
    assert not more
    assert heights["y"] > heights["c"] > heights["b"] > heights["a"] > 100
    assert 200 <= heights["d"] + 20 <= 240 - 10


@pytest.mark.parametrize(
    "block", ['<p style="margin-left: -100px">h</p>', '<div><p style="margin-left: -30px; width: 20px">h</p></div>']
)
def test_a_float_does_not_cover_a_block_that_extends_into_the_margin(block: str) -> None:
    note = aside("break-inside: avoid", *"abcd")
    assert words_of(f"{'<p>x</p>' * 6}{block}<p>y</p>{note}<p>z</p>") == ["x x x x x x h y", "a b c d z"]
    assert words_of(f"{'<p>x</p>' * 2}{block}{'<p>y</p>' * 5}{note}<p>z</p>") == ["x x h y y y y y a b c d z"]


def test_a_float_below_a_list_is_placed() -> None:
    note = aside("break-inside: avoid", *"abcd")
    assert words_of(f"<ul><li>i</li></ul>{'<p>x</p>' * 7}{note}<p>z</p>")[0].endswith("a b c d")


def test_a_float_does_not_cover_what_is_above_the_box_around_it() -> None:
    note = aside("break-inside: avoid", *"abcd")
    before = '<p style="margin-left: -100px">h</p>'
    body = f"{'<p>x</p>' * 6}{before}<section><p>y</p>{note}<p>z</p></section>"
    assert words_of(body) == ["x x x x x x h y", "a b c d z"]


@pytest.mark.parametrize("border", ["", "; margin-top: 5px; padding-top: 8px; border-top: 2px solid"])
def test_a_float_below_another_moves_to_the_next_page_with_its_text(border: str) -> None:
    style = f"break-inside: avoid-page{border}"
    high, low = aside(style, *"abcdef"), aside(style, *"klmnop")
    body = f"{high}{'<p>x</p>' * 7}{low}<p>y</p><p>z</p>"
    assert words_of(body) == ["a b c d e f x x x x x x x", "k l m n o p y z"]
    fits = f"{high}{'<p>x</p>' * 7}{aside(style, *'kl')}<p>y</p><p>z</p>"
    assert words_of(fits) == ["a b c d e f x x x x x x x k l y z"]
