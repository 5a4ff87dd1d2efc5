"""Lines break after the last word that fits."""

import re
from pathlib import Path

from briefpress.engine.boxes import all_boxes, has_text, is_line
from briefpress.pdf.write import lay_out
from briefpress.problems import Report
from tests.desk import Desk
from tests.readers.pdf import PdfFile

CSS = "@page { size: 200px; margin: 0 } p { margin: 0; font: 10px/20px monospace } code { white-space: nowrap }"


def test_text_before_unbreakable_content_keeps_its_words_together(tmp_path: Path) -> None:
    html = f"<style>{CSS}</style><p>One two three four five six <code>.column-margin</code></p>"
    pages = lay_out(html, tmp_path, Report()).document.pages
    lines = [
        "".join(part.text for part in box.descendants() if has_text(part)) for box in all_boxes(pages) if is_line(box)
    ]
    assert lines == ["One two three four five", "six .column-margin"]


def test_long_headings_of_the_small_print_are_hyphenated_in_a_narrow_column(desk: Desk) -> None:
    desk.write("styles/mine/brand.yml", "defaults: {briefpress: {extends: plain}}")
    desk.write("styles/mine/style.css", ".small-print-heading { letter-spacing: 4pt }")
    desk.brief(front="title: A\nlang: en-GB\nbrand: mine\nacknowledgments: We thank all.")
    outcome = desk.publish("--to", "pdf")
    assert outcome.code == 0, outcome.err
    text = PdfFile(desk.root / "output/brief.pdf").text
    assert re.search(r"Acknow[-\xad\u2010]?\s", text), text
