"""Compare two paragraphs. In: both paragraphs, with their units. Out: the new paragraph with tracked changes, in
place.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import field
from difflib import SequenceMatcher
from enum import Enum
from itertools import groupby

from lxml import etree

from briefpress.docx.redlining.marking import Marker
from briefpress.docx.redlining.relations import Relations
from briefpress.docx.redlining.units import Unit, is_space
from briefpress.docx.vocabulary.xml import Element, qn, w
from briefpress.lazy import dataclass

# The formatting that authors apply; all other formatting comes from the brand.
MARKS = {qn(f"w:{name}") for name in ("rStyle", "b", "i", "u", "strike", "vertAlign", "smallCaps", "highlight", "lang")}
OMITTED = {qn("w:sectPr"), qn("w:pPrChange")}  # properties of old paragraphs that the result does not include
ANCHORS = {qn("w:bookmarkStart"), qn("w:bookmarkEnd")}


class State(Enum):
    """Whether a unit is unchanged, deleted or inserted."""

    SAME = "same"
    DELETED = "deleted"
    INSERTED = "inserted"


Part = tuple[State, Unit]
Span = tuple[int, int]


@dataclass(slots=True)
class Paragraphs:
    """Writes the changes in paragraphs; `relations` copies referenced parts from the old file to the new one."""

    relations: Relations
    marker: Marker
    names: set[str] = field(default_factory=set)  # the names of the bookmarks in the new file

    def compared(self, old: Element, new: Element, before: Sequence[Unit], after: Sequence[Unit]) -> None:
        """Write the differences into the new paragraph."""
        self._fill(new, self._parts([unit for unit in before if unit.key is not None], after))
        self._keep_bookmarks(old, new)

    def _keep_bookmarks(self, old: Element, paragraph: Element) -> None:
        """Restore the bookmarks of an old paragraph that the new file lacks, because deleted text refers to them."""
        for element in old.iter(qn("w:bookmarkStart")):
            if (name := element.get(qn("w:name"), "")) not in self.names:
                self.names.add(name)
                self.marker.count += 1
                first = 1 if paragraph.find(qn("w:pPr")) is not None else 0
                paragraph.insert(first, w("bookmarkStart", id=self.marker.count, name=name))
                paragraph.append(w("bookmarkEnd", id=self.marker.count))

    def _parts(self, before: Sequence[Unit], after: Sequence[Unit]) -> Iterator[Part]:
        """Yield the units of both paragraphs in order; units of the new paragraph that are not compared stay in
        place.
        """
        compared = [at for at, unit in enumerate(after) if unit.key is not None]
        at = 0
        for same, (i1, i2), (j1, j2) in _stretches([unit.key for unit in before], [after[at].key for at in compared]):
            yield from ((State.DELETED, unit) for unit in before[i1:i2] if not same)
            end = compared[j2] if j2 < len(compared) else len(after)
            for unit, number in zip(after[at:end], range(at, end), strict=True):
                if same and unit.key is not None:
                    self._reformatted(before[i1 + compared.index(number) - j1], unit)
                yield State.SAME if same or unit.key is None else State.INSERTED, unit
            at = end
        yield from ((State.SAME, unit) for unit in after[at:])

    def inserted(self, new: Element, units: Sequence[Unit]) -> None:
        """Mark the content of a paragraph, but not its paragraph mark, as inserted."""
        self._fill(new, [(State.INSERTED, unit) for unit in units])

    def deleted(self, old: Element, units: Sequence[Unit]) -> Element:
        """Return a copy of an old paragraph whose content, but not whose paragraph mark, is marked as deleted."""
        copy = deepcopy(old)
        about = copy.find(qn("w:pPr"))
        for child in [*copy]:
            if child is not about:
                copy.remove(child)
        if about is not None:
            about[:] = [element for element in about.iterchildren() if element.tag not in OMITTED]
        self._fill(copy, [(State.DELETED, unit) for unit in units if unit.key is not None])
        self._keep_bookmarks(old, copy)
        return copy

    def _fill(self, paragraph: Element, parts: Iterable[Part]) -> None:
        for child in [child for child in paragraph if child.tag != qn("w:pPr")]:
            paragraph.remove(child)
        for link, group in groupby(parts, key=lambda part: (part[1].link, part[0] is State.DELETED)):
            inside = [
                element for state, members in groupby(group, key=_state) for element in self._marked(state, [*members])
            ]
            paragraph.extend(self._linked(link[0], inside, is_old=link[1]))

    def _linked(self, link: Element | None, inside: list[Element], *, is_old: bool) -> list[Element]:
        if link is None:
            return inside
        around = self.relations.copied(link) if is_old else deepcopy(link)
        around[:] = inside
        return [around]

    def _marked(self, state: State, parts: Sequence[Part]) -> Iterator[Element]:
        if state is State.SAME:
            yield from _joined(element for _, unit in parts for element in unit.elements)
            return
        for stays, group in groupby(parts, key=lambda part: part[1].key is None):
            elements = [element for _, unit in group for element in unit.elements]
            if stays:
                yield from elements
            elif state is State.INSERTED:
                yield self.marker.change("ins", *_joined(elements))
            else:
                copies = (self.relations.copied(element) for element in elements if element.tag not in ANCHORS)
                yield self.marker.deleted(_joined(copies))

    def _reformatted(self, before: Unit, after: Unit) -> None:
        """Record the old formatting of unchanged text if its formatting has changed."""
        for was, now in zip(before.elements, after.elements, strict=False):
            if was.tag == now.tag == qn("w:r") and _marks(was) != _marks(now):
                self.marker.reformatted(now, was)


def _state(part: Part) -> State:
    return part[0]


def _marks(run: Element) -> set[tuple[str, str]]:
    looks = run.find(qn("w:rPr"))
    return {
        (str(element.tag), element.get(qn("w:val"), ""))
        for element in ([] if looks is None else looks.iterchildren())
        if element.tag in MARKS
    }


def _stretches(before: Sequence[Hashable], after: Sequence[Hashable]) -> Iterator[tuple[bool, Span, Span]]:
    """Yield the stretches of both paragraphs, in order: whether they are equal, and the span in each paragraph.

    A space between two changes is part of the change.
    """
    found: list[tuple[bool, Span, Span]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        same = tag == "equal" and not (found and i2 < len(before) and i2 - i1 == 1 and is_space(before[i1]))
        if found and not same and not found[-1][0]:
            _, (i, _), (j, _) = found.pop()
            found.append((False, (i, i2), (j, j2)))
        else:
            found.append((same, (i1, i2), (j1, j2)))
    return iter(found)


def _joined(elements: Iterable[Element]) -> Iterator[Element]:
    """Yield elements, with adjacent runs of text joined if their formatting is the same."""
    last: Element | None = None
    for element in elements:
        if last is not None and _is_text(last) and _is_text(element) and _looks(last) == _looks(element):
            last[-1].text = f"{last[-1].text or ''}{element[-1].text or ''}"
            continue
        if last is not None:
            yield last
        last = element
    if last is not None:
        yield last


def _is_text(element: Element) -> bool:
    about = [child for child in element if child.tag != qn("w:rPr")]
    return element.tag == qn("w:r") and [child.tag for child in about] == [qn("w:t")]


def _looks(run: Element) -> bytes:
    looks = run.find(qn("w:rPr"))
    return b"" if looks is None else etree.tostring(looks, method="c14n")
