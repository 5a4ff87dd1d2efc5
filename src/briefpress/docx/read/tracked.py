"""Find tracked changes. In: the tree of a part. Out: the changes, with their authors, dates and paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field, replace

from lxml import etree

from briefpress.docx.read.formats import CHANGES
from briefpress.docx.vocabulary.xml import qn
from briefpress.lazy import dataclass


@dataclass(frozen=True, slots=True)
class Revision:
    """A tracked change. `kind` is `insertion`, `deletion`, `move` or `format`; `date` is as Word writes it, or `""`.

    `paragraph` is the index of its paragraph after all changes have been decided, or -1.
    """

    kind: str
    author: str
    date: str
    text: str
    paragraph: int = -1


@dataclass(slots=True)
class Found:
    """The tracked changes in a part with their paragraphs. `became` contains pairs of a paragraph that was joined to
    another, and the resulting paragraph.

    `notes` contains the notes whose marks were removed: Word also removes such notes.
    """

    changes: list[tuple[Revision, etree._Element | None]] = field(default_factory=list)
    became: list[tuple[etree._Element, etree._Element]] = field(default_factory=list)
    notes: set[str] = field(default_factory=set)

    def numbered(self, nodes: Sequence[etree._Element]) -> Iterator[Revision]:
        """Yield the changes with the indices of their paragraphs in `nodes`."""
        numbers = {id(node): number for number, node in enumerate(nodes)}
        later = {id(gone): stays for gone, stays in self.became}
        for revision, node in self.changes:
            while node is not None and id(node) not in numbers:
                node = later.pop(id(node), None)
            yield replace(revision, paragraph=numbers.get(id(node), -1))


def revisions(root: etree._Element) -> Found:
    """Return the tracked changes in a part, in order."""
    kinds = {qn("w:ins"): "insertion", qn("w:del"): "deletion", qn("w:moveTo"): "move", qn("w:moveFrom"): "move"}
    found = Found()
    for node in root.iter(*kinds, *CHANGES):
        words = "".join(element.text or "" for element in node.iter(qn("w:t"), qn("w:delText")))
        kind = kinds.get(str(node.tag), "format")
        revision = Revision(kind, node.get(qn("w:author"), ""), node.get(qn("w:date"), ""), words)
        found.changes.append((revision, _paragraph_of(node)))
    return found


def _paragraph_of(node: etree._Element) -> etree._Element | None:
    """Return the paragraph around a change, or the first paragraph in a changed row or cell."""
    around = next(node.iterancestors(qn("w:p")), None)
    if around is not None:
        return around
    owner = next(node.iterancestors(qn("w:tr"), qn("w:tc"), qn("w:tbl")), None)
    return next(owner.iter(qn("w:p")), None) if owner is not None else None


def notes_of(root: etree._Element) -> set[str]:
    """Return the kinds and ids of the notes to which a part refers."""
    marks = root.iter(qn("w:footnoteReference"), qn("w:endnoteReference"))
    return {
        f"{etree.QName(element).localname.removesuffix('Reference')} {element.get(qn('w:id'), '')}" for element in marks
    }
