"""Pipe tables, as on GitHub (GFM 0.29, 4.10): a block rule that replaces markdown-it's.

In: the state of the block parser. Out: the tokens of a table, or a `large_table` token if the cells would take too much
memory. There are four differences from GitHub. A bar in code or a formula does not separate cells if the row would
otherwise have too many. The line of hyphens may contain + between its cells, as in Org. A row that still has too many
cells adds columns to the table, so that no cell is lost; the `columns` of the token are those of the header. A line
that begins a caption, or has no bar although there are several columns, ends the table: text directly below a table is
not a row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit

from briefpress import lazy
from briefpress.model import MAX_ROWS
from briefpress.source.syntax.block_lines import line_text
from briefpress.source.syntax.blocks.drawn_table import remember_near

MAX_BARS = 1000  # the maximum number of bars in a line
MAX_EMPTY = 0x10000  # the maximum number of missing cells in a table
HEAD = 2  # the number of lines before the rows: the header and the line of hyphens
DASHES = lazy.pattern(r"[-|:][-|:+\s]*")
DASH = lazy.pattern(r"(?P<left>:?)-+(?P<right>:?)")
# Code spans (CommonMark 0.31.2, 6.1), and formulas as in Pandoc.
LITERAL = lazy.pattern(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)|(?<![\\$])\$(?![\s$])[^$]*(?<![\s\\])\$(?![\d$])")
ITEM = lazy.pattern(r"(?:[-+*>]|\d{1,9}[.)]) ")
CAPTION = lazy.pattern(r"(?:[Tt]able)?: +\S")
ALIGNED = {(False, False): "", (True, False): "left", (False, True): "right", (True, True): "center"}


def pipe_table_plugin(md: MarkdownIt) -> None:
    """Replace markdown-it's rule for pipe tables in `md`."""
    md.block.ruler.at("table", pipe_table, {"alt": ["paragraph", "reference"]})


def pipe_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read the pipe table that begins on line `start`; if `silent` is True, only return whether there is a table."""
    alignments = _alignments(state, start + 1) if start + 2 <= end and "|" in line_text(state, start) else []
    if not alignments or state.is_code_block(start):
        return False
    head = split_row(line_text(state, start), len(alignments))
    if len(head) != len(alignments) and ITEM.match(line_text(state, start)):
        return False  # let the parser find a table inside the list item first
    if len(head) != len(alignments):
        why = f"the line of hyphens has {len(alignments)} cells, but the first row has {len(head)}"
        remember_near(state, start, f"{why}; use the same number of cells in both")
        return False
    if not silent:
        _push(state, start, end, alignments)
    return True


def split_row(line: str, columns: int) -> list[str]:
    """Return the cells of a row; the header of its table has `columns` cells."""
    cells = _split(line)
    if len(cells) <= columns or not LITERAL.search(line):
        return cells
    aware = _split(LITERAL.sub(lambda code: code[0].replace("\\|", "|").replace("|", "\\|"), line))
    return aware if len(aware) <= columns else cells


def _split(line: str) -> list[str]:
    cells = escapedSplit(line.strip())
    first = 1 if cells and cells[0] == "" else 0
    last = len(cells) - 1 if len(cells) > first and cells[-1] == "" else len(cells)
    return [cell.strip() for cell in cells[first:last]]


def _alignments(state: StateBlock, line: int) -> list[str]:
    """Return the alignments set by the line of hyphens, or an empty list for any other `line`."""
    text = line_text(state, line).strip()
    is_in = state.sCount[line] >= state.blkIndent and not state.is_code_block(line)
    if not (is_in and len(text) > 1 and DASHES.fullmatch(text)) or text.startswith("- "):
        return []
    if "+" in text and "|" not in text:
        return []
    inner = text.replace("+", "|").split("|")
    cells = inner[not inner[0].strip() : len(inner) - (len(inner) > 1 and not inner[-1].strip())]
    found = [DASH.fullmatch(cell.strip()) for cell in cells]
    return [ALIGNED[bool(dash["left"]), bool(dash["right"])] for dash in found if dash] if all(found) else []


def _push(state: StateBlock, start: int, end: int, alignments: Sequence[str]) -> None:
    around, state.parentType = state.parentType, "table"
    rows = [*_rows(state, start + HEAD, end, alignments)]
    state.parentType = around
    last, columns = start + HEAD + len(rows), len(alignments)
    alignments = [*alignments, *[""] * _further(rows, columns)]
    if len(rows) > MAX_ROWS or line_text(state, start).count("|") > MAX_BARS:
        token = state.push("large_table", "", 0)
        token.map, token.meta = [start, last], {"rows": len(rows), "columns": len(alignments)}
    else:
        opening = state.push("table_open", "table", 1)
        opening.map, opening.meta = [start, last], {"columns": columns}
        head = split_row(line_text(state, start), columns)
        _push_rows(state, "thead", "th", start, [head], alignments)
        if rows:
            _push_rows(state, "tbody", "td", start + HEAD, rows, alignments)
        state.push("table_close", "table", -1)
    state.line = last


def _further(rows: Sequence[Sequence[str]], columns: int) -> int:
    """Return the number of columns to add for rows with more cells than the header, or 0 if they would take too much
    memory.
    """
    written = (len(cells) - next((n for n, cell in enumerate(reversed(cells)) if cell), len(cells)) for cells in rows)
    further = max(0, max(written, default=0) - columns)
    return further if further * len(rows) <= MAX_EMPTY else 0


def _rows(state: StateBlock, start: int, end: int, alignments: Sequence[str]) -> Iterator[list[str]]:
    """Yield the cells of each row, up to a blank line or a line that begins another block."""
    rules, lacking = state.md.block.ruler.getRules("blockquote"), 0
    for line in range(start, end):
        text = line_text(state, line)
        is_words = not text.strip() or (len(alignments) > 1 and "|" not in text)
        is_out = state.sCount[line] < state.blkIndent or state.is_code_block(line) or is_words
        if is_out or CAPTION.match(text) or any(rule(state, line, end, True) for rule in rules):
            return
        cells = split_row(text, len(alignments))
        lacking += len(alignments) - len(cells)
        if lacking > MAX_EMPTY:
            return
        yield cells


def _push_rows(
    state: StateBlock, part: str, name: str, first: int, rows: Sequence[Sequence[str]], alignments: Sequence[str]
) -> None:
    state.push(f"{part}_open", part, 1).map = [first, first + len(rows)]
    for line, cells in enumerate(rows, start=first):
        state.push("tr_open", "tr", 1).map = [line, line + 1]
        for number, alignment in enumerate(alignments):
            opening = state.push(f"{name}_open", name, 1)
            opening.attrs = {"style": f"text-align:{alignment}"} if alignment else {}
            inline = state.push("inline", "", 0)
            inline.map, inline.children = [line, line + 1], []
            inline.content = cells[number] if number < len(cells) else ""
            state.push(f"{name}_close", name, -1)
        state.push("tr_close", "tr", -1)
    state.push(f"{part}_close", part, -1)
