"""Render pages as pictures. In: a PDF file. Out: the sizes of its pages, and single pages as PNG.

PDFium is not thread-safe, and a preview renders pages in several threads, so the threads take turns.
"""

from __future__ import annotations

import io
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

TURN = threading.Lock()
QUICK = 1  # a low level of compression, because each picture is shown only once
# The maximum difference, from 0 to 255, between a channel of a colour and of its palette colour; it is invisible.
UNSEEN = 8


def first_page(pdf: bytes, *, width: int) -> bytes:
    """Return the first page of `pdf` as PNG, `width` pixels wide."""
    return _packed(_rendered(pdf, 0, width), optimize=True)


def drawn_page(pdf: bytes, *, width: int) -> bytes:
    """Return the first page of `pdf` as PNG, `width` pixels wide, with a palette if the difference is invisible."""
    picture = _rendered(pdf, 0, width)
    return _packed(_with_palette(picture) or picture, optimize=True)


def page_picture(pdf: bytes, number: int, *, width: int) -> bytes:
    """Return the page of `pdf` with the index `number`, from 0, as PNG, `width` pixels wide, as fast as possible."""
    return _packed(_rendered(pdf, number, width), compress_level=QUICK)


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Return the width and height of each page in points."""
    import pypdfium2

    with TURN, pypdfium2.PdfDocument(pdf) as document:
        return tuple(document.get_page_size(number) for number in range(len(document)))


def _rendered(pdf: bytes, number: int, width: int) -> Image:
    import pypdfium2

    with TURN, pypdfium2.PdfDocument(pdf) as document:
        page = document[number]
        picture: Image = page.render(scale=width / page.get_width()).to_pil()
    return picture


def _with_palette(picture: Image) -> Image | None:
    """Return `picture` in 256 colours, or None if it needs more colours, as photos and gradients do."""
    from PIL import ImageChops, ImageStat
    from PIL.Image import Dither, Quantize

    few = picture.quantize(256, method=Quantize.MAXCOVERAGE, dither=Dither.NONE)
    changed = ImageStat.Stat(ImageChops.difference(few.convert("RGB"), picture.convert("RGB")))
    return few if all(most <= UNSEEN for _, most in changed.extrema) else None


def _packed(picture: Image, **packing: int) -> bytes:
    packed = io.BytesIO()
    picture.save(packed, "PNG", **packing)
    return packed.getvalue()
