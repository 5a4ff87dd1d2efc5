"""Divs in the source. In: Markdown. Out: the span of each div, with and without its fences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefpress import lazy
from briefpress.merge.source_map.offsets import Span

FENCE = lazy.pattern(r"^[ \t>]*(:::+)[ \t]*([^\n]*)$", re.MULTILINE)


@lru_cache(maxsize=64)
def boxes(text: str) -> tuple[tuple[Span, Span], ...]:
    """Return the divs, inner divs first: the span of each including its fences, and the span between the fences."""
    return tuple(_boxes(text))


def _boxes(text: str) -> Iterator[tuple[Span, Span]]:
    open_: list[Span] = []
    for match in FENCE.finditer(text):
        if match[2]:
            open_.append(match.span())
        elif open_:
            start, end = open_.pop()
            yield (start, match.end()), (end, match.start())


def around(text: str, block: Span) -> Iterator[tuple[Span, Span]]:
    """Yield the divs around a block, the innermost first."""
    return ((whole, inner) for whole, inner in boxes(text) if inner[0] <= block[0] and block[1] <= inner[1])
