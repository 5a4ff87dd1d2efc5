"""The lines of titles and headings are about equally long, in every script and for every length."""

from collections.abc import Iterator
from pathlib import Path

import font_roboto  # type: ignore[import-untyped]
import pytest

from briefpress.brand.fonts import use_fonts
from briefpress.engine.balance import balanced_lines
from briefpress.engine.boxes import all_boxes, has_text, is_line
from briefpress.engine.font_choice import chosen_fonts
from briefpress.engine.fonts import font_configuration
from briefpress.pdf.write import Layout, lay_out
from briefpress.problems import Report

STYLE = "@page { size: 120mm 200mm; margin: 10mm } body { margin: 0 } h1, .subtitle, p { font: 700 28pt/34pt Roboto }"
WORDS = "Sharing rivers in dry years when commissions have agreed before the next drought comes upon the basin "
CHINESE = "枯水年如何共享河流水資源與流域委員會的協議"
ARABIC = "تقاسم الأنهار في السنوات الجافة وما يمكن أن تتفق عليه لجان الأحواض"


@pytest.fixture(autouse=True, scope="module")
def roboto(shared_cache: Path) -> Iterator[None]:
    """Use the same fonts on every machine, whatever other tests have chosen."""
    with chosen_fonts(lambda: use_fonts([Path(font_roboto.__file__).with_name("files")], shared_cache)):
        yield


def laid_out(html: str, style: str = "") -> Layout:
    page = f'<html lang="en"><title>-</title><style>{STYLE}{style}</style><body>{html}'
    with font_configuration() as fonts:
        return lay_out(page, Path("/nowhere"), Report(), fonts=fonts)


def lines(html: str, style: str = "") -> list[tuple[str, float, float]]:
    """Return the lines, each with its start and width."""
    boxes = [box for box in all_boxes(laid_out(html, style).document.pages) if is_line(box)]
    texts = ["".join(text.text for text in box.descendants() if has_text(text)).strip() for box in boxes]
    return [(text, box.content_box_x(), box.width) for text, box in zip(texts, boxes, strict=True)]


@pytest.mark.parametrize("length", range(1, 200, 7))
@pytest.mark.parametrize("text", [WORDS * 2, CHINESE * 10, ARABIC * 3], ids=["latin", "chinese", "arabic"])
def test_a_title_has_as_many_lines_as_a_paragraph_but_no_short_last_one(text: str, length: int) -> None:
    title = text[:length].strip()
    balanced, ragged = lines(f"<h1>{title}</h1>"), lines(f"<p>{title}</p>")
    assert len(balanced) == len(ragged)
    assert "".join(line for line, *_ in balanced).replace(" ", "") == title.replace(" ", "")
    widths = [width for *_, width in balanced]
    assert max(widths) <= max(width for *_, width in ragged) + 0.01
    assert widths[-1] >= ragged[-1][-1] - 0.01, "the last line is not shorter than before"


def test_no_title_ends_in_a_line_of_one_word() -> None:
    assert [line for line, *_ in lines("<h1>Sharing rivers in dry years</h1>")] == ["Sharing rivers", "in dry years"]
    assert lines("<p>Sharing rivers in dry years</p>")[-1][0] == "years"


def test_subtitles_are_balanced_and_paragraphs_are_not() -> None:
    text = "Sharing rivers in dry years"
    assert lines(f'<p class="subtitle">{text}</p>')[-1][0] == "in dry years"


@pytest.mark.parametrize(
    ("style", "at"), [("direction: rtl", 1.0), ("text-align: center", 0.5), ("text-align: end", 1)]
)
def test_balanced_lines_follow_their_alignment(style: str, at: float) -> None:
    room = (120 - 2 * 10) * 96 / 25.4
    for _, x, width in lines("<h1>Sharing rivers in dry years</h1>", f"h1 {{ {style} }}"):
        assert x == pytest.approx(10 * 96 / 25.4 + at * (room - width), abs=1)


def test_words_are_not_hyphenated_for_the_sake_of_balance() -> None:
    title, style = "Commissions negotiate transboundary agreements", "h1, p { hyphens: auto }"
    hyphens = [sum(line.endswith("‐") for line, *_ in lines(f"<{tag}>{title}</{tag}>", style)) for tag in ("h1", "p")]
    assert hyphens[0] <= hyphens[1]


def test_no_word_is_split_for_the_sake_of_balance() -> None:
    word, style = "Krankenhausfinanzierungsreformgesetz", "h1 { hyphens: auto } h1, p { overflow-wrap: break-word }"
    html = f'<div lang="de"><h1>{word} und Rechtsverordnung</h1></div>'
    first, *_ = (text for text, *_ in lines(html, style))
    assert first.endswith("\u2010")


def test_a_heading_beside_a_float_is_laid_out_as_usual() -> None:
    floating = '<div style="float: left; width: 30mm; height: 60mm"></div>'
    title = "Sharing rivers in dry years"
    assert [one for one, *_ in lines(f"{floating}<h1>{title}</h1>")] == [
        one for one, *_ in lines(f"{floating}<p>{title}</p>")
    ]


def test_the_engine_is_as_before_afterwards() -> None:
    from weasyprint.layout import block

    before = block.iter_line_boxes
    with balanced_lines(frozenset()):
        assert block.iter_line_boxes is not before
    assert block.iter_line_boxes is before
