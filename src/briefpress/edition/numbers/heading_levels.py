"""Levels of headings. In: headings as written. Out: levels from 1, without gaps.

A text whose title is in the front matter often begins with level 2. Word and PDF have the same levels, so readers who
move from heading to heading miss no heading (PDF/UA-1, 7.4.2; WCAG 2.2, technique G141).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefpress.model import Heading


def heading_levels(headings: Iterable[Heading]) -> Iterator[int]:
    """Yield each heading's level: the number of headings above it, plus one."""
    above: list[int] = []
    for heading in headings:
        above = [*(level for level in above if level < heading.level), heading.level]
        yield len(above)
