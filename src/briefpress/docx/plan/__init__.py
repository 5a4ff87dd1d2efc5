"""The plan of a Word file's text: paragraphs, tables and content controls as values.

`body` makes and changes them with `replace`; `emit` turns them into XML, once.
"""

from briefpress.docx.plan.blocks import (
    Change,
    ContentsControl,
    WordBlock,
    each,
    each_in_row,
    in_first,
    in_last,
    in_paragraph,
    role_of,
)
from briefpress.docx.plan.paragraphs import Frame, Indent, Line, Numbered, Spacing, Tab, WordParagraph
from briefpress.docx.plan.tables import WordCell, WordRow, WordTable

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
