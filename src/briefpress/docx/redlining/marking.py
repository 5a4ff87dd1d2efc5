"""Elements -> elements inside a tracked change (ECMA-376 part 1, 17.13.5). In: runs. Out: the marked elements."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from copy import deepcopy

from briefpress.docx.vocabulary.xml import Element, qn, w
from briefpress.lazy import dataclass

DELETED = {qn("w:t"): qn("w:delText"), qn("w:instrText"): qn("w:delInstrText")}
FIRST = 910_000  # the first id of changes; bookmarks share these ids


@dataclass(frozen=True, slots=True)
class Signature:
    """The author of the changes, and their date (UTC)."""

    author: str
    date: datetime.datetime


@dataclass(slots=True)
class Marker:
    """Writes tracked changes, each with its own number."""

    by: Signature
    count: int = FIRST

    def change(self, kind: str, *inside: Element) -> Element:
        """Return the element `w:kind` around some content."""
        self.count += 1
        date = f"{self.by.date:%Y-%m-%dT%H:%M:%SZ}"
        return w(kind, *inside, id=self.count, author=self.by.author, date=date)

    def deleted(self, elements: Iterable[Element]) -> Element:
        """Return runs, marked as deleted."""
        runs = [*elements]
        for node in [node for one in runs for node in one.iter(*DELETED)]:
            node.tag = DELETED[str(node.tag)]
        return self.change("del", *runs)

    def mark_end(self, paragraph: Element, kind: str) -> None:
        """Mark the end of a paragraph, because the paragraph itself is inserted or deleted."""
        about = paragraph.find(qn("w:pPr"))
        if about is None:
            about = w("pPr")
            paragraph.insert(0, about)
        looks = about.find(qn("w:rPr"))
        if looks is None:
            looks = w("rPr")
            about.insert(sum(child.tag not in BEHIND_MARK for child in about), looks)
        looks.insert(0, self.change(kind))

    def mark_row(self, row: Element, kind: str) -> None:
        """Mark a table row as inserted or deleted."""
        about = row.find(qn("w:trPr"))
        if about is None:
            about = w("trPr")
            row.insert(len(row.findall(qn("w:tblPrEx"))), about)
        about.append(self.change(kind))

    def mark_cell(self, cell: Element, kind: str) -> None:
        """Mark a cell as inserted or deleted."""
        about = cell.find(qn("w:tcPr"))
        if about is None:
            about = w("tcPr")
            cell.insert(0, about)
        about.append(self.change(kind))

    def restyled(self, paragraph: Element, old: Element) -> None:
        """Record the old properties of a paragraph whose style changed (17.13.5.29)."""
        was = old.find(qn("w:pPr"))
        kept = [] if was is None else [deepcopy(one) for one in was.iterchildren() if one.tag not in NOT_KEPT]
        about = paragraph.find(qn("w:pPr"))
        if about is None:
            about = w("pPr")
            paragraph.insert(0, about)
        about.append(self.change("pPrChange", w("pPr", *kept)))

    def relooked(self, run: Element, old: Element) -> None:
        """Record the old formatting of a run (17.13.5.31)."""
        was = old.find(qn("w:rPr"))
        looks = run.find(qn("w:rPr"))
        if looks is None:
            looks = w("rPr")
            run.insert(0, looks)
        kept = [] if was is None else [deepcopy(one) for one in was.iterchildren()]
        looks.append(self.change("rPrChange", w("rPr", *kept)))


BEHIND_MARK = {qn("w:sectPr"), qn("w:pPrChange")}  # elements that the formatting of the mark precedes (CT_PPr)
NOT_KEPT = {qn("w:rPr"), qn("w:sectPr"), qn("w:pPrChange")}
