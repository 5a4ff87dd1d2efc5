"""Marks of tracked changes. In: elements. Out: the elements, marked as changed (ECMA-376 part 1, 17.13.5)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from copy import deepcopy

from briefpress.docx.vocabulary.xml import Element, qn, w
from briefpress.lazy import dataclass

DELETED = {qn("w:t"): qn("w:delText"), qn("w:instrText"): qn("w:delInstrText")}
FIRST = 910_000  # the first id of a change; changes and bookmarks share one series of ids


@dataclass(frozen=True, slots=True)
class Signature:
    """The author and the date (UTC) of changes."""

    author: str
    date: datetime.datetime


@dataclass(slots=True)
class Marker:
    """Writes tracked changes, each with its own id."""

    by: Signature
    count: int = FIRST

    def change(self, kind: str, *inside: Element) -> Element:
        """Return the element `w:kind` of a change, with the elements `inside`."""
        self.count += 1
        date = f"{self.by.date:%Y-%m-%dT%H:%M:%SZ}"
        return w(kind, *inside, id=self.count, author=self.by.author, date=date)

    def deleted(self, elements: Iterable[Element]) -> Element:
        """Return a deletion that contains runs."""
        runs = [*elements]
        for node in [node for element in runs for node in element.iter(*DELETED)]:
            node.tag = DELETED[str(node.tag)]
        return self.change("del", *runs)

    def mark_end(self, paragraph: Element, kind: str) -> None:
        """Mark a paragraph as inserted or deleted, in the properties of its paragraph mark."""
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
        """Record the old properties of a paragraph whose style has changed (17.13.5.29)."""
        was = old.find(qn("w:pPr"))
        before = [] if was is None else [deepcopy(child) for child in was.iterchildren() if child.tag not in OMITTED]
        about = paragraph.find(qn("w:pPr"))
        if about is None:
            about = w("pPr")
            paragraph.insert(0, about)
        about.append(self.change("pPrChange", w("pPr", *before)))

    def reformatted(self, run: Element, old: Element) -> None:
        """Record the old formatting of a run (17.13.5.31)."""
        was = old.find(qn("w:rPr"))
        looks = run.find(qn("w:rPr"))
        if looks is None:
            looks = w("rPr")
            run.insert(0, looks)
        before = [] if was is None else [deepcopy(child) for child in was.iterchildren()]
        looks.append(self.change("rPrChange", w("rPr", *before)))


# The elements that must follow the formatting of the paragraph mark (CT_PPr)
BEHIND_MARK = {qn("w:sectPr"), qn("w:pPrChange")}
OMITTED = {qn("w:rPr"), qn("w:sectPr"), qn("w:pPrChange")}
