"""Accept or reject tracked changes. In: the tree of a part. Out: the tree as Word would leave it.

See ECMA-376 part 1, 17.13.5. If changes are accepted, insertions and the new places of moves stay; if they are
rejected, deletions and old places stay. A paragraph whose mark is removed is joined to the next paragraph.
"""

from __future__ import annotations

from lxml import etree

from briefpress.docx.read.formats import decide_formats, show_formats
from briefpress.docx.read.tracked import Found, notes_of, revisions
from briefpress.docx.vocabulary.xml import qn, remove
from briefpress.lazy import dataclass
from briefpress.model import Decision

ADDED = {qn("w:ins"), qn("w:moveTo")}
REMOVED = {qn("w:del"), qn("w:moveFrom")}
RANGES = {
    qn(f"w:{kind}Range{end}")
    for kind in ("moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo")
    for end in ("Start", "End")
}
PARAGRAPH_MARK = f"{qn('w:pPr')}/{qn('w:rPr')}"
SEEN = {
    *(qn(f"w:{name}") for name in ("t", "sym", "drawing", "pict", "object", "footnoteReference", "endnoteReference")),
    *(qn(f"m:{name}") for name in ("t",)),
}
PLACEHOLDER = "\u200d"  # a zero-width joiner, which LibreOffice inserts into the first cell of a new row
ROW_CHANGES, CELL_CHANGES = qn("w:trPr"), qn("w:tcPr")


Own = frozenset[tuple[str, str]]  # authors and dates: changes by these authors on these dates always stay open


def decide(root: etree._Element, decision: Decision, own: Own = frozenset()) -> Found:
    """Accept or reject the tracked changes in a part, except those in `own`, and return all changes.

    If `decision` is to show changes, they all stay open.
    """
    for node in [node for node in root.iter(*ADDED) if "".join(node.itertext()) == PLACEHOLDER]:
        remove(node)
    found, notes = revisions(root), notes_of(root)
    accept = decision is not Decision.REJECT
    decider = _Decider(*((ADDED, REMOVED) if accept else (REMOVED, ADDED)), decision is Decision.SHOW, own)
    if decision is Decision.SHOW:
        show_formats(root)
    decide_formats(root, accept=accept)
    decider.numbering(root)
    decider.rows(root, accept=accept)
    joined = decider.marks(root)
    for node in [*root.iter(*decider.gone)]:
        if not decider.is_open(node):
            remove(node)
    for node in [*root.iter(*decider.stays)]:
        if not decider.is_open(node):
            remove(node) if _is_mark(node) else _unwrap(node)
    for node in [*root.iter(*RANGES)]:
        remove(node)
    for node in [*root.iter(qn("w:delText"), qn("w:delInstrText"))]:
        node.tag = qn("w:t") if node.tag == qn("w:delText") else qn("w:instrText")
    for paragraph in joined:
        if (following := _join(paragraph)) is not None:
            found.became.append((paragraph, following))
    found.notes |= notes - notes_of(root)
    return found


@dataclass(frozen=True, slots=True)
class _Decider:
    """Decides on changes. If `shows`, all changes stay open; otherwise, only those whose authors and dates are in
    `own`.
    """

    stays: set[str]
    gone: set[str]
    shows: bool
    own: Own

    def is_open(self, node: etree._Element) -> bool:
        return self.shows or (node.get(qn("w:author"), ""), node.get(qn("w:date"), "")) in self.own

    def numbering(self, root: etree._Element) -> None:
        """Remove the bullets and numbers of lists if their insertion is rejected."""
        for node in [node for tag in self.gone for node in root.iter(tag)]:
            parent = node.getparent()
            if parent is not None and parent.tag == qn("w:numPr") and not self.shows:
                remove(parent)

    def rows(self, root: etree._Element, *, accept: bool) -> None:
        """Accept or reject changes to rows and cells, and remove tables that have no rows left."""
        added = {qn("w:cellIns") if accept else qn("w:cellDel")}
        lost = {qn("w:cellDel"), qn("w:cellIns")} - added
        for properties, tags in ((ROW_CHANGES, self.gone), (CELL_CHANGES, lost)):
            for node in [*root.iter(properties)]:
                changes = [child for child in node if child.tag in self.stays | self.gone | added | lost]
                decided = [child for child in changes if not self.is_open(child)]
                if any(child.tag in tags for child in decided) and (owner := node.getparent()) is not None:
                    remove(owner)
                for child in decided:
                    node.remove(child)
        _merge(root, accept=accept)
        for row in [row for row in root.iter(qn("w:tr")) if row.find(f".//{qn('w:tc')}") is None]:
            remove(row)
        for table in [table for table in root.iter(qn("w:tbl")) if table.find(f".//{qn('w:tr')}") is None]:
            remove(table)

    def marks(self, root: etree._Element) -> list[etree._Element]:
        """Return the paragraphs whose marks are removed."""
        marks = (paragraph.find(PARAGRAPH_MARK) for paragraph in root.iter(qn("w:p")))
        return [
            owner
            for mark in marks
            if mark is not None and any(child.tag in self.gone and not self.is_open(child) for child in mark)
            for owner in mark.iterancestors(qn("w:p"))
        ]


def _merge(root: etree._Element, *, accept: bool) -> None:
    """Merge cells with the cells above them, or restore separate cells (17.13.5.2)."""
    for node in [*root.iter(qn("w:cellMerge"))]:
        parent = node.getparent()
        assert parent is not None
        now = node.get(qn("w:vMerge" if accept else "w:vMergeOrig"))
        parent.remove(node)
        for old in parent.findall(qn("w:vMerge")):
            parent.remove(old)
        if now:
            joined = etree.SubElement(parent, qn("w:vMerge"))
            joined.set(qn("w:val"), "continue" if now == "cont" else "restart")


def _join(paragraph: etree._Element) -> etree._Element | None:
    """Join a paragraph with the next one, and return the result, or None if no paragraph follows.

    The result has the properties of the first paragraph, unless it is empty.
    """
    following = _following(paragraph)
    empty = not any(child.tag != qn("w:pPr") and _has_content(child) for child in paragraph)
    if following is None:
        if empty and (_beside(paragraph) is not None or _beside(paragraph, preceding=True) is not None):
            remove(paragraph)
        return None
    own = [child for child in paragraph if child.tag != qn("w:pPr")]
    if empty:
        start = 1 if following.find(qn("w:pPr")) is not None else 0
        following[start:start] = own
        remove(paragraph)
        return following
    old = following.find(qn("w:pPr"))
    section = old.find(qn("w:sectPr")) if old is not None else None
    properties = paragraph.find(qn("w:pPr"))
    if section is not None and properties is not None:
        properties.append(section)
    first = 1 if old is not None else 0
    following[first:first] = own
    if old is not None:
        following.remove(old)
    if properties is not None:
        following.insert(0, properties)
    remove(paragraph)
    return following


def _following(paragraph: etree._Element) -> etree._Element | None:
    """Return the paragraph that follows, or None if a table, section or control follows."""
    for following in paragraph.itersiblings():
        if following.tag == qn("w:p"):
            return following
        if following.tag in (qn("w:tbl"), qn("w:sectPr"), qn("w:sdt")):
            return None
    return None


def _beside(paragraph: etree._Element, *, preceding: bool = False) -> etree._Element | None:
    """Return an adjacent paragraph, or None if there is none. A cell, a note and the body must keep at least one
    paragraph.
    """
    return next(paragraph.itersiblings(qn("w:p"), preceding=preceding), None)


def _has_content(node: etree._Element) -> bool:
    """Return whether a child of a paragraph has visible content."""
    return next(node.iter(*SEEN), None) is not None


def _is_mark(node: etree._Element) -> bool:
    """Return whether a change applies to a paragraph mark, a row, a cell or a number, not to content."""
    parent = node.getparent()
    return parent is not None and parent.tag in (qn("w:rPr"), qn("w:trPr"), qn("w:tcPr"), qn("w:numPr"))


def _unwrap(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        at = parent.index(node)
        parent[at : at + 1] = list(node)
