"""Invisible text on the pages is an error; text that only looks unusual is not."""

import datetime
from pathlib import Path

import pytest

from briefpress.pdf.write import lay_out
from briefpress.problems import Code, Report
from tests.pdf.constructs import page

BODY = '<section><div class="box"><p class="body-text">Words that matter.</p></div></section><h2>Seen</h2>'
UNSEEN = [
    (".body-text { visibility: hidden }", "it is hidden"),
    (".body-text { font-size: 0.2pt }", "smaller than 1 point"),
    (".box { font-size: 0 }", "smaller than 1 point"),
    (".body-text { color: #0000 }", "transparent"),
    ("section { opacity: 0.3 } .box { opacity: 0.2 }", "transparent"),
    (".body-text { color: #fefefe }", "that of its background"),
    (".box { background: navy } p { color: navy }", "that of its background"),
    ("body { background: #222 } p { color: #232323 }", "that of its background"),
    (".box { overflow: hidden; height: 0 }", "cuts it off"),
    (".box { transform: translate(-900px, 0) }", "moved off the page"),
    (".box { transform: scale(0) }", "moved off the page"),
    (
        ".box { position: relative } .box::after { content: ''; position: absolute; inset: 0; background: white }",
        "over",
    ),
]
SEEN = [
    ".box { background: navy } p { color: white }",
    ".box { background: linear-gradient(white, white) } p { color: white }",
    ".box { background: #fff8 } p { color: white }",
    ".box { overflow: hidden }",
    ".box { transform: rotate(3deg) }",
    "p { opacity: 0.5 }",
    "p { color: #ccc }",
    ".box { position: relative } .box::before { content: ''; position: absolute; inset: 0; z-index: -1; "
    "background: navy } p { color: white }",
    "p::after { content: ' more'; color: transparent }",
    "p { display: none } section::after { content: 'x' }",
]


def problems_of(folder: Path, css: str, body: str = BODY) -> list[tuple[str, str, int]]:
    """Return the text, code and column of each problem that `body` has in a brand with `css`."""
    (folder / "style.css").write_text(css)
    report = Report()
    lay_out(page(f"<style>{css}</style>{body}"), folder, report, brand=[folder])
    return [
        (problem.text, str(problem.code), problem.place.column if problem.place else 0) for problem in report.problems
    ]


@pytest.mark.parametrize(("css", "why"), UNSEEN)
def test_invisible_text_is_an_error_at_its_rule(tmp_path: Path, css: str, why: str) -> None:
    ((text, code, column),) = problems_of(tmp_path, css)
    assert code == Code.TEXT_INVISIBLE
    assert why in text
    assert '"Words that matter."' in text
    assert column > 1 or css == ".box { font-size: 0 }"  # no box connects such text to its surroundings


@pytest.mark.parametrize("css", SEEN)
def test_text_that_looks_unusual_is_fine(tmp_path: Path, css: str) -> None:
    assert problems_of(tmp_path, css) == []


def test_a_note_without_a_visible_mark_still_has_a_link(tmp_path: Path) -> None:
    note = 'class="footnote" id="n1" role="doc-footnote" data-number="1" title="Note 1"'
    body = f"<p style='letter-spacing: 900px'>Words.<span {note}>A note.</span></p>"
    layout = lay_out(page(body), tmp_path, Report())
    assert layout.write(datetime.datetime(2026, 5, 1)).startswith(b"%PDF")
