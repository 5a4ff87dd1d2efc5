"""Tags of tables. In: rows of cells. Out: scopes of headers, and headers of cells (ISO 32000-1, table 349)."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.lazy import dataclass
from briefpress.pdf.tags.tree import Element


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, and the indices of its rows and columns, from 0."""

    element: Element
    rows: range
    columns: range

    @property
    def is_header(self) -> bool:
        """Return whether the cell is a header."""
        return self.element.tag == "TH"

    @property
    def in_body(self) -> bool:
        """Return whether the cell is in the body of the table."""
        return any(above.tag == "TBody" for above in self.element.above)


def shape(table: Element, name: str) -> None:
    """Set the scopes of headers and the headers of cells, in place; the ids of headers begin with `name`."""
    _dissolve_head(table)
    cells = [*_cells(table)]
    for number, cell in enumerate(cells):
        attributes = cell.element.attributes.setdefault("Table", {})
        if cell.is_header:
            cell.element.entries["ID"] = f"{name}-{number}"
            attributes["Scope"] = f"/{_scope(cell, cells)}"
    headers = [cell for cell in cells if cell.is_header]
    for scope in ("/Column", "/Row"):
        group = [header for header in headers if header.element.attributes["Table"]["Scope"] == scope]
        _name_headers(cells, group, by_row=scope == "/Row")


def _dissolve_head(table: Element) -> None:
    """Remove the THead if there is no TBody, because a table must have both or neither (ISO 32000-1, 14.8.4.3.4)."""
    parts = [kid for kid in table.elements if kid.tag in ("THead", "TBody")]
    if [part.tag for part in parts] == ["THead"]:
        (head,) = parts
        table.take([row for kid in table.kids for row in (head.kids if kid is head else [kid])])


def _name_headers(cells: list[Cell], headers: list[Cell], *, by_row: bool) -> None:
    """Add to each cell the ids of those `headers` that precede it in its row, if `by_row`, or in its column."""
    lines: dict[int, list[Cell]] = {}
    for header in headers:
        for line in header.rows if by_row else header.columns:
            lines.setdefault(line, []).append(header)
    for cell in cells:
        found = (header for line in (cell.rows if by_row else cell.columns) for header in lines.get(line, ()))
        before = [header for header in dict.fromkeys(found) if _is_before(header, cell, by_row)]
        ids = [header.element.entries["ID"] for header in before if not _is_over(header, before)]
        if ids:
            cell.element.attributes["Table"].setdefault("Headers", []).extend(ids)


def _cells(table: Element) -> Iterator[Cell]:
    """Yield the cells with their positions, which follow from their spans as in HTML."""
    covered: set[tuple[int, int]] = set()
    rows = [element for element in table.walk() if element.tag == "TR" and next(_tables(element)) is table]
    for row, element in enumerate(rows):
        column = 0
        for cell in element.elements:
            while (row, column) in covered:
                column += 1
            spans = cell.attributes.get("Table", {})
            rows_, columns = range(row, row + spans.get("RowSpan", 1)), range(column, column + spans.get("ColSpan", 1))
            covered.update((y, x) for y in rows_ for x in columns)
            yield Cell(cell, rows_, columns)


def _tables(element: Element) -> Iterator[Element]:
    return (above for above in element.above if above.tag == "Table")


def _scope(header: Cell, cells: list[Cell]) -> str:
    """Return the scope of a header from the HTML or, if there is none, the scope implied by its row."""
    scope = header.element.attribute("scope").removesuffix("group")
    if scope in ("row", "col"):
        return {"row": "Row", "col": "Column"}[scope]
    beside = [cell for cell in cells if cell.rows.start == header.rows.start]
    return "Column" if all(cell.is_header for cell in beside) else "Row"


def _is_before(header: Cell, cell: Cell, by_row: bool) -> bool:
    if by_row:
        return header.columns.stop <= cell.columns.start
    return header.rows.stop <= cell.rows.start


def _is_over(header: Cell, headers: list[Cell]) -> bool:
    """Return whether one of `headers` in the same columns, further down in the body, ends the scope of `header`."""
    return header.in_body and any(
        other.columns == header.columns and other.rows.start > header.rows.stop for other in headers if other.in_body
    )
