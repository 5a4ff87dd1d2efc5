"""The medium of the web: notes, pictures and tables for browsers. In: blocks. Out: HTML that works without scripts.

Buttons open notes and large pictures over the text (HTML, 6.12, the popover attribute). Browsers that do not support
popovers show links to the notes instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

from markupsafe import escape

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
from briefpress.html.figures import share_of, table_element, write_caption, write_figcaption
from briefpress.html.inlines import language
from briefpress.html.svg import qr_svg
from briefpress.html.unpaged import UnpagedMedium, note_number
from briefpress.html.web.charts import chart_data, drawings, shown_chart
from briefpress.html.web.csv_data import csv_address
from briefpress.html.web.pictures import LARGE, shown


class WebMedium(UnpagedMedium):
    """The medium of the web (see `Medium`)."""

    def __init__(self, root: Path, cache: Path, words: Mapping[str, str], *, single: bool) -> None:
        super().__init__(root, cache, words, single=single)
        self.numbers: Iterator[int] = count(1)
        self.equation = words["equation"]

    def note_mark(self, writer: BlockWriter, mark: NoteMark, note: Note) -> str:
        """Return a note mark: a link to the note, and a button that opens it over the text."""
        label = escape(mark.label)
        link = f'<a href="#{note.id}" role="doc-noteref" aria-label="{label}">{mark.number}</a>'
        shows = f'popovertarget="{note.id}-text" aria-label="{label}" data-number="{mark.number}"'
        button = f'<button type="button" class="note-button" {shows}></button>'
        return note_number(writer.edition, mark, f"{link}{button}")

    def note_group(self, writer: BlockWriter, group: NoteGroup) -> str:
        """Return notes below their heading; notes of a section are not endnotes (DPUB-ARIA 1.1)."""
        notes = "\n".join(self._note(writer, note) for note in group.notes)
        role = ' role="doc-endnotes"' if self.single else ""
        heading = writer.blocks([group.heading])
        return f'<section class="notes" id="{group.id}"{role}>\n{heading}\n<ol>\n{notes}\n</ol>\n</section>'

    def _note(self, writer: BlockWriter, note: Note) -> str:
        first, *rest = note.blocks
        assert isinstance(first, Paragraph)
        inside = f"<p{language(first.lang)}>{writer.inlines(first.inlines)}</p>\n{writer.blocks(rest)}".rstrip()
        label = f'role="doc-backlink" aria-label="{escape(note.back_label)}"'
        back = f'<a class="note-number" href="#{note.anchors[0]}" {label}>{note.number}.</a>'
        text = f'<div class="note-text" id="{note.id}-text" popover>\n{inside}\n</div>'
        return f'<li class="{first.role.css_class}" id="{note.id}">{back}\n{text}</li>'

    def picture(self, writer: BlockWriter, picture: Picture, extra: str) -> str:
        """Return an embedded picture; monograms are decorative."""
        role = picture.role.css_class
        if not picture.path:
            return image(role, data_address(writer.monogram(picture.initials)), "")
        file = shown(self.root / picture.path, writer.brand, self.cache, small=picture.role not in LARGE)
        size = f'width="{file.width}" height="{file.height}"'
        return f'<img class="{role}" src="{file.address}" {size} alt="{escape(picture.alt)}"{extra}>'

    def qr_code(self, code: QrCode) -> str:
        """Return a QR code as a picture with a text alternative."""
        return image(code.role.css_class, data_address(qr_svg(code.address)), code.alt)

    def chart(self, writer: BlockWriter, chart: Chart, share: float) -> str:
        """Return a chart, followed by its data as a collapsed table."""
        return f"{shown_chart(drawings(writer, chart, share), chart)}\n{chart_data(chart, self.words['chart-table'])}"

    def figure(self, writer: BlockWriter, figure: Figure) -> str:
        """Return a figure, whose picture readers can enlarge; its source line is part of the caption."""
        wide = (
            f"{figure.width:.0%}" if figure.width else f"calc({figure.length:g} * var(--pt))" if figure.length else ""
        )
        style = f' style="width: {wide}"' if wide else ""
        figcaption = write_figcaption(writer, figure)
        name = figure.caption.label if figure.caption else ""
        shown = figure.picture
        if isinstance(shown, Chart):
            shows = self.chart(writer, shown, share_of(figure, writer.text_width))
        else:
            shows = self._large(writer, shown, style, name)
        return f'<figure class="figure-block"{id_attribute(figure.id)}>\n{shows}{figcaption}\n</figure>'

    def _large(self, writer: BlockWriter, picture: Picture | Paragraph, style: str, name: str) -> str:
        """Return the picture of a figure with the button that enlarges it, or a paragraph if the picture is missing."""
        if isinstance(picture, Paragraph):
            return writer.paragraph(picture)
        number = next(self.numbers)
        words = self.words["enlarge"].replace("{text}", name) if name else f"{self.words['enlarge-picture']} ({number})"
        target = f'popovertarget="picture-{number}-of-page"'
        button = f'<button type="button" class="enlarge" {target} aria-label="{escape(words)}">'
        hides = f'{target} popovertargetaction="hide" aria-label="{escape(self.words["close"])}"'
        close = f'<button type="button" class="close" {hides}></button>'
        shows = f"{writer.picture(picture, style)}\n{close}"
        view = f'<div class="picture-view" id="picture-{number}-of-page" popover>\n{shows}\n</div>'
        return f"{view}\n{button}</button>"

    def table(self, writer: BlockWriter, table: Table) -> str:
        """Return a table and the link to its data; a table that is too wide scrolls separately from the page."""
        number = next(self.numbers)
        name = f'aria-labelledby="caption-{number}-of-page"' if table.caption else f'aria-label="{self._named(number)}"'
        caption = write_caption(writer, table.caption, "caption", f' id="caption-{number}-of-page"')
        html = table_element(writer, table, caption, f' style="--columns: {len(table.columns)}"')
        below = writer.blocks(table.below)
        parts = (
            f'<section class="table-scroll" tabindex="0" {name}>\n{html}\n</section>',
            below,
            self._data(table),
        )
        inside = "\n".join(part for part in parts if part)
        return f'<div class="table-block">\n{inside}\n</div>'

    def _named(self, number: int) -> str:
        return str(escape(f"{self.words['table']} ({number})"))

    def _data(self, table: Table) -> str:
        """Return the link to the data of a table, or `""` if it has no caption."""
        if not table.caption:
            return ""
        label = self.words["data"].replace("{text}", table.caption.label)
        file = f"{table.id or 'table'}.csv"
        return f'<p class="data-link"><a href="{csv_address(table)}" download="{escape(file)}">{escape(label)}</a></p>'
