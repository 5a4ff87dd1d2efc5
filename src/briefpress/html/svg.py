"""A monogram -> SVG. In: outlines and the brand's colours. Out: a disc with the initials in it, 100 units wide."""

from __future__ import annotations

from collections.abc import Mapping

from briefpress.brand.monogram import Monogram


def monogram_svg(monogram: Monogram, colors: Mapping[str, str]) -> str:
    """Return the picture; the letters are shapes, so that no font is asked for and nothing is read out."""
    ground, letters = colors.get("primary", "#444444"), colors.get("background", "#FFFFFF")
    path = " ".join(f"{step}{' '.join(f'{x:.2f} {y:.2f}' for x, y in points)}" for step, points in monogram.outline)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
        f'<circle cx="50" cy="50" r="50" fill="{ground}"/><path d="{path}" fill="{letters}"/></svg>'
    )
