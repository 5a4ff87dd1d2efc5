"""The nouns: what an author wrote, as frozen values. Imports the standard library only.

Nothing here is numbered, translated or derived; that is `edition`'s work. Every node has a `place`
that says where it was written and is left out of equality.
"""

from briefpress.model.blocks import (
    Alignment,
    Block,
    Blocks,
    CodeBlock,
    DefinitionList,
    Figure,
    Heading,
    Landscape,
    ListBlock,
    NotesPlace,
    Paragraph,
    Quote,
    Recommendations,
    Row,
    Table,
    ThematicBreak,
    inlines_of,
    mentions,
    texts_of,
    walk,
)
from briefpress.model.brief import Brief, Meta, Note, NotesPlacement, NotesSetting, PeopleGroup, Reference
from briefpress.model.ids import heading_ids, slug, unique
from briefpress.model.inlines import CrossReference, Inline, Inlines, LineBreak, Mark, NoteRef, Run, normal, plain_text
from briefpress.model.pictures import Picture
from briefpress.model.place import NOWHERE, Place
from briefpress.model.records import Channel, Organisation, Person

__all__ = [
    "NOWHERE",
    "Alignment",
    "Block",
    "Blocks",
    "Brief",
    "Channel",
    "CodeBlock",
    "CrossReference",
    "DefinitionList",
    "Figure",
    "Heading",
    "Inline",
    "Inlines",
    "Landscape",
    "LineBreak",
    "ListBlock",
    "Mark",
    "Meta",
    "Note",
    "NoteRef",
    "NotesPlace",
    "NotesPlacement",
    "NotesSetting",
    "Organisation",
    "Paragraph",
    "PeopleGroup",
    "Person",
    "Picture",
    "Place",
    "Quote",
    "Recommendations",
    "Reference",
    "Row",
    "Run",
    "Table",
    "ThematicBreak",
    "heading_ids",
    "inlines_of",
    "mentions",
    "normal",
    "plain_text",
    "slug",
    "texts_of",
    "unique",
    "walk",
]
