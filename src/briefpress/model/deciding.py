"""Accepts or rejects suggestions. In: a brief and the decision. Out: a brief without suggestions or comments.

A paragraph, item, row or column that becomes empty is removed, as in a word processor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefpress.model.blocks import (
    Block,
    Blocks,
    Box,
    DefinitionList,
    Heading,
    Landscape,
    ListBlock,
    Paragraph,
    Quote,
    Recommendations,
)
from briefpress.model.brief import Brief, Note
from briefpress.model.inlines import Inline, Inlines, Mark, Run, normal, trimmed
from briefpress.model.passage import Passage, passages, rewritten
from briefpress.model.structure import changed, texts_of
from briefpress.model.suggestions import Decision, Edge, without_edges
from briefpress.model.tables import Cell, Row, Table
from briefpress.model.traversal import walk


def edges(brief: Brief) -> Iterator[Edge]:
    """Yield the starts of suggestions and comments, in reading order."""
    for block in walk(passages(brief, Passage.ALL)):
        for text in texts_of(block):
            yield from (inline for inline in text if isinstance(inline, Edge) and inline.opens)


def decided(brief: Brief, decision: Decision) -> Brief:
    """Return `brief` with all suggestions accepted or rejected, and without comments."""
    if decision is Decision.SHOW or next(edges(brief), None) is None:
        return brief
    decider = _Decider(decision)
    parts = {name: decider.blocks(blocks) for name, blocks in brief.meta.parts.items()}
    meta = replace(brief.meta, abstract=decider.blocks(brief.meta.abstract), parts=parts)
    brief = replace(brief, meta=meta, blocks=decider.blocks(brief.blocks), notes=tuple(decider.notes(brief.notes)))
    return rewritten(brief, Passage.OUTSIDE, decider.text)


class _Decider:
    def __init__(self, decision: Decision) -> None:
        self.decision = decision

    def text(self, inlines: Inlines) -> Inlines:
        if not any(isinstance(inline, Edge) for inline in inlines):
            return inlines
        return trimmed(_spaced(normal(without_edges(inlines, self.decision))))

    def notes(self, notes: Iterable[Note]) -> Iterator[Note]:
        for note in notes:
            blocks = self.blocks(note.blocks)
            if blocks or not note.blocks:
                yield replace(note, blocks=blocks)

    def blocks(self, blocks: Blocks) -> Blocks:
        new = ((block, changed(block, self.blocks, self.text)) for block in blocks)
        return tuple(kept for old, block in new if (kept := _remaining(old, block)) is not None)


def _remaining(old: Block, new: Block) -> Block | None:
    """Return `new`, the block after the decision, without empty parts, or None if all of it is empty."""
    if old == new:
        return new
    match new:
        case Paragraph() | Heading():
            return new if new.inlines else None
        case ListBlock():
            return _items(old, new)
        case Recommendations():
            items = tuple(item for item in new.items if item.blocks)
            return replace(new, items=items) if items else None
        case DefinitionList():
            defined = tuple(
                (term, tuple(filter(None, texts))) for term, texts in new.items if term.inlines or any(texts)
            )
            return replace(new, items=defined) if defined else None
        case Quote() | Box() | Landscape():
            return new if new.blocks else None
        case Table():
            assert isinstance(old, Table)
            head, body = (tuple(_rows(*rows)) for rows in ((old.head, new.head), (old.body, new.body)))
            return _columns(old, replace(new, head=head, body=body)) if head or body else None
        case _:
            return new


def _items(old: Block, new: ListBlock) -> ListBlock | None:
    assert isinstance(old, ListBlock)
    left = [number for number, item in enumerate(new.items) if item or not old.items[number]]
    tasks = tuple(new.tasks[number] for number in left) if new.tasks else ()
    return replace(new, items=tuple(new.items[number] for number in left), tasks=tasks) if left else None


def _columns(old: Table, new: Table) -> Table:
    """Return the table without columns that the decision emptied; if cells are merged, all columns stay."""
    if any(cell.column_span > 1 or cell.row_span > 1 for row in (*new.head, *new.body) for cell in row):
        return new
    before, after = (_filled(table) for table in (old, new))
    left = [at for at in range(len(new.alignments)) if after[at] or not before[at]]
    if not left or len(left) == len(new.alignments):
        return new
    head, body = (
        tuple(tuple(row[at] for at in left if at < len(row)) for row in rows) for rows in (new.head, new.body)
    )
    widths = [new.widths[at] for at in left] if new.widths else []
    return replace(
        new,
        head=head,
        body=body,
        alignments=tuple(new.alignments[at] for at in left),
        header_columns=sum(at < new.header_columns for at in left),
        widths=tuple(width / sum(widths) for width in widths),
    )


def _filled(table: Table) -> list[bool]:
    """Return for each column whether any of its cells has content."""
    rows = (*table.head, *table.body)
    return [any(_is_filled(row[at]) for row in rows if at < len(row)) for at in range(len(table.alignments))]


def _is_filled(cell: Cell) -> bool:
    return bool(cell.inlines or cell.blocks)


def _rows(old: tuple[Row, ...], new: tuple[Row, ...]) -> Iterator[Row]:
    """Yield the rows, except those that the decision emptied."""
    for old_row, new_row in zip(old, new, strict=True):
        if old_row == new_row or any(map(_is_filled, new_row)):
            yield new_row


def _spaced(inlines: Inlines) -> Inlines:
    """Return text without the spaces that are left over, at either end or beside other spaces, when text is removed."""
    out: list[Inline] = []
    for inline in inlines:
        last = out[-1] if out else None
        if isinstance(inline, Run) and Mark.CODE not in inline.marks:
            twice = not out or (isinstance(last, Run) and last.text.endswith(" "))
            words = inline.text.lstrip(" ") if twice else inline.text
            inline = replace(inline, text=words.replace("  ", " "))
        out.append(inline)
    if out and isinstance(end := out[-1], Run) and Mark.CODE not in end.marks:
        out[-1] = replace(end, text=end.text.rstrip(" "))
    return normal(out)
