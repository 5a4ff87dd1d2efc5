"""Text as it is compared: words without case, signs, line ends and hyphens at them."""

import re
from collections.abc import Iterable

WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Return the words of `text`: letters and digits only, soft hyphens taken out."""
    return WORD.findall(text.replace("\u00ad", "").casefold())


def squeeze(text: str) -> str:
    """Return the letters and digits of `text` alone: equal for the same words however they are broken into lines."""
    return "".join(words(text))


def missing(sentences: Iterable[str], text: str) -> list[str]:
    """Return those of `sentences` that `text` does not have."""
    squeezed = squeeze(text)
    return [sentence for sentence in sentences if squeeze(sentence) not in squeezed]


def in_order(marks: Iterable[str], text: str) -> list[str]:
    """Return those of `marks` that do not come in `text` after the one before."""
    squeezed, place, lost = squeeze(text), 0, []
    for mark in marks:
        found = squeezed.find(squeeze(mark), place)
        if found < 0:
            lost.append(mark)
        else:
            place = found + len(squeeze(mark))
    return lost
