"""The medium of e-books: notes, pictures and tables for e-readers. In: blocks. Out: HTML and picture files.

Notes are marked for e-readers, which show them over the text (EPUB Structural Semantics Vocabulary 1.1, `noteref` and
`footnote`), and for screen readers (DPUB-ARIA 1.1).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from markupsafe import escape

from briefpress.brand.roles import Role
from briefpress.edition import (
    Chart,
    Figure,
    Note,
    NoteGroup,
    NoteMark,
    Paragraph,
    Picture,
    QrCode,
    Table,
)
from briefpress.html.blocks import BlockWriter
from briefpress.html.elements import data_address, id_attribute, image
from briefpress.html.figures import write_figcaption, write_shown, write_table
from briefpress.html.inlines import language
from briefpress.html.svg import qr_svg
from briefpress.html.unpaged import UnpagedMedium, note_number
from briefpress.html.web.charts import chart_data
from briefpress.html.web.pictures import LARGE, shown
from briefpress.workspace import data_in, media_type_in

SUFFIXES = {"image/jpeg": "jpg", "image/png": "png", "image/svg+xml": "svg"}


class EpubMedium(UnpagedMedium):
    """The medium of e-books (see `Medium`). `files` are the pictures of the book, by file name.

    Links to other briefs lead to their web pages, because an e-book has no files beside it.
    """

    def __init__(self, root: Path, cache: Path, words: Mapping[str, str], *, single: bool) -> None:
        super().__init__(root, cache, words, single=single)
        self.files: dict[str, bytes] = {}

    def note_mark(self, writer: BlockWriter, mark: NoteMark, note: Note) -> str:
        """Return a note mark as a link to the note."""
        extra = f'epub:type="noteref" role="doc-noteref" aria-label="{escape(mark.label)}"'
        return note_number(writer.edition, mark, f'<a href="#{note.id}" {extra}>{mark.number}</a>')

    def note_group(self, writer: BlockWriter, group: NoteGroup) -> str:
        """Return notes below their heading; notes of a section are not endnotes (DPUB-ARIA 1.1)."""
        notes = "\n".join(_note(writer, note) for note in group.notes)
        kind = ' epub:type="endnotes" role="doc-endnotes"' if self.single else ""
        heading = writer.blocks([group.heading])
        return f'<section class="notes" id="{group.id}"{kind}>\n{heading}\n{notes}\n</section>'

    def picture(self, writer: BlockWriter, picture: Picture, extra: str) -> str:
        """Return a picture; monograms are decorative."""
        role = picture.role.css_class
        if not picture.path:
            return image(role, self._file(data_address(writer.monogram(picture.initials))), "")
        file = shown(self.root / picture.path, writer.brand, self.cache, small=picture.role not in LARGE)
        return image(role, self._file(file.address), picture.alt, extra)

    def qr_code(self, code: QrCode) -> str:
        """Return a QR code as a picture with a text alternative."""
        return image(code.role.css_class, self._file(data_address(qr_svg(code.address))), code.alt)

    def chart(self, writer: BlockWriter, chart: Chart, share: float) -> str:
        """Return a chart, followed by its data as a table."""
        address = self._file(data_address(writer.chart(chart, share)))
        drawn = image(f"{Role.FIGURE.css_class} chart", address, chart.alt)
        return f"{drawn}\n{chart_data(chart, self.words['chart-table'])}"

    def figure(self, writer: BlockWriter, figure: Figure) -> str:
        """Return a figure; its source line is part of the caption."""
        style = f' style="width: {figure.width:.0%}"' if figure.width else ""
        inside = f"{write_shown(writer, figure, style)}{write_figcaption(writer, figure)}"
        return f'<figure class="figure-block"{id_attribute(figure.id)}>\n{inside}\n</figure>'

    def table(self, writer: BlockWriter, table: Table) -> str:
        """Return a table with its caption."""
        return write_table(writer, table)

    def _file(self, address: str) -> str:
        """Add the picture in a `data:` URL to `files`; return its file name, which is the same for the same bytes."""
        octets = data_in(address)
        name = f"pictures/{hashlib.sha256(octets).hexdigest()[:16]}.{SUFFIXES[media_type_in(address)]}"
        self.files[name] = octets
        return name


def _note(writer: BlockWriter, note: Note) -> str:
    first, *rest = note.blocks
    assert isinstance(first, Paragraph)
    back = (
        f'<a class="note-number" href="#{note.anchors[0]}" role="doc-backlink" aria-label="{escape(note.back_label)}">'
    )
    text = f"<p{language(first.lang)}>{back}{note.number}.</a> {writer.inlines(first.inlines)}</p>"
    kind = f'class="{first.role.css_class}" epub:type="footnote" role="doc-footnote"'
    return f'<div {kind} id="{note.id}">\n{text}\n{writer.blocks(rest)}</div>'
