"""Kinds of PDF files and their colours. In: functions that complete a file. Out: context managers for writing files of
these kinds.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.resources import files
from typing import Any

import pydyf

from briefpress.engine.boxes import Document
from briefpress.engine.load import EngineChangedError, checked
from briefpress.engine.patch import entered, replaced

PROFILE = "sRGB2014.icc"
RGB = 3  # the number of components in an RGB colour
Finish = Callable[[pydyf.PDF, Document], None]
Inks = Callable[[float, float, float], tuple[float, ...]]


@contextmanager
def variant(name: str, options: Mapping[str, object], finish: Finish) -> Iterator[None]:
    """Inside the block, write files of the kind `name`; `finish` receives the file and the whole document."""
    engine = checked()
    if engine.pdf.VARIANTS is not engine.document.VARIANTS:
        raise EngineChangedError("WeasyPrint has changed: the kinds of files are in two tables")

    def finished(file: Any, document: Any, *_: Any) -> None:
        finish(file, document)

    with entered(engine.pdf.VARIANTS, **{name: (finished, options)}):
        yield


def use_srgb(document: Document) -> None:
    """Set the colours of `document` to sRGB (ISO 19005-3, 6.2.4).

    WeasyPrint's own option does not embed the profile.
    """
    engine = checked()
    with (files(engine.pdf) / PROFILE).open("rb") as profile:
        channels = (["r"], ["g"], ["b"])
        srgb = engine.css.ColorProfile(profile, PROFILE, "relative-colorimetric", channels)
    document.color_profiles["srgb"], document.output_intent = srgb, "srgb"


@contextmanager
def inks(document: Document, space: str, profile: bytes, ink: Inks) -> Iterator[None]:
    """Inside the block, write the colours of `document` as inks.

    `ink` converts an sRGB colour; components are from 0 to 1.
    """
    engine = checked()
    stream = engine.pdf.stream.Stream
    if "set_color_rgb" in vars(stream) or not hasattr(stream, "set_color_rgb"):
        raise EngineChangedError("WeasyPrint has changed: pydyf's set_color_rgb no longer sets colours")
    document.color_profiles[space] = engine.css.ColorProfile(io.BytesIO(profile), "", "relative-colorimetric", "cmyk")

    def set_color_rgb(self: Any, red: float, green: float, blue: float, stroke: bool = False) -> None:
        self.set_color_space("DeviceCMYK", stroke)
        self.set_color_special(None, stroke, *ink(red, green, blue))

    blend = stream.create_interpolation_function

    def in_inks(domain: Any, start: Sequence[float], end: Sequence[float], exponent: float) -> Any:
        """Return a function that blends two colours or two opacities in a gradient."""
        ends = (tuple(ink(*value)) if len(value) == RGB else value for value in (start, end))
        return blend(domain, *ends, exponent)

    stream.set_color_rgb = set_color_rgb
    try:
        with replaced(stream, create_interpolation_function=staticmethod(in_inks)):
            yield
    finally:
        del stream.set_color_rgb  # makes the method of the base class visible again
