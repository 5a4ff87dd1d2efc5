"""Locate the paragraphs of a Word file in the source. In: a draft and its source files. Out: spans in these files.

The passport contains the places of blocks. Text from fields, captions, attributes and cells is searched for only where
it can appear: in its figure or table, in fields of the right kind, or in the row and column of its cell.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from enum import StrEnum

from briefpress import lazy
from briefpress.docx.read import Draft, Paragraph
from briefpress.lazy import dataclass
from briefpress.merge.source_map import code
from briefpress.merge.source_map.around import near
from briefpress.merge.source_map.cells import Cell, cells_of, csv_characters
from briefpress.merge.source_map.displaced import SHOWN, address, inline
from briefpress.merge.source_map.field_styles import KEYS, MADE_STYLES, NOTE_STYLES, SET_FROM_FIELDS, TITLED, UNSHOWN
from briefpress.merge.source_map.names import names_of
from briefpress.merge.source_map.offsets import Span, span_of
from briefpress.merge.source_map.scalars import Scalar, scalars_of
from briefpress.merge.source_map.typed import spotted
from briefpress.merge.source_map.visible import bind, visible
from briefpress.model import Place

ATTRIBUTE = lazy.pattern(r"""([\w-]+)=(?:"([^"\n]*)"|'([^'\n]*)'|([^\s}"']+))""")
ALTERNATIVE = lazy.pattern(r"!\[((?:[^\[\]]|\[[^\[\]]*\])*)\](?=\()")
CAPTION = lazy.pattern(r"^[ \t]*(?::|Table:)[ \t]+([^\n{]*(?:\{(?![#.\w])[^\n{]*)*)", re.MULTILINE)
LINE = lazy.pattern(r"^(?![ \t]*(?::::*|[|+]|```|:[ \t]|!\[))[ \t]*([^\n]*\S)[ \t]*$", re.MULTILINE)


class Form(StrEnum):
    """The syntax in which a paragraph is written."""

    MARKDOWN = "markdown"
    SCALAR = "scalar"
    ATTRIBUTE = "attribute"
    CELL = "cell"
    CSV = "csv"
    CODE = "code"


BLOCKS = (Form.MARKDOWN, Form.CODE)  # the forms of blocks of text


@dataclass(frozen=True, slots=True)
class Bound:
    """The place of a paragraph in the source: the span of each of its characters, if known, and the span of its block.

    `scalars` are the fields that the paragraph comes from; if `markup` is True, their values are Markdown. `fields`
    contains the offsets of the attributes and captions that the paragraph comes from.
    """

    file: str
    chars: tuple[Span | None, ...]
    form: Form = Form.MARKDOWN
    block: Span | None = None
    scalars: tuple[Scalar, ...] = ()
    markup: bool = False
    fields: tuple[int, ...] = ()


@dataclass(slots=True)
class Binder:
    """Locates the paragraphs of a draft in `texts`; `blocks` maps bookmarks to places."""

    texts: Mapping[str, str]
    blocks: Mapping[str, Place]
    cursors: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    taken: set[tuple[str, int]] = field(default_factory=set)

    def all(self, draft: Draft) -> list[Bound | None]:
        """Return the place of each paragraph in the source, or None if it is generated or unknown."""
        placed = [self._place(names) for names in names_of(draft)]
        tables = {
            paragraph.cell[0]: span
            for paragraph, span in zip(draft.paragraphs, placed, strict=True)
            if paragraph.cell and paragraph.cell[1:] == (0, 0) and span
        }
        grids = {number: [*cells_of(self.texts, file, *span)] for number, (file, span) in tables.items()}
        scalars = [scalar for file, text in self.texts.items() for scalar in scalars_of(file, text)]
        numbered = enumerate(draft.paragraphs)
        return [self._bound(placed, number, paragraph, grids, scalars) for number, paragraph in numbered]

    def _bound(
        self,
        placed: Sequence[tuple[str, Span] | None],
        number: int,
        paragraph: Paragraph,
        grids: Mapping[int, list[Cell]],
        scalars: Sequence[Scalar],
    ) -> Bound | None:
        if paragraph.style.startswith(MADE_STYLES):
            return self._scalar(paragraph, scalars, exact=True) if paragraph.style in TITLED else None
        if paragraph.cell and paragraph.cell[0] in grids:
            return self._cell(paragraph, grids[paragraph.cell[0]])
        if (place := placed[number]) and not paragraph.cell:
            file, span = place
            if paragraph.style == code.STYLE:
                return Bound(file, code.bind_code(paragraph.text, self.texts[file], span), Form.CODE, span)
            chars = tuple(bind(paragraph.text, visible(self.texts[file], *span)))
            if paragraph.style == "attribution" and (bound := self._field(paragraph, file, span)):
                return bound  # an attribution is an attribute of its block or the last line of a quotation
            around = next(
                (scalar for scalar in scalars if scalar.file == file and scalar.start <= span[0] < scalar.end), None
            )
            if around:  # Markdown on one line of YAML, where it may need quotation marks
                return Bound(file, chars, Form.SCALAR, span, (around,), markup=True)
            return Bound(file, chars, block=span)
        if not paragraph.text.strip():
            return None
        if paragraph.note or paragraph.style in (*NOTE_STYLES, *SHOWN):
            return self._inline(paragraph)
        regions = near(self.texts, placed, number, paragraph.style)
        bindings = (bound for region in regions if (bound := self._field(paragraph, *region)))
        if best := max(bindings, key=lambda bound: sum(map(bool, bound.chars)), default=None):
            self.taken |= {(best.file, start) for start in best.fields}
            return best
        if paragraph.style == "imprint" and (found := address(scalars, paragraph)):
            return Bound(found[0].file, found[1], Form.SCALAR, None, found[:1])
        if paragraph.style in SET_FROM_FIELDS or paragraph.style in TITLED:
            bound = self._scalar(paragraph, scalars, exact=paragraph.style in TITLED)
            return None if bound and _is_citation(paragraph, bound) else bound
        return None

    def _place(self, names: Sequence[str]) -> tuple[str, Span] | None:
        places = [self.blocks[name] for name in names if name in self.blocks]
        for place in places:
            if place.file in self.texts and place.end_line:
                return place.file, span_of(self.texts[place.file], place)
        return None

    def _cell(self, paragraph: Paragraph, grid: Sequence[Cell]) -> Bound | None:
        assert paragraph.cell
        _, row, column = paragraph.cell
        cell = next((cell for cell in grid if (cell.row, cell.column) == (row, column)), None)
        if cell is None:
            return None
        if cell.form == "csv":
            chars = bind(paragraph.text, csv_characters(self.texts[cell.file], cell))
            return Bound(cell.file, tuple(chars), Form.CSV, (cell.start, cell.end))
        chars = bind(paragraph.text, visible(self.texts[cell.file], cell.start, cell.end))
        return Bound(cell.file, tuple(chars), Form.CELL, (cell.start, cell.end))

    def _field(self, paragraph: Paragraph, file: str, region: Span) -> Bound | None:
        """Return the place of a caption, title or source line in `region`, or None. A paragraph may come from several
        fields.
        """
        chars: list[Span | None] = [None] * len(paragraph.text)
        form, used = Form.MARKDOWN, list[int]()
        for start, end, kind in sorted(_fields(self.texts[file], *region), key=lambda field: field[0] - field[1]):
            seen = visible(self.texts[file], start, end)
            words = "".join(item.char for item in seen if item.sure).strip()
            spot = spotted(words, paragraph.text) if len(words) > 1 else None
            if spot and (file, start) not in self.taken and not any(chars[slice(*spot)]):
                used.append(start)
                form = kind if not any(chars) else form
                chars[slice(*spot)] = bind(paragraph.text[slice(*spot)], seen)
        return Bound(file, tuple(chars), form, region, fields=tuple(used)) if any(chars) else None

    def _inline(self, paragraph: Paragraph) -> Bound | None:
        found = inline(self.texts, paragraph)
        return Bound(*found) if found else None

    def _scalar(self, paragraph: Paragraph, scalars: Sequence[Scalar], *, exact: bool) -> Bound | None:
        """Return the place of a paragraph in its probable fields, found by their keys and order, or None."""
        keys = KEYS.get(paragraph.style)
        if "©" not in paragraph.text:  # only a copyright line contains a year that is a field
            scalars = [scalar for scalar in scalars if scalar.key != "year"]
        fits = [
            candidate
            for candidate in scalars
            if (keys is None or candidate.key in keys) and candidate.words and spotted(candidate.words, paragraph.text)
        ]
        whole = paragraph.text.strip()
        equal = [candidate for candidate in fits if spotted(candidate.words, whole) == (0, len(whole))]
        short = [candidate for candidate in fits if len(candidate.words) <= 2 and keys]
        fits = equal or ([] if exact else [candidate for candidate in fits if len(candidate.words) > 2])
        if not fits:
            return None
        file = max(fits, key=lambda candidate: len(candidate.words)).file
        longest = max(len(candidate.words) for candidate in fits)
        best = [candidate for candidate in fits if len(candidate.words) == longest and candidate.file == file]
        if paragraph.style == "contact channel":
            best = [candidate for candidate in best if "channels" in candidate.owner] or best
        covers = [sum(len(other.words) for other in fits if _is_beside(other, candidate)) for candidate in best]
        best = [candidate for candidate, covered in zip(best, covers, strict=True) if covered == max(covers)]
        first = next((candidate for candidate in best if candidate.start >= self.cursors[file]), best[0])
        self.cursors[file] = first.start
        fits += short if fits is not equal else []
        siblings = [first, *(scalar for scalar in fits if _is_beside(scalar, first) and scalar is not first)]
        chars: list[Span | None] = [None] * len(paragraph.text)
        used = []
        for scalar in siblings:
            spot = spotted(scalar.words, paragraph.text)
            if spot and not any(chars[slice(*spot)]):
                raw, shown = self.texts[file][slice(*scalar.inner)], paragraph.text[slice(*spot)]
                straight = [(place, place + 1) for place in range(*scalar.inner)] if raw == shown else None
                chars[slice(*spot)] = straight or bind(shown, visible(self.texts[file], *scalar.inner))
                used.append(scalar)
        return Bound(file, tuple(chars), Form.SCALAR, None, tuple(used))


def _is_citation(paragraph: Paragraph, bound: Bound) -> bool:
    """Return whether a paragraph of the imprint is the suggested citation, which contains words from many fields."""
    return paragraph.style == "imprint" and any(scalar.key == "title" and not scalar.owner for scalar in bound.scalars)


def _is_beside(scalar: Scalar, other: Scalar) -> bool:
    """Return whether two values belong to the same record, directly or through a list in it, or to the same list."""
    listed = scalar.owner[:-1] == other.owner and scalar.owner[-1:] == (scalar.key,)
    return scalar.owner == other.owner or listed or scalar.owner[:1] == other.owner[:1] == ("affiliations",)


def attributes_around(text: str, bound: Bound) -> list[Span]:
    """Return the spans of the attributes that a paragraph comes from, including the space before each.

    If no other attributes remain, the span includes the braces.
    """
    spans = [span for span in bound.chars if span]
    found = [
        match.span()
        for match in ATTRIBUTE.finditer(text, *(bound.block or (0, 0)))
        if any(match.start() <= start and end <= match.end() for start, end in spans)
    ]
    if not found:
        return []
    opens, closes = text.rfind("{", 0, found[0][0]), text.find("}", found[-1][1])
    ends = [opens + 1, *(end for _, end in found)]
    if not "".join(
        text[end:start] for end, start in zip(ends, [*(at for at, _ in found), closes], strict=True)
    ).strip():
        return [(opens - (text[opens - 1] == " "), closes + 1)]
    return [(start - (text[start - 1] == " "), end) for start, end in found]


def _fields(text: str, start: int, end: int) -> Iterator[tuple[int, int, Form]]:
    """Yield the spans of attributes, alt texts, captions and single lines in a block, with their forms."""
    for match in ATTRIBUTE.finditer(text, start, end):
        group = match.lastindex or 0
        if match[1] not in UNSHOWN and group > 1:
            yield match.start(group), match.end(group), Form.ATTRIBUTE
    for pattern in (ALTERNATIVE, CAPTION, LINE):
        for match in pattern.finditer(text, start, end):
            yield match.start(1), match.end(1), Form.MARKDOWN
