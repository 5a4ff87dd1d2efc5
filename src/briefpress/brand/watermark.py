"""The colour of watermarks. In: the colours of a brand. Out: a colour on which text remains legible."""

from __future__ import annotations

from collections.abc import Mapping

from briefpress.brand.luminance import contrast, mixed

ENOUGH = 4.5  # the minimum contrast of text (WCAG 2.2, 1.4.3)
SHARES = (0.12, 0.1, 0.08, 0.06, 0.04)  # the possible shares of the text colour
TEXTS = ("foreground", "secondary", "primary")


def watermark_color(colors: Mapping[str, str]) -> str:
    """Return the strongest tint of the text colour on which all text of the page is readable."""
    background, ink = colors.get("background", "#FFFFFF"), colors.get("foreground", "#000000")
    texts = [colors[name] for name in TEXTS if name in colors and contrast(colors[name], background) >= ENOUGH]
    tints = [mixed(ink, background, share) for share in SHARES]
    return next((tint for tint in tints if all(contrast(text, tint) >= ENOUGH for text in texts)), tints[-1])
