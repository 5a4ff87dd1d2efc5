"""Marked content (ISO 32000-1, 14.6). In: boxes as they are drawn. Out: marks around them in the page's stream."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from briefpress.pdf.tags.build import Mark
from briefpress.pdf.tags.engine import EngineChangedError, glyph_width
from briefpress.pdf.tags.text import SOFT_HYPHEN
from briefpress.pdf.tags.tree import Artifact, Content


@contextmanager
def marked(marks: Mapping[Any, Mark], stream: Any, box: Any, tag: str) -> Iterator[None]:
    """Mark what is drawn of `box` inside the block.

    Raises EngineChangedError where it is drawn though the tree knows nothing of it.
    """
    try:
        mark = marks[box]
    except KeyError:
        raise EngineChangedError(f"WeasyPrint draws what the tag tree does not know: {box!r}") from None
    if mark is None:
        yield
        return
    begun = len(stream.stream)
    stream.begin_marked_content(*_properties(mark, stream, tag))
    yield
    if isinstance(mark, Content) and mark.space:
        _draw_space(stream, box, begun)
    stream.end_marked_content()


def _properties(mark: Content | Artifact, stream: Any, tag: str) -> tuple[Any, ...]:
    import pydyf

    if isinstance(mark, Artifact):
        return ("Artifact", pydyf.Dictionary(mark.properties)) if mark.properties else ("Artifact",)
    stream._tags[mark.box] = mark
    mark.mcid, mark.where = len(stream._tags) - 1, stream
    properties = pydyf.Dictionary({"MCID": mark.mcid})
    if mark.hyphenated:
        word = mark.text[:-1].replace(SOFT_HYPHEN, "")
        properties["ActualText"] = pydyf.String(word)
    return tag, properties


def _draw_space(stream: Any, box: Any, begun: int) -> None:
    """Draw a space character behind the text that has been drawn since `begun` (ISO 32000-1, 14.8.2.5)."""
    place = next((i for i in range(len(stream.stream) - 1, begun, -1) if stream.stream[i] == b"ET"), 0)
    font = next((font for font in stream._fonts.values() if font.hash == stream._old_font[0]), None)
    if place and font and not font.bitmap:
        glyph = _space_glyph(font, stream, box)
        if glyph is not None:
            stream.stream.insert(place, f"[<{glyph:04x}>] TJ")


def _space_glyph(font: Any, stream: Any, box: Any) -> int | None:
    """Return the number of the space in `font`, which is the one `box` was drawn with last; None if it has none."""
    for glyph, text in font.to_unicode.items():
        if text == " ":
            return int(glyph)
    layout = box.pango_layout
    layout.reactivate(box.style)
    layout.set_text(" ")
    run = layout.get_first_line()[0].runs[0].data
    glyph, pango_font = int(run.glyphs.glyphs[0].glyph), run.item.analysis.font
    found, size = stream.add_font(pango_font)
    layout.deactivate()
    if found is not font:
        return None
    font.to_unicode.setdefault(glyph, " ")
    font.widths.setdefault(glyph, glyph_width(pango_font, glyph, size, stream))
    return glyph
