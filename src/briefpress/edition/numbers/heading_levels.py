"""Levels of headings. In: headings of the source. Out: levels from 1, without gaps.

Text whose title is in the front matter often begins at level 2. If levels had gaps, readers who navigate by headings
would look for missing ones (PDF/UA-1, 7.4.2; WCAG 2.2, technique G141). Word and PDF files use the same levels.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefpress.model import Heading


def heading_levels(headings: Iterable[Heading]) -> Iterator[int]:
    """Yield the level of each heading: the number of headings that contain it, plus one."""
    above: list[int] = []
    for heading in headings:
        above = [*(level for level in above if level < heading.level), heading.level]
        yield len(above)
