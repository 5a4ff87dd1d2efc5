"""Tracked changes and comments. In: the edges of suggestions and comments, and the text between them. Out: elements,
and the parts with the comments (ECMA-376 part 1, 17.13.4 and 17.13.5).

A separate part identifies replies and resolved comments ([MS-DOCX] 2.5.1, `commentsExtended`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field
from itertools import groupby

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.parts.document import DocumentPart
from lxml import etree

from briefpress.docx.vocabulary.xml import NAMESPACES, Element, qn, root_of, run, run_of, w, xml_bytes
from briefpress.edition import Inline, Inlines, Text
from briefpress.lazy import dataclass
from briefpress.model import Edge, Remark, SuggestionKind

NOBODY = "Unknown"  # Word's name for an unknown author
TRACKED = {SuggestionKind.INSERTION: "ins", SuggestionKind.DELETION: "del"}
DELETED = {qn("w:t"): qn("w:delText"), qn("w:instrText"): qn("w:delInstrText")}
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
EXTENDED = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
FIRST = 0x10000000  # the first paragraph id; such ids have eight hexadecimal digits and are below 0x80000000


@dataclass(slots=True)
class Review:
    """Writes suggestions and comments. `threads` contains the comments written so far; `open` contains the edges whose
    ends have not been written yet.

    `known` contains the number of the first comment of each open edge.
    """

    threads: list[tuple[Remark, ...]] = field(default_factory=list)
    open: list[Edge] = field(default_factory=list)
    known: dict[int, int] = field(default_factory=dict)
    count: int = 900_000  # the last id of a change; changes and bookmarks share one series of ids

    def edge(self, edge: Edge) -> list[Element]:
        """Begin or end a suggestion or comment, and return the elements that mark it in the text."""
        if edge.opens:
            self.open.append(edge)
            if edge.thread:
                self.known[len(self.open)] = self._comments()
                self.threads.append(edge.thread)
            first = self.known.get(len(self.open), 0)
            return [w("commentRangeStart", id=first + number) for number in range(len(edge.thread))]
        first = self.known.pop(len(self.open), 0)
        self.open.pop()
        ids = [first + number for number in range(len(edge.thread))]
        ends = [w("commentRangeEnd", id=id_) for id_ in ids]
        return [*ends, *(run_of(w("commentReference", id=id_)) for id_ in ids)]

    def _comments(self) -> int:
        return sum(map(len, self.threads))

    def tracked(self, elements: Iterable[Element]) -> list[Element]:
        """Return `elements` inside the open tracked changes; bookmarks stay outside."""
        edges = [edge for edge in self.open if edge.kind in TRACKED]
        if not edges:
            return [*elements]
        out: list[Element] = []
        for is_run, group in groupby(elements, key=lambda element: element.tag == qn("w:r")):
            same = [*group]
            out += [self._around(same, edges)] if is_run else same
        return out

    def _around(self, runs: Sequence[Element], edges: Sequence[Edge]) -> Element:
        if any(edge.kind is SuggestionKind.DELETION for edge in edges):
            for node in [node for element in runs for node in element.iter(*DELETED)]:
                node.tag = DELETED[str(node.tag)]
        inner = [*runs]
        # Insertions outermost, because in Word, a deletion can be inside an insertion, but not vice versa.
        for edge in sorted(edges, key=lambda edge: edge.kind is SuggestionKind.INSERTION):
            inner = [self._change(edge, *inner)]
        return inner[0]

    def _change(self, edge: Edge, *inside: Element) -> Element:
        self.count += 1
        change = w(TRACKED[edge.kind], *inside, id=self.count, author=edge.author or NOBODY)
        if edge.date:
            change.set(qn("w:date"), _moment(edge.date))
        return change

    def mark_of(self, inlines: Inlines) -> Element | None:
        """Return the tracked change for the paragraph mark, if one change contains all the text."""
        edge = _whole(inlines)
        return self._change(edge) if edge else None


def _whole(inlines: Inlines) -> Edge | None:
    """Return the insertion or deletion that contains all the text, or None."""
    around: list[Edge] = []
    found: set[Edge | None] = set()
    for inline in inlines:
        if isinstance(inline, Edge):
            around.append(inline) if inline.opens else around.pop()
        elif _is_visible(inline):
            found.add(next((edge for edge in around if edge.kind in TRACKED), None))
    kinds = {edge.kind if edge else None for edge in found}
    return next(iter(found)) if len(kinds) == 1 else None


def _is_visible(inline: Inline) -> bool:
    return not isinstance(inline, Text) or bool(inline.text.strip())


def _moment(date: str) -> str:
    """Return an ISO date as Word writes it, with a time."""
    day, _, time = date.partition("T")
    time = time.removesuffix("Z")
    return f"{day}T{time or '00:00'}{':00' if len(time) <= len('00:00') else ''}Z"


def add_comments(document: DocumentPart, review: Review) -> None:
    """Add the parts with the comments, if there are any."""
    if not review.threads:
        return
    names: dict[str | None, str] = {prefix: NAMESPACES[prefix] for prefix in ("w14", "w15", "mc")}
    comments = etree.Element(qn("w:comments"), nsmap=root_of("comments").nsmap | names)
    extended = etree.Element(qn("w15:commentsEx"), nsmap=names)
    for root in (comments, extended):
        root.set(qn("mc:Ignorable"), "w14 w15")
    number = 0
    for thread in review.threads:
        parent = _paragraph_id(number)
        for remark in thread:
            comments.append(_comment(remark, number))
            about = {"paraId": _paragraph_id(number), "done": str(int(remark.done or thread[0].done))}
            if _paragraph_id(number) != parent:
                about["paraIdParent"] = parent
            named = {qn(f"w15:{key}"): value for key, value in about.items()}
            etree.SubElement(extended, qn("w15:commentEx"), named)
            number += 1
    parts = (("comments", comments, RELATIONSHIP_TYPE.COMMENTS), ("commentsExtended", extended, EXTENDED))
    for name, root, relation in parts:
        data = xml_bytes(root)
        part = Part(PackURI(f"/word/{name}.xml"), CONTENT.format(name), data, document.package)
        document.relate_to(part, relation)


def _comment(remark: Remark, number: int) -> Element:
    author = remark.author or NOBODY
    paragraph = w("p", run_of(w("annotationRef")), run(remark.text))
    paragraph.set(qn("w14:paraId"), _paragraph_id(number))
    initials = "".join(word[0] for word in author.split())
    comment = w("comment", paragraph, id=number, author=author, initials=initials)
    if remark.date:
        comment.set(qn("w:date"), _moment(remark.date))
    return comment


def _paragraph_id(number: int) -> str:
    return f"{FIRST + number:08X}"
