"""Contrast and luminance. In: hex colours. Out: contrast ratios (WCAG 2.2), luminances and mixed colours."""

from __future__ import annotations


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two hex colours, from 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: str) -> float:
    """Return the relative luminance of a hex colour, from 0 to 1 (WCAG 2.2)."""
    red, green, blue = linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mixed(first: str, second: str, share: float) -> str:
    """Return a mix of two hex colours; `share` is the share of the first colour, from 0 to 1."""
    pairs = ((int(first[at : at + 2], 16), int(second[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(channel * share + other * (1 - share)):02X}" for channel, other in pairs)


def linear(color: str) -> tuple[float, ...]:
    """Return the linear values of the three channels of a hex colour, from 0 to 1 (IEC 61966-2-1)."""
    parts = (int(color[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
