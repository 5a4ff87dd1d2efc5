"""Added and removed tables, rows and columns. In: the changes found so far. Out: edits to the lines of tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from briefpress import lazy
from briefpress.docx.read import Draft
from briefpress.merge.changed import columns, pictures, ratings
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.source_map import blocks
from briefpress.merge.source_map.bound import Bound, Form
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.source_map.offsets import Span, span_of
from briefpress.merge.words.spelling import spelled

Rows = dict[int, list[int]]  # the indices of the paragraphs of each row
RULE = lazy.pattern(r"\n[ \t>]*[|:-][ \t|:-]*(?=\n|$)")  # the delimiter row below a header row


def find(changes: Changes, gone: Collection[int], done: Collection[int]) -> set[int]:
    """Merge added and removed tables, rows and columns, and report all other changes.

    The removed paragraphs `gone` and the added paragraphs `done` belong to tables that were moved as a whole. Return
    the received paragraphs of rows from which cells were removed; changes to their text are not merged.
    """
    frozen: set[int] = set()
    homes = {old: new for old, new in changes.pairs if old is not None and new is not None}
    partners = {new: old for old, new in changes.pairs if old is not None and new is not None}
    paired = set(partners.values())
    for rows in _tables(changes.base, gone).values():
        refused = _removed(changes, rows, paired)
        frozen |= {homes[number] for row in refused for number in rows[row] if number in homes}
    _merged(changes)
    for rows in _tables(changes.other, done).values():
        if any(number in partners for row in rows.values() for number in row):
            _added(changes, rows, partners)
        elif any(_texts(changes.other, row) for row in rows.values()):
            _new_table(changes, rows)
    return frozen


def _merged(changes: Changes) -> None:
    """Report cells that were merged with the cells above them, or split again."""
    tables = [_tables(draft) for draft in (changes.base, changes.other)]
    if any(tables[0][table].keys() != tables[1][table].keys() for table in tables[0] if table in tables[1]):
        return  # rows were added or removed, so the numbers of the rows below have changed
    for number in sorted({item[0] for item in changes.base.merged ^ changes.other.merged} & {*tables[0]}):
        row = min(item[1] for item in changes.base.merged ^ changes.other.merged if item[0] == number)
        bound = next((changes.bound[index] for index in tables[0][number].get(row, ()) if changes.bound[index]), None)
        message = "table cells were merged with those above, or split: change the table in the source"
        changes.add(Kind.NOT_MERGED, bound, message)


def _tables(draft: Draft, moved: Collection[int] = ()) -> dict[int, Rows]:
    out: dict[int, Rows] = defaultdict(lambda: defaultdict(list))
    for number, paragraph in enumerate(draft.paragraphs):
        if paragraph.cell and number not in moved:
            out[paragraph.cell[0]][paragraph.cell[1]].append(number)
    return out


def _texts(draft: Draft, row: Sequence[int]) -> list[str]:
    """Return the text of each cell in a row, or an empty list if all cells are empty."""
    cells: dict[int, list[str]] = defaultdict(list)
    for number in row:
        cell = draft.paragraphs[number].cell
        cells[cell[2] if cell else 0].append(draft.paragraphs[number].text)
    texts = [" ".join(words) for _, words in sorted(cells.items())]
    return texts if any(texts) else []


def _spelled(changes: Changes, row: Sequence[int]) -> list[str]:
    """Return the Markdown of each cell in a row."""
    cells: dict[int, list[str]] = defaultdict(list)
    symbols = ratings.symbols(changes, row[0])
    for number in row:
        paragraph = changes.other.paragraphs[number]
        words = symbols.get(paragraph.text.strip()) or columns.spelled_cell(changes, number)
        cells[paragraph.cell[2] if paragraph.cell else 0].append(words)
    return ["<br>".join(filter(None, words)) for _, words in sorted(cells.items())]


def _removed(changes: Changes, rows: Rows, paired: set[int]) -> set[int]:
    """Merge removed rows and columns, and return the rows from which only some cells were removed."""
    base = changes.base
    gone = {row: [number for number in numbers if number not in paired] for row, numbers in rows.items()}
    filled = {row: any(base.paragraphs[index].text.strip() for index in lost) for row, lost in gone.items()}
    if not any(filled.values()):
        return set()
    whole = [row for row, lost in gone.items() if lost and len(lost) == len(rows[row])]
    if len(whole) == len(rows) and (span := _table(changes, rows)):
        _remove_table(changes, rows, span)
        return set()
    for row in whole:
        _remove_row(changes, rows[row])
    rest = {row: lost for row, lost in gone.items() if lost and row not in whole}
    if rest and any(filled[row] for row in rest) and not columns.removed(changes, rows, rest):
        bound = changes.bound[next(iter(rest.values()))[0]]
        changes.add(Kind.NOT_MERGED, bound, "table cells were removed: change the table in the source")
        return {*rest}
    return set()


def _table(changes: Changes, rows: Rows) -> tuple[str, Span] | None:
    """Return the file and the span of a whole table, or None if they are unknown."""
    first = changes.base.paragraphs[next(iter(rows.values()))[0]]
    places = changes.base.passport.blocks if changes.base.passport else {}
    place = next((places[name] for name in first.bookmarks if name in places), None)
    if place is None or place.file not in changes.texts or not place.end_line:
        return None
    return place.file, span_of(changes.texts[place.file], place)


def _remove_table(changes: Changes, rows: Rows, found: tuple[str, Span]) -> None:
    file, span = found
    start, end = blocks.removal(changes.texts[file], span)
    words = " | ".join(_texts(changes.base, next(iter(rows.values()))))
    change = changes.add(Kind.MERGED, Bound(file, (span,)), f'removed the table "{words}"')
    changes.edits.append(Edit(file, start, end, "", change))


def _remove_row(changes: Changes, row: Sequence[int]) -> None:
    bound = next((changes.bound[index] for index in row if changes.bound[index]), None)
    words = " | ".join(_texts(changes.base, row))
    if bound is None or bound.block is None:
        changes.add(Kind.NOT_MERGED, bound, f'the row "{words}" was removed: remove it from the source')
        return
    text = changes.texts[bound.file]
    start, end = blocks.line_of(text, bound.block[0])
    change = changes.add(Kind.MERGED, bound, f'removed the row "{words}"')
    changes.edits.append(Edit(bound.file, start, min(end + 1, len(text)), "", change))


def _added(changes: Changes, rows: Rows, partners: dict[int, int]) -> None:
    above: Bound | None = None
    fresh: dict[int, list[int]] = {}
    for row, numbers in rows.items():
        paired = [number for number in numbers if number in partners]
        if not paired:
            _add_row(changes, numbers, above)
            continue
        above = changes.bound[partners[paired[0]]] or above
        alone = [number for number in numbers if number not in partners]
        if alone:
            fresh[row] = alone
    if fresh.keys() == rows.keys() and not any(_texts(changes.other, alone) for alone in fresh.values()):
        changes.add(Kind.REMARK, above, "an empty column was added to a table; the source stays as it is")
    elif any(_texts(changes.other, alone) for alone in fresh.values()) and not columns.added(
        changes, rows, fresh, partners
    ):
        changes.add(Kind.NOT_MERGED, above, "cells were added to a table: change the table in the source")


def _add_row(changes: Changes, row: Sequence[int], above: Bound | None) -> None:
    texts = _texts(changes.other, row)
    if not texts:
        changes.add(Kind.REMARK, above, "an empty row was added to a table; the source stays as it is")
        return
    changes.new_index = row[0]
    words = " | ".join(texts)
    if above is None or above.block is None:
        changes.add(Kind.NOT_MERGED, above, f'the row "{words}" was added: write it into the source')
        return
    if above.form is Form.CSV and any(
        piece.suggested for index in row for piece in changes.other.paragraphs[index].pieces
    ):
        changes.add(Kind.NOT_MERGED, above, f'the row "{words}" was added: a data file cannot contain suggestions')
        return
    text = changes.texts[above.file]
    _, end = blocks.line_of(text, above.block[1])
    if rule := RULE.match(text, end):  # the new row is below the delimiter row
        end = rule.end()
    line = _line(text, above.form, above.block, _spelled(changes, row) if above.form is Form.CELL else texts)
    change = changes.add(Kind.MERGED, above, f'added the row "{words}"', end)
    changes.edits.append(Edit(above.file, end, end, f"\n{line}", change))


def _line(text: str, form: Form, beside: Span, cells: Sequence[str]) -> str:
    """Return the source of a row in the form of the row that contains the cell `beside`."""
    if form is Form.CSV:
        delimiter = columns.delimiter_beside(text, beside)
        return delimiter.join(columns.quoted(cell, delimiter) for cell in cells)
    start, _ = blocks.line_of(text, beside[0])
    lead = text[start : text.find("|", start)]
    return f"{lead}| {' | '.join(cells)} |"


def _rules(draft: Draft, rows: Rows, width: int) -> Iterator[str]:
    """Yield the part of the delimiter row for each column of a new table."""
    _, *below = rows.values()
    for column in range(width):
        cells = (at for row in below for at in row if (cell := draft.paragraphs[at].cell) and cell[2] == column)
        yield columns.delimiters(draft, cells)


def captions(changes: Changes) -> dict[int, int]:
    """Map new captions above or below new tables to the first paragraphs of these tables."""
    fresh = {new for old, new in changes.pairs if old is None and new is not None}
    paragraphs = changes.other.paragraphs
    named = [index for index in fresh if paragraphs[index].style in ("caption", "table caption")]
    first: dict[int, int] = {}
    for index in sorted(fresh):
        if cell := paragraphs[index].cell:
            first.setdefault(cell[0], index)
    around = ((index, paragraphs[at].cell) for index in named for at in (index + 1, index - 1) if at in fresh)
    found: dict[int, int] = {}
    for index, cell in around:
        if cell and first[cell[0]] not in found.values():
            found.setdefault(index, first[cell[0]])
    return found


def _new_table(changes: Changes, rows: Rows) -> None:
    """Write a new table after the block before it."""
    first = next(iter(rows.values()))[0]
    changes.new_index = first
    before = [old for old, new in changes.pairs if old is not None and new is not None and new < first]
    anchor = next((changes.bound[old] for old in reversed(before) if changes.is_block(old)), None)
    head = _texts(changes.other, next(iter(rows.values())))
    if anchor is None or anchor.block is None:
        changes.add(Kind.NOT_MERGED, None, f'the table "{" | ".join(head)}" was added: write it into the source')
        return
    lead = blocks.lead_of(changes.texts[anchor.file], anchor.block)
    width = max(len(_texts(changes.other, row)) for row in rows.values())
    cells = [_spelled(changes, row) for row in rows.values()]
    lines = [_line("|", Form.CELL, (0, 0), [*row, *[""] * (width - len(row))]) for row in cells]
    lines.insert(1, f"|{'|'.join(_rules(changes.other, rows, width))}|")
    _, end = blocks.line_of(changes.texts[anchor.file], max(anchor.block[0], anchor.block[1] - 1))
    change = changes.add(Kind.MERGED, anchor, f'added the table "{" | ".join(head)}"', anchor.block[1])
    if caption := next((index for index, row in captions(changes).items() if row == first), None):
        words = spelled(pictures.caption_of(changes.other.paragraphs[caption]), changes.keys.atom).strip()
        lines += ["", f": {words}"] if words else []
    new = f"\n{lead.rstrip()}\n" + "\n".join(f"{lead}{line}".rstrip() for line in lines)
    changes.edits.append(Edit(anchor.file, end, end, new, change))
