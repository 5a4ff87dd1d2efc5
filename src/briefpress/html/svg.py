"""Draw monograms, QR codes and watermarks. In: outlines or text, and colours. Out: SVG, 100 units wide and tall."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import escape

from briefpress.brand import Monogram, Step, qr_outline
from briefpress.edition import em

LARGEST, DIAGONAL = 24, 105  # the maximum font size of a watermark, and its maximum length


def monogram_svg(monogram: Monogram, colors: Mapping[str, str]) -> str:
    """Return a monogram. Its letters are shapes, so it needs no font, and screen readers do not read it."""
    background, letters = colors.get("primary", "#444444"), colors.get("background", "#FFFFFF")
    return _svg(f'<circle cx="50" cy="50" r="49" fill="{background}"/>{_path(monogram.outline, letters)}')


def qr_svg(address: str) -> str:
    """Return the QR code of `address`, which is always black on white, so that every camera can read it."""
    return _svg(f'<rect width="100" height="100" fill="#FFFFFF"/>{_path(qr_outline(address), "#000000")}')


def watermark_svg(words: str, color: str, families: str) -> str:
    """Return text from the bottom left to the top right corner, as large as possible; `families` is a list of fonts."""
    size = min(LARGEST, DIAGONAL / max(em(words), 1))
    font = f'font-family="{escape(families)}" font-weight="700" font-size="{size:.2f}" fill="{color}"'
    middle = f'text-anchor="middle" transform="translate(50 50) rotate(-45) translate(0 {size * 0.35:.2f})"'
    return _svg(f"<text {font} {middle}>{escape(words)}</text>")


def _path(outline: Iterable[Step], color: str) -> str:
    path = " ".join(f"{step}{' '.join(f'{x:.2f} {y:.2f}' for x, y in points)}" for step, points in outline)
    return f'<path d="{path}" fill="{color}"/>'


def _svg(inside: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{inside}</svg>'
