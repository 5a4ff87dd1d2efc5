"""A brief in Arabic: the page mirrors an English one, and Latin words keep their order."""

from dataclasses import dataclass

import pypdfium2
import pytest
from lxml import etree

from tests.desk import Desk
from tests.readers.pdf import poppler

WIDTH, OUTSIDE, HANG, INSIDE = 595.28, 62.36, 116.22, 79.37  # A4, 22 mm, 41 mm and 28 mm, in points
FRONT = """\
title: إصلاح الإدارة
lang: ar
people: [{role: moderator, members: [{name: ليلى حداد}]}]
contacts: [{name: معهد, channels: {phone: "+961 1 234567"}}]
notes: {place: end}"""
BODY = """\
# الخلفية

> اقتباس

- بند

::: recommendations
1. توصية[^n]
:::

[^n]: OECD, *Government*, Paris
"""


@dataclass(frozen=True)
class Word:
    """A word with its left and right ends in points; right-to-left words are reversed into reading order."""

    text: str
    left: float
    right: float


@pytest.fixture(scope="module")
def page(module_desk: Desk) -> list[Word]:
    """The words of the page after the cover, from top to bottom."""
    module_desk.brief(BODY, front=FRONT)
    outcome = module_desk.publish("brief", "--to", "pdf")
    assert outcome.code == 0, outcome.err
    html = poppler("pdftotext", "-bbox", "-f", "2", str(module_desk.root / "output/brief.pdf"), "-")
    found = etree.fromstring(html.encode()).iter("{*}word")
    words = [(str(word.text), float(word.get("xMin", 0)), float(word.get("xMax", 0))) for word in found]
    return [Word(text if text.isascii() else text[::-1], left, right) for text, left, right in words]


def last(page: list[Word], text: str) -> Word:
    return next(word for word in reversed(page) if word.text == text)


def test_text_begins_at_the_right_margin(page: list[Word]) -> None:
    assert last(page, "الخلفية").right == pytest.approx(WIDTH - OUTSIDE, abs=1)


def test_the_number_of_the_page_and_those_of_the_contents_are_at_the_left_margin(page: list[Word]) -> None:
    folio = page[-4:]
    assert {word.text for word in folio} > {"الصفحة", "من"}
    assert min(word.left for word in folio) == pytest.approx(INSIDE, abs=1)
    contents = [word for word in page if word.text.isdigit() and word not in folio]
    assert len([word for word in contents if word.left == pytest.approx(INSIDE, abs=1)]) == 2


@pytest.mark.parametrize("text", ["اقتباس", "بند", "ليلى"])
def test_indentation_is_on_the_right(page: list[Word], text: str) -> None:
    assert last(page, text).right < WIDTH - OUTSIDE - HANG - 10


def test_bullets_and_numbers_are_to_the_right_of_their_text(page: list[Word]) -> None:
    assert last(page, "•").left > last(page, "بند").right
    number = next(word for word in page if word.text == "1")
    assert number.left > last(page, "توصية").right
    assert number.right == pytest.approx(WIDTH - OUTSIDE, abs=1), "it is in the margin column"
    assert last(page, "توصية").right == pytest.approx(WIDTH - OUTSIDE - HANG, abs=1)


def test_latin_words_keep_their_order_in_right_to_left_lines(page: list[Word]) -> None:
    places = [last(page, text).left for text in ("OECD,", "Government,", "Paris")]
    assert places == sorted(places)
    assert last(page, "Paris").right < last(page, ".1").left


def test_a_telephone_number_is_read_from_its_plus(page: list[Word]) -> None:
    places = [last(page, text).left for text in ("+961", "1", "234567")]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("lang", "text"), [("ar", "لا يمكن للآخرين استخدام الآثار"), ("fa", "کپی اطلاعات"), ("he", "שלום לכולם")]
)
def test_words_with_ligatures_are_found_and_copied_as_written(desk: Desk, lang: str, text: str) -> None:
    """Arabic lam-alef and Persian peh-yeh are single glyphs."""
    desk.brief(f"{text}\n", front=f"title: T\nlang: {lang}")
    outcome = desk.publish("brief", "--to", "pdf")
    assert outcome.code == 0, outcome.err
    file = desk.root / "output/brief.pdf"
    copied = poppler("pdftotext", str(file), "-")
    with pypdfium2.PdfDocument(file) as document:
        pages = [document[number].get_textpage() for number in range(len(document))]
        for word in text.split():
            assert any(page.search(word).get_next() for page in pages), word
            assert word in copied
