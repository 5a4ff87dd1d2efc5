"""Find text that is missing from a page. In: an edition, and the finished page. Out: the missing text.

The search is independent of the code that writes pages, except that it recognises note marks, announcements and check
boxes. Tags are read with one regular expression, so that previews stay fast.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from briefpress import lazy
from briefpress.edition import Edition, pieces, texts

UNSEEN = lazy.pattern(r"[\s\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
TAG = lazy.pattern(
    r"""<(?:!--.*?--|[!?][^>]*|/?(?P<name>[a-zA-Z][^\s/>]*)(?P<attributes>[^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*))>""",
    re.DOTALL,
)
ATTRIBUTE = r"""\b{}=(?:"([^"]*)"|'([^']*)')"""
CLASS, STYLE, SPOKEN = (lazy.pattern(ATTRIBUTE.format(name)) for name in ("class", "style", "alttext"))
SILENT = ("script", "style", "title")
FOR_SCREEN_READERS = "change-label"  # the class of text for screen readers only
MARKS = ("footnote-reference", "endnote-reference")


def lost_pieces(edition: Edition, page: str) -> Iterator[str]:
    """Yield each piece of text of `edition` that is missing from the HTML `page`, where notes may interrupt text."""
    read = UNSEEN.sub("", _words(page))
    yield from (piece for piece in pieces(edition) if UNSEEN.sub("", piece) not in read)


def lost_texts(edition: Edition, page: str) -> Iterator[str]:
    """Yield each text of `edition` that is missing from the HTML `page`, in order."""
    read, at = "".join(_words(page).split()), 0
    for text in texts(edition):
        sought = "".join(text.split())
        found = read.find(sought, at)  # fast, because most texts directly follow the previous one on the page
        if found < 0 and sought not in read:
            yield text
        at = found + len(sought) if found >= 0 else at


def _words(page: str) -> str:
    """Return the text of a page, with formulas as they are read aloud, and check boxes as symbols."""
    words, at = list[str](), 0
    while tag := TAG.search(page, at):
        words.append(page[at : tag.start()])
        name, attributes = (tag["name"] or "").lower(), tag["attributes"] or ""
        if "--sign" in (style := _value(STYLE, attributes)):
            words.append(style)
        elif name == "math":
            words.append(_value(SPOKEN, attributes))
        at = tag.end()
        if tag[0][1] != "/" and _is_skipped(name, attributes):
            at = max(at, page.find(f"</{name}", at))
    return unescape("".join((*words, page[at:])))


def _is_skipped(name: str, attributes: str) -> bool:
    """Return whether the content of an element is not text of the edition."""
    if name == "sup":
        return _value(CLASS, attributes) in MARKS
    return name in SILENT or name == "math" or (name == "span" and _value(CLASS, attributes) == FOR_SCREEN_READERS)


def _value(attribute: re.Pattern[str], attributes: str) -> str:
    found = attribute.search(attributes)
    return (found[1] or found[2] or "") if found else ""
