"""The data of a chart. In: the rows of a CSV file or pipe table, and attributes of the div. Out: columns and numbers.

Problems are reported at the cell, or at the div if an attribute is the cause.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from decimal import Decimal

from briefpress.lazy import dataclass
from briefpress.model import ChartSeries, Place
from briefpress.problems import Code, Problem, Report, nearest
from briefpress.source.markdown.charts.numbers import (
    find_separator,
    is_gap,
    is_number,
    is_percent,
    likely_number,
    read_number,
)

Cells = list[tuple[str, Place]]
DECIMALS = {"": "", ".": ".", ",": ",", "point": ".", "comma": ","}


@dataclass(slots=True)
class DataTable:
    """The data of a chart: its columns by name, and the decimal separator of their numbers."""

    names: tuple[str, ...]
    rows: list[Cells]
    place: Place
    report: Report
    decimal: str = "."
    sound: bool = True
    used: list[str] = field(default_factory=list)

    def fault(self, text: str, hint: str, place: Place | None = None) -> None:
        """Report an error that makes the chart impossible to draw."""
        self.report.add(Code.CHART_INVALID, text, place or self.place, hint)
        self.sound = False

    def column(self, name: str) -> Cells:
        """Return the cells of a column, and mark the column as used."""
        place = self.names.index(name)
        self.used += [] if name in self.used else [name]
        return [row[place] if place < len(row) else ("", row[0][1]) for row in self.rows]

    def named(self, attribute: str, written: str) -> str:
        """Return the name of the column that an attribute refers to, or `""` with a problem if there is none."""
        wanted = " ".join(written.split())
        found = [name for name in self.names if name == wanted] or [
            name for name in self.names if name.casefold() == wanted.casefold()
        ]
        if not found:
            known = f"valid columns: {', '.join(name for name in self.names if name)}"
            text = f'{attribute}="{wanted}" is not a column in the data'
            self.fault(text, nearest(wanted, self.names) or known)
        return found[0] if found else ""

    def several(self, attribute: str, names: str) -> list[str]:
        """Return the names of the columns listed in an attribute."""
        whole = " ".join(names.split())
        parts = [whole] if whole in self.names else names.replace(";", ",").split(",")
        return [name for part in parts if part.strip() and (name := self.named(attribute, part))]

    def numeric(self, besides: Sequence[str]) -> list[str]:
        """Return the names of the columns in which at least half of the cells are numbers."""
        others = [name for name in self.names if name and name not in besides]
        texts = {name: [text for text, _ in self.column_quietly(name)] for name in others}
        found = [name for name in others if self._is_numeric(texts[name])]
        # Amounts such as €1.2m are not numbers; hints at their cells state what to write
        return found or [name for name in others if all(any(map(str.isdecimal, text)) for text in texts[name])]

    def column_quietly(self, name: str) -> Cells:
        """Return the cells of a column without counting it as used."""
        used = [*self.used]
        cells = self.column(name)
        self.used[:] = used
        return cells

    @staticmethod
    def _is_numeric(texts: Sequence[str]) -> bool:
        values = [text for text in texts if text.strip() and not is_gap(text)]
        return bool(values) and sum(map(is_number, values)) * 2 >= len(values)

    def choose_separator(self, setting: str, names: Sequence[str]) -> None:
        """Set the decimal separator to `setting`, the author's or, without a setting, to the separator found in the
        columns `names`.
        """
        cells = [cell for name in names for cell in self.column(name)]
        if setting not in DECIMALS:
            self.fault(f'"{setting}" is not a decimal separator', 'write decimal="." or decimal=","')
        detected = find_separator(text for text, _ in cells)
        self.decimal = DECIMALS.get(setting, "") or detected.decimal
        if detected.sure or setting:
            return
        text, place = next(cell for cell in cells if "," in cell[0] or "." in cell[0])
        separator = "," if "," in text else "."
        read = "thousands" if separator == "," else "decimal"
        hint = 'set the decimal separator of the chart: decimal="." or decimal=","'
        message = f'"{text.strip()}" is ambiguous: "{separator}" is read as the {read} separator'
        self.report.add(Code.CHART_NUMBER, message, place, hint)

    def numbers(self, name: str) -> list[Decimal | None]:
        """Return the numbers in a column, with None for cells that stand for a missing value; empty cells and text are
        reported.
        """
        return [self._number(name, text, place) for text, place in self.column(name)]

    def _number(self, name: str, text: str, place: Place) -> Decimal | None:
        if text.strip().startswith("#"):
            self._forget_error(text.strip(), place)
        if is_gap(text):
            return None
        if not text.strip():
            hint = 'write the number, or "–" if there is none'
            self.report.add(
                Code.CHART_GAP, f'a cell in the column "{name}" is empty and leaves a gap in the chart', place, hint
            )
            return None
        number = read_number(text, self.decimal)
        if number is None:
            meant = likely_number(text)
            number_hint = f"write {meant}" if meant else "write only a number, such as 1234.5"
            hint = f'{number_hint}, or "–" if there is no value; to show a unit, add unit="…" to the chart'
            self.fault(f'"{text.strip()}" in the column "{name}" is not a number', hint, place)
        return number

    def _forget_error(self, written: str, place: Place) -> None:
        """Remove the problem about the spreadsheet error `written` in a table: the chart shows the error as a gap, or
        reports it itself.
        """

        def is_known(problem: Problem) -> bool:
            where = problem.place and (problem.place.file, problem.place.line)
            is_cell = problem.place == place or f'"{written}"' in problem.text
            return (
                problem.code in (Code.MARKUP_LITERAL, Code.TABLE_CELLS)
                and where == (place.file, place.line)
                and is_cell
            )

        self.report.problems[:] = [problem for problem in self.report.problems if not is_known(problem)]

    def unit(self, names: Sequence[str]) -> str:
        """Return `"%"` if every number in the columns `names` has a percent sign, otherwise `""`."""
        cells = [cell for name in names for cell in self.column(name) if cell[0].strip() and not is_gap(cell[0])]
        percent = [is_percent(text) for text, _ in cells]
        if any(percent) and not all(percent):
            usual = sum(percent) * 2 > len(percent)
            text, place = cells[percent.index(not usual)]
            message = (
                f'"{text.strip()}" has {"no" if usual else "a"} percent sign, unlike the other numbers in this chart'
            )
            self.report.add(Code.CHART_NUMBER, message, place, "write all numbers in a chart with the same unit")
        return "%" if cells and all(percent) else ""


def pivoted(data: DataTable, x: str, y: str, by: str) -> tuple[tuple[str, ...], tuple[ChartSeries, ...]]:
    """Return the categories and series of data with one value per row, in the column `y`; `x` contains the categories
    and `by` the names of the series.
    """
    categories = [text.strip() for text, _ in data.column(x)]
    groups = [text.strip() for text, _ in data.column(by)]
    cells: dict[tuple[str, str], Decimal | None] = {}
    for key, value, place in zip(zip(groups, categories, strict=True), data.numbers(y), places(data), strict=True):
        if key in cells:
            data.fault(f'there are two values for "{key[1]}" of "{key[0]}"', "remove one of them", place)
        cells[key] = value
    shown = tuple(dict.fromkeys(categories))
    series = (_series(group, shown, cells) for group in dict.fromkeys(groups))
    return shown, tuple(series)


def _series(group: str, categories: Sequence[str], cells: Mapping[tuple[str, str], Decimal | None]) -> ChartSeries:
    return ChartSeries(group, tuple(cells.get((group, category)) for category in categories))


def places(data: DataTable) -> list[Place]:
    """Return the place of each row."""
    return [row[0][1] if row else data.place for row in data.rows]
