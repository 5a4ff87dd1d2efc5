"""Task lists, `- [ ] words`, as on GitHub. In: a list. Out: the list with its tasks marked."""

from __future__ import annotations

from dataclasses import replace

from briefpress import lazy
from briefpress.model import BOX_SYMBOLS, Blocks, ListBlock, Paragraph, Run

TASK = lazy.pattern(r"\[(?P<done>[ xX])\]\s+")


def with_tasks(block: ListBlock) -> ListBlock:
    """Return a list without `[ ]` or `[x]` at the start of its items; in a numbered list, symbols replace them."""
    items, tasks = zip(*(_task(item) for item in block.items), strict=True) if block.items else ((), ())
    if all(task is None for task in tasks):
        return block
    found = replace(block, items=items, tasks=tasks)
    return with_box_symbols(found) if block.ordered else found


def with_box_symbols(block: ListBlock) -> ListBlock:
    """Return a list with its check boxes as symbols in the text."""
    pairs = zip(block.items, block.tasks, strict=True) if block.tasks else ((item, None) for item in block.items)
    return replace(block, items=tuple(_with_symbol(*pair) for pair in pairs), tasks=())


def _task(blocks: Blocks) -> tuple[Blocks, bool | None]:
    """Return the blocks of an item without its check box, and whether the task is done, or None if it has no check
    box.
    """
    first = blocks[0] if blocks else None
    start = first.inlines[0] if isinstance(first, Paragraph) and first.inlines else None
    if not isinstance(first, Paragraph) or not isinstance(start, Run) or not (task := TASK.match(start.text)):
        return blocks, None
    words = start.text[task.end() :]
    inlines = (*([replace(start, text=words)] if words else []), *first.inlines[1:])
    return (replace(first, inlines=inlines), *blocks[1:]), task["done"] != " "


def _with_symbol(blocks: Blocks, task: bool | None) -> Blocks:
    first = blocks[0] if blocks else None
    if task is None or not isinstance(first, Paragraph):
        return blocks
    return (replace(first, inlines=(Run(f"{BOX_SYMBOLS[task]} "), *first.inlines)), *blocks[1:])
