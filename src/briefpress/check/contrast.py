"""Rules for contrast: text is readable on its background. In: a brand. Out: problems at the colours in brand.yml.

WCAG 2.2, success criteria 1.4.3 (text) and 1.4.11 (lines and marks).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from briefpress import lazy
from briefpress.brand import Brand, contrast, shown_in
from briefpress.model import Place
from briefpress.problems import Code, Problem

TEXT, MARKS = 4.5, 3.0
PAIRS = (
    ("foreground", "background", TEXT),
    ("primary", "background", TEXT),
    ("secondary", "background", TEXT),
    ("danger", "background", MARKS),
    ("foreground", "tertiary", TEXT),
    ("foreground", "light", TEXT),
    ("background", "dark", TEXT),
)
HEX = lazy.pattern("#[0-9A-Fa-f]{6}$")


def check_contrast(brand: Brand, root: Path) -> Iterator[Problem]:
    """Yield the pairs of colours in `brand` whose contrast is too low."""
    for front, back, least in PAIRS:
        colors = (brand.colors.get(front, ""), brand.colors.get(back, ""))
        if all(map(HEX.match, colors)) and (ratio := contrast(*colors)) < least:
            text = f"the contrast of {front} on {back} is {ratio:.1f} to 1, below the minimum of {least:g} to 1"
            hint = f"increase the difference between {colors[0]} and {colors[1]}"
            yield Problem(Code.CONTRAST, text, _place(brand, front, root), hint)


def _place(brand: Brand, name: str, root: Path) -> Place:
    """Return the place of a colour in brand.yml, in the brand itself or in a brand that it extends."""
    for folder in brand.folders:
        file = folder / "brand.yml"
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
            if match := re.search(rf"(?:^\s+|[{{,]\s*)({name}):", line):
                return Place(shown_in(file, root), number, match.start(1) + 1, len(name))
    return Place(shown_in(brand.folders[0] / "brand.yml", root), 1, 1, 0)
