"""Writing direction. In: text. Out: its stretches, each with its direction."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress import lazy

# Code blocks of right-to-left scripts (Unicode, bidi classes R and AL).
RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
# A stretch from the first letter of another script to its last letter or digit, with everything between them.
LTR_WORDS = lazy.pattern(rf"[^\W\d_{RTL}](?:[^{RTL}]*[^\W_{RTL}])?")
FROM_RIGHT = lazy.pattern(f"[{RTL}]")
BRACKETS = {")": "(", "]": "[", "}": "{"}
# Left-to-right mark: at both ends of left-to-right text, it keeps punctuation and numbers in position (UAX #9)
LRM = "\u200e"


def is_left_to_right(text: str) -> bool:
    """Return whether `text` contains letters, but none of a right-to-left script."""
    return bool(LTR_WORDS.search(text)) and not FROM_RIGHT.search(text)


def directions(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the stretches of right-to-left text, and whether each is right-to-left."""
    place = 0
    for words in LTR_WORDS.finditer(text):
        if words.start() > place:
            yield text[place : words.start()], True
        place = _after_brackets(text, words.start(), words.end())
        yield text[words.start() : place], False
    if place < len(text):
        yield text[place:], True


def _after_brackets(text: str, start: int, end: int) -> int:
    """Return the end of a stretch, moved past the brackets directly after it that close brackets inside it (UAX #9,
    N0).
    """
    while (opening := BRACKETS.get(text[end : end + 1])) and (
        text.count(opening, start, end) > text.count(text[end], start, end)
    ):
        end += 1
    return end
