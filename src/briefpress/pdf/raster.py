"""A page as a picture. In: a PDF file. Out: its first page as PNG."""

from __future__ import annotations

import io


def first_page(pdf: bytes, *, width: int) -> bytes:
    """Return the first page of `pdf`, `width` pixels wide."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        picture = page.render(scale=width / page.get_width()).to_pil()
    packed = io.BytesIO()
    picture.save(packed, "PNG", optimize=True)
    return packed.getvalue()
