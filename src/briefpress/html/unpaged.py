"""Lists, where there are no pages. In: an edition. Out: its parts with its notes in them; its contents."""

from __future__ import annotations

from collections.abc import Sequence

from briefpress.brand.roles import PartKind
from briefpress.edition import ContentsEntry, Edition, NoteGroup, Part
from briefpress.html.blocks import BlockWriter
from briefpress.model import NotesPlacement

PAGE_NOTES = "page-notes"  # the id of the list of notes that on paper stand at the foot of pages


def with_notes(edition: Edition) -> tuple[Part, ...]:
    """Return the parts; notes that on paper stand at the foot of pages stand in a list after the text."""
    if edition.notes_placement is not NotesPlacement.PAGE or not edition.notes:
        return edition.parts
    group = NoteGroup(PAGE_NOTES, edition.notes_heading, tuple(edition.notes.values()))
    kinds = [part.kind for part in edition.parts]
    last = PartKind.BODY if PartKind.BODY in kinds else kinds[-1]
    return tuple(Part(part.kind, (*part.blocks, group)) if part.kind is last else part for part in edition.parts)


def nested(writer: BlockWriter, entries: Sequence[ContentsEntry], first: str = "") -> str:
    """Return a list of those of `entries` that are as deep as the first, with what is deeper inside of it.

    `first` is an item that comes before all others.
    """
    html, place = [first] if first else [], 0
    while place < len(entries):
        end = place + 1
        while end < len(entries) and _depth(entries[end]) > _depth(entries[place]):
            end += 1
        inner = f"\n{nested(writer, entries[place + 1 : end])}" if end > place + 1 else ""
        html.append(f"<li>{writer.blocks([entries[place]])}{inner}</li>")
        place = end
    return "<ol>\n{}\n</ol>".format("\n".join(html))


def _depth(entry: ContentsEntry) -> int:
    return int(entry.role.name.rpartition("_")[2])
