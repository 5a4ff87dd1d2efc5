"""Write a tag tree (ISO 32000-1, 14.7). In: a tree, after all pages have been drawn. Out: objects of the PDF file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import field

import pydyf

from briefpress.engine import EngineChangedError
from briefpress.engine.boxes import Document, drawn_area
from briefpress.engine.drawing import Stream
from briefpress.lazy import dataclass
from briefpress.pdf.tags import struct_types
from briefpress.pdf.tags.links import label, stretches
from briefpress.pdf.tags.tree import Annotation, Content, Element, Kid

PRINT = 4  # the flag of annotations that are printed (ISO 32000-1, table 165)
POINTS = 0.75  # a CSS pixel in points


def write_tags(root: Element, file: pydyf.PDF, document: Document, streams: Sequence[Stream]) -> None:
    """Add the tree below `root` to `file`; `streams` are the page streams of `document`.

    Raise EngineChangedError if nothing in the tree was drawn.
    """
    marks = [content.mcid for content in root.contents()]
    if marks and max(marks) < 0:
        raise EngineChangedError("WeasyPrint has drawn nothing that is in the tag tree")
    writer = _Writer(file, file.page_references, [page.height for page in document.pages], streams)
    tree = pydyf.Dictionary({"Type": "/StructTreeRoot"})
    file.add_object(tree)
    tree["K"] = pydyf.Array([writer.element(root, tree).reference])
    nums = writer.parents()
    tree["ParentTree"] = pydyf.Dictionary({"Nums": pydyf.Array(nums)})
    tree["ParentTreeNextKey"] = len(nums) // 2
    if writer.ids:
        names = [entry for id_ in sorted(writer.ids) for entry in (pydyf.String(id_), writer.ids[id_])]
        tree["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(names)})
    if writer.mapped:
        tree["RoleMap"] = pydyf.Dictionary({tag: f"/{struct_types.ROLE_MAP[tag]}" for tag in sorted(writer.mapped)})
    file.catalog["StructTreeRoot"] = tree.reference
    file.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


@dataclass(slots=True)
class _Writer:
    """Writes the elements of a file, and records the element of each mark."""

    file: pydyf.PDF
    pages: Sequence[bytes]
    heights: Sequence[float]
    streams: Sequence[Stream]
    contents: dict[Stream, dict[int, bytes]] = field(default_factory=lambda: defaultdict(dict))
    nums: list[object] = field(default_factory=list)
    ids: dict[str, bytes] = field(default_factory=dict)
    mapped: set[str] = field(default_factory=set)

    def element(self, element: Element, parent: pydyf.Object) -> pydyf.Dictionary:
        """Add an element and its descendants, and return its object."""
        tag = "Span" if element.tag == "Link" and not any(map(_is_there, stretches(element))) else element.tag
        written = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{tag}", "P": parent.reference})
        self.file.add_object(written)
        page = next((content.page for content in element.contents() if content.mcid >= 0), None)
        if page is not None:
            written["Pg"] = self.pages[page]
        written |= {key: pydyf.String(text) for key, text in element.entries.items()}
        attributes = [*self.attributes(element)]
        if attributes:
            written["A"] = attributes[0] if len(attributes) == 1 else pydyf.Array(attributes)
        written["K"] = pydyf.Array([kid for below in element.kids for kid in self.kid(below, element, written, page)])
        if "ID" in element.entries:
            self.ids[element.entries["ID"]] = written.reference
        if tag in struct_types.ROLE_MAP:
            self.mapped.add(tag)
        return written

    def kid(self, kid: Kid, element: Element, written: pydyf.Dictionary, page: int | None) -> Iterator[object]:
        """Yield the entry of `kid` in the kids of `element`, or nothing if it was not drawn."""
        if isinstance(kid, Element):
            yield self.element(kid, written).reference
        elif isinstance(kid, Annotation):
            if _is_there(kid):
                yield self.annotation(kid, element, written)
        elif kid.mcid >= 0:
            assert kid.where
            self.contents[kid.where][kid.mcid] = written.reference
            yield self.content(kid, page)

    def content(self, content: Content, page: int | None) -> object:
        if content.page == page and content.where is self.streams[page]:
            return content.mcid
        entries = {"Type": "/MCR", "Pg": self.pages[content.page], "MCID": content.mcid}
        assert content.where
        if content.where is not self.streams[content.page]:
            entries["Stm"] = content.where.reference
        return pydyf.Dictionary(entries)

    def annotation(self, annotation: Annotation, element: Element, written: pydyf.Dictionary) -> pydyf.Dictionary:
        page, link = self.pages[annotation.page], annotation.box.link_annotation
        link |= {"Contents": pydyf.String(label(element)), "F": PRINT, "P": page}
        link["StructParent"] = len(self.streams) + len(self.nums)
        self.nums.append(written.reference)
        return pydyf.Dictionary({"Type": "/OBJR", "Obj": link.reference, "Pg": page})

    def attributes(self, element: Element) -> Iterator[object]:
        """Yield the attributes of an element, with an object for each owner."""
        for owner, values in element.attributes.items():
            if values:
                yield pydyf.Dictionary({"O": f"/{owner}", **{key: _value(value) for key, value in values.items()}})
        if element.tag in struct_types.DRAWN:
            content = next(element.contents())
            sides = drawn_area(content.box, self.heights[content.page])
            yield pydyf.Dictionary({"O": "/Layout", "BBox": pydyf.Array([POINTS * side for side in sides])})

    def parents(self) -> list[object]:
        """Return the keys and values of the parent tree, which maps marks and annotations to their elements."""
        nums: list[object] = []
        for number, stream in enumerate(self.streams):
            nums += [number, self.row(stream)]
        for number, reference in enumerate(self.nums, len(self.streams)):
            nums += [number, reference]
        groups = [stream for stream in self.contents if stream not in self.streams]
        for number, stream in enumerate(groups, len(self.streams) + len(self.nums)):
            stream.extra["StructParents"] = number
            nums += [number, self.row(stream)]
        return nums

    def row(self, stream: Stream) -> pydyf.Array:
        marks = self.contents[stream]
        return pydyf.Array([marks.get(number, "null") for number in range(max(marks, default=-1) + 1)])


def _is_there(annotation: Annotation) -> bool:
    return annotation.box.link_annotation is not None


def _value(value: object) -> object:
    return pydyf.Array([pydyf.String(item) for item in value]) if isinstance(value, list) else value
