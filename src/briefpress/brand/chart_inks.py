"""The colours of charts. In: the colours of a brand. Out: colours that stand out from the paper and from each other.

Marks have a contrast of at least 3 to 1 with the paper, and text of at least 4.5 to 1 (WCAG 2.2, 1.4.11 and 1.4.3). A
brand colour with less contrast is darkened or, on dark paper, lightened.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from briefpress import lazy
from briefpress.brand.luminance import contrast, luminance, mixed
from briefpress.lazy import dataclass

HEX = lazy.pattern("#[0-9A-Fa-f]{6}")
CHOSEN = lazy.pattern(r"chart-[1-8]")  # the names of palette colours for charts
ORDER = ("primary", "danger", "warning", "success", "info", "secondary")
# For brands with few colours. These are distinguishable with any kind of colour vision.
OTHERS = ("#0072B2", "#B35900", "#00785A", "#A8487C", "#6B6500", "#5B5BA8")
# The minimum contrast of marks, and of text; the minimum distance between two colours in RGB
MARKS, WORDS, APART = 3.0, 4.5, 60
MAXIMUM = 8
MAX_KEPT = 8  # the maximum number of brands whose colours are cached


@dataclass(frozen=True, slots=True)
class Inks:
    """Hex colours for the background, text, secondary text, thin lines and muted marks.

    `marks` contains the colours of the series, in order.
    """

    paper: str
    words: str
    quiet: str
    lines: str
    muted: str
    marks: tuple[str, ...]

    def mark(self, number: int) -> str:
        """Return the colour of series `number`, counted from 0."""
        return self.marks[number % len(self.marks)]

    def for_words(self, color: str) -> str:
        """Return `color`, or a similar colour in which text is readable."""
        return readable(color, self.paper, self.words, WORDS)


def read_inks(colors: Mapping[str, str]) -> Inks:
    """Return the chart colours for a brand with these `colors`."""
    return _inks(tuple(colors.items()))


@lru_cache(MAX_KEPT)  # all charts of a brand have the same colours
def _inks(colors: tuple[tuple[str, str], ...]) -> Inks:
    known = {name: color.upper() for name, color in colors if HEX.fullmatch(color)}
    paper, words = known.get("background", "#FFFFFF"), known.get("foreground", "#222222")
    quiet = readable(known.get("secondary", mixed(words, paper, 0.7)), paper, words, WORDS)
    muted = readable(mixed(words, paper, 0.35), paper, words, MARKS)
    return Inks(paper, words, quiet, mixed(words, paper, 0.16), muted, tuple(_marks(known, paper, words)))


def _marks(known: Mapping[str, str], paper: str, words: str) -> Iterator[str]:
    """Yield distinguishable colours for series: the brand's chart colours, its semantic colours, the palette, shades of
    these, and others.
    """
    chosen = sorted(name for name in known if CHOSEN.fullmatch(name))
    named = [known[name] for name in (*chosen, *ORDER) if name in known]
    first = readable(named[0] if named else words, paper, words, MARKS)
    shades = (mixed(first, words, share) for share in (0.6, 0.3)), (mixed(first, paper, share) for share in (0.75, 0.6))
    sheet = {known.get(name, "") for name in ("background", "foreground", "light", "dark", "tertiary")}
    rest = [color for color in known.values() if color not in sheet and contrast(color, paper) >= MARKS]
    found: list[str] = []
    for color in (
        first,
        *(readable(item, paper, words, MARKS) for item in named[1:]),
        *rest,
        *shades[0],
        *shades[1],
        *OTHERS,
    ):
        if (
            len(found) < MAXIMUM
            and contrast(color, paper) >= MARKS
            and all(_apart(color, item) >= APART for item in found)
        ):
            found.append(color)
            yield color


def _apart(first: str, second: str) -> float:
    pairs = ((int(first[at : at + 2], 16), int(second[at : at + 2], 16)) for at in (1, 3, 5))
    return float(sum((channel - other) ** 2 for channel, other in pairs) ** 0.5)


def readable(color: str, paper: str, words: str, minimum: float) -> str:
    """Return `color`, mixed with as much of the text colour `words` as is needed for a contrast of `minimum` with
    `paper`.
    """
    target = words if contrast(words, paper) >= minimum else "#000000" if luminance(paper) > 0.18 else "#FFFFFF"
    steps = (mixed(color, target, 1 - step / 10) for step in range(11))
    return next((step for step in steps if contrast(step, paper) >= minimum), target)
