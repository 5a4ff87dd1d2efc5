"""The way back: a Word file -> what it says. In: its bytes. Out: a draft, its passport, changes and comments."""

from briefpress.docx.read.draft import Comment, Draft, Paragraph, Piece, PieceKind, read_draft
from briefpress.docx.read.package import NotWordError
from briefpress.docx.read.passport import Passport
from briefpress.docx.read.revisions import Decision, Revision
from briefpress.docx.read.runs import FORMULA, NOTE_MARK, PICTURE_MARK

__all__ = [
    "FORMULA",
    "NOTE_MARK",
    "PICTURE_MARK",
    "Comment",
    "Decision",
    "Draft",
    "NotWordError",
    "Paragraph",
    "Passport",
    "Piece",
    "PieceKind",
    "Revision",
    "read_draft",
]
