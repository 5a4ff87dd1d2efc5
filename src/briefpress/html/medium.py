"""What differs between HTML for paper, for the web and for e-books. In: blocks that each of them has in its own way.
Out: HTML. All else is written by `BlockWriter`, alike for all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

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
)

if TYPE_CHECKING:
    from briefpress.html.blocks import BlockWriter


class Medium(Protocol):
    """Where a page is read. `suffix` is that of the files that briefs become there, `paged` says whether it has pages.

    `box` has the attributes of a box.
    """

    suffix: str
    paged: bool
    box: str

    def start(self, block: ListBlock) -> str:
        """Return the attribute that says with which number a list begins, `""` with 1."""

    def rule(self, rule: Rule) -> str:
        """Return a break between paragraphs or pages."""

    def contents_entry(self, entry: ContentsEntry) -> str:
        """Return a line of the contents."""

    def note_mark(self, writer: BlockWriter, mark: NoteMark, note: Note) -> str:
        """Return the mention of a note."""

    def note_group(self, writer: BlockWriter, group: NoteGroup) -> str:
        """Return notes under their heading."""

    def picture(self, writer: BlockWriter, picture: Picture, more: str) -> str:
        """Return a picture with the attributes `more`."""

    def qr_code(self, code: QrCode) -> str:
        """Return a QR code."""

    def chart(self, writer: BlockWriter, chart: Chart, share: float) -> str:
        """Return a chart as wide as a `share` of the text."""

    def formula(self, formula: Formula) -> str:
        """Return a formula in a line of text."""

    def figure(self, writer: BlockWriter, figure: Figure) -> str:
        """Return a picture with its caption."""

    def table(self, writer: BlockWriter, table: Table) -> str:
        """Return a table with its caption."""
