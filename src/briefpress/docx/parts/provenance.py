"""The passport (provenance record) of a Word file, which makes it possible to merge changes into the source.

In: the source files, and the blocks of the body as they are written. Out: a bookmark around each block, and a part in
`customXml/` with the source files and the place of each block. When other programs save the file, bookmarks in the body
and custom parts survive; bookmarks in Word's own notes do not, so blocks in these notes are counted instead.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import field

from docx.parts.document import DocumentPart
from lxml import etree

from briefpress import __version__
from briefpress.docx.parts.custom_xml import add_custom_xml
from briefpress.docx.vocabulary.bookmarks import Bookmarks
from briefpress.docx.vocabulary.names import PASSPORT
from briefpress.lazy import dataclass
from briefpress.model import NOWHERE, Decision, Place, SourceFile

ITEM = "{2B0C1B57-7C8E-5D0B-9B61-0B1EF0000001}"
# The maximum length of the kind in the id of a block. With a digest and a number, an id has at most 40 characters.
MAX_KIND = 20


@dataclass(slots=True)
class BlockIds:
    """Gives every block of the body an id that does not depend on other blocks, and records its place. While `note` is
    set, blocks are in that note of Word and have no id; `notes` records their places in order.
    """

    bookmarks: Bookmarks
    counts: Counter[str] = field(default_factory=Counter)
    places: dict[str, Place] = field(default_factory=dict)
    note: str = ""
    notes: dict[str, Place] = field(default_factory=dict)

    def of(self, kind: str, text: str, place: Place, id_: str = "") -> str:
        """Return the id of a block.

        The id of a block without `id_` is made from its kind and text; generated blocks have no id, `""`.
        """
        if self.note:
            self.counts[self.note] += 1
            self.notes[f"{self.note} {self.counts[self.note]}"] = place
            return ""
        if place == NOWHERE:
            return id_
        id_ = id_ or self._derived(kind, text)
        self.places[id_] = place
        return id_

    def _derived(self, kind: str, text: str) -> str:
        words = " ".join(text.split())
        base = f"{kind[:MAX_KIND]}-{hashlib.sha256(words.encode()).hexdigest()[:8]}"
        self.counts[base] += 1
        return base if self.counts[base] == 1 else f"{base}-{self.counts[base]}"


def add_passport(
    document: DocumentPart, brief: str, sources: Iterable[SourceFile], blocks: BlockIds, changes: Decision
) -> None:
    """Add the passport of the brief with the id `brief` to `document`; `changes` is the decision about suggestions."""
    about = {"brief": brief, "generator": f"briefpress {__version__}"}
    about |= {} if changes is Decision.ACCEPT else {"changes": str(changes)}
    root = etree.Element(_name("passport"), about, {None: PASSPORT})
    for source in sources:
        file = etree.SubElement(root, _name("source"), {"path": source.path, "sha256": source.digest})
        file.text = source.text or None
    named = [(id_, blocks.bookmarks.name(id_), place) for id_, place in blocks.places.items()]
    in_notes = [(name, name, place) for name, place in blocks.notes.items() if place != NOWHERE]
    for id_, name, place in (*named, *in_notes):
        at, end = f"{place.file}:{place.line}:{place.column}", "{}:{}".format(*place.end)
        etree.SubElement(root, _name("block"), {"id": id_, "bookmark": name, "place": at, "end": end})
    add_custom_xml(document, root, ITEM)


def _name(local: str) -> str:
    return f"{{{PASSPORT}}}{local}"
