"""Records that the source already describes. In: a name that was added in Word. Out: the list item for the record with
this name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from briefpress import lazy
from briefpress.docx.read import Paragraph, PieceKind
from briefpress.lazy import dataclass
from briefpress.merge.changed.record_lists import Entry, entry_of, front, names_of, value
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.source_map.offsets import main_file
from briefpress.merge.words.messages import is_deleted
from briefpress.merge.words.spelling import Token, tokens_of
from briefpress.yaml import MappingNode, Node, ScalarNode, SequenceNode, node_of

WORDS = (PieceKind.TEXT, PieceKind.BREAK)
PERSONS = ("author", "people")
RECORDS = ("people.yaml", "organisations.yaml")
BODIES = ("contributors", "contacts", "partners", "funders")
INLINE = {"author": PERSONS, "people": PERSONS, "contributors": BODIES, "contacts": (*BODIES, *PERSONS)}
WORD = lazy.pattern(r"\w+")


@dataclass(frozen=True, slots=True)
class KnownRecord:
    """The source of a list item. `moved` is True if the item was removed elsewhere."""

    words: str
    moved: bool


def as_elsewhere(changes: Changes, field: str, new: int, below: Sequence[int], beside: Entry) -> KnownRecord | None:
    """Return the item for a record that was moved or is described outside its list, or None for other records."""
    paragraph = changes.other.paragraphs[new]
    partners = dict(changes.pairs)
    for old, other_paragraph in enumerate(changes.base.paragraphs):
        same = (
            other_paragraph.style == paragraph.style
            and plain(other_paragraph) == plain(paragraph)
            and partners.get(old, new) is None
        )
        entry = entry_of(changes, old) if same else None
        if entry and _fits(changes, entry, beside):
            lead = f"\n{' ' * entry.item.start_mark.column}"
            return KnownRecord(entry.written(changes.texts[entry.file]).replace(lead, "\n"), moved=True)
    typed = Counter(WORD.findall(" ".join(plain(changes.other.paragraphs[index]) for index in below)))
    ids = (id_ for id_, names, words in _records(changes, field) if plain(paragraph) in names and typed <= words)
    id_ = next(ids, None)
    return KnownRecord(id_, moved=False) if id_ else None


def _fits(changes: Changes, entry: Entry, beside: Entry) -> bool:
    """Return whether a list item can be written unchanged beside another item: it is an id, or has the same YAML style
    and indentation.
    """
    forms = [(item.group.flow_style, item.item.start_mark.column) for item in (entry, beside)]
    alone = isinstance(entry.item, ScalarNode) or (forms[0] == forms[1] and not entry.group.flow_style)
    return alone and entry.file == beside.file and "#" not in entry.written(changes.texts[entry.file])


def _records(changes: Changes, field: str) -> Iterator[tuple[str, tuple[str, ...], Counter[str]]]:
    """Yield, for each record to which a list can refer, the source of its list item, its names and its words."""
    main = main_file(changes.texts)
    files = {main: INLINE, **{text: {} for text in changes.texts if text.endswith(RECORDS)}}
    for file, fields in files.items():
        text = changes.texts.get(file, "")
        root, begins = front(text) if file == main else (node_of(text), 0)
        for key, record in _in_fields(root, fields[field]) if fields else _pairs(root):
            names = tuple(names_of(record))
            span = begins + record.start_mark.index, begins + record.end_mark.index
            if names and (fields or field == "contacts" or ("people" in file) is (field in PERSONS)):
                yield key or names[0], names, Counter(WORD.findall(text[slice(*span)]))


def _in_fields(root: Node | None, fields: Collection[str]) -> Iterator[tuple[str, Node]]:
    """Yield the ids and the nodes of the records that are described in `fields` of the front matter."""
    left = [found for field in fields if (found := value(root, field))]
    while left:
        node = left.pop(0)
        id_ = value(node, "id")
        yield (id_.value if isinstance(id_, ScalarNode) else ""), node
        left += node.value if isinstance(node, SequenceNode) else filter(None, [value(node, "members")])


def _pairs(root: Node | None) -> Iterator[tuple[str, Node]]:
    return ((key.value, node) for key, node in (root.value if isinstance(root, MappingNode) else ()))


def words_of(paragraph: Paragraph) -> list[Token]:
    """Return the words of a paragraph without pictures, note marks or suggested deletions."""
    tokens = tokens_of([piece for piece in paragraph.pieces if piece.kind in WORDS and not is_deleted(piece)])
    return [token._replace(suggested=()) for token in tokens]


def plain(paragraph: Paragraph) -> str:
    """Return the text of a paragraph on one line."""
    return " ".join("".join(token.text for token in words_of(paragraph)).split())
