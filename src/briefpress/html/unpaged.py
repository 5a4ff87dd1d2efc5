"""The medium and functions that web pages and e-books share. In: an edition. Out: its parts, and pieces of HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from markupsafe import escape

from briefpress.brand.roles import PartKind, Role
from briefpress.edition import ContentsEntry, Edition, Formula, ListBlock, NoteGroup, NoteMark, Part, Rule, Text
from briefpress.html.blocks import BlockWriter
from briefpress.html.elements import entry_words
from briefpress.model import NotesPlacement

PAGE_NOTES = "page-notes"  # the id of the list with the notes that are footnotes in print


class UnpagedMedium:
    """The base of unpaged media (`Medium`). `root` is the workspace; `cache` is the cache folder. `words` are house
    words. If `single` is True, all notes are in one list.
    """

    suffix = ".html"
    paged = False
    box = ' role="note"'
    equation = ""

    def __init__(self, root: Path, cache: Path, words: Mapping[str, str], *, single: bool) -> None:
        self.root, self.cache, self.words, self.single = root, cache, words, single

    def start(self, block: ListBlock) -> str:
        """Return the attribute for the first number of a list, or `""` if it is 1."""
        return f' start="{block.start}"' if block.ordered and block.start != 1 else ""

    def rule(self, rule: Rule) -> str:
        """Return a horizontal rule, or `""` for a page break."""
        return "" if rule.new_page else f'<hr class="{Role.RULE.css_class}">'

    def contents_entry(self, writer: BlockWriter, entry: ContentsEntry) -> str:
        """Return the link of an entry in the table of contents; `nested` writes the list."""
        words = writer.inlines((Text(entry_words(entry)),))
        return f'<a class="{entry.role.css_class}" href="#{escape(entry.target)}">{words}</a>'

    def formula(self, formula: Formula) -> str:
        """Return a formula as MathML in the text colour, with its TeX for programs that do not support MathML."""
        return formula.mathml.replace("<math ", f'<math alttext="{escape(formula.tex)}" ', 1)


def note_number(edition: Edition, mark: NoteMark, inside: str) -> str:
    """Return a note mark with the content `inside`, after a comma if it follows another mark."""
    on_page = edition.notes_placement is NotesPlacement.PAGE
    role = (Role.FOOTNOTE_REFERENCE if on_page else Role.ENDNOTE_REFERENCE).css_class
    comma = f'<sup class="{role}">,</sup>' if mark.follows else ""
    return f'{comma}<sup class="{role}" id="{mark.anchor}">{inside}</sup>'


def with_notes(edition: Edition) -> tuple[Part, ...]:
    """Return the parts of `edition`; footnotes are in a list after the body."""
    if edition.notes_placement is not NotesPlacement.PAGE or not edition.notes:
        return edition.parts
    group = NoteGroup(PAGE_NOTES, edition.notes_heading, tuple(edition.notes.values()))
    kinds = [part.kind for part in edition.parts]
    last = PartKind.BODY if PartKind.BODY in kinds else kinds[-1]
    return tuple(Part(part.kind, (*part.blocks, group)) if part.kind is last else part for part in edition.parts)


def nested(writer: BlockWriter, entries: Sequence[ContentsEntry], first: str = "") -> str:
    """Return `entries` as a list, nested by level; `first` is the HTML of an item before all others, if any."""
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
