"""Comments. In: the parts with comments and the text. Out: comments with their authors, texts, places and threads.

For each comment, identified by the id of its last paragraph, a separate part records the comment to which it replies
and whether it is resolved ([MS-DOCX] 2.5.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from lxml import etree

from briefpress.docx.read.package import Package
from briefpress.docx.read.suggested import NOBODY, short_date
from briefpress.docx.vocabulary.xml import qn, text_in
from briefpress.lazy import dataclass


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: its author, date and text. `about` is the text to which it refers, in the paragraph with the index
    `paragraph`.

    `before` is the text before `about` in the paragraph. `answers` is the id of the comment to which this comment
    replies, or `""` for the first comment of a thread.
    """

    author: str
    date: str
    text: str
    about: str = ""
    paragraph: int = -1
    resolved: bool = False
    answers: str = ""
    id: str = ""
    before: str = ""

    @property
    def identity(self) -> tuple[str, str]:
        """Return a key that identifies the comment, regardless of its place."""
        return self.author, " ".join(self.text.split())


class _More(NamedTuple):
    """The data of a comment in `commentsExtended`."""

    parent: str
    done: bool


def comments(
    package: Package, main: str, roots: Iterable[etree._Element], nodes: Sequence[etree._Element]
) -> tuple[Comment, ...]:
    """Return the comments of a file; `roots` are the parts with its text and notes; `nodes` are its paragraphs."""
    name = package.related(main, "comments")
    part = package.part(name) if name else None
    if part is None:
        return ()
    anchors = _anchors(roots, nodes)
    extended = _extended(package, main)
    ids = {mark: node.get(qn("w:id"), "") for node in part.iter(qn("w:comment")) for mark in _paragraphs(node)}
    out = []
    for node in part.iter(qn("w:comment")):
        id_, author = node.get(qn("w:id"), ""), node.get(qn("w:author"), "")
        text = "\n".join(text_in(p) for p in node.iter(qn("w:p"))).strip()
        more = next((extended[mark] for mark in _paragraphs(node) if mark in extended), _More("", False))
        found = anchors.get(id_, _Anchor())
        known, date = "" if author == NOBODY else author, short_date(node.get(qn("w:date"), ""))
        about = found.about, found.paragraph, more.done, ids.get(more.parent, ""), id_, found.before
        out.append(Comment(known, date, text, *about))
    return tuple(out)


def _paragraphs(comment: etree._Element) -> list[str]:
    """Return the ids of a comment's paragraphs, the last one first."""
    return [mark for element in comment.iter(qn("w:p")) if (mark := element.get(qn("w14:paraId"), ""))][::-1]


def _extended(package: Package, main: str) -> dict[str, _More]:
    name = package.related(main, "commentsExtended")
    part = package.part(name) if name else None
    return {
        element.get(qn("w15:paraId"), ""): _More(
            element.get(qn("w15:paraIdParent"), ""), element.get(qn("w15:done")) in ("1", "true")
        )
        for element in (part.iter(qn("w15:commentEx")) if part is not None else ())
    }


class _Anchor(NamedTuple):
    """The target of a comment: the text before it in the paragraph, the text, and the index of the paragraph."""

    before: str = ""
    about: str = ""
    paragraph: int = -1


def _anchors(roots: Iterable[etree._Element], nodes: Sequence[etree._Element]) -> dict[str, _Anchor]:
    """Map the id of each comment to its target."""
    numbers = {id(node): number for number, node in enumerate(nodes)}
    found: dict[str, _Anchor] = {}
    open_: set[str] = set()
    number, before = -1, ""
    for node in chain.from_iterable(root.iter() for root in roots):
        if id(node) in numbers:
            number, before = numbers[id(node)], ""
        id_ = node.get(qn("w:id"), "") if isinstance(node.tag, str) else ""
        if node.tag == qn("w:commentRangeStart"):
            open_.add(id_)
            found.setdefault(id_, _Anchor(before, "", number))
        elif node.tag == qn("w:commentRangeEnd"):
            open_.discard(id_)
        elif node.tag == qn("w:commentReference"):
            found.setdefault(id_, _Anchor(before, "", number))
        elif node.tag in (qn("w:t"), qn("w:p")):
            words = node.text or "" if node.tag == qn("w:t") else ""
            before += words
            for item in open_:
                found[item] = found[item]._replace(about=found[item].about + (words if node.tag == qn("w:t") else " "))
    return found
