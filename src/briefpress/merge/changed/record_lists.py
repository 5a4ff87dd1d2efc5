"""The lists of people and organisations in the front matter. In: a paragraph with a name. Out: its entry in a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefpress.docx.read import PICTURE_MARK, Paragraph
from briefpress.lazy import dataclass
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.source_map.blocks import level_of
from briefpress.merge.source_map.bound import Bound
from briefpress.merge.source_map.offsets import Span, main_file
from briefpress.source import FRONT_MATTER
from briefpress.yaml import MappingNode, Node, ScalarNode, SequenceNode, node_of

NAMES = ("name", "contact-name")
PARTS = ("given", "family")  # the fields for the parts of an author's name
BIOGRAPHIES = "_bp_about_authors"  # the bookmark of the heading above biographies
FIELDS = {
    "person name": "people",
    "organisation name": "contributors",
    "contact name": "contacts",
    "cover author": "author",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A record in a list: item `at` (from 0) of `group`, a list in `field`. The YAML begins at `begins` in its file."""

    file: str
    begins: int
    field: Node
    group: SequenceNode
    at: int

    @property
    def item(self) -> Node:
        """Return the node of the record, or of its id."""
        node: Node = self.group.value[self.at]
        return node

    def written(self, text: str) -> str:
        """Return the source of the item; `text` is the text of the file."""
        return text[slice(*self.spans[self.at])].rstrip()

    @property
    def spans(self) -> list[Span]:
        """Return the spans of the list's items in the file."""
        return [(self.begins + item.start_mark.index, self.begins + item.end_mark.index) for item in self.group.value]


def entry_of(changes: Changes, old: int) -> Entry | None:
    """Return the entry of the record whose name is in the paragraph `old` of the sent file, or None if it is
    unknown.
    """
    name, bound = changes.base.paragraphs[old], changes.bound[old]
    file = main_file(changes.texts)
    root, begins = front(changes.texts.get(file, ""))
    field = value(root, FIELDS[name.style])
    if bound is None or not bound.scalars or field is None:
        return None
    items = ((group, at, item) for group in _lists(field) for at, item in enumerate(group.value))
    found = [(group, at) for group, at, item in items if _is(item, root, bound, file, begins)]
    number = sum(
        (paragraph.style, paragraph.text) == (name.style, name.text) for paragraph in changes.base.paragraphs[:old]
    )
    return Entry(file, begins, field, *found[number]) if number < len(found) else None


def ends_record(paragraph: Paragraph, name: Paragraph) -> bool:
    """Return whether a paragraph below the name of a record no longer belongs to the record."""
    if name.style == "cover author" and paragraph.style != "cover affiliation":
        return True
    return paragraph.style in FIELDS or is_heading(paragraph) or is_picture(paragraph) or bool(paragraph.cell)


def is_heading(paragraph: Paragraph) -> bool:
    """Return whether a paragraph is a heading, either written or generated."""
    return bool(level_of(paragraph.style)) or paragraph.style.endswith("heading")


def is_picture(paragraph: Paragraph) -> bool:
    """Return whether a paragraph contains only a picture."""
    return PICTURE_MARK in paragraph.text and not paragraph.text.strip(f"{PICTURE_MARK} ")


def front(text: str) -> tuple[Node | None, int]:
    """Return the root node of the front matter, and the offset at which its YAML begins."""
    match = FRONT_MATTER.match(text)
    if match is None:
        return None, 0
    return node_of(match[1]), match.start(1)


def value(node: Node | None, key: str) -> Node | None:
    """Return the value of `key` in a mapping, or None if there is none."""
    pairs = node.value if isinstance(node, MappingNode) else ()
    return next((found for name, found in pairs if name.value == key), None)


def _lists(node: Node | None) -> Iterator[SequenceNode]:
    """Yield the lists of records: the field itself, or the members of its groups."""
    if isinstance(node, SequenceNode):
        groups = [value(item, "members") for item in node.value]
        yield from (item for item in (groups if any(groups) else [node]) if isinstance(item, SequenceNode))


def _is(item: Node, root: Node | None, bound: Bound, file: str, begins: int) -> bool:
    """Return whether a list item is the record of a paragraph, or refers to it."""
    start = bound.scalars[0].start
    inside = bound.file == file and bool(begins + item.start_mark.index <= start < begins + item.end_mark.index)
    if isinstance(item, ScalarNode) and not inside:
        scalar = bound.scalars[0]
        inline = bound.file == file and scalar.key in NAMES
        return item.value in scalar.owner[:1] or (inline and item.value in names_of(node_at(root, scalar.owner)))
    return inside


def node_at(root: Node | None, keys: Sequence[str]) -> Node | None:
    """Return the node to which keys and the numbers of list items lead, or None if there is none."""
    node = root
    for key in keys:
        node = node.value[int(key)] if isinstance(node, SequenceNode) and key.isdecimal() else value(node, key)
    return node


def names_of(record: Node | None) -> Iterator[str]:
    """Yield the names of a record. The name of an author may be in parts."""
    for name in NAMES:
        node = value(record, name)
        parts = [value(node, part) for part in PARTS] if isinstance(node, MappingNode) else [node]
        words = [node.value for node in parts if isinstance(node, ScalarNode)]
        yield from [" ".join(words)] if words else ()
