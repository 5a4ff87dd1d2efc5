"""The blocks of a plan: paragraphs, tables and the table of contents. Lengths are in twentieths of a point."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from briefpress.brand.computed_style import Border
from briefpress.docx.plan.paragraphs import WordParagraph
from briefpress.lazy import dataclass


@dataclass(frozen=True, slots=True)
class WordCell:
    """A cell: its width, its content, the number of columns that it spans, and its differences from the table style.

    `merge` is Word's term for the role of a cell that spans rows: `restart`, or `continue` in the rows below.
    """

    width: int
    blocks: tuple[WordBlock, ...]
    span: int = 1
    merge: str = ""
    borders: Mapping[str, Border] = field(default_factory=dict)
    background: str = ""
    margins: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WordRow:
    """A row: its cells, whether it must not break across pages, and whether it is a header row."""

    cells: tuple[WordCell, ...]
    is_whole: bool = True
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table: the widths of its columns, its rows, and its `title` for screen readers. `indent` is None if the table
    begins where the text does. If `is_small`, it has the padding of small text. If `has_bands`, every second row has a
    different background. If `is_plain`, it has no table style, and therefore no lines and padding. `below` is the
    minimum space below the table.
    """

    columns: tuple[int, ...]
    rows: tuple[WordRow, ...]
    width: int
    title: str | None = None
    indent: int | None = None
    is_small: bool = False
    from_right: bool = False
    has_head: bool = False
    has_first_column: bool = False
    has_bands: bool = False
    is_plain: bool = False
    below: int = 0


@dataclass(frozen=True, slots=True)
class ContentsControl:
    """The content control around the table of contents and its heading."""

    blocks: tuple[WordBlock, ...]


WordBlock = WordParagraph | WordTable | ContentsControl
