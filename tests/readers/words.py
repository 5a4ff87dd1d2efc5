"""Text for comparison: words without case, punctuation, line breaks and hyphenation."""

import re
from collections.abc import Iterable

WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Return the words of `text`: letters and digits only, without soft hyphens."""
    return WORD.findall(text.replace("\u00ad", "").casefold())


def squeeze(text: str) -> str:
    """Return only the letters and digits of `text`, which do not depend on how words are broken into lines."""
    return "".join(words(text))


def missing(sentences: Iterable[str], text: str) -> list[str]:
    """Return the `sentences` that are not in `text`."""
    squeezed = squeeze(text)
    return [sentence for sentence in sentences if squeeze(sentence) not in squeezed]


def in_order(marks: Iterable[str], text: str) -> list[str]:
    """Return those of `marks` that do not follow the previous one in `text`."""
    squeezed, place, lost = squeeze(text), 0, []
    for mark in marks:
        found = squeezed.find(squeeze(mark), place)
        if found < 0:
            lost.append(mark)
        else:
            place = found + len(squeeze(mark))
    return lost
