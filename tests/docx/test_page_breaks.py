"""Page breaks in Word, and content that stays together."""

from pathlib import Path

import pytest

from tests.docx.published import word_in
from tests.readers.pictures import picture
from tests.readers.publishing import small_workspace
from tests.readers.word import Paragraph, WordFile, found, value, values

SHEETS = "# One\n\nWords.\n\n::: {.landscape}\n\n# Two\n\nWide.\n\n:::\n\n# Three\n\n## Four\n"
RECOMMENDED = "::: recommendations\n\n1. First. {addressee=All}\n\n   More of it.\n\n2. Second.\n\n:::\n\nAfter."
PORTRAIT = """\
title: A
people:
  - role: chair
    members: [{name: Ann Lee, positions: [Chair], portrait: {path: a.png, credit: Ben}}]"""


def paragraph(word: WordFile, text: str) -> Paragraph:
    (found,) = (item for item in word.paragraphs if item.text == text and not item.style.lower().startswith("toc"))
    return found


@pytest.mark.parametrize(("heading", "before"), [("One", ""), ("Two", "0"), ("Three", "0"), ("Four", "")])
def test_a_heading_that_begins_a_page_after_a_section_begins_at_its_top(
    tmp_path: Path, shared_cache: Path, heading: str, before: str
) -> None:
    word = word_in(small_workspace(tmp_path, SHEETS), shared_cache)
    assert value(paragraph(word, heading).node, "w:pPr/w:spacing/@w:before") == before


def test_text_after_a_page_break_begins_at_the_top_of_the_page(tmp_path: Path, shared_cache: Path) -> None:
    """LibreOffice would put the rest of a line with a page break on the new page."""
    text = "# One\n\nWords.\n\n\\newpage\n\n# Two\n\nMore.\n"
    word = word_in(small_workspace(tmp_path, text), shared_cache)
    heading = paragraph(word, "Two").node
    assert found(heading, "w:pPr/w:pageBreakBefore")
    assert value(heading, "w:pPr/w:spacing/@w:before") == "0"
    assert not found(word.document, ".//w:br[@w:type='page']")


def test_a_box_at_the_top_of_a_page_keeps_the_space_below_it(tmp_path: Path, shared_cache: Path) -> None:
    text = "Words.\n\n::: {.landscape}\n\nWide.\n\n:::\n\n::: box\nBoxed.\n:::\n"
    spacing = paragraph(word_in(small_workspace(tmp_path, text), shared_cache), "Boxed.").node
    assert value(spacing, "w:pPr/w:spacing/@w:before") == "0"
    assert value(spacing, "w:pPr/w:spacing/@w:after") in ("", "160")


def test_a_recommendation_stays_on_one_page(tmp_path: Path, shared_cache: Path) -> None:
    word = word_in(small_workspace(tmp_path, RECOMMENDED), shared_cache)
    kept = {item.text for item in word.paragraphs if values(item.node, "w:pPr/w:keepNext")}
    assert {"First.", "More of it."} <= kept
    assert kept.isdisjoint({"Second.", "After."})


def test_the_credit_of_a_portrait_is_beside_it(tmp_path: Path, shared_cache: Path) -> None:
    root = small_workspace(tmp_path, "Words.", PORTRAIT)
    picture(root / "source" / "brief" / "a.png")
    word = word_in(root, shared_cache)
    assert value(paragraph(word, "Credit: Ben").node, "w:pPr/w:ind/@w:left") == "1280"
    (position,) = word.styled("Person Position")
    assert value(position.node, "w:pPr/w:spacing/@w:after") == "0"
