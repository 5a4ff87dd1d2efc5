"""The differences between print, web and e-books. In: blocks that media write differently. Out: HTML.

`BlockWriter` writes all other blocks.
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
    """A medium. `suffix` is the suffix of its files; `paged` states whether it has pages; `box` contains the attributes
    of box elements.

    `equation` is the accessible name of display formulas without a number. The name is `""` if wide formulas do not
    scroll separately from the page, and therefore need none.
    """

    suffix: str
    paged: bool
    box: str
    equation: str

    def start(self, block: ListBlock) -> str:
        """Return the attribute for the first number of a list, or `""` if it is 1."""

    def rule(self, rule: Rule) -> str:
        """Return a horizontal rule or a page break."""

    def contents_entry(self, writer: BlockWriter, entry: ContentsEntry) -> str:
        """Return an entry in the table of contents."""

    def note_mark(self, writer: BlockWriter, mark: NoteMark, note: Note) -> str:
        """Return the mark of `note` in the text."""

    def note_group(self, writer: BlockWriter, group: NoteGroup) -> str:
        """Return the notes of a group below its heading."""

    def picture(self, writer: BlockWriter, picture: Picture, extra: str) -> str:
        """Return a picture; a picture from a file has the attributes `extra`."""

    def qr_code(self, code: QrCode) -> str:
        """Return a QR code as a picture with a text alternative."""

    def chart(self, writer: BlockWriter, chart: Chart, share: float) -> str:
        """Return a chart; `share` is its width as a share of the text width."""

    def formula(self, formula: Formula) -> str:
        """Return an inline formula, as MathML or as a drawing."""

    def figure(self, writer: BlockWriter, figure: Figure) -> str:
        """Return a figure with its caption."""

    def table(self, writer: BlockWriter, table: Table) -> str:
        """Return a table with its caption."""
