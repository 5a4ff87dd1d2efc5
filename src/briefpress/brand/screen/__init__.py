"""A brand on a screen: its one stylesheet, made for browsers; its colours in the dark; its fonts, cut to what is read.

In: a `Brand`. Out: CSS. Nothing is asked of a brand for it; what it says in `@media screen` comes last.

    convert   rules of the stylesheet -> rules that browsers know
    values    lengths and colours in them
    schemes   colours in the dark and with more contrast, with the contrast that they have
    faces     fonts as `data:` addresses
"""

from briefpress.brand.screen.convert import Converted, converted
from briefpress.brand.screen.faces import drawing_faces, font_faces
from briefpress.brand.screen.schemes import Schemes, contrast, schemes_of

__all__ = ["Converted", "Schemes", "contrast", "converted", "drawing_faces", "font_faces", "schemes_of"]
