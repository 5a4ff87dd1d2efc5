"""Find text that is missing from a page. In: an edition, and the finished page. Out: the missing text.

The parser is independent of the code that writes pages; it knows only their note marks, announcements and check boxes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from briefpress import lazy
from briefpress.edition import Edition, pieces, texts

UNSEEN = lazy.pattern(r"[\s\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
SILENT = ("script", "style", "title")
FOR_SCREEN_READERS = "change-said"  # the class of text for screen readers only
MARKS = ("footnote-reference", "endnote-reference")
# Embedded files and stylesheets, which are most of a page but contain no text.
EMBEDDED = lazy.pattern(r'(?<==)"data:[^"]*"|<style>.*?</style>', re.DOTALL)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.silent = ""  # the open element whose text is ignored

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if (
            tag in SILENT
            or (tag == "sup" and attributes.get("class") in MARKS)
            or (tag == "span" and attributes.get("class") == FOR_SCREEN_READERS)
        ):
            self.silent = tag
        elif tag == "math":
            self.words.append(attributes.get("alttext") or "")
            self.silent = tag
        elif "--sign" in (style := attributes.get("style") or ""):
            self.words.append(style)

    def handle_endtag(self, tag: str) -> None:
        self.silent = "" if tag == self.silent else self.silent

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(data)


def lost_pieces(edition: Edition, page: str) -> Iterator[str]:
    """Yield each piece of text of `edition` that is missing from the HTML `page`, where notes may interrupt text."""
    read = UNSEEN.sub("", _words(page))
    yield from (piece for piece in pieces(edition) if UNSEEN.sub("", piece) not in read)


def lost_texts(edition: Edition, page: str) -> Iterator[str]:
    """Yield each text of `edition` that is missing from the HTML `page`, in order."""
    read, at = "".join(_words(page).split()), 0
    for text in texts(edition):
        sought = "".join(text.split())
        found = read.find(sought, at)  # most text follows the text before it
        if found < 0 and sought not in read:
            yield text
        at = found + len(sought) if found >= 0 else at


def _words(page: str) -> str:
    reader = _Reader()
    reader.feed(EMBEDDED.sub('""', page))
    return "".join(reader.words)
