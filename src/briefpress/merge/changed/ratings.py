"""Ratings in a table of options, which are written as symbols in the source. In: a changed cell. Out: the edit to its
symbol.
"""

from __future__ import annotations

from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.source_map.bound import Bound, Form
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.source_map.offsets import Span


def merge_rating(changes: Changes, old: int, new: int, message: str) -> bool:
    """Write the symbol for a rating that was typed into a cell if another cell of the table has the same rating; return
    whether there is such a cell.
    """
    bound, cell = changes.bound[old], changes.base.paragraphs[old].cell
    span = _rating(changes, bound)
    if bound is None or cell is None or span is None:
        return False
    typed = " ".join(changes.other.paragraphs[new].text.split())
    for number, paragraph in enumerate(changes.base.paragraphs):
        other = _rating(changes, changes.bound[number])
        beside = paragraph.cell is not None and paragraph.cell[0] == cell[0]
        if beside and other and typed in (" ".join(paragraph.text.split()), *paragraph.text.split()):
            change = changes.add(Kind.MERGED, bound, message, span[0])
            changes.edits.append(Edit(bound.file, *span, changes.texts[bound.file][slice(*other)], change))
            return True
    return False


def symbols(changes: Changes, new: int) -> dict[str, str]:
    """Map the words that readers see to the rating symbols in the table of a received paragraph."""
    out: dict[str, str] = {}
    cell = changes.other.paragraphs[new].cell
    for old, other in changes.pairs:
        beside = changes.other.paragraphs[other].cell if other is not None else None
        bound = changes.bound[old] if old is not None and cell and beside and beside[0] == cell[0] else None
        if old is not None and bound and (span := _rating(changes, bound)):
            out[changes.base.paragraphs[old].text.strip()] = changes.texts[bound.file][slice(*span)]
    return out


def _rating(changes: Changes, bound: Bound | None) -> Span | None:
    """Return the span of a rating's symbol, or None for a cell with text."""
    if bound is None or bound.form is not Form.CELL or bound.block is None or any(bound.chars):
        return None
    start, end = bound.block
    words = changes.texts[bound.file][start:end]
    start += len(words) - len(words.lstrip())
    return (start, start + len(words.strip())) if words.strip() else None
