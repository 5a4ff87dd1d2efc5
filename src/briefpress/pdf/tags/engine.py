"""What the tags stand on in WeasyPrint, all of it private: one version at a time, and a clear error for another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import reduce
from itertools import pairwise
from typing import Any

from briefpress.brand.engine import weasyprint
from briefpress.pdf.tags.to_unicode import mended

VERSION = "70.0"
# Fonts draw these with one glyph; whichever comes first would be what all of them are searched and read as.
PLAIN = {"\u2010": "-", "\xad": "-", "\xa0": " "}
Rectangle = tuple[float, float, float, float]


class EngineChangedError(RuntimeError):
    """WeasyPrint does not work as the tags expect."""


def modules() -> tuple[Any, Any]:
    """Return WeasyPrint's modules `pdf` and `formatting_structure.boxes`."""
    engine = weasyprint()
    if engine.__version__ != VERSION:
        raise EngineChangedError(f"the tags are made for WeasyPrint {VERSION}, this is {engine.__version__}")
    return engine.pdf, engine.formatting_structure.boxes


@contextmanager
def remembered_sources() -> Iterator[None]:
    """Let each text box that is cut from another one for a line know that one: `source`."""
    _, boxes = modules()
    cut = boxes.TextBox.copy_with_text

    def copy_with_text(self: Any, text: str) -> Any:
        box = cut(self, text)
        box.source = self
        return box

    with _replaced(boxes.TextBox, copy_with_text=copy_with_text):
        yield


@contextmanager
def kept_notes() -> Iterator[None]:
    """Keep the notes that are called in the last line of a page, where there is room for it since others had to move.

    WeasyPrint puts such a line on the page, looks for no notes in it, and never sets them: they go to the next page.
    """
    block = weasyprint().layout.block
    lay_out = getattr(block, "_linebox_layout", None)
    if lay_out is None:
        raise EngineChangedError("WeasyPrint has changed: it lays out lines in another place")

    def with_notes(context: Any, box: Any, index: int, child: Any, lines: list[Any], *more: Any) -> Any:
        found = lay_out(context, box, index, child, lines, *more)
        abort, _, _, _, new_notes, _ = found
        called = (box.footnote for line in lines[-1:] for box in line.descendants())
        for note in [] if abort else [note for note in called if note in context.footnotes]:
            context.layout_footnote(note)
            context.report_footnote(note)
            new_notes.append(note)
        return found

    with _replaced(block, _linebox_layout=with_notes):
        yield


@contextmanager
def texts_to_set() -> Iterator[list[Any]]:
    """Yield a list that gets the text boxes of what is laid out, before any of them is cut into lines.

    Running lines are not among them: sheets may have no place for these.
    """
    _, boxes = modules()
    document, texts = weasyprint().document, list[Any]()
    build = getattr(document, "build_formatting_structure", None)
    if build is None:
        raise EngineChangedError("WeasyPrint has changed: it builds boxes in another place")

    def build_all(*arguments: Any) -> Any:
        root, notes = build(*arguments), arguments[-1]
        found = (box for top in (root, *notes) for box in _in_flow(top) if isinstance(box, boxes.TextBox))
        texts.extend(box for box in found if "::" not in box.element_tag)
        return root

    with _replaced(document, build_formatting_structure=build_all):
        yield texts


def _in_flow(box: Any) -> Iterator[Any]:
    yield box
    for child in box.children:
        if not child.is_running():
            yield from _in_flow(child)


@contextmanager
def drawing(marked: Callable[[Any, Any, str], Any], add_tags: Callable[[Any, Any, list[Any]], None]) -> Iterator[None]:
    """Let `marked` mark what is drawn on the pages, and `add_tags` write the tag tree."""
    pdf, _ = modules()

    class Stream(pdf.Stream):  # type: ignore[misc,name-defined]
        def marked(self, box: Any, tag: str) -> Any:
            return marked(self, box, tag)

        def clone(self, **kwargs: Any) -> Any:
            group = super().clone(**kwargs)
            group.__class__ = Stream
            return group

    def write(file: Any, document: Any, _version: Any, streams: list[Any]) -> None:
        add_tags(file, document, streams)

    build = pdf.build_fonts_dictionary

    def build_fonts(file: Any, fonts: dict[Any, Any], *more: Any) -> Any:
        for font in fonts.values():
            texts = mended(font.to_unicode, font)
            font.to_unicode = {glyph: PLAIN.get(text, text) for glyph, text in texts.items()}
        return build(file, fonts, *more)

    with _replaced(pdf, Stream=Stream, add_tags=write, build_fonts_dictionary=build_fonts):
        yield


@contextmanager
def _replaced(owner: Any, **new: Any) -> Iterator[None]:
    """Put `new` attributes in the place of those of `owner`, as long as the block runs."""
    try:
        old = {name: getattr(owner, name) for name in new}
    except AttributeError as error:
        raise EngineChangedError(f"WeasyPrint has changed: {error}") from error
    for name, value in new.items():
        setattr(owner, name, value)
    try:
        yield
    finally:
        for name, value in old.items():
            setattr(owner, name, value)


def glyph_width(pango_font: Any, glyph: int, size: float, stream: Any) -> int:
    """Return how wide a glyph is, in thousandths of the font's `size`."""
    ffi = weasyprint().text.ffi
    ffi.pango.pango_font_get_glyph_extents(pango_font, glyph, stream.ink_rect, stream.logical_rect)
    return round(float(stream.logical_rect.width * 1000 * ffi.FROM_UNITS / size))


def clusters(stream: Any, box: Any) -> Iterator[tuple[Any, list[int], str]]:
    """Yield the clusters of a text box that are drawn with several glyphs: font, glyphs in order, characters."""
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


def text_area(box: Any) -> Rectangle:
    """Return where the words in `box` stand, in CSS pixels from the page's upper left, however high the line is."""
    texts = [text for text in box.descendants() if hasattr(text, "text")]
    places = [(text.content_box_x(), text.content_box_y(), text.width, text.height) for text in texts]
    return reduce(around, [(x, y, x + width, y + height) for x, y, width, height in places])


def around(one: Rectangle, other: Rectangle) -> Rectangle:
    """Return the smallest rectangle around both."""
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def drawn_area(picture: Any, height: float) -> Rectangle:
    """Return where a picture is drawn on a page of `height`, in CSS pixels from the page's lower left.

    What `object-fit` cuts off is in it: readers that look at the drawing do not see the cut.
    """
    wide, high, x, y = weasyprint().layout.replaced.replacedbox_layout(picture)
    return x, height - y - high, x + wide, height - y
