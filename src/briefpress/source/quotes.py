"""Whose words a quotation is. In: the blocks of a quotation. Out: the blocks, and the line that says who."""

from __future__ import annotations

import re
from dataclasses import replace

from briefpress.model import Blocks, Paragraph, Run, normal

DASH = re.compile(r"(?:\N{EM DASH}|\N{HORIZONTAL BAR}|--(?!-))\s*")


def split_attribution(blocks: Blocks) -> tuple[Blocks, Paragraph | None]:
    """Return `blocks` without a last paragraph that begins with a dash, and that paragraph without its dash."""
    last = blocks[-1] if len(blocks) > 1 else None
    if not isinstance(last, Paragraph):
        return blocks, None
    first, *more = last.inlines
    if not isinstance(first, Run) or not DASH.match(first.text):
        return blocks, None
    words = normal((replace(first, text=DASH.sub("", first.text, count=1)), *more))
    return (blocks[:-1], replace(last, inlines=words)) if words else (blocks, None)
