"""What is behind the title on page 1. In: nothing. Out: the nouns that the layout hands to Word; lengths in points.

A brand paints the cover or masthead with CSS; how high its fields are follows from what is in them, and is known
when the pages are laid out.
"""

from __future__ import annotations

from typing import NamedTuple


class Ground(NamedTuple):
    """A rectangle of one colour, six hex digits, seen from the upper left of the sheet."""

    left: float
    top: float
    width: float
    height: float
    color: str


class FrontPage(NamedTuple):
    """What is painted on page 1, from below to above, and how far the foot of the cover is below its head.

    `spare` is the width that titles leave empty so that their lines are about equally long, by their classes.
    """

    grounds: tuple[Ground, ...] = ()
    gap: float = 0.0
    spare: tuple[tuple[str, float], ...] = ()
