"""Lines are broken between the last words that fit."""

from pathlib import Path

from briefpress.engine.boxes import all_boxes, has_text, is_line
from briefpress.pdf.write import lay_out
from briefpress.problems import Report

CSS = "@page { size: 200px; margin: 0 } p { margin: 0; font: 10px/20px monospace } code { white-space: nowrap }"


def test_text_before_what_must_not_be_broken_keeps_its_words_together(tmp_path: Path) -> None:
    html = f"<style>{CSS}</style><p>One two three four five six <code>.column-margin</code></p>"
    pages = lay_out(html, tmp_path, Report()).document.pages
    lines = [
        "".join(part.text for part in box.descendants() if has_text(part)) for box in all_boxes(pages) if is_line(box)
    ]
    assert lines == ["One two three four five", "six .column-margin"]
