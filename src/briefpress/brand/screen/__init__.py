"""A brand on screens: its stylesheet for browsers; its colours in dark mode; its fonts, reduced to the characters in
use. In: a `Brand`. Out: CSS. A brand needs no rules for screens; its rules in `@media screen` come last.

    convert   rules of the stylesheet -> rules that browsers know
    values    lengths and colours in them
    schemes   colours in dark mode and with more contrast
    faces     fonts as `data:` addresses
"""

from briefpress.brand.screen.convert import Converted, converted
from briefpress.brand.screen.faces import drawing_faces, font_faces
from briefpress.brand.screen.schemes import Schemes, schemes_of

__all__ = ["Converted", "Schemes", "converted", "drawing_faces", "font_faces", "schemes_of"]
