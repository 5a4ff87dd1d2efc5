"""The text of glyphs. In: a font, and the text that WeasyPrint recorded for its glyphs. Out: corrected text.

Letters with marks above or below them, as in Arabic and Hebrew, are drawn with several glyphs. WeasyPrint records all
of their text for the first glyph, from its first occurrence, and none for the others. As a result, words would be read
and found incorrectly, and empty text is not allowed (ISO 32000-1, 9.10.3; ISO 14289-1, 7.21.7).
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from unicodedata import category, combining, normalize

from briefpress.engine.drawing import Font

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

SINGLE, LIGATURE, EXTENSION = 1, 4, 7  # the kinds of substitutions in GSUB
PRIVATE = "Co"  # the category of characters that differ from font to font (Unicode, general categories)
MARK = 3  # the class of marks in GDEF


def mended(texts: Mapping[int, str], font: Font) -> dict[int, str]:
    """Return `texts` by glyph; for marks, and for letters with marks, the text comes from the font itself."""
    wrong = {glyph for glyph, text in texts.items() if not text or (len(text) > 1 and any(map(combining, text)))}
    if not wrong:
        return dict(texts)
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(font.file_content), fontNumber=font.index, lazy=True) as known:
        said = _Letters(known)
        return {glyph: said.text(glyph, text) if glyph in wrong else text for glyph, text in texts.items()}


class _Letters:
    def __init__(self, font: TTFont) -> None:
        self.font = font
        known = [(chr(letter), name) for letter, name in font.getBestCmap().items()]
        self.letters = {name: letter for letter, name in reversed(known) if category(letter) != PRIVATE}
        self.origins = dict(_origins(font))

    def text(self, glyph: int, noted: str) -> str:
        """Return the glyph's text; if the font does not give the text, return the recorded one."""
        name = self.font.getGlyphName(glyph)
        if own := self._own(name):
            return own
        is_mark = "GDEF" in self.font and self.font["GDEF"].table.GlyphClassDef.classDefs.get(name) == MARK
        return "".join(letter for letter in noted if bool(combining(letter)) is is_mark) or noted

    def _own(self, name: str, depth: int = 8) -> str:
        """Return the letters that a glyph represents, by tracing its substitutions back."""
        if name in self.letters:
            return normalize("NFKC", self.letters[name])  # a presentation form counts as the Arabic letter
        parts = [self._own(origin, depth - 1) for origin in self.origins.get(name, ())] if depth else []
        return "".join(parts) if all(parts) else ""


def _origins(font: TTFont) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield glyphs with the glyphs that they replace (OpenType, GSUB)."""
    lookups = font["GSUB"].table.LookupList.Lookup if "GSUB" in font else ()
    for table in (table for lookup in lookups for table in lookup.SubTable):
        table = table.ExtSubTable if table.LookupType == EXTENSION else table
        if table.LookupType == SINGLE:
            yield from ((new, (old,)) for old, new in table.mapping.items())
        elif table.LookupType == LIGATURE:
            for first, ligatures in table.ligatures.items():
                yield from ((one.LigGlyph, (first, *one.Component)) for one in ligatures)
