"""Abbreviations in text. In: text, and the long forms of abbreviations. Out: the text in pieces; each abbreviation has
its long form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from briefpress.edition.model.inlines import Text
from briefpress.model import Mark

MAX_KEPT = 8  # the maximum number of abbreviation sets whose patterns are cached


def with_expansions(text: Text, abbreviations: Mapping[str, str]) -> Iterator[Text]:
    """Yield `text` in pieces; links and code are not changed."""
    if not abbreviations or text.link or Mark.CODE in text.marks:
        yield text
        return
    pieces = _pattern(tuple(abbreviations)).split(text.text)
    if len(pieces) == 1:
        yield text
        return
    for piece in filter(None, pieces):
        yield replace(text, text=piece, expansion=abbreviations.get(piece, ""))


@lru_cache(MAX_KEPT)
def _pattern(abbreviations: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that matches `abbreviations` as whole words; longer abbreviations take precedence."""
    longest_first = sorted(abbreviations, key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w)")
