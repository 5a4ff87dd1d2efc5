"""Character styles for part headings that have their own look. In: the look. Out: styles, and their ids."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.brand.computed_style import Look, Style
from briefpress.brand.roles import PartKind

NAME = "Part Heading"


def names_of_part_headings(look: Look) -> dict[PartKind, str]:
    """Return the name of the character style of each kind of part whose headings differ from others."""
    styles = _different(look)
    return {kind: _name(styles.index(style)) for kind, style in look.part_headings.items()}


def part_heading_styles(look: Look) -> Iterator[tuple[str, Style]]:
    """Yield each such style with its name."""
    for number, style in enumerate(_different(look)):
        yield _name(number), style


def _different(look: Look) -> list[Style]:
    styles: list[Style] = []
    for style in look.part_headings.values():
        if style not in styles:
            styles.append(style)
    return styles


def _name(number: int) -> str:
    return f"{NAME} {number + 1}" if number else NAME
