"""A `Brief` with everything decided once for all formats: numbers, wording, order, positions of notes.

In: a `Brief` and house words. Out: an `Edition`. Writers decide nothing; they only write the edition.
"""

from briefpress.edition.model.blocks import (
    PANEL_GAP,
    Block,
    Blocks,
    Box,
    Card,
    ContentsEntry,
    DefinitionList,
    Equation,
    Figure,
    Landscape,
    ListBlock,
    Logos,
    Note,
    NoteGroup,
    Panels,
    Picture,
    QrCode,
    Quote,
    Recommendations,
    Rule,
)
from briefpress.edition.model.charts import Axis, Chart, Fill, Series, Shape
from briefpress.edition.model.direction import FROM_RIGHT, LRM, RTL, directions, is_left_to_right
from briefpress.edition.model.every_text import pieces, prose_texts, texts
from briefpress.edition.model.facts import Facts, Institution, Person, Version
from briefpress.edition.model.inlines import (
    CrossReference,
    Formula,
    Inline,
    Inlines,
    Language,
    LineBreak,
    Link,
    NoteMark,
    PageNumber,
    Text,
    plain_text,
)
from briefpress.edition.model.paragraphs import Caption, HeadingNumber, Paragraph
from briefpress.edition.model.publication import Edition, Part, charts_in, initials, pictures
from briefpress.edition.model.structure import at_top, combined_roles, is_short, texts_of, walk, words_of
from briefpress.edition.model.tables import Cell, Fits, Row, Scope, Table
from briefpress.edition.preparation import prepare
from briefpress.edition.text.addresses import with_addresses
from briefpress.edition.text.emoji import emoji_in, spelled
from briefpress.edition.text.leftovers import report_leftovers
from briefpress.edition.text.line_breaks import is_unbroken, last_word, last_words, measures_in
from briefpress.edition.text.widths import em

__all__ = [
    "FROM_RIGHT",
    "LRM",
    "PANEL_GAP",
    "RTL",
    "Axis",
    "Block",
    "Blocks",
    "Box",
    "Caption",
    "Card",
    "Cell",
    "Chart",
    "ContentsEntry",
    "CrossReference",
    "DefinitionList",
    "Edition",
    "Equation",
    "Facts",
    "Figure",
    "Fill",
    "Fits",
    "Formula",
    "HeadingNumber",
    "Inline",
    "Inlines",
    "Institution",
    "Landscape",
    "Language",
    "LineBreak",
    "Link",
    "ListBlock",
    "Logos",
    "Note",
    "NoteGroup",
    "NoteMark",
    "PageNumber",
    "Panels",
    "Paragraph",
    "Part",
    "Person",
    "Picture",
    "QrCode",
    "Quote",
    "Recommendations",
    "Row",
    "Rule",
    "Scope",
    "Series",
    "Shape",
    "Table",
    "Text",
    "Version",
    "at_top",
    "charts_in",
    "combined_roles",
    "directions",
    "em",
    "emoji_in",
    "initials",
    "is_left_to_right",
    "is_short",
    "is_unbroken",
    "last_word",
    "last_words",
    "measures_in",
    "pictures",
    "pieces",
    "plain_text",
    "prepare",
    "prose_texts",
    "report_leftovers",
    "spelled",
    "texts",
    "texts_of",
    "walk",
    "with_addresses",
    "words_of",
]
