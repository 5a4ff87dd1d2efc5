"""HTML tables. In: a table element. Out: a complete `Table`, even if cells are missing in the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefpress import lazy
from briefpress.model import (
    MAX_COLUMNS,
    Alignment,
    Block,
    Blocks,
    Cell,
    Heading,
    Inlines,
    Paragraph,
    Place,
    Row,
    Table,
)
from briefpress.source.markdown.html.tree import Element
from briefpress.source.markdown.tables.cells import cell_of
from briefpress.source.markdown.tables.pipe import report_large

if TYPE_CHECKING:
    from briefpress.source.markdown.blocks import BlockReader

GROUPS = ("thead", "tbody", "tfoot")
ORDER = {"thead": 0, "tfoot": 2}  # the order in which browsers show groups of rows, wherever they are written
ALIGN = lazy.pattern(r"(?:^|;)\s*text-align\s*:\s*(?P<align>left|right|center)")
MAX_SPAN = 1000  # the maximum row or column span; browsers allow 65534 rows
Inside = Callable[..., Blocks]


def read_html_table(reader: BlockReader, table: Element, place: Place, inside: Inside) -> Blocks:
    """Return anything in the table outside its cells, followed by the table if it has cells."""
    rows = sorted(_rows(table), key=lambda row: ORDER.get(row[0], 1))
    others = tuple(block for other in _others(table) for block in inside(reader, other, words=True))
    if not rows:
        return others
    grid = _Grid(len(rows))
    for number, (_, row) in enumerate(rows):
        for element in _cells(row):
            grid.add(number, element, _cell(reader, element, inside))
    report_large(reader.report, place, rows=len(rows), columns=grid.width)
    if grid.width > MAX_COLUMNS:
        return others
    head = _head(rows)
    captions = [child for child in table.inside if isinstance(child, Element) and child.name == "caption"]
    caption = _text(block for element in captions for block in inside(reader, element, words=True))
    filled = grid.rows(head)
    columns = grid.header_columns(head)
    found = Table(filled[:head], filled[head:], grid.alignments(head), caption, place=place)
    return (*others, replace(found, header_columns=columns, id=table.tag.id))


def _text(blocks: Iterator[Block]) -> Inlines:
    return tuple(inline for block in blocks if isinstance(block, Paragraph | Heading) for inline in block.inlines)


def _rows(table: Element) -> Iterator[tuple[str, Element]]:
    """Yield the rows, each with the name of its row group, or `""` if it is not in a group."""
    for child in table.inside:
        if isinstance(child, Element) and child.name in GROUPS:
            yield from ((child.name, row) for row in child.inside if isinstance(row, Element) and row.name == "tr")
        elif isinstance(child, Element) and child.name == "tr":
            yield "", child


def _others(table: Element) -> Iterator[Element]:
    """Yield content that is not allowed in a table, such as text outside its rows."""
    known = (*GROUPS, "tr", "caption", "colgroup", "col")
    stray = [child for child in table.inside if not (isinstance(child, Element) and child.name in known)]
    if stray:
        yield replace(table, inside=stray)
    for child in table.inside:
        if isinstance(child, Element) and child.name in GROUPS and child.inside:
            yield from _others(replace(child, inside=[x for x in child.inside if not _is(x, "tr")]))


def _is(child: object, name: str) -> bool:
    return isinstance(child, Element) and child.name == name


def _cells(row: Element) -> Iterator[Element]:
    """Yield the cells of a row; other content counts as a cell."""
    for child in row.inside:
        if isinstance(child, Element) and child.name in ("td", "th"):
            yield child
        else:
            yield replace(row, tag=row.tag._replace(name="td", values={}), inside=[child])


def _cell(reader: BlockReader, element: Element, inside: Inside) -> Cell:
    blocks = inside(reader, element, words=True)
    return cell_of(blocks, reader.source.place_of_line(element.line), reader.report)


def _head(rows: Sequence[tuple[str, Element]]) -> int:
    """Return the number of header rows: rows in `thead` or, failing that, rows at the top with only header cells."""
    marked = sum(group == "thead" for group, _ in rows)
    if marked:
        return marked if marked < len(rows) else 1
    headers = [all(_is(cell, "th") for cell in row.inside) and bool(row.inside) for _, row in rows]
    return next((number for number, is_head in enumerate(headers) if not is_head), 0)


def _span(element: Element, name: str, maximum: int) -> int:
    written = element.tag.values.get(name, "")
    return max(1, min(int(written), maximum)) if written.isdecimal() and len(written) < 6 else 1


class _Grid:
    """The positions of cells in rows: each cell begins in the first column of its row that no other cell occupies."""

    def __init__(self, height: int) -> None:
        self.height = height
        self.taken: set[tuple[int, int]] = set()
        self.begin: list[dict[int, tuple[Cell, Element | None]]] = [{} for _ in range(height)]
        self.headers: set[tuple[int, int]] = set()
        self.width = 0

    def add(self, row: int, element: Element, cell: Cell) -> None:
        """Add a cell to `row`; spans that would overlap another cell are shortened."""
        column = 0
        while (row, column) in self.taken:
            column += 1
        asked = _span(element, "colspan", MAX_SPAN)
        free = next((n for n in range(1, asked) if (row, column + n) in self.taken), asked)
        high = min(_span(element, "rowspan", MAX_SPAN), self.height - row)
        self.begin[row][column] = replace(cell, column_span=free, row_span=high), element
        spots = {(row + down, column + right) for down in range(high) for right in range(free)}
        self.taken |= spots
        self.headers |= spots if element.name == "th" else set()
        self.width = max(self.width, column + free)

    def rows(self, head: int) -> tuple[Row, ...]:
        """Return the rows, with empty cells in gaps; header cells that span into the body are cut at its edge."""
        if any(row + cell.row_span > head for row in range(head) for cell, _ in self.begin[row].values()):
            self._cut(head)
        for row in range(self.height):
            for column in range(self.width):
                if (row, column) not in self.taken:
                    self.begin[row][column] = Cell(), None
        return tuple(tuple(cell for _, (cell, _) in sorted(row.items(), key=_column)) for row in self.begin)

    def _cut(self, head: int) -> None:
        for row in range(head):
            for column, (cell, element) in self.begin[row].items():
                if row + cell.row_span > head:
                    below = {(r, c) for r in range(head, self.height) for c in range(column, column + cell.column_span)}
                    self.taken -= below & {(r, c) for r, c in below if r < row + cell.row_span}
                    self.begin[row][column] = replace(cell, row_span=head - row), element

    def header_columns(self, head: int) -> int:
        """Return the number of leading columns whose body cells are all headers."""
        rows = range(head, self.height)
        columns = range(self.width) if rows else ()
        return next((n for n in columns if not all((row, n) in self.headers for row in rows)), 0)

    def alignments(self, head: int) -> tuple[Alignment, ...]:
        """Return the most frequent alignment of each column."""
        found: list[Counter[Alignment]] = [Counter() for _ in range(self.width)]
        for row in self.begin[head:] or self.begin:
            for column, (cell, element) in row.items():
                if element is not None and cell.column_span == 1:
                    found[column][_alignment(element)] += 1
        return tuple(next(iter(counter.most_common(1)), (Alignment.UNSET, 0))[0] for counter in found)


def _column(item: tuple[int, object]) -> int:
    return item[0]


def _alignment(element: Element) -> Alignment:
    styled = ALIGN.search(element.tag.values.get("style", "").lower())
    written = styled["align"] if styled else element.tag.values.get("align", "").lower()
    return Alignment(written) if written in ("left", "center", "right") else Alignment.UNSET
