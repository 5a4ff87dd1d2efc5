"""A page as a picture. In: a PDF file. Out: its first page as PNG."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

# How far a colour may be, of 255, from what it was in a picture with a palette: what nobody sees.
UNSEEN = 8


def first_page(pdf: bytes, *, width: int) -> bytes:
    """Return the first page of `pdf`, `width` pixels wide."""
    return _packed(_rendered(pdf, width))


def drawn_page(pdf: bytes, *, width: int) -> bytes:
    """Return the first page of `pdf`, `width` pixels wide, with a palette where a drawing looks the same in it."""
    picture = _rendered(pdf, width)
    return _packed(_with_palette(picture) or picture)


def _rendered(pdf: bytes, width: int) -> Image:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        picture: Image = page.render(scale=width / page.get_width()).to_pil()
    return picture


def _with_palette(picture: Image) -> Image | None:
    """Return `picture` in 256 colours; None where that is not enough, as for photos and shades."""
    from PIL import ImageChops, ImageStat
    from PIL.Image import Dither, Quantize

    few = picture.quantize(256, method=Quantize.MAXCOVERAGE, dither=Dither.NONE)
    changed = ImageStat.Stat(ImageChops.difference(few.convert("RGB"), picture.convert("RGB")))
    return few if all(most <= UNSEEN for _, most in changed.extrema) else None


def _packed(picture: Image) -> bytes:
    packed = io.BytesIO()
    picture.save(packed, "PNG", optimize=True)
    return packed.getvalue()
