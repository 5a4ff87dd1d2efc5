"""Columns that were aligned in Word. In: the changes found so far. Out: edits to the delimiter row below the header
row.
"""

from __future__ import annotations

from collections import defaultdict

from briefpress import lazy
from briefpress.docx.read import Paragraph, alignment
from briefpress.merge.changed.columns import rule_below, segment
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.source_map.bound import Form
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.source_map.offsets import Span
from briefpress.merge.words.messages import short

HYPHENS = lazy.pattern(r":?-+:?")
SHORTEST = 3  # the minimum number of hyphens for a column
SIDES = {
    "": ("aligned to the left", ":", ""),
    "center": ("centred", ":", ":"),
    "end": ("aligned to the right", "", ":"),
}
Cells = list[tuple[int, int]]  # the indices of the paragraphs of a column, as sent and as received


def find(changes: Changes) -> set[int]:
    """Write the new alignment of columns if all their cells below the header have it.

    Return the indices of the received paragraphs in these columns.
    """
    done: set[int] = set()
    for cells in _columns(changes).values():
        new = {_alignment(changes.other.paragraphs[after]) for _, after in cells}
        if len(new) == 1 and (side := SIDES.get(new.pop())) and _write(changes, cells, side):
            done |= {after for _, after in cells}
    return done


def _columns(changes: Changes) -> dict[tuple[int, int], Cells]:
    """Return the realigned cells of columns in which all cells with text, except perhaps the header, were realigned."""
    out: dict[tuple[int, int], Cells] = defaultdict(list)
    left: set[tuple[int, int]] = set()
    for old, new in changes.pairs:
        cell = changes.base.paragraphs[old].cell if old is not None else None
        if old is None or new is None or cell is None:
            continue
        before, after = changes.base.paragraphs[old], changes.other.paragraphs[new]
        if _alignment(before) != _alignment(after):
            out[cell[0], cell[2]].append((old, new))
        elif before.text.strip() and cell[:2] not in changes.base.heads:
            left.add((cell[0], cell[2]))
    return {column: sorted(cells) for column, cells in out.items() if column not in left}


def _alignment(paragraph: Paragraph) -> str:
    """Return the alignment of a cell, or `""` for left, the default, which some programs write explicitly."""
    return alignment(paragraph.formats).replace("start", "")


def _write(changes: Changes, cells: Cells, side: tuple[str, str, str]) -> bool:
    """Write the alignment `side` of a column; return whether the source has a delimiter row, so that this is
    possible.
    """
    first = changes.base.paragraphs[cells[0][0]].cell
    assert first
    found = _rule(changes, first[0])
    if found is None:
        return False
    file, rule = found
    text, (name, begins, ends) = changes.texts[file], side
    hyphens = HYPHENS.search(text, *segment(text, rule, first[2]))
    if hyphens is None:
        return False
    bare = max(SHORTEST, len(hyphens[0]) - len(begins + ends))
    changes.new_index = cells[0][1]
    message = f'the column with "{short(changes.other.paragraphs[cells[0][1]])}" is now {name}'
    change = changes.add(Kind.MERGED, changes.bound[cells[0][0]], message)
    changes.edits.append(Edit(file, *hyphens.span(), f"{begins}{'-' * bare}{ends}", change))
    return True


def _rule(changes: Changes, table: int) -> tuple[str, Span] | None:
    """Return the file and the span of the delimiter row of a pipe table."""
    for paragraph, bound in zip(changes.base.paragraphs, changes.bound, strict=True):
        if paragraph.cell and paragraph.cell[0] == table and bound and bound.form is Form.CELL and bound.block:
            rule = rule_below(changes.texts[bound.file], bound.block[0])
            if rule:
                return bound.file, rule
    return None
