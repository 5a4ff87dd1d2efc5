"""Read a Word file. In: its bytes. Out: a draft with its passport, tracked changes and comments."""

from briefpress.docx.read.align import Item, Pair, pairs
from briefpress.docx.read.charts import ChartData
from briefpress.docx.read.comments import Comment
from briefpress.docx.read.decided import decided_word
from briefpress.docx.read.definitions import (
    BREAK_BEFORE,
    COLUMN_BREAK,
    DROP_CAP,
    NO_LIST,
    PAGE_BREAK,
    RULE,
    SECTIONS,
    TOOLTIP,
    UNSEEN,
)
from briefpress.docx.read.designs import Design
from briefpress.docx.read.direct import ALIGNMENT, HIDDEN, INDENTATION, LINES, SPACING, Format, alignment
from briefpress.docx.read.draft import Draft, Paragraph, Piece, PieceKind, read_draft
from briefpress.docx.read.drawings import DRAWN, LINKED, OLD_EQUATION
from briefpress.docx.read.foreign import BOXES, BULLET, FIGURES, INDEX, TABLES, TOC, Level, Looks
from briefpress.docx.read.package import NotWordError
from briefpress.docx.read.passport import Passport
from briefpress.docx.read.revisions import Own
from briefpress.docx.read.runs import FORMULA, NOTE_MARK, PICTURE_MARK
from briefpress.docx.read.suggested import Suggested
from briefpress.docx.read.tracked import Revision
from briefpress.docx.read.unread import MACROS

__all__ = [
    "ALIGNMENT",
    "BOXES",
    "BREAK_BEFORE",
    "BULLET",
    "COLUMN_BREAK",
    "DRAWN",
    "DROP_CAP",
    "FIGURES",
    "FORMULA",
    "HIDDEN",
    "INDENTATION",
    "INDEX",
    "LINES",
    "LINKED",
    "MACROS",
    "NOTE_MARK",
    "NO_LIST",
    "OLD_EQUATION",
    "PAGE_BREAK",
    "PICTURE_MARK",
    "RULE",
    "SECTIONS",
    "SPACING",
    "TABLES",
    "TOC",
    "TOOLTIP",
    "UNSEEN",
    "ChartData",
    "Comment",
    "Design",
    "Draft",
    "Format",
    "Item",
    "Level",
    "Looks",
    "NotWordError",
    "Own",
    "Pair",
    "Paragraph",
    "Passport",
    "Piece",
    "PieceKind",
    "Revision",
    "Suggested",
    "alignment",
    "decided_word",
    "pairs",
    "read_draft",
]
