"""What the tags stand on in WeasyPrint, all of it private: one version at a time, and a clear error for another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from briefpress.brand.engine import weasyprint

VERSION = "70.0"


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
def drawing(
    marked: Callable[[Any, Any, str], Any], add_tags: Callable[[Any, Any, list[Any]], None]
) -> Iterator[None]:
    """Let `marked` mark what is drawn on the pages, and `add_tags` write the tag tree."""
    pdf, _ = modules()

    class Stream(pdf.Stream):  # type: ignore[misc]
        def marked(self, box: Any, tag: str) -> Any:
            return marked(self, box, tag)

        def clone(self, **kwargs: Any) -> Any:
            group = super().clone(**kwargs)
            group.__class__ = Stream
            return group

    with _replaced(pdf, Stream=Stream, add_tags=lambda file, document, _version, streams: add_tags(file, document, streams)):
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
    return round(stream.logical_rect.width * 1000 * ffi.FROM_UNITS / size)


def drawn_area(picture: Any, height: float) -> tuple[float, float, float, float]:
    """Return where a picture is drawn on a page of `height`: left, bottom, right, top in CSS pixels from its lower left.

    What `object-fit` cuts off is in it: readers that look at the drawing do not see the cut.
    """
    wide, high, x, y = weasyprint().layout.replaced.replacedbox_layout(picture)
    return x, height - y - high, x + wide, height - y
