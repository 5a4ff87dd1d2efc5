"""A Word file, paragraph by paragraph. In: its bytes. Out: a `Draft` without irrelevant formatting.

Fields and note marks are separate pieces, so generated numbers are never taken for an author's text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field, replace
from enum import StrEnum

from lxml import etree

from briefpress.docx.read.charts import ChartData, read_chart
from briefpress.docx.read.comments import Comment, comments
from briefpress.docx.read.definitions import languages, layout_of, numbered, outline_of, outlines, styles
from briefpress.docx.read.package import Package
from briefpress.docx.read.passport import Passport, read_passport
from briefpress.docx.read.revisions import Own, Revision, decide, revisions
from briefpress.docx.read.runs import Context, Piece, PieceKind, joined, pieces_of
from briefpress.docx.read.suggested import CELL_CHANGES, CHANGES, Suggested, suggested_by
from briefpress.docx.read.unread import unread
from briefpress.docx.xml import qn
from briefpress.lazy import dataclass
from briefpress.model import Decision

__all__ = ["Comment", "Draft", "Paragraph", "Piece", "PieceKind", "read_draft"]

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
COPIED = r"_Copy_\d+$"  # what LibreOffice adds to the names of bookmarks in frames
NOTES = {"footnotes": qn("w:footnote"), "endnotes": qn("w:endnote")}


class Part(StrEnum):
    """The location of a paragraph: in the text or in one of Word's notes."""

    BODY = "body"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: the name of its style in lower case, and its pieces.

    `cell` is its table, row and column, counted from 0, if it is in one; `level` that of a list item, from 0, or -1;
    `list_id` its list; `note` the id of the Word note that contains it. `layout` names direct formatting that overrides
    its style. `mark` is the tracked change of its end, which splits or joins paragraphs. `outline` is its level in the
    outline, from 1, whatever its style is called, 0 for text.
    """

    style: str
    pieces: tuple[Piece, ...]
    bookmarks: tuple[str, ...] = ()
    cell: tuple[int, int, int] | None = None
    level: int = -1
    list_id: str = ""
    note: str = ""
    layout: frozenset[str] = frozenset()
    mark: Suggested | None = None
    outline: int = 0

    @property
    def text(self) -> str:
        """Return the text, with one character for each note mark and each picture."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything in a file; `images` has its picture files by the names of their parts, `charts` their data.

    `numbered` says which lists are numbered, `merged` has the cells merged with those above, by table, row and column,
    and `about` the document properties, with the language as `lang`. `running` has the lines of headers and footers.
    """

    paragraphs: tuple[Paragraph, ...]
    comments: tuple[Comment, ...] = ()
    revisions: tuple[Revision, ...] = ()
    passport: Passport | None = None
    images: Mapping[str, bytes] = field(default_factory=dict)
    numbered: Mapping[str, bool] = field(default_factory=dict)
    merged: frozenset[tuple[int, int, int]] = frozenset()
    about: Mapping[str, str] = field(default_factory=dict)
    charts: Mapping[str, ChartData] = field(default_factory=dict)
    running: tuple[Paragraph, ...] = ()
    unread: tuple[str, ...] = ()


def read_draft(data: bytes, decision: Decision = Decision.ACCEPT, own: Own = frozenset()) -> Draft:
    """Return the content of a file with all tracked changes decided except `own` ones, which stay open.

    Raises NotWordError if it cannot be read.
    """
    package = Package.of(data)
    main = package.main()
    root = package.part(main)
    assert root is not None
    sheet = package.part(package.related(main, "styles"))
    named = styles(sheet)
    reader = _Reader(_context(package, main, named), named, outlines(sheet))
    found = [revisions(root)]
    decide(root, decision, own, found[0])
    reader.body(root)
    for kind, tag in NOTES.items():
        name = package.related(main, kind)
        notes = package.part(name) if name else None
        if notes is not None:
            found.append(revisions(notes))
            decide(notes, decision, own, found[-1])
            reader.context = _context(package, name, named)
            reader.notes(notes, tag)
    shown = {piece.image for paragraph in reader.out for piece in paragraph.pieces if piece.image}
    return Draft(
        tuple(reader.out),
        comments(package, main, root, reader.nodes),
        tuple(one for some in found for one in some.numbered(reader.nodes)),
        read_passport(package, main),
        {name: package.data(name) for name in sorted(shown & package.names)},
        numbered(package.part(package.related(main, "numbering"))),
        frozenset(reader.merged),
        {**_context(package, main, named).bound, "lang": languages(sheet).get("val", "")},
        {name: read_chart(part) for name in sorted(shown) if (part := _chart(package, name)) is not None},
        _running(package, main, named),
        unread(package, main),
    )


def _running(package: Package, main: str, named: dict[str, str]) -> tuple[Paragraph, ...]:
    """Return what is in headers and footers once changes in them are accepted."""
    parts = [target for kind, target, _ in package.relations(main) if kind.endswith(("/header", "/footer"))]
    out: list[Paragraph] = []
    for name in dict.fromkeys(parts):
        root = package.part(name)
        if root is not None:
            decide(root, Decision.ACCEPT)
            reader = _Reader(_context(package, name, named), named)
            reader.body(root)
            out += reader.out
    return tuple(out)


def _chart(package: Package, name: str) -> etree._Element | None:
    """Return the part `name` where it is XML; a picture is None."""
    return package.part(name) if name.endswith(".xml") else None


def _context(package: Package, name: str, styles: dict[str, str]) -> Context:
    links = {id_: target for kind, target, id_ in package.relations(name) if kind.endswith("/hyperlink")}
    files = [target for kind, target, _ in package.relations("") if kind.endswith(("/core-properties", "-properties"))]
    roots = [root for root in map(package.part, files) if root is not None]
    bound = {etree.QName(one).localname: one.text or "" for root in roots for one in root if isinstance(one.tag, str)}
    images = {id_: target for kind, target, id_ in package.relations(name) if kind.endswith(("/image", "/chart"))}
    sheet = package.part(package.related(package.main(), "styles"))
    return Context(links, styles, bound, images, languages(sheet))


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
    changes: tuple[Suggested, ...] = ()  # of the row or cell that is read now

    def body(self, root: etree._Element) -> None:
        body = root.find(qn("w:body"))
        self._blocks(body if body is not None else root, None)

    def notes(self, root: etree._Element, tag: str) -> None:
        """Add Word's own notes; those of separators have a type."""
        for note in root.iter(tag):
            if note.get(qn("w:type")) in (None, "normal"):
                self.note = f"{etree.QName(tag).localname} {note.get(qn('w:id'), '')}"
                self._blocks(note, None)
        self.note = ""

    def _blocks(self, parent: etree._Element, cell: tuple[int, int, int] | None) -> None:
        for child in parent:
            if child.tag == qn("w:p"):
                self._paragraph(child, cell)
            elif child.tag == qn("w:tbl"):
                self._table(child)
            elif child.tag in (qn("w:sdt"), qn("w:customXml"), qn("w:smartTag")):
                inside = child.find(qn("w:sdtContent")) if child.tag == qn("w:sdt") else child
                if inside is not None:
                    self._blocks(inside, cell)

    def _table(self, table: etree._Element) -> None:
        number = self.tables
        self.tables += 1
        for row, tr in enumerate(table.iter(qn("w:tr"))):
            if next(tr.iterancestors(qn("w:tbl"))) is not table:
                continue
            column = 0
            for tc in tr.iterchildren(qn("w:tc"), qn("w:sdt")):
                inside = tc if tc.tag == qn("w:tc") else tc.find(f".//{qn('w:tc')}")
                if inside is None:
                    continue
                self.changes = _changes(tr.find(qn("w:trPr"))) + _changes(inside.find(qn("w:tcPr")))
                self._blocks(inside, (number, row, column))
                self.changes = ()
                above = inside.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
                if above is not None and above.get(qn("w:val"), "continue") == "continue":
                    self.merged.add((number, row, column))
                span = inside.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
                column += int(span.get(qn("w:val"), "1")) if span is not None else 1

    def _paragraph(self, node: etree._Element, cell: tuple[int, int, int] | None) -> None:
        properties = node.find(qn("w:pPr"))
        named = properties.find(qn("w:pStyle")) if properties is not None else None
        numbering = properties.find(qn("w:numPr")) if properties is not None else None
        id_ = named.get(qn("w:val"), "") if named is not None else ""
        style, outline = self.styles.get(id_, ""), outline_of(node)
        outline = self.outlines.get(id_, 0) if outline is None else outline
        level, list_id = _numbering(numbering)
        marks = tuple(re.sub(COPIED, "", one.get(qn("w:name"), "")) for one in node.iter(qn("w:bookmarkStart")))
        pieces = joined(map(self._suggested, pieces_of(node, self.context)))
        looks, mark = layout_of(node), _changes(node.find(f"{qn('w:pPr')}/{qn('w:rPr')}"))
        known = next(iter(mark), None)
        self.out.append(
            Paragraph(style or "normal", pieces, marks, cell, level, list_id, self.note, looks, known, outline)
        )
        self.nodes.append(node)
        for box in node.iter(qn("w:txbxContent")):
            if next(box.iterancestors(qn("w:p"))) is node and next(box.iterancestors(FALLBACK), None) is None:
                self._blocks(box, cell)

    def _suggested(self, piece: Piece) -> Piece:
        """Return a piece inside the changes of its row; where it is a part of the same change, that says it."""
        more = tuple(one for one in self.changes if one.kind not in {other.kind for other in piece.suggested})
        return replace(piece, suggested=(*more, *piece.suggested)) if more else piece


def _changes(properties: etree._Element | None) -> tuple[Suggested, ...]:
    """Return the open changes of a row, a cell or the end of a paragraph."""
    names = {qn(f"w:{name}") for name in (*CHANGES, *CELL_CHANGES)}
    return tuple(suggested_by(one) for one in properties if one.tag in names) if properties is not None else ()


def _numbering(node: etree._Element | None) -> tuple[int, str]:
    if node is None:
        return -1, ""
    level, number = node.find(qn("w:ilvl")), node.find(qn("w:numId"))
    id_ = number.get(qn("w:val"), "") if number is not None else ""
    return (int(level.get(qn("w:val"), "0")) if level is not None else 0, id_) if id_ != "0" else (-1, "")
