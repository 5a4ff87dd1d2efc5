"""The medium of print: notes, pictures and breaks for pages that `pdf` lays out. In: blocks. Out: HTML."""

from __future__ import annotations

from urllib.parse import quote

from markupsafe import escape

from briefpress.brand.roles import Role
from briefpress.edition import (
    Chart,
    ContentsEntry,
    Figure,
    Formula,
    ListBlock,
    Note,
    NoteGroup,
    NoteMark,
    Picture,
    QrCode,
    Rule,
    Table,
    Text,
)
from briefpress.html.blocks import BlockWriter
from briefpress.html.elements import data_address, element, entry_words, image
from briefpress.html.figures import write_figure, write_table
from briefpress.html.formulas import drawn_formula
from briefpress.html.print.footnotes import write_footnote
from briefpress.html.svg import qr_svg
from briefpress.model import NotesPlacement

PAGE_BREAK = '<div style="break-after: page"></div>'


class PrintMedium:
    """The medium of print (see `Medium`). Formulas are drawn in `color`."""

    suffix = ".pdf"
    paged = True
    box = ""
    equation = ""

    def __init__(self, color: str) -> None:
        self.color = color

    def start(self, block: ListBlock) -> str:
        """Return the attribute that sets the counter of list items, which the layout uses."""
        return f' style="counter-reset: list-item {block.start - 1}"' if block.start != 1 else ""

    def rule(self, rule: Rule) -> str:
        """Return a horizontal rule or a page break."""
        return PAGE_BREAK if rule.new_page else element(Role.RULE, "")

    def contents_entry(self, writer: BlockWriter, entry: ContentsEntry) -> str:
        """Return an entry in the table of contents; the stylesheet adds the page number."""
        link = f'<a href="#{escape(entry.target)}">{writer.inlines((Text(entry_words(entry)),))}</a>'
        return element(entry.role, link, f' data-level="{1 if entry.kind else entry.role.name.removeprefix("TOC_")}"')

    def note_mark(self, writer: BlockWriter, mark: NoteMark, note: Note) -> str:
        """Return a note mark; the first mark of a footnote is the footnote itself."""
        on_page = writer.edition.notes_placement is NotesPlacement.PAGE
        role = Role.FOOTNOTE_REFERENCE if on_page else Role.ENDNOTE_REFERENCE
        comma = f'<sup class="{role.css_class}">,</sup>' if mark.follows else ""
        if on_page and mark.first:
            return comma + write_footnote(writer, mark, note)
        link = f'<a href="#{note.id}" role="doc-noteref" title="{escape(mark.label)}">{mark.number}</a>'
        return f'{comma}<sup class="{role.css_class}" id="{mark.anchor}">{link}</sup>'

    def note_group(self, writer: BlockWriter, group: NoteGroup) -> str:
        """Return the notes of a group below its heading."""
        notes = "\n".join(_note(writer, note) for note in group.notes)
        name = f'class="notes" id="{group.id}" role="doc-endnotes"'
        return f"<div {name}>\n{writer.blocks([group.heading])}\n<ol>\n{notes}\n</ol>\n</div>"

    def picture(self, writer: BlockWriter, picture: Picture, extra: str) -> str:
        """Return a picture, with its path as the URL, or a monogram as the background of a box."""
        role = picture.role.css_class
        if picture.path:
            return image(role, quote(picture.path), picture.alt, extra)
        background = data_address(writer.monogram(picture.initials))
        return f'<div class="{role}" style="background: url({background}) center / contain no-repeat"></div>'

    def qr_code(self, code: QrCode) -> str:
        """Return a QR code as a picture with a text alternative."""
        return image(code.role.css_class, data_address(qr_svg(code.address)), code.alt)

    def chart(self, writer: BlockWriter, chart: Chart, share: float) -> str:
        """Return a chart as an embedded picture."""
        return image(f"{Role.FIGURE.css_class} chart", data_address(writer.chart(chart, share)), chart.alt)

    def formula(self, formula: Formula) -> str:
        """Return a formula as a drawing."""
        return drawn_formula(formula, self.color)

    def figure(self, writer: BlockWriter, figure: Figure) -> str:
        """Return a figure with its caption."""
        return write_figure(writer, figure)

    def table(self, writer: BlockWriter, table: Table) -> str:
        """Return a table with its caption."""
        return write_table(writer, table)


def _note(writer: BlockWriter, note: Note) -> str:
    label = f'role="doc-backlink" title="{escape(note.back_label)}"'
    back = f'<a class="note-number" href="#{note.anchors[0]}" {label}>{note.number}. </a>'
    return writer.item(note.blocks, back, f' id="{note.id}" role="doc-endnote"')
