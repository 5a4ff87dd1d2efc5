"""Boxes on two pages: each part ends below its content if it has a border at the break."""

from pathlib import Path
from typing import Any

import pytest

from briefpress.engine.boxes import all_boxes
from briefpress.pdf.write import lay_out
from briefpress.problems import Report

SHEET = """\
@page { size: 500px; margin: 0 } * { margin: 0 } p { font: 20px/25px monospace; orphans: 2; widows: 2 }
aside { padding: 10px; border: 5px solid }
"""
LINES = "<br>.".join("." for _ in range(3))


@pytest.mark.parametrize(
    ("style", "inside", "heights"),
    [
        ("box-decoration-break: clone", f"<p>{LINES}</p>", [455, 105]),
        ("box-decoration-break: clone", f"<div><p>{LINES}</p></div>", [455, 105]),
        ("box-decoration-break: slice", f"<p>{LINES}</p>", [500, 90]),
    ],
)
def test_a_part_that_is_closed_ends_below_its_content(
    tmp_path: Path, style: str, inside: str, heights: list[int]
) -> None:
    tall = '<p style="height: 400px">Tall</p>'
    html = f'<style>{SHEET}</style><aside style="{style}">{tall}<p>.</p>{inside}</aside>'
    document = lay_out(html, tmp_path, Report()).document
    asides: list[Any] = [box for box in all_boxes(document.pages) if box.element_tag == "aside"]
    assert [round(box.border_height()) for box in asides] == heights
