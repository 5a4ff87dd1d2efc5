"""Marked content (ISO 32000-1, 14.6). In: boxes as they are drawn. Out: marks around them in the page's stream."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from briefpress.pdf.tags.actual_text import spell
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
    properties = _properties(mark, stream, tag)
    stream.begin_marked_content(*properties)
    yield
    if hasattr(box, "pango_layout") and spell(stream, box) and isinstance(mark, Content):
        _say_text(mark, properties)
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


def _say_text(mark: Content, properties: tuple[Any, ...]) -> None:
    """Say at a mark what is written there: the glyphs alone do not (ISO 32000-1, 14.9.4)."""
    import pydyf

    properties[1].setdefault("ActualText", pydyf.String(mark.text.replace(SOFT_HYPHEN, "")))


def _draw_space(stream: Any, box: Any, begun: int) -> None:
    """Draw a space character behind the text that has been drawn since `begun` (ISO 32000-1, 14.8.2.5)."""
    place = next((i for i in range(len(stream.stream) - 1, begun, -1) if stream.stream[i] == b"ET"), 0)
    last = next((font for font in stream._fonts.values() if font.hash == stream._old_font[0]), None)
    if not place or not last or last.bitmap:
        return
    glyph = next((glyph for glyph, text in last.to_unicode.items() if text == " "), None)
    if glyph is None:
        font, size, glyph = _shape_space(stream, box)
        if font is not last:  # it stands in for a letter that the font of the box has not
            stream.stream.insert(place, f"/{font.hash} {size} Tf")
            place += 1
    stream.stream.insert(place, f"[<{glyph:04x}>] TJ")


def _shape_space(stream: Any, box: Any) -> tuple[Any, float, int]:
    """Return the font in which `box` would draw a space, its size and the number of the glyph, which is its now."""
    layout = box.pango_layout
    layout.reactivate(box.style)
    layout.set_text(" ")
    run = layout.get_first_line()[0].runs[0].data
    glyph, pango_font = int(run.glyphs.glyphs[0].glyph), run.item.analysis.font
    font, size = stream.add_font(pango_font)
    font.to_unicode.setdefault(glyph, " ")
    font.widths.setdefault(glyph, glyph_width(pango_font, glyph, size, stream))
    layout.deactivate()
    return font, size, glyph
