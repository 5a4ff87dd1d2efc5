"""Compare the blocks of two files. In: two containers. Out: the new container with tracked changes, in place.

Paragraphs, tables and rows without a counterpart are deleted or inserted as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import field

from briefpress.docx.read import Pair, pairs
from briefpress.docx.redlining.adopted import Levels
from briefpress.docx.redlining.items import CELL, CONTROL, ROW, TABLE, P, item_of, looks_of, runs_of, style_of
from briefpress.docx.redlining.marking import Marker, Signature
from briefpress.docx.redlining.paragraphs import Paragraphs
from briefpress.docx.redlining.relations import Relations
from briefpress.docx.redlining.units import Unit, units_of
from briefpress.docx.vocabulary.xml import Element, qn, val_of
from briefpress.lazy import dataclass

CONTENT = qn("w:sdtContent")
CHANGES = (qn("w:ins"), qn("w:del"))


@dataclass(slots=True)
class Blocks:
    """Compares blocks; `notes` maps the ids of notes in the old file to those in the new file. `levels` contains the
    levels of the lists in the new file by their ids, which both files share.
    """

    relations: Relations
    by: Signature
    notes: Mapping[str, str]
    levels: Mapping[str, Levels] = field(default_factory=dict)
    marker: Marker = field(init=False)
    paragraphs: Paragraphs = field(init=False)
    lists: dict[str, Element] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.marker = Marker(self.by)
        self.paragraphs = Paragraphs(self.relations, self.marker)

    def at(self, relations: Relations) -> Blocks:
        """Return a `Blocks` that compares another part of the files."""
        other = Blocks(relations, self.by, self.notes, self.levels)
        other.marker, other.lists = self.marker, self.lists
        other.paragraphs = Paragraphs(relations, self.marker)
        return other

    def track(self, old: Element, new: Element) -> None:
        """Write the differences between two containers, such as bodies or cells, into the new container."""
        before, after = _blocks(old), _blocks(new)
        self.lists |= {style_of(element): element for element in new.iter(qn("w:numPr"))}
        self.paragraphs.names |= {element.get(qn("w:name"), "") for element in new.iter(qn("w:bookmarkStart"))}
        spot: Element | None = None  # the element after which deleted blocks are inserted
        for old_index, new_index in self._paired(old, before, after):
            if old_index is not None and new_index is not None:
                self._both(before[old_index], after[new_index])
            elif new_index is not None:
                self._inserted(after[new_index])
            for gone in self._deleted(before[old_index]) if old_index is not None and new_index is None else ():
                _put(new, after, spot, gone)
                spot = gone
            spot = spot if new_index is None else after[new_index]

    def _paired(self, old: Element, before: Sequence[Element], after: Sequence[Element]) -> Iterator[Pair]:
        """Yield pairs of indices, with None for a block without a counterpart. The last paragraphs of two cells are a
        pair, because the last paragraph of a cell can be neither deleted nor inserted.
        """
        ends = [elements[-1].tag for elements in (before, after) if elements]
        pinned = old.tag != qn("w:body") and ends == [P, P]
        last = (len(before) - 1, len(after) - 1) if pinned else None
        items = (
            [item_of(element) for element in (elements[:-1] if pinned else elements)] for elements in (before, after)
        )
        for old_index, new_index in pairs(*items):
            if old_index is None or new_index is None or before[old_index].tag == after[new_index].tag:
                yield old_index, new_index
            else:
                yield from ((old_index, None), (None, new_index))
        if last:
            yield last

    def _both(self, old: Element, new: Element) -> None:
        match new.tag:
            case tag if tag == P:
                self._paragraph(old, new)
            case tag if tag == TABLE:
                self._table(old, new)
            case _:
                before, after = old.find(CONTENT), new.find(CONTENT)
                if before is not None and after is not None:
                    self.track(before, after)
                _unbind(new)

    def _paragraph(self, old: Element, new: Element) -> None:
        before, after = self._units(old, is_old=True), self._units(new)
        same = [unit.key for unit in before if unit.key] == [unit.key for unit in after if unit.key]
        if not same or runs_of(old) != runs_of(new):
            self.paragraphs.compared(old, new, before, after)
        if looks_of(old, self.levels) != looks_of(new, self.levels):
            self.marker.restyled(new, old)

    def _units(self, paragraph: Element, *, is_old: bool = False) -> list[Unit]:
        part = self.relations.old if is_old else self.relations.new
        return units_of(paragraph, part, self.notes if is_old else {})

    def _table(self, old: Element, new: Element) -> None:
        before, after = old.findall(ROW), new.findall(ROW)
        spot: Element | None = None
        for old_index, new_index in pairs([item_of(row) for row in before], [item_of(row) for row in after]):
            if new_index is None and old_index is not None:
                row = self._row(before[old_index])
                _put(new, after, spot, row)
                spot = row
                continue
            assert new_index is not None
            if old_index is None:
                self._fill(after[new_index], "ins")
            else:
                self._cells(before[old_index], after[new_index])
            spot = after[new_index]

    def _row(self, old: Element) -> Element:
        """Return a copy of a row in the old file, marked as deleted."""
        row = self.relations.copied(old)
        for cell, was in zip(row.iter(CELL), old.iter(CELL), strict=True):
            for element, before in zip(_blocks(cell), _blocks(was), strict=True):
                cell.replace(element, self._deleted_paragraph(before)) if element.tag == P else None
        self.marker.mark_row(row, "del")
        return row

    def _fill(self, row: Element, kind: str) -> None:
        """Mark a new row and everything in it as inserted."""
        for element in row.iter(P):
            self.paragraphs.inserted(element, self._units(element))
        self.marker.mark_row(row, kind)

    def _cells(self, old: Element, new: Element) -> None:
        before, after = old.findall(CELL), new.findall(CELL)
        same = len(before) == len(after)
        found = (
            [(at, at) for at in range(len(after))]
            if same
            else pairs(*([item_of(element) for element in elements] for elements in (before, after)))
        )
        spot: Element | None = None
        for old_index, new_index in found:
            if new_index is None and old_index is not None:
                cell = self.relations.copied(before[old_index])
                self.marker.mark_cell(cell, "cellDel")
                _put(new, after, spot, cell)
                spot = cell
                continue
            assert new_index is not None
            if old_index is None:
                self.marker.mark_cell(after[new_index], "cellIns")
            else:
                self.track(before[old_index], after[new_index])
            spot = after[new_index]

    def _inserted(self, new: Element) -> None:
        match new.tag:
            case tag if tag == P:
                self.paragraphs.inserted(new, self._units(new))
                self.marker.mark_end(new, "ins")
            case tag if tag == TABLE:
                for row in new.findall(ROW):
                    self._fill(row, "ins")
            case _:
                inside = new.find(CONTENT)
                for block in [] if inside is None else _blocks(inside):
                    self._inserted(block)
                _unbind(new)

    def _deleted(self, old: Element) -> Iterator[Element]:
        match old.tag:
            case tag if tag == P:
                gone = self._deleted_paragraph(old)
                self.marker.mark_end(gone, "del")
                yield gone
            case tag if tag == TABLE:
                table = self.relations.copied(old)
                for row, was in zip(table.findall(ROW), old.findall(ROW), strict=True):
                    table.replace(row, self._row(was))
                yield table
            case _:
                inside = old.find(CONTENT)
                for block in [] if inside is None else _blocks(inside):
                    yield from self._deleted(block)

    def _deleted_paragraph(self, old: Element) -> Element:
        """Return a copy of an old paragraph with its text marked as deleted. A list item becomes part of a list of the
        same style and kind in the new file, if there is one.
        """
        gone = self.paragraphs.deleted(old, self._units(old, is_old=True))
        numbering = gone.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        known = self.lists.get(style_of(gone))
        about = gone.find(qn("w:pPr"))
        if numbering is None or known is None or about is None:
            return gone
        kinds = {self.levels.get(val_of(element.find(qn("w:numId")))) for element in (numbering, known)}
        if len(kinds) == 1:
            about.replace(numbering, deepcopy(known))
        return gone


def _blocks(container: Element) -> list[Element]:
    return [child for child in container if child.tag in (P, TABLE, CONTROL)]


def _put(container: Element, after: Sequence[Element], spot: Element | None, block: Element) -> None:
    """Insert an old block after `spot` or, if it is None, before all others."""
    if spot is not None:
        spot.addnext(block)
    elif after:
        after[0].addprevious(block)
    else:
        container.append(block)


def _unbind(control: Element) -> None:
    """Remove the data binding of a control with changes, which Word would overwrite with the value of the bound
    property.
    """
    about = control.find(qn("w:sdtPr"))
    binding = about.find(qn("w:dataBinding")) if about is not None else None
    if about is not None and binding is not None and next(control.iter(*CHANGES), None) is not None:
        about.remove(binding)
