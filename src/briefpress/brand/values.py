"""Convert computed CSS values. In: values from WeasyPrint. Out: lengths in points, and hex colours."""

from __future__ import annotations

import math
from typing import Any

from briefpress.engine.boxes import Box, Style, Value, color_of

PT = 0.75  # a CSS pixel in points (CSS Values 4, section 6.2)
Facts = dict[str, Any]  # the data of a look, in a form that JSON can store


def border(style: Style, side: str) -> Facts | None:
    """Return the border at `side`, or None if there is none."""
    width = points(style[f"border_{side}_width"])
    if not width or style[f"border_{side}_style"] in ("none", "hidden"):
        return None
    return {"width": width, "color": color_of(style, f"border_{side}_color"), "style": style[f"border_{side}_style"]}


def points(length: Value) -> float:
    """Return a length in points, or 0 for `auto`, `normal`, percentages, and `calc()` with percentages."""
    unit = getattr(length, "unit", "px")
    value: Value = getattr(length, "value", length)
    return round(float(value) * PT, 3) if isinstance(value, int | float) and unit in ("px", None) else 0.0


def extent(length: Value, whole: float) -> float:
    """Return a width or height in points, or 0 if none is set. Percentages are relative to `whole` pixels."""
    if getattr(length, "unit", "") == "%":
        return points(length.value / 100 * whole)
    found = points(length)
    return found if math.isfinite(found) else 0.0


def line_height(style: Style) -> float:
    """Return the line height in points, or 0 for `normal`."""
    height = style["line_height"]
    if isinstance(height, str):
        return 0.0
    pixels = height.value if hasattr(height, "unit") else height * style["font_size"]
    return round(float(pixels) * PT, 3)


def marker(box: Box) -> tuple[str, str]:
    """Return the text of a list item's marker (`""` for a number), and the marker's colour."""
    kind = box.style["list_style_type"]
    text = kind[1] if isinstance(kind, tuple) and kind[0] == "string" else ""
    return str(text).strip(), color_of(box.style, "color")
