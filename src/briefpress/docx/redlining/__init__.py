"""Compare two Word files. In: their bytes, and the author and date of the changes. Out: a file with tracked changes.

If all changes are accepted, the result is the new file; if all are rejected, the result is the old file. Headers,
footers, styles and layout come from the new file. Tracked changes that either file already has are accepted first.
"""

from __future__ import annotations

import io

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import Part
from docx.parts.story import StoryPart
from lxml import etree

from briefpress.docx.package import save
from briefpress.docx.read import NotWordError, decided_word
from briefpress.docx.redlining.adopted import adopt
from briefpress.docx.redlining.blocks import Blocks
from briefpress.docx.redlining.marking import Signature
from briefpress.docx.redlining.notes import paired_notes, sort_notes, track_notes, without_notes
from briefpress.docx.redlining.program import sign
from briefpress.docx.redlining.relations import Relations
from briefpress.docx.vocabulary.xml import NAMESPACES, qn

__all__ = ["Signature", "redlined"]

NOTES = {"footnotes": "footnote", "endnotes": "endnote"}


def redlined(old: bytes, new: bytes, by: Signature) -> bytes:
    """Return the new file with its differences from the old file as tracked changes by the author `by`.

    Raise NotWordError if one of the files cannot be read.
    """
    before, after = _opened(old), _opened(new)
    for kind, name in NOTES.items():
        if (part := _notes(before, kind)) and not _notes(after, kind):
            after.part.relate_to(without_notes(part, after.part.package, name), f"{NAMESPACES['r']}/{kind}")
    notes = {kind: paired_notes(_notes(before, kind), _notes(after, kind), name) for kind, name in NOTES.items()}
    known = {f"{NOTES[kind]} {was}": f"{NOTES[kind]} {now}" for kind, ids in notes.items() for was, now in ids.items()}
    old_parts = [before.element, *(part.element for kind in NOTES if (part := _notes(before, kind)))]
    blocks = Blocks(Relations(before.part, after.part), by, known, adopt(before, after, old_parts))
    for kind, name in NOTES.items():
        track_notes(blocks, _notes(before, kind), _notes(after, kind), name, notes[kind])
    blocks.track(before.element.body, after.element.body)
    for kind, name in NOTES.items():
        sort_notes(_notes(after, kind), after.element.body, name)
    sign(after)
    return save(after, by.date)


def _opened(data: bytes) -> Document:
    """Open a file, accept its tracked changes and parse its notes."""
    try:
        document = docx.Document(io.BytesIO(decided_word(data)))
    except (PackageNotFoundError, KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise NotWordError("it is damaged") from error
    for relation in [*document.part.rels.values()]:
        if relation.reltype.rpartition("/")[2] in NOTES and not isinstance(relation.target_part, StoryPart):
            document.part.load_rel(relation.reltype, _tree(relation.target_part), relation.rId)
    return document


def _tree(part: Part) -> StoryPart:
    """Return a part as parsed XML, with its relationships."""
    package = part.package
    assert package
    tree: StoryPart = StoryPart.load(part.partname, part.content_type, part.blob, package)
    for id_, relation in part.rels.items():
        target = relation.target_ref if relation.is_external else relation.target_part
        tree.load_rel(relation.reltype, target, id_, relation.is_external)
    return tree


def _notes(document: Document, kind: str) -> StoryPart | None:
    parts = (item.target_part for item in document.part.rels.values() if item.reltype.endswith(f"/{kind}"))
    return next((part for part in parts if isinstance(part, StoryPart) and part.element.tag == qn(f"w:{kind}")), None)
