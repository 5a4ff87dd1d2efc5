"""Compare the sources of two versions of a brief. In: both versions. Out: the new version with suggestions.

Additions are in their new position. Deletions are in their old position, without numbers or ids.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefpress.docx.read import pairs
from briefpress.merge.redlines.compared_pairs import item_of, paired, row_of, words_of
from briefpress.merge.redlines.compared_text import TextComparer, marked_as
from briefpress.model import (
    Block,
    Blocks,
    Box,
    Brief,
    Cell,
    CodeBlock,
    DefinitionList,
    Equation,
    Figure,
    Inlines,
    Landscape,
    ListBlock,
    Note,
    Panels,
    Paragraph,
    Quote,
    Recommendation,
    Recommendations,
    Row,
    Run,
    SuggestionKind,
    Table,
    changed,
    texts_of,
    walk,
)

ADDED, DELETED = SuggestionKind.INSERTION, SuggestionKind.DELETION


def compared(old: Brief, new: Brief) -> Brief:
    """Return `new` with suggestions for all its differences from `old` in titles, summary, parts, text and notes."""
    comparer = _Comparer(TextComparer(old, new))
    before, after = old.meta, new.meta
    parts = {name: comparer.blocks(before.parts.get(name, ()), blocks) for name, blocks in after.parts.items()}
    meta = replace(after, abstract=comparer.blocks(before.abstract, after.abstract), parts=parts)
    titles = (*comparer.line(before.title, after.title), *comparer.line(before.subtitle, after.subtitle))
    notes = tuple(comparer.notes(old.notes, new.notes))
    return replace(new, meta=meta, blocks=(*titles, *comparer.blocks(old.blocks, new.blocks)), notes=notes)


class _Comparer:
    def __init__(self, texts: TextComparer) -> None:
        self.text = texts

    def line(self, old: str, new: str) -> Iterator[Block]:
        """Yield a paragraph that shows the change to a line of the cover, because the cover cannot show changes."""
        if old != new:
            yield Paragraph(self.text.both((Run(old),) if old else (), (Run(new),) if new else ()))

    def notes(self, old: Sequence[Note], new: Sequence[Note]) -> Iterator[Note]:
        known = {note.id: note.blocks for note in old}
        for note in new:
            yield replace(note, blocks=self.blocks(known[note.id], note.blocks)) if note.id in known else note

    def blocks(self, old: Blocks, new: Blocks) -> Blocks:
        """Return the blocks of the new version with suggestions for all differences."""
        if old == new:
            return new
        out: list[Block] = []
        for before, after in paired(old, new):
            if before is not None and after is not None:
                out += self._both(before, after)
            elif after is not None:
                out += self._added(after)
            elif before is not None:
                out += self._deleted(before)
        return tuple(out)

    def _both(self, old: Block, new: Block) -> list[Block]:
        """Return the blocks that show the change from `old` to `new`."""
        if old == new:
            return [new]
        if type(old) is type(new) and (found := self._changed(old, new)) is not None:
            return [found]
        return [*self._deleted(old), *self._added(new)]

    def _changed(self, old: Block, new: Block) -> Block | None:
        """Return the new block with suggestions, or None if replacing the whole block shows the change more clearly."""
        match old, new:
            case ListBlock(), ListBlock() if old.ordered == new.ordered:
                return self._list(old, new)
            case Recommendations(), Recommendations():
                return self._recommendations(old, new)
            case Table(), Table():
                return self._table(old, new) if len(old.alignments) == len(new.alignments) else None
            case Figure(), Figure() if old.picture != new.picture:
                return None
            case Box(), Box() if old.kind != new.kind:
                return None
            case (CodeBlock(), _) | (Equation(), _) | (DefinitionList(), _) | (Panels(), _):
                return None
            case _:
                return self._inside(old, new)

    def _inside(self, old: Block, new: Block) -> Block:
        """Return a block with suggestions in its text and in the blocks inside it."""
        groups, texts = _inside(old)
        rest, words = iter(groups), iter(texts)
        return changed(
            new,
            lambda blocks: self.blocks(next(rest, ()), blocks),
            lambda text: self.text.both(next(words, ()), text),
        )

    def _recommendations(self, old: Recommendations, new: Recommendations) -> Recommendations:
        """Return recommendations with suggestions.

        A deleted recommendation has no number, so it becomes part of the previous one.
        """
        items: list[Recommendation] = []
        found = pairs([item_of(item.blocks) for item in old.items], [item_of(item.blocks) for item in new.items])
        for old_index, new_index in found:
            if new_index is not None:
                item = new.items[new_index]
                blocks = (
                    self._all_added(item.blocks)
                    if old_index is None
                    else self.blocks(old.items[old_index].blocks, item.blocks)
                )
                items.append(replace(item, blocks=blocks))
            elif items:
                gone = self._all_deleted(old.items[old_index or 0].blocks)
                items[-1] = replace(items[-1], blocks=(*items[-1].blocks, *gone))
            else:
                items.append(
                    replace(
                        old.items[old_index or 0], id="", blocks=self._all_deleted(old.items[old_index or 0].blocks)
                    )
                )
        return replace(new, items=tuple(items))

    def _list(self, old: ListBlock, new: ListBlock) -> ListBlock:
        """Return a list with suggestions. A deleted item has no number, so it becomes part of the previous item."""
        items: list[Blocks] = []
        tasks: list[bool | None] = []
        for old_index, new_index in pairs([item_of(item) for item in old.items], [item_of(item) for item in new.items]):
            if new_index is None:
                gone = self._all_deleted(old.items[old_index or 0])
                if (new.ordered or new.labels) and items:
                    items[-1] = (*items[-1], *gone)
                    continue
                items.append(gone)
                tasks.append(None)
                continue
            items.append(
                self.blocks(old.items[old_index], new.items[new_index])
                if old_index is not None
                else self._all_added(new.items[new_index])
            )
            tasks.append(new.tasks[new_index] if new.tasks else None)
        labels = new.labels if len(items) == len(new.items) else ()
        return replace(new, items=tuple(items), tasks=tuple(tasks) if new.tasks else (), labels=labels)

    def _table(self, old: Table, new: Table) -> Table:
        """Return a table with suggestions in its cells."""
        new = replace(
            new,
            caption=self.text.both(old.caption, new.caption),
            title=self.text.both(old.title, new.title),
            notes=self.text.both(old.notes, new.notes),
            source=self.text.both(old.source, new.source),
        )
        spanned = any(cell.row_span > 1 for table in (old, new) for row in (*table.head, *table.body) for cell in row)
        if spanned and (len(old.head), len(old.body)) != (len(new.head), len(new.body)):
            head, body = (tuple(map(self._row_added, rows)) for rows in (new.head, new.body))
            return replace(new, head=head, body=body)
        head, body = (tuple(self._rows(*rows)) for rows in ((old.head, new.head), (old.body, new.body)))
        return replace(new, head=head, body=body)

    def _rows(self, old: Sequence[Row], new: Sequence[Row]) -> Iterator[Row]:
        for old_index, new_index in pairs([row_of(row) for row in old], [row_of(row) for row in new]):
            if new_index is None:
                yield tuple(self._cell(cell, Cell()) for cell in old[old_index or 0])
            elif old_index is None or len(old[old_index]) != len(new[new_index]):
                yield self._row_added(new[new_index])
            else:
                yield tuple(map(self._cell, old[old_index], new[new_index]))

    def _row_added(self, row: Row) -> Row:
        return tuple(
            replace(cell, inlines=marked_as(cell.inlines, ADDED), blocks=self._all_added(cell.blocks)) for cell in row
        )

    def _cell(self, old: Cell, new: Cell) -> Cell:
        span = max(old.column_span, new.column_span) if not (new.inlines or new.blocks) else new.column_span
        inlines, blocks = self.text.both(old.inlines, new.inlines), self.blocks(old.blocks, new.blocks)
        return replace(new, inlines=inlines, blocks=blocks, column_span=span)

    def _all_added(self, blocks: Blocks) -> Blocks:
        return tuple(child for block in blocks for child in self._added(block))

    def _all_deleted(self, blocks: Blocks) -> Blocks:
        return tuple(child for block in blocks for child in self._deleted(block))

    def _added(self, block: Block) -> list[Block]:
        """Return an added block, marked as an insertion."""
        if isinstance(block, CodeBlock) or (isinstance(block, Equation) and not block.id):
            return [Paragraph(marked_as(words_of(block), ADDED))]
        return [changed(block, self._all_added, lambda text: marked_as(text, ADDED))]

    def _deleted(self, block: Block) -> list[Block]:
        """Return the text of a deleted block, marked as a deletion, without numbers, ids or entries in the
        contents.
        """
        match block:
            case Table():
                above = [Paragraph(self.text.gone(inlines)) for inlines in (block.title, block.caption) if inlines]
                bare = replace(block, caption=(), title=(), id="")
                return [*above, changed(bare, self._all_deleted, self.text.gone)]
            case Paragraph() | ListBlock() | Quote() | DefinitionList() | Landscape():
                return [changed(block, self._all_deleted, self.text.gone)]
            case Box():
                return [changed(replace(block, id=""), self._all_deleted, self.text.gone)]
            case CodeBlock() | Equation():
                return [Paragraph(marked_as(words_of(block), DELETED))]
            case _:
                return [Paragraph(self.text.gone(text)) for child in walk((block,)) for text in texts_of(child) if text]


def _inside(block: Block) -> tuple[list[Blocks], list[Inlines]]:
    """Return the groups of blocks and the texts that a block contains, in the order of `changed`."""
    groups: list[Blocks] = []
    texts: list[Inlines] = []

    def note(blocks: Blocks) -> Blocks:
        groups.append(blocks)
        return blocks

    def note_text(text: Inlines) -> Inlines:
        texts.append(text)
        return text

    changed(block, note, note_text)
    return groups, texts
