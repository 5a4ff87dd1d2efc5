"""QR codes as outlines. In: an address. Out: a path in a square of 100 by 100, which every format can draw."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from briefpress.brand.monogram import Step

MAX_KEPT = 32  # the maximum number of codes to cache


@lru_cache(MAX_KEPT)
def qr_outline(address: str) -> tuple[Step, ...]:
    """Return the dark modules as closed paths, with one bar for each row of adjacent modules.

    The code conforms to ISO/IEC 18004 at error correction level M, with the required quiet zone of four modules.
    """
    import segno

    rows = [bytes(row) for row in segno.make(address, error="m", micro=False).matrix_iter(border=4)]
    return tuple(step for number, row in enumerate(rows) for step in _bars(row, number, 100 / len(rows)))


def _bars(row: bytes, number: int, field: float) -> Iterator[Step]:
    start = row.find(1)
    while start >= 0:
        end = row.find(0, start)
        left, right = round(start * field, 3), round(end * field, 3)
        top, bottom = round(number * field, 3), round((number + 1) * field, 3)
        yield from (("M", ((left, top),)), ("L", ((right, top),)), ("L", ((right, bottom),)), ("L", ((left, bottom),)))
        yield ("Z", ())
        start = row.find(1, end)
