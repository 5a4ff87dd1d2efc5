"""Margins at the top of a page are removed, whatever kind of box is first on the page."""

import pytest
import weasyprint

from briefpress.engine.page_tops import flush_tops

CSS = "@page { size: 400px 300px; margin: 20px } * { margin: 0; padding: 0 } .tall { height: 150px }"
FIGURE = '<div class="figure" style="margin-top: 50px; break-inside: avoid; {style}"><div class="tall">.</div></div>'


def tops(html: str) -> list[list[float]]:
    """Return the positions of elements with the class `tall`, page by page, in pixels below the top of the text."""
    with flush_tops():
        pages = weasyprint.HTML(string=f"<style>{CSS}</style>{html}").render().pages
    found = [[box for box in page._page_box.descendants() if _is_tall(box)] for page in pages]
    return [[round(box.position_y + box.margin_top - 20) for box in boxes] for boxes in found]


def _is_tall(box: object) -> bool:
    element = getattr(box, "element", None)
    return type(box).__name__ == "BlockBox" and element is not None and element.get("class") == "tall"


@pytest.mark.parametrize("display", ["block", "flex", "grid", "flow-root"])
def test_a_figure_begins_at_the_top_of_a_page(display: str) -> None:
    figure = FIGURE.format(style=f"display: {display}")
    pages = tops(f'<section><p class="tall">.</p>{figure}</section>')
    assert [places[0] for places in pages] == [0, 0]


def test_a_figure_keeps_its_distance_below_a_forced_break() -> None:
    figure = FIGURE.format(style="display: flex")
    before = '<p style="break-after: page">.</p>'
    assert tops(f"<section>{before}{figure}</section>")[1][0] == 50
    discarded = FIGURE.format(style="display: flex; margin-break: discard")
    assert tops(f"<section>{before}{discarded}</section>")[1][0] == 0


def test_a_box_that_continues_begins_with_its_text() -> None:
    style = "padding: 10px; box-decoration-break: clone"
    paragraph = '<p class="tall" style="margin-top: 30px">.</p>'
    pages = tops(f'<aside style="{style}"><p class="tall">.</p>{paragraph}</aside>')
    assert pages == [[10], [10]]


def test_the_text_of_a_box_keeps_its_distance_from_the_edge() -> None:
    paragraph = '<p class="tall" style="margin-top: 30px">.</p>'
    pages = tops(f'<p class="tall">.</p><aside style="padding: 10px; break-inside: avoid">{paragraph}</aside>')
    assert pages == [[0], [40]]


def test_the_engine_is_as_before_afterwards() -> None:
    from weasyprint.layout import block

    before = block.block_level_layout_switch
    with flush_tops():
        assert block.block_level_layout_switch is not before
    assert block.block_level_layout_switch is before
