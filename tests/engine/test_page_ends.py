"""A box that fits on a page stays there, even if only its lower padding, border and margin are near the end."""

import pytest
import weasyprint

from briefpress.engine.page_ends import moved_ends, used_ends

CSS = "@page { size: 400px 240px; margin: 20px } * { margin: 0; padding: 0 } .tall { height: 100px }"
WHOLE = "break-inside: avoid"


def pages_of(style: str, height: int) -> list[int]:
    """Return the number of the page on which each tall element is: one of 100 pixels, and one of `height` pixels in a
    box.
    """
    box = f'<aside style="{style}"><p class="tall" style="height: {height}px">.</p></aside>'
    with used_ends():
        pages = weasyprint.HTML(string=f'<style>{CSS}</style><p class="tall">.</p>{box}').render().pages
    return [
        number
        for number, page in enumerate(pages, start=1)
        for box in page._page_box.descendants()
        if type(box).__name__ == "BlockBox" and box.element is not None and box.element.get("class") == "tall"
    ]


@pytest.mark.parametrize("clone", ["", "; box-decoration-break: clone"])
@pytest.mark.parametrize("padding", ["", "padding-bottom: 20px; ", "border-bottom: 20px solid; "])
@pytest.mark.parametrize("margin", ["", "margin-bottom: 30px; "])
def test_a_box_stays_on_its_page_if_it_fits(clone: str, padding: str, margin: str) -> None:
    style = f"{padding}{margin}{WHOLE}{clone}"
    room = 80 if padding else 100
    assert pages_of(style, room) == [1, 1]
    assert pages_of(style, room + 2) == [1, 2]


@pytest.mark.parametrize("border", ["", "border-bottom: 4px solid"])
def test_a_table_ends_below_its_last_row_if_others_move(border: str) -> None:
    rows = "<tr><td>.</td></tr>" * 9
    table = f'<table style="{border}"><tbody>{rows}</tbody></table><p style="break-before: avoid; height: 30px">.</p>'
    css = "tr { height: 20px } td { height: 20px } table { border-spacing: 0 }"
    with moved_ends():
        first, second = weasyprint.HTML(string=f"<style>{CSS}{css}</style>{table}").render().pages
    (box,) = [box for box in first._page_box.descendants() if type(box).__name__ == "TableBox"]
    (group,) = box.children
    last = group.children[-1]
    assert 1 < len(group.children) < 9
    assert box.border_box_y() + box.border_height() == last.position_y + last.height + box.border_bottom_width
    assert any(type(box).__name__ == "TableRowBox" for box in second._page_box.descendants())


def test_the_engine_is_as_before_afterwards() -> None:
    from weasyprint.layout import LayoutContext, block

    def patched() -> tuple[object, ...]:
        found = block.block_level_layout, block.block_container_layout, block.find_earlier_page_break
        return LayoutContext.overflows_page, *found

    before = patched()
    with used_ends(), moved_ends():
        assert all(one is not two for one, two in zip(patched(), before, strict=True))
    assert patched() == before
