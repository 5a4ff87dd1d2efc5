"""The borders of paragraphs. In: the borders of a style, or lines of the plan. Out: lines, and children of `w:pBdr`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefpress.brand.computed_style import Border, Look, Style
from briefpress.docx.plan import Line
from briefpress.docx.styles.theme import reference
from briefpress.docx.vocabulary.xml import Element, w

SIDES = ("top", "left", "bottom", "right")  # the order of sides in `w:pBdr`
BETWEEN = "between"  # the border between paragraphs with equal borders
EDGES = (*SIDES, BETWEEN)
MAX_SPACE = 31  # the maximum distance between a border and its text, in points (ECMA-376 part 1, 17.3.4)
MIRROR = {"left": "right", "right": "left"}
BORDERS = {"solid": "single", "dashed": "dashed", "dotted": "dotted", "double": "double"}


def borders(lines: Iterable[Line], look: Look) -> Element:
    """Return the borders of a paragraph in schema order (CT_PBdr)."""
    return w("pBdr", *(_line(line, look) for line in sorted(lines, key=lambda line: EDGES.index(line.side))))


def _line(line: Line, look: Look) -> Element:
    return border_line(line.side, line.border, look, space=line.space) if line.border else no_line(line.side)


def beside(color: str) -> str:
    """Return a colour that differs imperceptibly from `color`, because Word merges adjacent boxes that
    look the same.
    """
    return f"{int(color, 16) ^ 1:06X}" if color else ""


def borders_beside(style: Style) -> dict[str, Border]:
    """Map each side to the border of `style` there, in imperceptibly different colours."""
    return {side: replace(line, color=beside(line.color)) for side, line in style.border.items()}


def distinct(style: Style, look: Look) -> tuple[Line, ...]:
    """Return the borders of `style` in imperceptibly different colours, because Word merges identical borders."""
    return lines_of(replace(style, border=borders_beside(style)), look)


def lines_of(style: Style, look: Look) -> tuple[Line, ...]:
    """Return the paragraph borders of `style`, without the sides that have neither a border nor a background."""
    around = (
        line_around(side, line, style.background, style.padding[side], look) for side, line in style.border.items()
    )
    return tuple(line for line in around if line)


def line_around(side: str, border: Border | None, fill: str, space: float, look: Look) -> Line | None:
    """Return the border at `side` of a paragraph, `space` points from its text, or None if there is none.

    If `border` is None, padding around the background `fill` becomes a border. For indents, left and right depend on
    the direction of the text; for borders, they are always sides of the page (ECMA-376 part 1, 17.3.1.17).
    """
    room = min(MAX_SPACE, round(space))
    if border is None and fill and room:
        border = Border(0.25, fill, "solid")
    return Line(on_sheet(side, look), border, room) if border else None


def fill_at(side: str, style: Style, look: Look) -> str:
    """Return the colour of a border that is only the padding of a box: the background colour or, if the box has lines
    above and below it, the colour of the paper. The lines above and below a box end where the padding ends.
    """
    between = side in MIRROR and (style.border.get("top") or style.border.get("bottom"))
    return style.background or (look.paper if between else "")


def on_sheet(side: str, look: Look) -> str:
    """Return the side of the page that corresponds to `side` in the direction of the text."""
    return MIRROR.get(side, side) if look.mirrored else side


def no_line(side: str) -> Element:
    """Return the element that removes a style's border at `side`."""
    return w(side, val="none", sz=0, space=0, color="auto")


def border_line(side: str, border: Border, look: Look, *, space: int = 0) -> Element:
    """Return a border at `side`, `space` points from the text. Its width is in eighths of a point, and that of a double
    border is the width of each line (17.18.2), a third of the whole.
    """
    line = BORDERS.get(border.style, "single")
    width = max(2, round(border.width * 8 / (3 if line == "double" else 1)))
    return w(side, val=line, sz=width, space=space, color=border.color, **reference(border.color, look))
