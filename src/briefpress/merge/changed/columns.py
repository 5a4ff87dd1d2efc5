"""Added and removed table columns. In: the new or missing cells of each row. Out: edits to each line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefpress.docx.read import Draft, alignment
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.source_map import blocks
from briefpress.merge.source_map.bound import Bound, Form
from briefpress.merge.source_map.cells import CELL, RULE
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.source_map.offsets import Span
from briefpress.merge.words.spelling import spelled, tokens_of

PLAIN_RULE = "---"
RULES = {"center": ":-:", "end": "--:"}


def added(
    changes: Changes, rows: Mapping[int, Sequence[int]], fresh: Mapping[int, Sequence[int]], partners: Mapping[int, int]
) -> bool:
    """Write a new column, and return whether that was possible: each row must have one new cell in the same place."""
    column = _only_column(changes.other, rows, fresh)
    if column is None:
        return False
    edits: list[Edit] = []
    for row, (number,) in fresh.items():
        beside = next((number for number in rows[row] if _column(changes.other, number) == abs(column - 1)), None)
        bound = changes.bound[partners[beside]] if beside is not None and beside in partners else None
        if bound is None or bound.block is None:
            return False
        paragraph, csv = changes.other.paragraphs[number], bound.form is Form.CSV
        if csv and any(piece.suggested for piece in paragraph.pieces):
            return False
        words = paragraph.text if csv else spelled_cell(changes, number)
        edits.append(_cell_edit(changes.texts[bound.file], bound, words, first=not column))
    changes.new_index = next(iter(fresh.values()))[0]
    head = changes.other.paragraphs[changes.new_index].text
    first, text = edits[0], changes.texts[edits[0].file]
    change = changes.add(Kind.MERGED, Bound(first.file, ((first.start, first.end),)), f'added the column "{head}"')
    if rule := rule_below(text, first.start):
        at = segment(text, rule, column - 1)[1] if column else segment(text, rule, 0)[0]
        below = (number for row, (number,) in fresh.items() if row != min(rows))
        edits.append(Edit(first.file, at, at, f"{delimiters(changes.other, below)}|", 0))
    changes.edits += [Edit(edit.file, edit.start, edit.end, edit.new, change) for edit in edits]
    return True


def removed(changes: Changes, rows: Mapping[int, Sequence[int]], gone: Mapping[int, Sequence[int]]) -> bool:
    """Remove a column, and return whether that was possible: each row must lack one cell in the same place."""
    column = _only_column(changes.base, rows, gone)
    bounds = [changes.bound[lost[0]] for lost in gone.values()]
    known = [bound for bound in bounds if bound and bound.block]
    if column is None or len(known) < len(bounds):
        return False
    change = changes.add(Kind.MERGED, known[0], f"removed column {column + 1} of a table")
    for bound in known:
        start, end = _around(changes.texts[bound.file], bound)
        changes.edits.append(Edit(bound.file, start, end, "", change))
    text = changes.texts[known[0].file]
    if rule := rule_below(text, known[0].block[0] if known[0].block else 0):
        changes.edits.append(Edit(known[0].file, *segment(text, rule, column), "", change))
    return True


def spelled_cell(changes: Changes, number: int) -> str:
    """Return the Markdown of a paragraph in a cell."""
    tokens = tokens_of(changes.other.paragraphs[number].pieces)
    return spelled(tokens, changes.keys.atom).strip().replace("\\\n", "<br>")


def delimiters(draft: Draft, below: Iterable[int]) -> str:
    """Return the part of the delimiter row for a new column. If all its cells `below` the header have the same
    alignment, the column has that alignment.
    """
    filled = [draft.paragraphs[number] for number in below if draft.paragraphs[number].text.strip()]
    found = {alignment(paragraph.formats) for paragraph in filled}
    return RULES.get(found.pop(), PLAIN_RULE) if len(found) == 1 else PLAIN_RULE


def delimiter_beside(text: str, cell: Span) -> str:
    """Return the delimiter between a CSV value and the next value or, for the last value, the previous one."""
    start, end = blocks.line_of(text, cell[0])
    after, before = text[cell[1] : end].lstrip(' "'), text[start : cell[0]].rstrip(' "')
    return after[:1] or before[-1:] or ","


def quoted(cell: str, delimiter: str) -> str:
    """Return a CSV value, in quotation marks if necessary (RFC 4180)."""
    escaped_quotes = cell.replace('"', '""')
    return f'"{escaped_quotes}"' if set(cell) & {delimiter, '"', "\n"} else cell


def _column(draft: Draft, number: int) -> int:
    cell = draft.paragraphs[number].cell
    return cell[2] if cell else 0


def _only_column(draft: Draft, rows: Mapping[int, Sequence[int]], changed: Mapping[int, Sequence[int]]) -> int | None:
    found = {_column(draft, number) for numbers in changed.values() for number in numbers}
    whole = set(changed) == set(rows) and all(len(numbers) == 1 for numbers in changed.values())
    return found.pop() if whole and len(found) == 1 else None


def _cell_edit(text: str, beside: Bound, words: str, *, first: bool) -> Edit:
    """Return the edit that writes a new cell after the cell `beside` or, if the new cell is the `first`, before it."""
    assert beside.block
    start, end = beside.block
    csv = beside.form is Form.CSV
    delimiter = delimiter_beside(text, beside.block) if csv else " | "
    words = quoted(words, delimiter) if csv else words
    if first:
        start -= csv and text[start - 1 : start] == '"'
        return Edit(beside.file, start, start, f"{words}{delimiter}", 0)
    end += csv and text[end : end + 1] == '"'
    return Edit(beside.file, end, end, f"{delimiter}{words}", 0)


def _around(text: str, bound: Bound) -> Span:
    """Return the span of a cell with the delimiter that separates it from an adjacent cell."""
    assert bound.block
    start, end = bound.block
    first, last = blocks.line_of(text, start)
    if bound.form is Form.CSV:
        if text[end : end + 1] == '"' and text[start - 1 : start] == '"':
            start, end = start - 1, end + 1
        return (start, end + 1) if start == first and end < last else (start - 1, end)
    before = text.rfind("|", first, start)
    after = text.find("|", end, last)
    return before, after if after >= 0 else last


def rule_below(text: str, at: int) -> Span | None:
    """Return the span of the delimiter row below the line around `at`, or None if there is none, as in CSV."""
    _, end = blocks.line_of(text, at)
    start, last = blocks.line_of(text, end + 1)
    line = text[start:last].lstrip(" >\t")
    return (last - len(line), last) if RULE.fullmatch(line.rstrip()) and "|" in line else None


def segment(text: str, rule: Span, column: int) -> Span:
    """Return the span of one column in the delimiter row, including the bar after it."""
    at = rule[0] + (text[rule[0]] == "|")
    for _ in range(column + 1):
        match = CELL.match(text, at, rule[1])
        start, at = at, match.end() if match else rule[1]
    return start, at
