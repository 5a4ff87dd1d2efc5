"""What a Word file says, paragraph by paragraph. In: its bytes. Out: a `Draft`; looks that mean nothing are left out.

Fields and marks of notes are pieces of their own: what the program counts is never taken for an author's words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from enum import StrEnum

from lxml import etree

from briefpress.docx.read.definitions import languages, layout_of, numbered, styles
from briefpress.docx.read.package import Package
from briefpress.docx.read.passport import Passport, read_passport
from briefpress.docx.read.revisions import Decision, Revision, decide, revisions
from briefpress.docx.read.runs import Context, Piece, PieceKind, joined, pieces_of
from briefpress.docx.xml import qn
from briefpress.lazy import dataclass

__all__ = ["Comment", "Draft", "Paragraph", "Piece", "PieceKind", "read_draft"]

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
NOTES = {"footnotes": qn("w:footnote"), "endnotes": qn("w:endnote")}


class Part(StrEnum):
    """Where a paragraph stands: in the text or in a note of Word's own."""

    BODY = "body"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: the name of its style in small letters, and its pieces.

    `cell` is table, row and column, counted from 0, where it stands in one; `level` that of a list item, from 0, or -1;
    `list_id` the list that it is an item of; `note` the id of Word's note that it stands in. `layout` names what of its
    looks is said in place of its style.
    """

    style: str
    pieces: tuple[Piece, ...]
    bookmarks: tuple[str, ...] = ()
    cell: tuple[int, int, int] | None = None
    level: int = -1
    list_id: str = ""
    note: str = ""
    layout: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """Return the words, one character for each mark of a note and each picture."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: who wrote it, when, what, and about which words of which paragraph, counted from 0."""

    author: str
    date: str
    text: str
    about: str = ""
    paragraph: int = -1
    resolved: bool = False
    answers: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """All that a file says; `images` has the files of its pictures by the names of their parts.

    `numbered` says of each list whether it has numbers, `merged` has the cells that belong to those above them, by
    table, row and column, and `about` the properties of the file, with its language as `lang`.
    """

    paragraphs: tuple[Paragraph, ...]
    comments: tuple[Comment, ...] = ()
    revisions: tuple[Revision, ...] = ()
    passport: Passport | None = None
    images: Mapping[str, bytes] = field(default_factory=dict)
    numbered: Mapping[str, bool] = field(default_factory=dict)
    merged: frozenset[tuple[int, int, int]] = frozenset()
    about: Mapping[str, str] = field(default_factory=dict)


def read_draft(data: bytes, decision: Decision = Decision.ACCEPT) -> Draft:
    """Return what a file says once its tracked changes are decided. Raise NotWordError where it cannot be read."""
    package = Package.of(data)
    main = package.main()
    root = package.part(main)
    assert root is not None
    changed = tuple(revisions(root))
    decide(root, decision)
    sheet = package.part(package.related(main, "styles"))
    named = styles(sheet)
    reader = _Reader(_context(package, main, named), named)
    reader.body(root)
    for kind, tag in NOTES.items():
        name = package.related(main, kind)
        notes = package.part(name) if name else None
        if notes is not None:
            changed += tuple(revisions(notes))
            decide(notes, decision)
            reader.context = _context(package, name, named)
            reader.notes(notes, tag)
    comments = _comments(package, main, root, reader)
    shown = {piece.image for paragraph in reader.out for piece in paragraph.pieces if piece.image}
    images = {name: package.data(name) for name in sorted(shown & package.names)}
    about = {**_context(package, main, named).bound, "lang": languages(sheet).get("val", "")}
    lists = numbered(package.part(package.related(main, "numbering")))
    passport = read_passport(package, main)
    paragraphs, merged = tuple(reader.out), frozenset(reader.merged)
    return Draft(paragraphs, comments, changed, passport, images, lists, merged, about)


def _context(package: Package, name: str, styles: dict[str, str]) -> Context:
    links = {id_: target for kind, target, id_ in package.relations(name) if kind.endswith("/hyperlink")}
    files = [target for kind, target, _ in package.relations("") if kind.endswith(("/core-properties", "-properties"))]
    roots = [root for root in map(package.part, files) if root is not None]
    bound = {etree.QName(one).localname: one.text or "" for root in roots for one in root if isinstance(one.tag, str)}
    images = {id_: target for kind, target, id_ in package.relations(name) if kind.endswith("/image")}
    sheet = package.part(package.related(package.main(), "styles"))
    return Context(links, styles, bound, images, languages(sheet))


@dataclass(slots=True)
class _Reader:
    context: Context
    styles: dict[str, str]
    out: list[Paragraph] = field(default_factory=list)
    nodes: list[etree._Element] = field(default_factory=list)
    tables: int = 0
    note: str = ""
    merged: set[tuple[int, int, int]] = field(default_factory=set)

    def body(self, root: etree._Element) -> None:
        body = root.find(qn("w:body"))
        self._blocks(body if body is not None else root, None)

    def notes(self, root: etree._Element, tag: str) -> None:
        """Take Word's own notes; those of separators have a type."""
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
                self._blocks(inside, (number, row, column))
                above = inside.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
                if above is not None and above.get(qn("w:val"), "continue") == "continue":
                    self.merged.add((number, row, column))
                span = inside.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
                column += int(span.get(qn("w:val"), "1")) if span is not None else 1

    def _paragraph(self, node: etree._Element, cell: tuple[int, int, int] | None) -> None:
        properties = node.find(qn("w:pPr"))
        style, numbering = "", None
        if properties is not None:
            named = properties.find(qn("w:pStyle"))
            style = self.styles.get(named.get(qn("w:val"), ""), "") if named is not None else ""
            numbering = properties.find(qn("w:numPr"))
        level, list_id = _numbering(numbering)
        marks = tuple(one.get(qn("w:name"), "") for one in node.iter(qn("w:bookmarkStart")))
        pieces = joined(pieces_of(node, self.context))
        looks = layout_of(node)
        self.out.append(Paragraph(style or "normal", pieces, marks, cell, level, list_id, self.note, looks))
        self.nodes.append(node)
        for box in node.iter(qn("w:txbxContent")):
            if next(box.iterancestors(qn("w:p"))) is node and next(box.iterancestors(FALLBACK), None) is None:
                self._blocks(box, cell)


def _numbering(node: etree._Element | None) -> tuple[int, str]:
    if node is None:
        return -1, ""
    level, number = node.find(qn("w:ilvl")), node.find(qn("w:numId"))
    id_ = number.get(qn("w:val"), "") if number is not None else ""
    return (int(level.get(qn("w:val"), "0")) if level is not None else 0, id_) if id_ != "0" else (-1, "")


def _comments(package: Package, main: str, root: etree._Element, reader: _Reader) -> tuple[Comment, ...]:
    name = package.related(main, "comments")
    part = package.part(name) if name else None
    if part is None:
        return ()
    about, where = _anchors(root, reader.nodes)
    out = []
    for node in part.iter(qn("w:comment")):
        id_ = node.get(qn("w:id"), "")
        text = "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in node.iter(qn("w:p"))).strip()
        comment = Comment(node.get(qn("w:author"), ""), node.get(qn("w:date"), ""), text)
        out.append(replace(comment, about=about.get(id_, ""), paragraph=where.get(id_, -1)))
    return tuple(out)


def _anchors(root: etree._Element, nodes: list[etree._Element]) -> tuple[dict[str, str], dict[str, int]]:
    """Return the words that each comment is about, and the paragraph in which these begin."""
    numbers = {id(node): number for number, node in enumerate(nodes)}
    about: dict[str, str] = {}
    where: dict[str, int] = {}
    open_: set[str] = set()
    number = -1
    for node in root.iter():
        number = numbers.get(id(node), number)
        id_ = node.get(qn("w:id"), "") if isinstance(node.tag, str) else ""
        if node.tag == qn("w:commentRangeStart"):
            open_.add(id_)
            where.setdefault(id_, number)
        elif node.tag == qn("w:commentRangeEnd"):
            open_.discard(id_)
        elif node.tag == qn("w:commentReference"):
            where.setdefault(id_, number)
        elif node.tag == qn("w:t"):
            for one in open_:
                about[one] = about.get(one, "") + (node.text or "")
    return about, where
