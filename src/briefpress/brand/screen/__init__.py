"""The look of a brand in browsers. In: a `Brand`. Out: CSS: its stylesheet for browsers, its colours in dark mode, and
its fonts, reduced to the characters in use. A brand needs no rules for screens; any rules for screens come last.

    convert   rules of the stylesheet for browsers
    values    lengths and colours in rules
    schemes   colours in dark mode and with more contrast
    faces     fonts as `data:` addresses
"""

from briefpress.brand.screen.convert import Converted, converted
from briefpress.brand.screen.faces import drawing_faces, font_faces
from briefpress.brand.screen.schemes import Schemes, schemes_of

__all__ = ["Converted", "Schemes", "converted", "drawing_faces", "font_faces", "schemes_of"]
