"""Divide the text of an imported Word file into units.

In: paragraphs. Out: tables, boxes, groups, single paragraphs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from briefpress.docx.read import Draft, Looks, Paragraph, Piece, PieceKind
from briefpress.lazy import dataclass
from briefpress.merge.importing import captions, house
from briefpress.merge.importing.kinds import CODE as CODE_STYLES
from briefpress.merge.importing.links import heading_level

BOXED, TABLE, CODE, DEFINITIONS = "boxed", "table", "code", "definitions"
TERMS, EXPLANATIONS = ("definition term", "list heading"), ("definition", "list contents")
BOX = "table "  # the prefix of the ids of boxes that were tables with one cell
LONG_CELL = 100  # the number of characters from which a cell counts as text, not as a value
MIN_LABELS = 0.6  # the minimum share of lines with labels at the beginning of a memo
MAX_BOXED = 0.8  # if the share of paragraphs with borders is higher, the borders belong to the page


@dataclass(frozen=True, slots=True)
class Unit:
    """Paragraphs that belong together. `kind` is `TABLE`, `BOXED`, the name of another group, or `""` for none."""

    kind: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def first(self) -> Paragraph:
        """Return the first paragraph."""
        return self.paragraphs[0]


def units(text: Sequence[Paragraph]) -> Iterator[Unit]:
    """Yield the units of the text."""
    boxed = sum(1 for one in text if one.looks and one.looks.box) > MAX_BOXED * len(text)
    for table, group in groupby(text, key=lambda one: _table(one, boxed=boxed)):
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


def _loose(some: Sequence[Paragraph], *, boxed: bool) -> Iterator[Unit]:
    """Yield the units of paragraphs without styles of briefpress. If `boxed`, borders have no meaning."""
    for (kind, box), members in groupby(some, key=lambda one: (_kind(one), "" if boxed else _box(one))):
        group = tuple(members)
        if box and not all(heading_level(one) or _is_pictures(one) for one in group):
            yield Unit(BOXED, group)
        elif kind:
            yield Unit(kind, group)
        else:
            yield from (Unit("", (one,)) for one in group)


def _is_pictures(paragraph: Paragraph) -> bool:
    """Return whether a paragraph contains only pictures: borders around a figure do not form a box."""
    return all(one.kind is PieceKind.PICTURE for one in paragraph.pieces if one.text.strip())


def _kind(paragraph: Paragraph) -> str:
    """Return the kind of group that paragraphs of this style form, or `""`."""
    if paragraph.style in CODE_STYLES:
        return CODE
    return DEFINITIONS if paragraph.style.startswith((*TERMS, *EXPLANATIONS)) else ""


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
    """Return paragraphs with the lines of a layout table at the very beginning in place of the table.

    Such a table contains a title, which is larger than `large` half-points, a single row of short cells, or the lines
    of a memo, with labels such as "To:" and "Subject:" in the first column.
    """
    words = [one for one in text if one.text.strip()]
    if not words or not words[0].cell:
        return [*text]
    some = [one for one in words if one.cell and one.cell[0] == words[0].cell[0]]
    labels = [one for one in some if one.cell and not one.cell[2]]
    labelled = sum(one.text.strip().endswith((":", "：")) for one in labels)
    titled = any(one.looks and one.looks.size > large for one in some) and not any(map(_is_long, some))
    banner = all(one.cell and not one.cell[1] and len(one.text) < LONG_CELL for one in some) and len(some) < len(words)
    if not (titled or banner) and labelled < MIN_LABELS * len(labels):
        return [*text]
    out: dict[int, Paragraph] = {}
    for _, group in groupby(some, key=lambda one: one.cell and one.cell[1]):
        members = [_plain_line(one) for one in group]
        first, *rest = members
        if rest and first.text.strip().endswith((":", "：")):
            out[first.number] = replace(first, pieces=(*first.pieces, Piece(" "), *rest[0].pieces))
            members = rest[1:]
        out |= {one.number: one for one in members}
    ends = {one.number for one in some}
    return [out.get(one.number, one) for one in text if one.number in out or one.number not in ends]


def _plain_line(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, cell=None, looks=paragraph.looks and paragraph.looks._replace(box=""))


def _is_long(paragraph: Paragraph) -> bool:
    return len(paragraph.text) > 2 * LONG_CELL


def unfolded(draft: Draft, text: Sequence[Paragraph]) -> tuple[list[Paragraph], list[str]]:
    """Return paragraphs with layout tables replaced by their text, and descriptions of the changes."""
    tables: dict[int, list[Paragraph]] = defaultdict(list)
    for one in text:
        if one.cell:
            tables[one.cell[0]].append(one)
    remarks: list[str] = []
    changed = {number: _unfolded(draft, number, some, remarks) for number, some in tables.items()}
    new = {one.number: one for some in changed.values() for one in some}
    return [new.get(one.number, one) for one in text], remarks


def is_box(some: Sequence[Paragraph]) -> bool:
    """Return whether the paragraphs of a table form a box: a single cell, perhaps with a cell for the
    title above it.
    """
    cells = {one.cell for one in some if one.cell}
    return len({column for _, _, column in cells}) == 1 and len({row for _, row, _ in cells}) <= 2


def is_columns(some: Sequence[Paragraph]) -> bool:
    """Return whether a table with these paragraphs is used only for columns of text."""
    return len({one.cell[1] for one in some if one.cell}) == 1 and _is_layout(some)


def _unfolded(draft: Draft, number: int, some: list[Paragraph], remarks: list[str]) -> list[Paragraph]:
    words = [one for one in some if one.text.strip()]
    if is_box(some) and words:
        return [_in_box(one, f"{BOX}{number}") for one in some]
    if is_columns(some):
        first = next((one.text.strip()[:60] for one in words if not _is_pictures(one)), "")
        remarks.append(f'the columns of text that begin with "{first}" now follow each other')
        return [replace(one, cell=None) for one in some]
    width = max(one.cell[2] for one in some if one.cell) + 1
    return [*_without_captions(draft, number, some, width)]


def _in_box(paragraph: Paragraph, box: str) -> Paragraph:
    if _is_in_box(paragraph):
        return replace(paragraph, cell=None)
    return replace(paragraph, cell=None, looks=(paragraph.looks or Looks())._replace(box=box))


def _is_in_box(paragraph: Paragraph) -> bool:
    """Return whether a paragraph is in a box that was a table with one cell."""
    return paragraph.looks is not None and paragraph.looks.box.startswith(BOX)


def _is_layout(some: Sequence[Paragraph]) -> bool:
    """Return whether the cells of a row contain text with several paragraphs, or text beside a picture."""
    words = [one for one in some if one.text.strip()]
    count, length = Counter(one.cell for one in words), Counter[object]()
    for one in words:
        length[one.cell] += len(one.text)
    pictures = {one.cell for one in words} - {one.cell for one in words if not _is_pictures(one)}
    long = [cell for cell in count if length[cell] > LONG_CELL]
    return any(count[cell] > 1 for cell in long) or (bool(pictures) and bool(long))


def _without_captions(draft: Draft, number: int, some: Sequence[Paragraph], width: int) -> Iterator[Paragraph]:
    """Yield a table, with captions in its first row and source lines in its last row moved out of it."""
    rows = {row: [*group] for row, group in groupby(some, key=lambda one: one.cell[1] if one.cell else -1)}
    first, last = min(rows), max(rows)
    for row, group in rows.items():
        alone = width > 1 and len(group) == 1 and not any(one[:2] == (number, row) for one in draft.merged)
        above = row == first and captions.may_be_caption(group[0])
        below = row == last and row != first and bool(captions.source_line(group[0]))
        yield from (replace(one, cell=None) if alone and (above or below) else one for one in group)


def without_empty(some: Iterable[Unit]) -> list[Unit]:
    """Return units without empty paragraphs."""
    return [one for one in some if one.kind or one.first.pieces]
