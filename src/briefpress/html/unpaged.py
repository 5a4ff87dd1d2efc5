"""What the web and e-books share, where there are no pages. In: an edition. Out: its parts, and pieces of HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from markupsafe import escape

from briefpress.brand.roles import PartKind, Role
from briefpress.edition import ContentsEntry, Edition, ListBlock, NoteGroup, NoteMark, Part, Rule
from briefpress.html.blocks import BlockWriter
from briefpress.html.elements import entry_words
from briefpress.model import NotesPlacement

PAGE_NOTES = "page-notes"  # the id of the list of notes that on paper stand at the foot of pages


class UnpagedMedium:
    """What both do alike, see `Medium`. `words` are those around the text; `single`: all notes are in one list."""

    suffix = ".html"
    paged = False
    box = ' role="note"'

    def __init__(self, root: Path, cache: Path, words: Mapping[str, str], *, single: bool) -> None:
        self.root, self.cache, self.words, self.single = root, cache, words, single

    def start(self, block: ListBlock) -> str:
        """Return the attribute for the first number."""
        return f' start="{block.start}"' if block.ordered and block.start != 1 else ""

    def rule(self, rule: Rule) -> str:
        """Return a break between paragraphs; there are no pages to begin."""
        return "" if rule.new_page else f'<hr class="{Role.RULE.css_class}">'

    def contents_entry(self, entry: ContentsEntry) -> str:
        """Return the link of a line of the contents, which `nested` puts into lists."""
        return f'<a class="{entry.role.css_class}" href="#{escape(entry.target)}">{escape(entry_words(entry))}</a>'


def note_number(edition: Edition, mark: NoteMark, inside: str) -> str:
    """Return the mention of a note, with `inside` in it; a comma parts it from another one right before it."""
    on_page = edition.notes_placement is NotesPlacement.PAGE
    role = (Role.FOOTNOTE_REFERENCE if on_page else Role.ENDNOTE_REFERENCE).css_class
    comma = f'<sup class="{role}">,</sup>' if mark.follows else ""
    return f'{comma}<sup class="{role}" id="{mark.anchor}">{inside}</sup>'


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
