"""The colours of a brand in dark mode and with more contrast. In: hex colours by name. Out: colours for each scheme.

In dark mode, each colour has a luminance that leaves its contrast with all other colours unchanged (WCAG 2.2), and the
same hue in OKLab. Therefore, everything that is legible in light mode is legible in dark mode, on any background. Only
vivid colours, which would otherwise turn white, stay darker; their contrast is still sufficient.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from briefpress.brand.luminance import linear, luminance
from briefpress.lazy import dataclass

FLARE = 0.05  # the light that a screen reflects, as in the contrast ratio of WCAG
NIGHT = 1.25  # the contrast between the background in dark mode and black
DARK = 0.18  # a background with less luminance is dark: white text on it is more legible than black text
TEXT, LINE = 2.5, 1.2  # the contrast with the background from which a colour counts as text, and as a line
MORE_TEXT, MORE_LINE = 7.5, 4.5  # the contrasts of text and lines for readers who prefer more contrast
VIVID, MAXIMUM = 0.04, 9.5  # the minimum chroma of vivid colours, and their maximum contrast in dark mode
TINT = 0.012  # the minimum chroma in dark mode: greys take the hue of the brand


@dataclass(frozen=True, slots=True)
class Schemes:
    """Colours by name: in light mode, in dark mode, and in both with more contrast.

    `is_dark` is True if the background is dark even in light mode.
    """

    light: Mapping[str, str]
    dark: Mapping[str, str]
    strong: Mapping[str, str]
    strong_dark: Mapping[str, str]
    is_dark: bool = False


def schemes_of(colors: Mapping[str, str], background: str, hue_of: str) -> Schemes:
    """Return the schemes for `colors` on `background`. In dark mode, greys take the hue of `hue_of`."""
    level = luminance(background)
    strong = {name: _stronger(color, level) for name, color in colors.items()}
    if level < DARK:
        return Schemes(colors, {}, strong, {}, is_dark=True)
    dark, strong_dark = (
        {name: in_dark_mode(color, hue_of) for name, color in scheme.items()} for scheme in (colors, strong)
    )
    return Schemes(colors, dark, strong, strong_dark)


def chroma(color: str) -> float:
    """Return the chroma of `#RRGGBB` in OKLab, which is 0 for greys."""
    return _hue(color)[0]


def in_dark_mode(color: str, hue_of: str) -> str:
    """Return the counterpart of `color` in dark mode. Greys take the hue of `hue_of`."""
    background = NIGHT * FLARE
    most = background * MAXIMUM if _hue(color)[0] >= VIVID else 1 + FLARE
    wanted = min(most, background * (1 + FLARE) / (luminance(color) + FLARE)) - FLARE
    return at_luminance(color, min(1.0, wanted), hue_of)


def _stronger(color: str, background: float) -> str:
    found = luminance(color)
    low, high = sorted((found, background))
    has = (high + FLARE) / (low + FLARE)
    wanted = MORE_TEXT if has >= TEXT else MORE_LINE if has >= LINE else has
    if wanted <= has:
        return color
    target = (background + FLARE) / wanted - FLARE if found <= background else (background + FLARE) * wanted - FLARE
    return at_luminance(color, max(0.0, min(1.0, target)), color)


@cache  # because a preview needs the same colours after each edit
def at_luminance(color: str, wanted: float, hue_of: str) -> str:
    """Return the colour with the hue of `color` and the luminance `wanted`, as vivid as sRGB allows.

    A grey takes on a hint of the hue of `hue_of`.
    """
    chroma, (a, b) = _hue(color)
    if chroma < TINT:
        most, (a, b) = _hue(hue_of)
        chroma = min(TINT, most)
    low, high = 0.0, 1.0
    for _ in range(30):
        middle = (low + high) / 2
        low, high = (middle, high) if luminance(_vivid(middle, chroma, a, b)) < wanted else (low, middle)
    return _vivid(high, chroma, a, b)


def _hue(color: str) -> tuple[float, tuple[float, float]]:
    """Return the chroma of a colour in OKLab, and the direction of its hue."""
    long, medium, short = (sum(x * y for x, y in zip(row, linear(color), strict=True)) for row in TO_LMS)
    roots = [value ** (1 / 3) for value in (long, medium, short)]
    _, a, b = (sum(x * y for x, y in zip(row, roots, strict=True)) for row in TO_LAB)
    chroma = float((a * a + b * b) ** 0.5)
    return chroma, (a / chroma, b / chroma) if chroma else (1.0, 0.0)


def _vivid(lightness: float, chroma: float, a: float, b: float) -> str:
    """Return the colour of this lightness and hue with the largest chroma in sRGB that is at most `chroma`."""
    for share in range(20, -1, -1):
        reduced = chroma * share / 20
        linear = _rgb(lightness, a * reduced, b * reduced)
        if all(-0.0005 <= part <= 1.0005 for part in linear):
            break
    return "#" + "".join(f"{round(255 * _encoded(part)):02X}" for part in linear)


def _rgb(lightness: float, a: float, b: float) -> tuple[float, ...]:
    cubes = [sum(x * y for x, y in zip(row, (lightness, a, b), strict=True)) ** 3 for row in FROM_LAB]
    return tuple(sum(x * y for x, y in zip(row, cubes, strict=True)) for row in FROM_LMS)


def _encoded(part: float) -> float:
    clipped = max(0.0, min(1.0, part))
    return clipped * 12.92 if clipped <= 0.0031308 else 1.055 * clipped ** (1 / 2.4) - 0.055


# Linear sRGB to the cone responses of OKLab and back, and their cube roots to OKLab and back (CSS Color 4, 18).
TO_LMS = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
FROM_LMS = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)
TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
FROM_LAB = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
