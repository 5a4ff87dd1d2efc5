"""Boxes side by side: cards are equally tall, their content moves with them, and captions are beside pictures."""

import pytest
import weasyprint

from briefpress.engine.rows import even_rows, limited_items, moved_floats

CSS = """
@page { size: 400px 300px; margin: 20px } * { margin: 0; padding: 0 } body { font: 10px/10px sans-serif }
.card { display: inline-block; width: 100px; vertical-align: top }
.even { align-self: stretch } .low { height: 20px } .high { height: 60px } img { float: left }
"""
PICTURE = (
    '<img src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%2210%22 height=%2210%22/%3E">'
)


def boxes(html: str, kind: str) -> list[object]:
    """Return the boxes of the `kind` on the first page, in the order of the source."""
    with even_rows(), moved_floats(), limited_items():
        page = weasyprint.HTML(string=f"<style>{CSS}</style>{html}").render().pages[0]
    return [box for box in page._page_box.descendants() if type(box).__name__ == kind]


@pytest.mark.parametrize(("name", "heights"), [("card even", [60, 60]), ("card", [20, 60])])
def test_stretched_cards_on_a_line_are_equally_tall(name: str, heights: list[int]) -> None:
    cards = (f'<div class="{name}"><div class="{inside}">.</div></div>' for inside in ("low", "high"))
    assert [round(box.height) for box in boxes("".join(cards), "InlineBlockBox")] == heights  # type: ignore[attr-defined]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_picture_stays_in_its_card(direction: str) -> None:
    cards = "".join(f'<div class="card">{PICTURE}{name}</div>' for name in "AB")
    html = f'<section dir="{direction}" style="direction: {direction}">{cards}</section>'
    places = [box.position_x for box in boxes(html, "InlineBlockBox")]  # type: ignore[attr-defined]
    pictures = [box.position_x for box in boxes(html, "BlockReplacedBox")]  # type: ignore[attr-defined]
    assert len(pictures) == 2
    assert all(place <= picture < place + 100 for place, picture in zip(places, pictures, strict=True))


def test_a_caption_is_beside_a_picture_that_is_wider_than_its_column() -> None:
    picture = PICTURE.replace("width=%2210%22", "width=%221000%22").replace("<img", '<img class="shown"')
    css = "<style>.row { display: flex; flex-wrap: wrap } img.shown { max-width: 200px } p { flex: 0 0 90px }</style>"
    row = f'{css}<div class="row">{picture}<p>caption</p><p style="flex: 0 0 100%">source</p></div>'
    shown = boxes(row, "BlockReplacedBox")[-1]
    caption, source = [box for box in boxes(row, "BlockBox") if box.element_tag == "p"]  # type: ignore[attr-defined]
    assert (shown.position_x, shown.width) == (20, 200)  # type: ignore[attr-defined]
    assert (caption.position_x, caption.position_y) == (220, shown.position_y)  # type: ignore[attr-defined]
    assert source.position_y > caption.position_y  # type: ignore[attr-defined]


def test_the_engine_is_as_before_afterwards() -> None:
    from weasyprint.formatting_structure.boxes import InlineBlockBox
    from weasyprint.layout import inline

    before = inline.line_box_verticality, InlineBlockBox.translate
    with even_rows(), moved_floats():
        assert (inline.line_box_verticality, InlineBlockBox.translate) != before
    assert (inline.line_box_verticality, InlineBlockBox.translate) == before
