"""Extensions of WeasyPrint's drawing. In: boxes while they are drawn. Out: marked content, tags, spaces and the text of
glyphs.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from itertools import pairwise
from typing import Any, Protocol

from briefpress.engine.boxes import Box
from briefpress.engine.load import checked, weasyprint
from briefpress.engine.patch import replaced

# Fonts draw these characters with the same glyph, so searches and screen readers would treat all of them as the
# character drawn first.
PLAIN = {"\u2010": "-", "\xad": "-", "\xa0": " "}


class Font(Protocol):
    """A font in the file being written, with the text of its glyphs."""

    to_unicode: dict[int, str]
    file_content: bytes
    index: int


class Stream(Protocol):
    """The content stream of a page, or of a group on it, with the operators drawn so far."""

    stream: list[Any]
    extra: dict[str, Any]
    reference: bytes

    def begin_marked_content(self, *properties: Any) -> None:
        """Begin a marked-content sequence."""

    def end_marked_content(self) -> None:
        """End a marked-content sequence."""


Marker = Callable[[Stream, Box, str], AbstractContextManager[None]]
Correct = Callable[[Mapping[int, str], Font], dict[int, str]]
TagWriter = Callable[[Any, Any, Sequence[Stream]], None]


@contextmanager
def drawing(marked: Marker, add_tags: TagWriter, corrected: Correct) -> Iterator[None]:
    """Inside the block, mark content with `marked`, write the structure tree with `add_tags`, and correct the text of
    glyphs with `corrected`.
    """
    pdf = checked().pdf

    class Marked(pdf.Stream):  # type: ignore[misc,name-defined]
        def marked(self, box: Any, tag: str) -> Any:
            return marked(self, box, tag)

        def clone(self, **kwargs: Any) -> Any:
            group = super().clone(**kwargs)
            group.__class__ = Marked
            return group

    def write(file: Any, document: Any, _version: Any, streams: list[Any]) -> None:
        add_tags(file, document, streams)

    build = pdf.build_fonts_dictionary

    def build_fonts(file: Any, fonts: dict[Any, Any], *more: Any) -> Any:
        for font in fonts.values():
            texts = corrected(font.to_unicode, font)
            font.to_unicode = {glyph: as_drawn(PLAIN.get(text, text)) for glyph, text in texts.items()}
        return build(file, fonts, *more)

    with replaced(pdf, Stream=Marked, add_tags=write, build_fonts_dictionary=build_fonts):
        yield


def as_drawn(text: str) -> str:
    """Return the text of a glyph in visual order, from left to right.

    Glyphs of right-to-left words are drawn in visual order, and PDF readers reverse whole lines, so the letters of a
    ligature such as lam-alef must also be in visual order (ISO 32000-1, 14.8.2.3.3).
    """
    rtl = len(text) > 1 and any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)
    return text[::-1] if rtl else text


def numbered(stream: Any, box: Box, mark: object) -> int:
    """Record `mark` for `box` on `stream`, and return its number there, counted from 0."""
    stream._tags[box] = mark
    return len(stream._tags) - 1


def has_silent_glyphs(stream: Any) -> bool:
    """Return whether any glyph drawn so far has no text."""
    return any("" in font.to_unicode.values() for font in stream._fonts.values())


def draws_glyphs(box: Box) -> bool:
    """Return whether `box` is drawn with glyphs."""
    return hasattr(box, "pango_layout")


def draw_space(stream: Any, box: Any, begun: int) -> None:
    """Draw a space after the text of `box`, which was drawn after `begun` operators (ISO 32000-1, 14.8.2.5)."""
    place = next((i for i in range(len(stream.stream) - 1, begun, -1) if stream.stream[i] == b"ET"), 0)
    last = next((font for font in stream._fonts.values() if font.hash == stream._old_font[0]), None)
    if not place or not last or last.bitmap:
        return
    glyph = next((glyph for glyph, text in last.to_unicode.items() if text == " "), None)
    if glyph is None:
        font, size, glyph = _shape_space(stream, box)
        if font is not last:  # the last glyphs are in another font, because the font of the box lacks their characters
            stream.stream.insert(place, f"/{font.hash} {size} Tf")
            place += 1
    stream.stream.insert(place, f"[<{glyph:04x}>] TJ")


def _shape_space(stream: Any, box: Any) -> tuple[Any, float, int]:
    """Return the font in which `box` would draw a space, its size, and the glyph, which is added to the font."""
    layout = box.pango_layout
    layout.reactivate(box.style)
    layout.set_text(" ")
    run = layout.get_first_line()[0].runs[0].data
    glyph, pango_font = int(run.glyphs.glyphs[0].glyph), run.item.analysis.font
    font, size = stream.add_font(pango_font)
    font.to_unicode.setdefault(glyph, " ")
    font.widths.setdefault(glyph, _glyph_width(pango_font, glyph, size, stream))
    layout.deactivate()
    return font, size, glyph


def _glyph_width(pango_font: Any, glyph: int, size: float, stream: Any) -> int:
    """Return the width of a glyph in thousandths of the font `size`."""
    ffi = weasyprint().text.ffi
    ffi.pango.pango_font_get_glyph_extents(pango_font, glyph, stream.ink_rect, stream.logical_rect)
    return round(float(stream.logical_rect.width * 1000 * ffi.FROM_UNITS / size))


def clusters(stream: Any, box: Any) -> Iterator[tuple[Font, list[int], str]]:
    """Yield the clusters of a text box that consist of several glyphs: the font, the glyphs in order, and the
    characters.
    """
    layout, text = box.pango_layout, box.pango_layout.text.encode()
    layout.reactivate(box.style)
    run = layout.get_first_line()[0].runs[0]
    while run != weasyprint().text.ffi.ffi.NULL:
        item, glyphs, run = run.data.item, run.data.glyphs, run.next
        starts = glyphs.log_clusters[0 : glyphs.num_glyphs]
        drawn = [(start, int(info.glyph)) for start, info in zip(starts, glyphs.glyphs[0 : len(starts)], strict=True)]
        ends = dict(pairwise([*sorted({*starts}), item.length]))
        for start, end in ends.items():
            found = [glyph for begins, glyph in drawn if begins == start]
            found = found[::-1] if item.analysis.level % 2 else found
            if len(found) > 1:
                yield (
                    stream.add_font(item.analysis.font)[0],
                    found,
                    text[item.offset + start : item.offset + end].decode(),
                )
    layout.deactivate()
