"""The levels of headings. In: headings as they were written. Out: levels from 1 on, none of them left out.

A text whose title is in the front matter often begins with level 2. Word and PDF have the same levels, and
those who move from heading to heading miss none (PDF/UA-1, 7.4.2; WCAG 2.2, technique G141).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefpress.model import Heading


def heading_levels(headings: Iterable[Heading]) -> Iterator[int]:
    """Yield the level of each heading: how many headings it is below, and itself."""
    above: list[int] = []
    for heading in headings:
        above = [*(level for level in above if level < heading.level), heading.level]
        yield len(above)
