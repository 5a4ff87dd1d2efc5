"""Read a Word file paragraph by paragraph. In: its bytes. Out: a `Draft`, without irrelevant formatting.

Fields and note marks are separate pieces, so generated numbers are never mistaken for text by an author.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import field, replace

from lxml import etree

from briefpress.docx.read.charts import ChartData, read_charts
from briefpress.docx.read.comments import Comment, comments
from briefpress.docx.read.contexts import context_of, usual_languages
from briefpress.docx.read.definitions import layout_of, numbered, outline_of, outlines, place_in_list, styles
from briefpress.docx.read.designs import Design, design_of
from briefpress.docx.read.direct import Format, formats_of
from briefpress.docx.read.foreign import Looks, located, looks_of, simplify, simplify_in_place
from briefpress.docx.read.layout_tables import lays_out, separates
from briefpress.docx.read.package import Package
from briefpress.docx.read.passport import Passport, passport_if_valid, read_passport
from briefpress.docx.read.revisions import Own, decide
from briefpress.docx.read.runs import Context, Piece, PieceKind, joined, pieces_of
from briefpress.docx.read.suggested import CELL_CHANGES, CHANGES, Suggested, suggested_by
from briefpress.docx.read.tracked import Revision
from briefpress.docx.read.unread import unread
from briefpress.docx.read.values import integer_value
from briefpress.docx.vocabulary.xml import qn, val_of
from briefpress.lazy import dataclass
from briefpress.model import Decision

__all__ = ["Comment", "Draft", "Paragraph", "Piece", "PieceKind", "read_draft"]

FALLBACK, ALTERNATIVES = qn("mc:Fallback"), qn("mc:AlternateContent")
COPIED = r"_Copy_\d+$"  # the suffix that LibreOffice adds to the names of bookmarks in frames
NOTES = {"footnotes": qn("w:footnote"), "endnotes": qn("w:endnote")}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: the name of its style in lower case, and its pieces.

    `cell` contains the numbers (from 0) of its table, row and column, if it is in a table. `level` is the level of a
    list item, from 0, or -1 for other paragraphs; `list_id` is its list. `note` is the id of the Word note that
    contains it. `layout` contains the names of its breaks, section and box; `formats` is direct formatting, which
    overrides its style. `mark` is the tracked change of its paragraph mark, which splits or joins paragraphs. `outline`
    is its outline level, from 1, or 0 for text. `looks` is set for files of other programs, and `number` is its index.
    """

    style: str
    pieces: tuple[Piece, ...]
    bookmarks: tuple[str, ...] = ()
    cell: tuple[int, int, int] | None = None
    level: int = -1
    list_id: str = ""
    note: str = ""
    layout: frozenset[str] = frozenset()
    formats: frozenset[Format] = frozenset()
    mark: Suggested | None = None
    outline: int = 0
    looks: Looks | None = None
    number: int = -1

    @property
    def text(self) -> str:
        """Return the text, with one character for each note mark and picture."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Draft:
    """The content of a Word file; `images` and `charts` contain pictures and chart data, keyed by the names of their
    parts.

    `numbered` states whether each list is numbered. `merged` contains the cells that are merged with the cell above, by
    table, row and column; `heads` contains the header rows. `about` contains the document properties, and the language
    as `lang`. `running` contains headers and footers; `design` contains all formats other than direct formatting.
    `unread` describes omitted content. `simplified` describes changed content, each with the index of its paragraph, or
    -1 if there is none.
    """

    paragraphs: tuple[Paragraph, ...]
    comments: tuple[Comment, ...] = ()
    revisions: tuple[Revision, ...] = ()
    passport: Passport | None = None
    images: Mapping[str, bytes] = field(default_factory=dict)
    numbered: Mapping[str, bool] = field(default_factory=dict)
    merged: frozenset[tuple[int, int, int]] = frozenset()
    heads: frozenset[tuple[int, int]] = frozenset()
    about: Mapping[str, str] = field(default_factory=dict)
    charts: Mapping[str, ChartData] = field(default_factory=dict)
    running: tuple[Paragraph, ...] = ()
    unread: tuple[str, ...] = ()
    design: Design = field(default_factory=Design)
    simplified: tuple[tuple[str, int], ...] = ()


def read_draft(
    data: bytes, decision: Decision = Decision.ACCEPT, own: Own = frozenset(), *, foreign: bool = False
) -> Draft:
    """Return the content of a file. Tracked changes are accepted or rejected, except those in `own`, which stay open.

    A `foreign` file comes from another program: it is simplified first, and its paragraphs have `looks`. Raise
    NotWordError if the file cannot be read.
    """
    main, root = (package := Package.of(data)).document()
    sheet, lists = (package.part(package.related(main, kind)) for kind in ("styles", "numbering"))
    named, found = styles(sheet), [decide(root, decision, own)]
    changed = simplify(package, main, main, root) if foreign else simplify_in_place(root)
    usual = usual_languages(root, sheet, foreign=foreign)
    reader = _Reader(context_of(package, main, named, usual, foreign=foreign), named, outlines(sheet))
    reader.body(root)
    for name, notes, tag in (parts := [*_notes(package, main)]):
        found.append(decide(notes, decision, own))
        changed = changed + simplify(package, main, name, notes) if foreign else changed
        reader.context = context_of(package, name, named, usual, foreign=foreign)
        reader.notes(notes, tag, found[0].notes)
    shown = {piece.image for paragraph in reader.out for piece in paragraph.pieces if piece.image}
    charts = read_charts(package, shown)
    origin, ignored = passport_if_valid(package, main) if foreign else (read_passport(package, main), ())
    return Draft(
        tuple(reader.out),
        comments(package, main, [root, *(notes for _, notes, _ in parts)], reader.nodes),
        tuple(revision for part in found for revision in part.numbered(reader.nodes)),
        origin,
        {name: package.data(name) for name in sorted(shown & package.names)},
        numbered(lists),
        frozenset(reader.merged),
        frozenset(reader.heads),
        {**reader.context.bound, "lang": usual.get("val", "")},  # the properties are the same in all parts
        charts,
        _running(package, main, named, decision),
        unread(package, main, {*changed.parts, *(charts if foreign else ())}),
        design_of(root, sheet, named, lists),
        (*located(changed.remarks, reader.nodes), *((remark, -1) for remark in ignored)),
    )


def _notes(package: Package, main: str) -> Iterator[tuple[str, etree._Element, str]]:
    """Yield the name and the root of each part with notes, and the tag of its notes."""
    for kind, tag in NOTES.items():
        name = package.related(main, kind)
        if name and (notes := package.part(name)) is not None:
            yield name, notes, tag


def _running(package: Package, main: str, style_names: dict[str, str], decision: Decision) -> tuple[Paragraph, ...]:
    """Return the content of headers and footers, with tracked changes accepted even if the text shows them."""
    out: list[Paragraph] = []
    for name in dict.fromkeys(package.targets(main, "/header", "/footer").values()):
        if (root := package.part(name)) is not None:
            decide(root, Decision.ACCEPT if decision is Decision.SHOW else decision)
            reader = _Reader(context_of(package, name, style_names), style_names)
            reader.body(root)
            out += reader.out
    return tuple(out)


@dataclass(slots=True)
class _Reader:
    context: Context
    styles: dict[str, str]
    outlines: dict[str, int] = field(default_factory=dict)
    out: list[Paragraph] = field(default_factory=list)
    nodes: list[etree._Element] = field(default_factory=list)
    tables: int = 0
    note: str = ""
    merged: set[tuple[int, int, int]] = field(default_factory=set)
    heads: set[tuple[int, int]] = field(default_factory=set)
    changes: tuple[Suggested, ...] = ()  # the tracked changes of the current row or cell

    def body(self, root: etree._Element) -> None:
        body = root.find(qn("w:body"))
        self._blocks(body if body is not None else root, None)

    def notes(self, root: etree._Element, tag: str, gone: Container[str]) -> None:
        """Add Word's own notes, except those in `gone` and separators, which have a different type."""
        for note in root.iter(tag):
            self.note = f"{etree.QName(tag).localname} {note.get(qn('w:id'), '')}"
            if note.get(qn("w:type")) in (None, "normal") and self.note not in gone:
                self._blocks(note, None)
        self.note = ""

    def _blocks(self, parent: etree._Element, cell: tuple[int, int, int] | None) -> None:
        for child in (node for node in parent if not separates(node, self.styles)):
            if child.tag == qn("w:p"):
                self._paragraph(child, cell)
            elif child.tag == qn("w:tbl"):
                self._table(child, cell)
            # Paragraphs may be inside content controls, customXml and unknown elements.
            elif next(child.iter(qn("w:p")), None) is not None:
                self._blocks(child[0] if child.tag == ALTERNATIVES else child, cell)

    def _table(self, table: etree._Element, around: tuple[int, int, int] | None) -> None:
        """Add the paragraphs of a table. Paragraphs in a layout table belong to the cell around that table, if any."""
        number, is_layout = self.tables, lays_out(table, self.styles)
        self.tables += not is_layout
        for row, tr in enumerate(table.iter(qn("w:tr"))):
            if next(tr.iterancestors(qn("w:tbl"))) is not table:
                continue
            if tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None:
                self.heads.add((number, row))
            column = max(0, integer_value(tr.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"), 0))
            for tc in tr.iterchildren(qn("w:tc"), qn("w:sdt")):
                inside = tc if tc.tag == qn("w:tc") else tc.find(f".//{qn('w:tc')}")
                if inside is None:
                    continue
                self.changes = _changes(tr.find(qn("w:trPr"))) + _changes(inside.find(qn("w:tcPr")))
                self._blocks(inside, around if is_layout else (number, row, column))
                self.changes = ()
                above = inside.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
                if above is not None and above.get(qn("w:val"), "continue") == "continue":
                    self.merged.add((number, row, column))
                column += max(1, integer_value(inside.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}"), 1))

    def _paragraph(self, node: etree._Element, cell: tuple[int, int, int] | None) -> None:
        properties = node.find(qn("w:pPr"))
        named = properties.find(qn("w:pStyle")) if properties is not None else None
        numbering = properties.find(qn("w:numPr")) if properties is not None else None
        id_ = val_of(named)
        style, outline = self.styles.get(id_, ""), outline_of(node)
        outline = self.outlines.get(id_, 0) if outline is None else outline
        looks = looks_of(node)
        level, list_id = (looks.level, looks.list_id) if looks else place_in_list(numbering)
        marks = tuple(re.sub(COPIED, "", element.get(qn("w:name"), "")) for element in node.iter(qn("w:bookmarkStart")))
        pieces = joined(map(self._suggested, pieces_of(node, self.context)))
        layout, formats, mark = layout_of(node), formats_of(node), _changes(node.find(f"{qn('w:pPr')}/{qn('w:rPr')}"))
        known = next(iter(mark), None)
        place, number = (cell, level, list_id, self.note), len(self.out)
        self.out.append(
            Paragraph(style or "normal", pieces, marks, *place, layout, formats, known, outline, looks, number)
        )
        self.nodes.append(node)
        for box in node.iter(qn("w:txbxContent")):
            if next(box.iterancestors(qn("w:p"))) is node and next(box.iterancestors(FALLBACK), None) is None:
                self._blocks(box, cell)

    def _suggested(self, piece: Piece) -> Piece:
        """Return a piece with the tracked changes of its row or cell, except kinds that the piece already has."""
        known = {suggestion.kind for suggestion in piece.suggested}
        more = tuple(suggestion for suggestion in self.changes if suggestion.kind not in known)
        return replace(piece, suggested=(*more, *piece.suggested)) if more else piece


def _changes(properties: etree._Element | None) -> tuple[Suggested, ...]:
    """Return the tracked changes of a row, a cell or the end of a paragraph."""
    names = {qn(f"w:{name}") for name in (*CHANGES, *CELL_CHANGES)}
    return tuple(suggested_by(child) for child in properties if child.tag in names) if properties is not None else ()
