"""Open tracked changes. In: the element of a change. Out: the kind of suggestion, its author and date."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from briefpress.docx.vocabulary.xml import qn
from briefpress.model import SuggestionKind

NOBODY = "Unknown"  # Word's name for an unknown author
CHANGES = {
    "ins": SuggestionKind.INSERTION,
    "moveTo": SuggestionKind.INSERTION,
    "del": SuggestionKind.DELETION,
    "moveFrom": SuggestionKind.DELETION,
}
CELL_CHANGES = {"cellIns": SuggestionKind.INSERTION, "cellDel": SuggestionKind.DELETION}


class Suggested(NamedTuple):
    """An open tracked change: the kind of suggestion, its author and date."""

    kind: SuggestionKind
    author: str = ""
    date: str = ""


def suggested_by(change: etree._Element) -> Suggested:
    """Return a tracked change as a suggestion. If the author is unknown, it has no author."""
    author, date = change.get(qn("w:author"), ""), change.get(qn("w:date"), "")
    name = etree.QName(change).localname
    kind = CHANGES.get(name) or CELL_CHANGES[name]
    return Suggested(kind, "" if author == NOBODY else author, short_date(date))


def short_date(date: str) -> str:
    """Return a Word date as authors write it: without seconds, and without the time at midnight."""
    day, _, time = date.removesuffix("Z").partition("T")
    return day if time in ("", "00:00:00") else f"{day}T{time[:5]}"
