"""Items of task lists, `- [ ] words`, as GitHub has them. In: the blocks of an item. Out: the same with a box sign."""

from __future__ import annotations

import re
from dataclasses import replace

from briefpress.model import Blocks, Paragraph, Run

TASK = re.compile(r"\[(?P<done>[ xX])\]\s+")
OPEN, DONE = "\N{BALLOT BOX}", "\N{BALLOT BOX WITH CHECK}"


def with_box_sign(blocks: Blocks) -> Blocks:
    """Return the blocks of a list item; `[ ]` and `[x]` at its beginning become signs."""
    first = blocks[0] if blocks else None
    start = first.inlines[0] if isinstance(first, Paragraph) and first.inlines else None
    if not isinstance(first, Paragraph) or not isinstance(start, Run) or not (task := TASK.match(start.text)):
        return blocks
    sign = OPEN if task["done"] == " " else DONE
    shown = replace(start, text=f"{sign} {start.text[task.end() :]}")
    return (replace(first, inlines=(shown, *first.inlines[1:])), *blocks[1:])
