"""Floated and absolutely positioned pictures stay where they are when the page before them is laid out again."""

import pytest
import weasyprint

from briefpress.engine.boxes import is_picture, placed, root_box
from briefpress.engine.layout import fixed_pictures

# The number of pages in the text is known only after the last page, so the first page is laid out twice.
CSS = """@page { size: 400px 240px; margin: 20px } body, p, div, img { margin: 0; padding: 0 }
p { font: 10px/20px monospace } .total::after { content: counter(pages) }
div { position: relative; break-inside: avoid } img { width: 30px; height: 30px }
"""
PICTURE = '<img src="data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22 width=%2230%22 height=%2230%22/>"'


@pytest.mark.parametrize("style", ["float: left", "position: absolute; top: 0; left: 0"])
def test_a_picture_that_moves_to_the_next_page_is_at_its_top(style: str) -> None:
    person = f'<div>{PICTURE} style="{style}"><p>a</p><p>b</p></div>'
    html = f'<style>{CSS}</style><p class="total">x</p>{"<p>x</p>" * 8}{person}'
    with fixed_pictures():
        first, second = weasyprint.HTML(string=html).render().pages
    pictures = [placed(box) for box in root_box(second).descendants(placeholders=True) if is_picture(box)]
    assert [picture.position_y for picture in pictures] == [20]
    assert not any(is_picture(box) for box in root_box(first).descendants(placeholders=True))
