"""Whether text can be read in Word. In: the look of a brand, its stylesheets. Out: problems at what Word cannot show.

Behind paragraphs and the halves of the cover Word has one colour: that of the brand, or the mean of a gradient. Where a
picture is behind text, its colour in the PDF may be unreadable in Word (WCAG 2.2, success criterion 1.4.3).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefpress.brand.computed_style import Look, Style
from briefpress.brand.declarations import pictured
from briefpress.brand.luminance import contrast
from briefpress.brand.roles import HALF_OF, PartKind, Role
from briefpress.problems import Code, Problem
from briefpress.workspace import SourceText

TEXT, LARGE_TEXT = 4.5, 3.0
LARGE, LARGE_BOLD = 18, 14  # points
WHITE = "FFFFFF"
COVER = PartKind.COVER.css_class


def unreadable(look: Look, sheets: Sequence[SourceText]) -> Iterator[Problem]:
    """Yield the roles on a picture whose text has too little contrast on what Word has in its place."""
    behind = dict(found for sheet in sheets for found in pictured(sheet))
    for role, style in look.styles.items():
        around = (role.css_class, *((HALF_OF[role], COVER) if role in HALF_OF else ()))
        place = next((behind[name] for name in around if name in behind), None)
        ratio, least = contrast(f"#{style.color or WHITE}", f"#{style.ground or WHITE}"), _least(style)
        if place and style.color and ratio < least and role is not Role.COVER_LOGO:
            text = f"in Word, the contrast of {role.word_name} is {ratio:.1f} to 1, below {least:g} to 1"
            hint = "add a background-color similar to it, after it: Word shows no picture behind text"
            yield Problem(Code.CONTRAST, text, place, hint)


def _least(style: Style) -> float:
    large = style.size >= (LARGE_BOLD if style.bold else LARGE)
    return LARGE_TEXT if large else TEXT
