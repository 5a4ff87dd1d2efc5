"""Character styles for headings and key messages whose letters differ from those of their paragraph styles.

In: the look. Out: the character styles and their names.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.brand.computed_style import Look, Style
from briefpress.brand.roles import PartKind, Role

NAME = "Part Heading"
OPENER, KEY_POINT = "Opener Heading", "Key Point"


def names_of_part_headings(look: Look) -> dict[PartKind, str]:
    """Map each kind of part whose headings differ from others to the name of its character style."""
    styles = _different(look)
    return {kind: _name(styles.index(style)) for kind, style in look.part_headings.items()}


def lettered_styles(look: Look) -> Iterator[tuple[str, Style, Role]]:
    """Yield the name of each such style, the style, and the role from which it differs."""
    for number, style in enumerate(_different(look)):
        yield _name(number), style, Role.HEADING_1
    if look.opener:
        yield OPENER, look.opener, Role.HEADING_1
    if look.key_point:
        yield KEY_POINT, look.key_point, Role.LIST_BULLET


def _different(look: Look) -> list[Style]:
    styles: list[Style] = []
    for style in look.part_headings.values():
        if style not in styles:
            styles.append(style)
    return styles


def _name(number: int) -> str:
    return f"{NAME} {number + 1}" if number else NAME
