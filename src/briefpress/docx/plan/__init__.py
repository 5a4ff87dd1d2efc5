"""The plan of a Word file's text: paragraphs, tables and content controls as immutable values.

`body` creates them and changes them with `replace`; `emit` turns them into XML, once.
"""

from briefpress.docx.plan.blocks import ContentsControl, WordBlock, WordCell, WordRow, WordTable
from briefpress.docx.plan.changes import Change, each, each_in_row, in_first, in_last, in_paragraph, role_of
from briefpress.docx.plan.paragraphs import Frame, Indent, Line, Numbered, Spacing, Tab, WordParagraph

__all__ = [
    "Change",
    "ContentsControl",
    "Frame",
    "Indent",
    "Line",
    "Numbered",
    "Spacing",
    "Tab",
    "WordBlock",
    "WordCell",
    "WordParagraph",
    "WordRow",
    "WordTable",
    "each",
    "each_in_row",
    "in_first",
    "in_last",
    "in_paragraph",
    "role_of",
]
