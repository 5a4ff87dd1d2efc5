"""What web pages and e-books have in common. In: an edition. Out: its parts, and pieces of HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from markupsafe import escape

from briefpress.brand.roles import PartKind, Role
from briefpress.edition import ContentsEntry, Edition, ListBlock, NoteGroup, NoteMark, Part, Rule, Text
from briefpress.html.blocks import BlockWriter
from briefpress.html.elements import entry_words
from briefpress.model import NotesPlacement

PAGE_NOTES = "page-notes"  # the id of the list of notes that are at the foot of pages on paper


class UnpagedMedium:
    """What web pages and e-books share; see `Medium`. `words` are the labels around the content; `single`: all notes
    are in one list.
    """

    suffix = ".html"
    paged = False
    box = ' role="note"'
    equation = ""

    def __init__(self, root: Path, cache: Path, words: Mapping[str, str], *, single: bool) -> None:
        self.root, self.cache, self.words, self.single = root, cache, words, single

    def start(self, block: ListBlock) -> str:
        """Return the attribute for the first number."""
        return f' start="{block.start}"' if block.ordered and block.start != 1 else ""

    def rule(self, rule: Rule) -> str:
        """Return a horizontal rule; page breaks are left out."""
        return "" if rule.new_page else f'<hr class="{Role.RULE.css_class}">'

    def contents_entry(self, writer: BlockWriter, entry: ContentsEntry) -> str:
        """Return the link of an entry in the contents, which `nested` puts into lists."""
        words = writer.inlines((Text(entry_words(entry)),))
        return f'<a class="{entry.role.css_class}" href="#{escape(entry.target)}">{words}</a>'


def note_number(edition: Edition, mark: NoteMark, inside: str) -> str:
    """Return a note mark with the content `inside`; a comma separates it from a mark directly before it."""
    on_page = edition.notes_placement is NotesPlacement.PAGE
    role = (Role.FOOTNOTE_REFERENCE if on_page else Role.ENDNOTE_REFERENCE).css_class
    comma = f'<sup class="{role}">,</sup>' if mark.follows else ""
    return f'{comma}<sup class="{role}" id="{mark.anchor}">{inside}</sup>'


def with_notes(edition: Edition) -> tuple[Part, ...]:
    """Return the parts; footnotes are in a list after the text."""
    if edition.notes_placement is not NotesPlacement.PAGE or not edition.notes:
        return edition.parts
    group = NoteGroup(PAGE_NOTES, edition.notes_heading, tuple(edition.notes.values()))
    kinds = [part.kind for part in edition.parts]
    last = PartKind.BODY if PartKind.BODY in kinds else kinds[-1]
    return tuple(Part(part.kind, (*part.blocks, group)) if part.kind is last else part for part in edition.parts)


def nested(writer: BlockWriter, entries: Sequence[ContentsEntry], first: str = "") -> str:
    """Return a nested list of `entries`, by their levels.

    `first` is an item before all others.
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
