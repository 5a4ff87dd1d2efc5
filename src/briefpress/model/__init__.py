"""The nouns: what an author wrote, as frozen values. Imports the standard library only.

Nothing here is numbered, translated or derived; that is `edition`'s work. Every node has a `place`
that says where it was written and is left out of equality.
"""

from briefpress.model.blocks import (
    Block,
    Blocks,
    CodeBlock,
    Heading,
    ListBlock,
    NotesPlace,
    Paragraph,
    Quote,
    Recommendations,
    ThematicBreak,
    inlines_of,
    mentions,
    walk,
)
from briefpress.model.brief import (
    Brief,
    Meta,
    Note,
    NotesPlacement,
    NotesSetting,
    PeopleGroup,
    Reference,
    SourceFile,
)
from briefpress.model.ids import heading_ids, slug, unique
from briefpress.model.inlines import Inline, Inlines, LineBreak, Mark, NoteRef, Run, normal, plain_text
from briefpress.model.place import NOWHERE, Place
from briefpress.model.records import Channel, Organisation, Person, Picture

__all__ = [
    "NOWHERE",
    "Block",
    "Blocks",
    "Brief",
    "Channel",
    "CodeBlock",
    "Heading",
    "Inline",
    "Inlines",
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
    "Run",
    "SourceFile",
    "ThematicBreak",
    "heading_ids",
    "inlines_of",
    "mentions",
    "normal",
    "plain_text",
    "slug",
    "unique",
    "walk",
]
