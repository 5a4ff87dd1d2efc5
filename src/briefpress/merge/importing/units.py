"""Divide the text of an imported Word file into units.

In: paragraphs. Out: tables, boxes, groups and single paragraphs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from briefpress.docx.read import Draft, Looks, Paragraph, Piece
from briefpress.lazy import dataclass
from briefpress.merge.importing import captions, house
from briefpress.merge.importing.figure_tables import figures_in, is_pictures
from briefpress.merge.importing.kinds import CODE as CODE_STYLES
from briefpress.merge.importing.links import heading_level

BOXED, TABLE, CODE, DEFINITIONS, DIAGRAM = "boxed", "table", "code", "definitions", "diagram"
TERMS, EXPLANATIONS = ("definition term", "list heading"), ("definition", "list contents")
BOX = "table "  # the id prefix of boxes that were tables with one cell
LONG_CELL = 100  # the number of characters above which a cell counts as text, not as a value
MIN_LABELS = 0.6  # the minimum share of lines with labels, such as "To:", in the table at the beginning of a memo
MAX_BOXED = 0.8  # if the share of paragraphs with borders is higher, the borders belong to the page


@dataclass(frozen=True, slots=True)
class Unit:
    """Paragraphs that belong together. `kind` is `TABLE`, `BOXED`, the name of another group, or `""` for none."""

    kind: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def first(self) -> Paragraph:
        """Return the first paragraph of the unit."""
        return self.paragraphs[0]


def units(text: Sequence[Paragraph]) -> Iterator[Unit]:
    """Yield the units of the text."""
    boxed = sum(1 for paragraph in text if paragraph.looks and paragraph.looks.box) > MAX_BOXED * len(text)
    for table, group in groupby(text, key=lambda paragraph: _table(paragraph, boxed=boxed)):
        if table is not None:
            yield Unit(TABLE, tuple(group))
            continue
        single: list[Paragraph] = []
        for name, members in house.grouped(group):
            if name:
                yield from _loose(single, boxed=boxed)
                yield Unit(name, tuple(members))
                single = []
            else:
                single += members
        yield from _loose(single, boxed=boxed)


def _table(paragraph: Paragraph, *, boxed: bool) -> int | None:
    """Return the table that contains a paragraph, or None for other text and for a table inside a box."""
    return paragraph.cell[0] if paragraph.cell and (boxed or not _is_in_box(paragraph)) else None


def _loose(paragraphs: Sequence[Paragraph], *, boxed: bool) -> Iterator[Unit]:
    """Yield the units of paragraphs without styles of briefpress. If `boxed`, borders have no meaning."""
    for (kind, box, _), members in groupby(
        paragraphs, key=lambda paragraph: (_kind(paragraph), "" if boxed else _box(paragraph), _diagram(paragraph))
    ):
        group = tuple(members)
        if box and not all(heading_level(paragraph) or is_pictures(paragraph) for paragraph in group):
            yield Unit(BOXED, group)
        elif kind:
            yield Unit(kind, group)
        else:
            yield from (Unit("", (paragraph,)) for paragraph in group)


def _kind(paragraph: Paragraph) -> str:
    """Return the kind of group that paragraphs of this style form, or `""`."""
    if paragraph.style in CODE_STYLES:
        return CODE
    if _diagram(paragraph):
        return DIAGRAM
    return DEFINITIONS if paragraph.style.startswith((*TERMS, *EXPLANATIONS)) else ""


def _diagram(paragraph: Paragraph) -> str:
    return paragraph.looks.diagram if paragraph.looks else ""


def _box(paragraph: Paragraph) -> str:
    """Return the id of the box around a paragraph, or `""`. Boxes in styles of briefpress are recognised by style."""
    looks, style = paragraph.looks, paragraph.style
    ours = (
        house.is_house(paragraph)
        or style.startswith(("title", "subtitle", "toc", "cover"))
        or captions.is_caption(paragraph)
    )
    return looks.box if looks and not ours else ""


def without_cover_table(text: Sequence[Paragraph], large: int) -> list[Paragraph]:
    """Return paragraphs. A layout table at the very beginning is replaced by its lines.

    Layout tables contain a title, which is larger than `large` half-points, a single row of short cells, or the lines
    of a memo, with labels such as "To:" and "Subject:" in the first column.
    """
    words = [paragraph for paragraph in text if paragraph.text.strip()]
    if not words or not words[0].cell:
        return [*text]
    paragraphs = [paragraph for paragraph in words if paragraph.cell and paragraph.cell[0] == words[0].cell[0]]
    labels = [paragraph for paragraph in paragraphs if paragraph.cell and not paragraph.cell[2]]
    labelled = sum(paragraph.text.strip().endswith((":", "：")) for paragraph in labels)
    titled = any(paragraph.looks and paragraph.looks.size > large for paragraph in paragraphs) and not any(
        map(_is_long, paragraphs)
    )
    banner = all(
        paragraph.cell and not paragraph.cell[1] and len(paragraph.text) < LONG_CELL for paragraph in paragraphs
    ) and len(paragraphs) < len(words)
    if not (titled or banner) and labelled < MIN_LABELS * len(labels):
        return [*text]
    out: dict[int, Paragraph] = {}
    for _, group in groupby(paragraphs, key=lambda paragraph: paragraph.cell and paragraph.cell[1]):
        members = [_plain_line(paragraph) for paragraph in group]
        first, *rest = members
        if rest and first.text.strip().endswith((":", "：")):
            out[first.number] = replace(first, pieces=(*first.pieces, Piece(" "), *rest[0].pieces))
            members = rest[1:]
        out |= {paragraph.number: paragraph for paragraph in members}
    ends = {paragraph.number for paragraph in paragraphs}
    return [
        out.get(paragraph.number, paragraph)
        for paragraph in text
        if paragraph.number in out or paragraph.number not in ends
    ]


def _plain_line(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, cell=None, looks=paragraph.looks and paragraph.looks._replace(box=""))


def _is_long(paragraph: Paragraph) -> bool:
    return len(paragraph.text) > 2 * LONG_CELL


def unfolded(draft: Draft, text: Sequence[Paragraph]) -> tuple[list[Paragraph], list[str]]:
    """Return paragraphs with layout tables replaced by their text, and descriptions of the changes."""
    tables: dict[int, list[Paragraph]] = defaultdict(list)
    for paragraph in text:
        if paragraph.cell:
            tables[paragraph.cell[0]].append(paragraph)
    remarks: list[str] = []
    changed = {number: _unfolded(draft, number, paragraphs, remarks) for number, paragraphs in tables.items()}
    new = {item.number: item for paragraphs in changed.values() for item in paragraphs}
    gone = {item.number for paragraphs in tables.values() for item in paragraphs} - new.keys()
    return [new.get(item.number, item) for item in text if item.number not in gone], remarks


def is_box(paragraphs: Sequence[Paragraph]) -> bool:
    """Return whether the paragraphs of a table form a box: a single cell, perhaps with a cell for the
    title above it.
    """
    cells = {paragraph.cell for paragraph in paragraphs if paragraph.cell}
    return len({column for _, _, column in cells}) == 1 and len({row for _, row, _ in cells}) <= 2


def is_columns(paragraphs: Sequence[Paragraph]) -> bool:
    """Return whether a table with these paragraphs is used only for columns of text."""
    return len({paragraph.cell[1] for paragraph in paragraphs if paragraph.cell}) == 1 and _is_layout(paragraphs)


def _unfolded(draft: Draft, number: int, paragraphs: list[Paragraph], remarks: list[str]) -> list[Paragraph]:
    words = [paragraph for paragraph in paragraphs if paragraph.text.strip()]
    if is_box(paragraphs) and words:
        return [_in_box(paragraph, f"{BOX}{number}") for paragraph in paragraphs]
    if is_columns(paragraphs):
        first = next((paragraph.text.strip()[:60] for paragraph in words if not is_pictures(paragraph)), "")
        remarks.append(f'the columns of text that begin with "{first}" now follow one another')
        return [replace(paragraph, cell=None) for paragraph in paragraphs]
    if figures := figures_in(paragraphs):
        return figures
    width = max(paragraph.cell[2] for paragraph in paragraphs if paragraph.cell) + 1
    return [*_without_captions(draft, number, paragraphs, width)]


def _in_box(paragraph: Paragraph, box: str) -> Paragraph:
    if _is_in_box(paragraph):
        return replace(paragraph, cell=None)
    return replace(paragraph, cell=None, looks=(paragraph.looks or Looks())._replace(box=box))


def _is_in_box(paragraph: Paragraph) -> bool:
    """Return whether a paragraph is in a box that was a table with one cell."""
    return paragraph.looks is not None and paragraph.looks.box.startswith(BOX)


def _is_layout(paragraphs: Sequence[Paragraph]) -> bool:
    """Return whether the cells of a row contain text with several paragraphs, or text beside a picture."""
    words = [item for item in paragraphs if item.text.strip()]
    count, length = Counter(word.cell for word in words), Counter[object]()
    for paragraph in words:
        length[paragraph.cell] += len(paragraph.text)
    pictures = {word.cell for word in words} - {word.cell for word in words if not is_pictures(word)}
    long = [cell for cell in count if length[cell] > LONG_CELL]
    return any(count[cell] > 1 for cell in long) or (bool(pictures) and bool(long))


def _without_captions(draft: Draft, number: int, paragraphs: Sequence[Paragraph], width: int) -> Iterator[Paragraph]:
    """Yield a table, with captions in its first row and source lines in its last row moved out of it."""
    rows = {
        row: [*group]
        for row, group in groupby(paragraphs, key=lambda paragraph: paragraph.cell[1] if paragraph.cell else -1)
    }
    first, last = min(rows), max(rows)
    for row, group in rows.items():
        alone = width > 1 and len(group) == 1 and not any(item[:2] == (number, row) for item in draft.merged)
        above = row == first and captions.may_be_caption(group[0])
        below = row == last and row != first and bool(captions.source_line(group[0]))
        yield from (replace(paragraph, cell=None) if alone and (above or below) else paragraph for paragraph in group)


def without_diagram(paragraph: Paragraph) -> Paragraph:
    """Return a paragraph as if it were not made from a diagram, so that it is a list item."""
    return replace(paragraph, looks=paragraph.looks and paragraph.looks._replace(diagram=""))


def without_empty(units: Iterable[Unit]) -> list[Unit]:
    """Return units without empty paragraphs."""
    return [unit for unit in units if unit.kind or unit.first.pieces]
