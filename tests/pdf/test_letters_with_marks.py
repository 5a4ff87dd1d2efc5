"""Letters with marks above or below them, and Arabic letters in pictures: drawn and read as written."""

import re
from unicodedata import combining

import pikepdf
import pytest

from tests.desk import Desk
from tests.readers.pdf import PdfFile
from tests.readers.words import squeeze

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50" font-family="Almarai, sans-serif">'
    '<text x="10" y="20">سودا</text><text x="10 40" y="40">سد</text></svg>'
)


def published(desk: Desk, body: str, front: str) -> PdfFile:
    desk.brief(body, front=front)
    outcome = desk.run("publish", "--to", "pdf")
    assert (outcome.code, outcome.err) == (0, "")
    return PdfFile(desk.root / "output" / "brief.pdf")


def readings(pdf: PdfFile) -> list[str]:
    """Return, for each font, the text of each glyph."""
    fonts = [font for font in pdf.pdf.objects if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font]
    texts = [
        text for font in fonts for text in re.findall(rb"<[0-9a-f]{4}> <([0-9a-f]*)>", font.ToUnicode.read_bytes())
    ]
    return [bytes.fromhex(text.decode()).decode("utf-16-be") for text in texts]


@pytest.mark.parametrize(
    ("lang", "words", "expected"),
    [
        ("ar", "أولاً: عدّلت اللجنةُ النصَّ المكبَّر ثم بِلا مدٍّ", {"\u064b", "\u0651", "ل", "د", "ب"}),
        ("ar", "كلَّا", {"ك", "لا"[::-1]}),  # a ligature with its marks inside, in order from left to right
        ("he", "בְּרֵאשִׁית בָּרָא", {"ב", "ר", "\u05b0", "\u05bc", "\u05b8"}),
        ("uk", "за́мок і замо́к", {"а", "о", "\u0301"}),
    ],
)
def test_letters_and_marks_are_read_separately(desk: Desk, lang: str, words: str, expected: set[str]) -> None:
    found = readings(published(desk, f"# A\n\n{words}.\n", f"title: A\nlang: {lang}"))
    assert found
    assert expected <= set(found)
    for text in found:
        assert text
        assert len({bool(combining(char)) for char in text}) == 1, text


def test_arabic_words_in_a_drawing_are_whole(desk: Desk) -> None:
    desk.write("source/brief/a.svg", DRAWING)
    pdf = published(desk, '# A\n\nكلمات.\n\n![خريطة](a.svg){alt="خريطة"}\n', "title: A\nlang: ar")
    text = squeeze(re.sub("[\u202a-\u202e\u2066-\u2069]", "", pdf.text))
    assert "سودا" in text
    assert "سد" not in text  # the letters in the picture are positioned one by one
