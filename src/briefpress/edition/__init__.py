"""A `Brief` with everything decided once for all formats: numbers, words, order, where notes stand.

In: a `Brief` and house words. Out: an `Edition`. Writers take it, decide nothing and only draw.
"""

from briefpress.edition.nodes import (
    Block,
    Blocks,
    Card,
    ContentsEntry,
    Edition,
    Inline,
    Inlines,
    LineBreak,
    Link,
    ListBlock,
    Note,
    NoteGroup,
    NoteMark,
    Paragraph,
    Part,
    Picture,
    Quote,
    Recommendations,
    Rule,
    Text,
    initials,
    plain_text,
)
from briefpress.edition.prepare import prepare
from briefpress.edition.texts import texts

__all__ = [
    "Block",
    "Blocks",
    "Card",
    "ContentsEntry",
    "Edition",
    "Inline",
    "Inlines",
    "LineBreak",
    "Link",
    "ListBlock",
    "Note",
    "NoteGroup",
    "NoteMark",
    "Paragraph",
    "Part",
    "Picture",
    "Quote",
    "Recommendations",
    "Rule",
    "Text",
    "initials",
    "plain_text",
    "prepare",
    "texts",
]
