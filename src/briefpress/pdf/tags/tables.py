"""Tables. In: rows of cells. Out: the scope of each header and the headers of each cell (ISO 32000-1, table 349)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefpress.pdf.tags.tree import Element


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and the rows and columns it covers, from 0."""

    element: Element
    rows: range
    columns: range

    @property
    def is_header(self) -> bool:
        """Say whether it is a header."""
        return self.element.tag == "TH"


def shape(table: Element, name: str) -> None:
    """Tell headers what they are for, and cells which headers are theirs, in place; ids begin with `name`."""
    cells = [*_cells(table)]
    for number, cell in enumerate(cells):
        attributes = cell.element.attributes.setdefault("Table", {})
        if cell.is_header:
            cell.element.entries["ID"] = f"{name}-{number}"
            attributes["Scope"] = f"/{_scope(cell, cells)}"
    for cell in cells:
        headers = [header.element.entries["ID"] for header in cells if _heads(header, cell)]
        if headers:
            cell.element.attributes["Table"]["Headers"] = headers


def _cells(table: Element) -> Iterator[Cell]:
    """Yield the cells with their places, as HTML's rules lay them out."""
    taken: set[tuple[int, int]] = set()
    rows = [element for element in table.walk() if element.tag == "TR" and next(_tables(element)) is table]
    for row, element in enumerate(rows):
        column = 0
        for cell in element.elements:
            while (row, column) in taken:
                column += 1
            spans = cell.attributes.get("Table", {})
            rows_, columns = range(row, row + spans.get("RowSpan", 1)), range(column, column + spans.get("ColSpan", 1))
            taken.update((y, x) for y in rows_ for x in columns)
            yield Cell(cell, rows_, columns)


def _tables(element: Element) -> Iterator[Element]:
    return (above for above in element.above if above.tag == "Table")


def _scope(header: Cell, cells: list[Cell]) -> str:
    """Return what the HTML says of a header, or else what its place says."""
    said = header.element.attribute("scope").removesuffix("group")
    if said in ("row", "col"):
        return {"row": "Row", "col": "Column"}[said]
    beside = [cell for cell in cells if cell.rows.start == header.rows.start]
    return "Column" if all(cell.is_header for cell in beside) else "Row"


def _heads(header: Cell, cell: Cell) -> bool:
    """Say whether `header` is one of those of `cell`."""
    scope = header.element.attributes["Table"].get("Scope") if header.is_header else None
    if scope == "/Row":
        return header.columns.stop <= cell.columns.start and _meet(header.rows, cell.rows)
    return scope == "/Column" and header.rows.stop <= cell.rows.start and _meet(header.columns, cell.columns)


def _meet(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop
