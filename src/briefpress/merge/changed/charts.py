"""Changed data and alt texts of charts. In: a figure before and after. Out: edits to the CSV file or the table.

A value is written back if exactly one cell in its row and column has the old value, whether series are rows or columns.
Any other change is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefpress import lazy
from briefpress.docx.read import ChartData, PieceKind
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.source_map.bound import ATTRIBUTE, Bound
from briefpress.merge.source_map.cells import Cell, cells_of
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.words.messages import SHORTEN
from briefpress.merge.words.spelling import Token

NUMBER = lazy.pattern(r"[-+−–]?\d+(?:[.,]\d+)?")
COMMA = lazy.pattern(r"\d,\d{1,2}(?!\d)")
ALTS = ("alt", "fig-alt")
NEAR = 1e-9  # the relative difference within which numbers count as equal


def changed(changes: Changes, old: Sequence[Token], new: Sequence[Token], bound: Bound) -> None:
    """Merge changes to charts. A missing alt text is ignored, because LibreOffice drops the alt text of charts."""
    pairs = zip(
        *([token for token in tokens if token.kind is PieceKind.PICTURE] for tokens in (old, new)), strict=False
    )
    for was, now in pairs:
        before, after = changes.base.charts.get(was.image), changes.other.charts.get(now.image)
        if before and after:
            _compare(changes, before, after, bound)
        if before and was.key != now.key and now.key:
            _described(changes, was.key, now.key, bound)


def _compare(changes: Changes, before: ChartData, after: ChartData, bound: Bound) -> None:
    was, now = ({(series, name): value for series, name, value in data.values} for data in (before, after))
    for key in [*was, *(key for key in now if key not in was)]:
        old, new = was.get(key), now.get(key)
        if old is None or new is None:
            action = "added to" if old is None else "removed from"
            message = f"a value was {action} the chart ({key[0]}, {key[1]}): change its data in the source"
            changes.add(Kind.NOT_MERGED, bound, message)
        elif abs(old - new) > NEAR * max(abs(old), abs(new), 1):
            _value(changes, key, (old, new), bound)


def _value(changes: Changes, key: tuple[str, str], values: tuple[float, float], bound: Bound) -> None:
    """Write a new value into the only cell that has the old value."""
    message = f"the chart: {key[0]}, {key[1]}: {values[0]:.10g} -> {values[1]:.10g}"
    cells = [*cells_of(changes.texts, bound.file, *(bound.block or (0, 0)))]
    found = [cell for cell in _crossing(changes, cells, key) if _number(_text(changes, cell)) == values[0]]
    edit = _edit(changes, found[0], values[1], cells) if len(found) == 1 else None
    if edit is None:
        changes.add(Kind.NOT_MERGED, bound, f"{message}: change it in the source")
        return
    cell, span, written = edit
    place = Bound(cell.file, (), block=(cell.start, cell.end))
    change = changes.add(Kind.MERGED, place, message, span[0])
    changes.edits.append(Edit(cell.file, *span, written, change))


def _crossing(changes: Changes, cells: Sequence[Cell], key: tuple[str, str]) -> Iterator[Cell]:
    """Yield the cells that may contain the value with the key `key`, a pair of names: in the column of one name and the
    row of the other, or in a row that contains both names. Charts show ISO dates as dates in the brief's language.
    """
    words = changes.house_words
    heads = {cell.column: words.period(_text(changes, cell)) for cell in cells if cell.row == 0}
    rows: dict[int, list[str]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(words.period(_text(changes, cell)))
    for cell in cells:
        if cell.row == 0:
            continue
        head, row = heads.get(cell.column, ""), rows[cell.row]
        if (head in key and key[1 - key.index(head)] in row) or all(name in row for name in key):
            yield cell


def _text(changes: Changes, cell: Cell) -> str:
    return " ".join(changes.texts[cell.file][cell.start : cell.end].split())


def _number(text: str) -> float | None:
    match = NUMBER.search(text)
    if not match or len(NUMBER.findall(text)) != 1:
        return None
    return float(re.sub("[−–]", "-", match[0]).replace(",", "."))


def _edit(
    changes: Changes, cell: Cell, value: float, cells: Sequence[Cell]
) -> tuple[Cell, tuple[int, int], str] | None:
    """Return a cell, the span of the number in it, and the new number with the decimal separator of the table, or None
    if the cell cannot take the value.
    """
    match = NUMBER.search(changes.texts[cell.file], cell.start, cell.end)
    comma = any(COMMA.search(_text(changes, cell)) for cell in cells)
    written = f"{value:.10g}".replace(".", "," if comma else ".")
    quoted = changes.texts[cell.file][cell.start - 1 : cell.start] == '"'
    if match is None or "e" in written or ("," in written and cell.form == "csv" and not quoted):
        return None
    return cell, match.span(), written


def _described(changes: Changes, was: str, now: str, bound: Bound) -> None:
    """Merge a changed alt text, without the values at its end, which are generated."""
    text = changes.texts[bound.file]
    attributes = (hit for hit in ATTRIBUTE.finditer(text, *(bound.block or (0, 0))) if hit[1] in ALTS)
    for match in attributes:
        group = next(number for number in (2, 3, 4) if match[number] is not None)
        if was.startswith(match[group]) and (data := was[len(match[group]) :]) and now.endswith(data):
            words = " ".join(now.removesuffix(data).split()).replace('"', "\u201d")
            message = f'the alt text "{match[group][:SHORTEN]}" -> "{words[:SHORTEN]}"'
            change = changes.add(Kind.MERGED, bound, message, match.start(group))
            changes.edits.append(Edit(bound.file, *match.span(group), words, change))
            return
    message = f'the alt text of the chart was changed to "{now[:SHORTEN]}": change alt="…" in the source'
    changes.add(Kind.NOT_MERGED, bound, message)
