"""Emoji that are in no font are replaced by words and reported; the brief is published."""

import io

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from briefpress.edition.text.emoji import emoji_in
from tests.desk import Desk
from tests.readers.pdf import PdfFile
from tests.readers.word import WordFile


@pytest.mark.parametrize(
    ("text", "missing", "words"),
    [
        ("Good \U0001f44d", "\U0001f44d", {"\U0001f44d": "[thumbs up sign]"}),
        ("\U0001f44d\U0001f3fd", "\U0001f44d\U0001f3fd", {"\U0001f44d\U0001f3fd": "[thumbs up sign]"}),
        ("\U0001f1fa\U0001f1e6", "\U0001f1fa\U0001f1e6", {"\U0001f1fa\U0001f1e6": "[flag UA]"}),
        ("\U0001f469\u200d\U0001f467", "\U0001f469\U0001f467", {"\U0001f469\u200d\U0001f467": "[woman, girl]"}),
        ("1\ufe0f\u20e3", "\u20e3", {"1\ufe0f\u20e3": "1"}),
        ("\u2705", "\u2705", {"\u2705": "\u2713"}),
        ("\u2705", "\u2705\u2713", {"\u2705": "[white heavy check mark]"}),
        ("\u2600\ufe0f and \U0001f44d", "", {}),
        ("\u0915 and 1", "\u0915", {}),
    ],
)
def test_the_words_for_emoji(text: str, missing: str, words: dict[str, str]) -> None:
    assert emoji_in([text], list(missing)) == words


def test_a_brief_with_emoji_is_published_with_words_for_them(desk: Desk) -> None:
    body = "# Good \U0001f44d news\n\n- one &#128512;\n\n| a \U0001f680 | b |\n|---|---|\n| 1 | 2 |\n\n"
    body += "```\n\U0001f4a1\n```\n"
    desk.brief(body, front="title: Rivers \U0001f389")
    outcome = desk.run("publish", "--verbose", "--to", "docx")
    assert outcome.code == 0, outcome.err
    assert outcome.heads == [
        f"source/brief/brief.md:{line}:{column}: warning[emoji]"
        for line, column in ((2, 15), (4, 8), (6, 7), (8, 5), (13, 1))
    ]
    text = WordFile((desk.root / "output" / "brief.docx").read_bytes()).full_text
    for words in ("thumbs up sign", "grinning face", "rocket", "electric light bulb", "party popper"):
        assert f"[{words}]" in text


def test_the_hint_suggests_working_solutions(desk: Desk) -> None:
    desk.brief("Up \U0001f680\n")
    outcome = desk.run("publish", "--to", "docx")
    assert outcome.lines[:4] == [
        'source/brief/brief.md:4:4: warning[emoji]: no font of the brand "plain" contains the emoji \U0001f680; '
        "it appears as [rocket]",
        "  4 | Up \U0001f680",
        "    |    ^",
        "  hint: write it in words, remove it, or add a font such as Noto Emoji to styles/plain/fonts/",
    ]
    desk.brief("Up, like a rocket\n")
    assert desk.run("publish", "--to", "docx").err == ""
    desk.brief("Up \U0001f680\n")
    desk.write("styles/plain/fonts/NotoEmoji-Regular.ttf", font_with("\U0001f680"))
    assert desk.run("publish").err == ""
    assert "[rocket]" not in WordFile((desk.root / "output/brief.docx").read_bytes()).full_text
    assert "\U0001f680" in PdfFile(desk.root / "output/brief.pdf").text


def font_with(sign: str) -> bytes:
    """Return a font with one character, a square."""
    pen = TTGlyphPen(None)
    for step, point in enumerate([(0, 0), (0, 800), (800, 800), (800, 0)]):
        (pen.lineTo if step else pen.moveTo)(point)
    pen.closePath()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "sign"])
    builder.setupCharacterMap({ord(sign): "sign"})
    builder.setupGlyf(dict.fromkeys((".notdef", "sign"), pen.glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys((".notdef", "sign"), (900, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Noto Emoji", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, usWinAscent=800, usWinDescent=200, fsType=0)
    builder.setupPost()
    packed = io.BytesIO()
    builder.save(packed)
    return packed.getvalue()
