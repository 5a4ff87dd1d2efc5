"""Tracked changes, decided. In: the tree of a part. Out: the tree that Word has after all were accepted or rejected.

ECMA-376 part 1, 17.13.5. Insertions and the new places of moves stay when accepted; deletions and old places stay when
rejected; a paragraph whose mark is gone goes on with the next one.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from lxml import etree

from briefpress.docx.xml import qn
from briefpress.lazy import dataclass

ADDED = {qn("w:ins"), qn("w:moveTo")}
REMOVED = {qn("w:del"), qn("w:moveFrom")}
RANGES = {
    qn(f"w:{kind}Range{end}")
    for kind in ("moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo")
    for end in ("Start", "End")
}
CHANGES = {
    qn(f"w:{name}Change")
    for name in ("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx", "numbering")
}
PARAGRAPH_MARK = f"{qn('w:pPr')}/{qn('w:rPr')}"
ROW_CHANGES, CELL_CHANGES = qn("w:trPr"), qn("w:tcPr")


class Decision(StrEnum):
    """What becomes of tracked changes."""

    ACCEPT = "accept"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Revision:
    """A tracked change: `kind` is `insertion`, `deletion`, `move` or `format`; `date` as Word has it, or `""`."""

    kind: str
    author: str
    date: str
    text: str


def revisions(root: etree._Element) -> Iterator[Revision]:
    """Yield the tracked changes of a part, in their order."""
    kinds = {qn("w:ins"): "insertion", qn("w:del"): "deletion", qn("w:moveTo"): "move"}
    for node in root.iter(*kinds, *CHANGES):
        words = "".join(one.text or "" for one in node.iter(qn("w:t"), qn("w:delText")))
        kind = kinds.get(str(node.tag), "format")
        yield Revision(kind, node.get(qn("w:author"), ""), node.get(qn("w:date"), ""), words)


def decide(root: etree._Element, decision: Decision) -> None:
    """Accept or reject all tracked changes of a part."""
    accept = decision is Decision.ACCEPT
    kept, gone = (ADDED, REMOVED) if accept else (REMOVED, ADDED)
    _formats(root, accept=accept)
    _rows(root, kept=kept, gone=gone)
    joined = _marks(root, gone)
    for node in [*root.iter(*gone)]:
        if not _is_mark(node):
            _remove(node)
    for node in [*root.iter(*kept)]:
        _remove(node) if _is_mark(node) else _unwrap(node)
    for node in [*root.iter(*RANGES)]:
        _remove(node)
    for node in [*root.iter(qn("w:delText"), qn("w:delInstrText"))]:
        node.tag = qn("w:t") if node.tag == qn("w:delText") else qn("w:instrText")
    for paragraph in joined:
        _join(paragraph)


def _formats(root: etree._Element, *, accept: bool) -> None:
    """Take out what says how something was formatted before, or bring that back."""
    for node in [*root.iter(*CHANGES)]:
        parent = node.getparent()
        if parent is None:
            continue
        parent.remove(node)
        old = next(iter(node), None)
        if accept or old is None or etree.QName(old).localname != etree.QName(parent).localname:
            continue
        stays = {qn("w:rPr"), qn("w:sectPr"), qn("w:ins"), qn("w:del"), qn("w:moveFrom"), qn("w:moveTo")}
        kept = [child for child in parent if child.tag in stays and parent.tag != qn("w:sectPr")]
        parent[:] = [*(child for child in old if child.tag not in {one.tag for one in kept}), *kept]


def _rows(root: etree._Element, *, kept: set[str], gone: set[str]) -> None:
    """Decide on rows and cells; a table without rows is taken away."""
    added = {qn("w:cellIns") if qn("w:ins") in kept else qn("w:cellDel")}
    lost = {qn("w:cellDel"), qn("w:cellIns")} - added
    for properties, signs in ((ROW_CHANGES, gone), (CELL_CHANGES, lost)):
        for node in [*root.iter(properties)]:
            if any(child.tag in signs for child in node) and (owner := node.getparent()) is not None:
                _remove(owner)
            for child in [child for child in node if child.tag in kept | added | lost]:
                node.remove(child)
    for row in [row for row in root.iter(qn("w:tr")) if row.find(qn("w:tc")) is None]:
        _remove(row)
    for table in [table for table in root.iter(qn("w:tbl")) if table.find(f".//{qn('w:tr')}") is None]:
        _remove(table)


def _marks(root: etree._Element, gone: set[str]) -> list[etree._Element]:
    """Return the paragraphs whose marks go."""
    marks = (paragraph.find(PARAGRAPH_MARK) for paragraph in root.iter(qn("w:p")))
    return [
        owner
        for mark in marks
        if mark is not None and any(child.tag in gone for child in mark)
        for owner in mark.iterancestors(qn("w:p"))
    ]


def _join(paragraph: etree._Element) -> None:
    """Let the next paragraph go on in this one; where nothing is left of this one, only the next one stays."""
    following = paragraph.getnext()
    while following is not None and following.tag != qn("w:p"):
        if following.tag in (qn("w:tbl"), qn("w:sectPr"), qn("w:sdt")):
            following = None
            break
        following = following.getnext()
    empty = not any(child.tag != qn("w:pPr") and child.find(f".//{qn('w:t')}") is not None for child in paragraph)
    if following is None:
        parent = paragraph.getparent()
        if empty and parent is not None and len(parent) > 1:
            _remove(paragraph)
        return
    own = [child for child in paragraph if child.tag != qn("w:pPr")]
    if empty:
        start = 1 if following.find(qn("w:pPr")) is not None else 0
        following[start:start] = own
        _remove(paragraph)
        return
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
    _remove(paragraph)


def _is_mark(node: etree._Element) -> bool:
    """Say whether a change is that of a paragraph's mark, a row or a cell and not of what stands in it."""
    parent = node.getparent()
    return parent is not None and parent.tag in (qn("w:rPr"), qn("w:trPr"), qn("w:tcPr"), qn("w:numPr"))


def _remove(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _unwrap(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        at = parent.index(node)
        parent[at : at + 1] = list(node)
