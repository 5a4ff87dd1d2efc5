"""Emoji that no font has are set in words, and named; the brief is published."""

import pytest

from briefpress.edition.emoji import emoji_in
from tests.desk import Desk
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
