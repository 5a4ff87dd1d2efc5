"""Abbreviations in text. In: text and the long forms. Out: pieces of the text, each short form with its long form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefpress.edition.model.inlines import Text
from briefpress.model import Mark


def with_expansions(text: Text, abbreviations: Mapping[str, str]) -> Iterator[Text]:
    """Yield `text` in pieces; links and code are not changed."""
    if not abbreviations or text.link or Mark.CODE in text.marks:
        yield text
        return
    longest_first = sorted(abbreviations, key=len, reverse=True)
    known = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w)")
    for piece in known.split(text.text):
        if piece:
            yield replace(text, text=piece, expansion=abbreviations.get(piece, ""))
