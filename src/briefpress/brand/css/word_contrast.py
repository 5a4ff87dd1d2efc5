"""The contrast of text in Word. In: the look of a brand, and its stylesheets. Out: problems.

Behind paragraphs and the halves of the cover, Word shows only one colour: the background colour, or the mean colour of
a gradient. Therefore, text that is legible on a picture in the PDF may be illegible in Word (WCAG 2.2, success
criterion 1.4.3).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefpress.brand.computed_style import Look, Style
from briefpress.brand.css.declarations import pictured
from briefpress.brand.luminance import contrast
from briefpress.brand.own_blocks import OwnBlock
from briefpress.brand.roles import HALF_OF, PartKind, Role
from briefpress.problems import Code, Problem
from briefpress.workspace import SourceText

TEXT, LARGE_TEXT = 4.5, 3.0
LARGE, LARGE_BOLD = 18, 14  # in points: the minimum size of large text, if it is regular and if it is bold
WHITE = "FFFFFF"
# The roles of other text that can appear on a box's background.
USUAL = (Role.BOX_HEADING, Role.LIST_BULLET, Role.SOURCE_LINE)
INSIDE = {Role.PULL_QUOTE: (Role.ATTRIBUTION,)}
COVER = PartKind.COVER.css_class


def unreadable(look: Look, sheets: Sequence[SourceText]) -> Iterator[Problem]:
    """Yield a problem for each role on a picture whose text has too little contrast with the colour
    that Word shows instead of the picture.
    """
    behind = dict(found for sheet in sheets for found in pictured(sheet))
    for role, style in look.styles.items():
        around = (role.css_class, *((HALF_OF[role], COVER) if role in HALF_OF else ()))
        place = next((behind[name] for name in around if name in behind), None)
        ratio, least = contrast(f"#{style.color or WHITE}", f"#{style.background or WHITE}"), _least(style)
        if place and style.color and ratio < least and role is not Role.COVER_LOGO:
            text = f"in Word, the contrast of {role.word_name} is {ratio:.1f} to 1, below the minimum of {least:g} to 1"
            hint = "below this line, add a similar background-color, because Word shows no picture behind text"
            yield Problem(Code.CONTRAST, text, place, hint)


def unreadable_blocks(look: Look, blocks: Iterable[OwnBlock]) -> Iterator[Problem]:
    """Yield a problem for each block of a brand whose background has too little contrast with its text.

    In Word, headings and lists have the same colour in all boxes.
    """
    for block in blocks:
        for role in block.roles:
            style = look.styles[role]
            inside = (role, *INSIDE.get(role.like, USUAL)) if style.background else ()
            faint = [item.word_name for item in inside if _is_faint(look.styles[item], style.background)]
            if faint:
                names = ", ".join(faint)
                text = f"in Word, {names} are hard to read on the background of {role.word_name}"
                hint = "choose a different background-color: in Word, they look the same in all boxes"
                yield Problem(Code.CONTRAST, text, block.place, hint)


def _is_faint(style: Style, background: str) -> bool:
    return bool(style.color) and contrast(f"#{style.color}", f"#{background}") < _least(style)


def _least(style: Style) -> float:
    large = style.size >= (LARGE_BOLD if style.bold else LARGE)
    return LARGE_TEXT if large else TEXT
