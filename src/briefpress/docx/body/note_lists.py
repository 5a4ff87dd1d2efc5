"""Groups of notes as lists. In: a group of an edition. Out: its heading and numbered paragraphs.

Every program keeps such lists, whereas endnotes of sections become endnotes of the whole file and lose their heading.
Note marks are fields that show the numbers of these paragraphs.
"""

from __future__ import annotations

from dataclasses import replace

from briefpress.docx.body.paragraphs import kept
from briefpress.docx.body.story import Story, Surroundings
from briefpress.docx.plan import Numbered, WordBlock, WordParagraph, in_first, in_last, in_paragraph
from briefpress.docx.vocabulary.names import NOTE_ITEM
from briefpress.docx.vocabulary.xml import run
from briefpress.edition import Note, NoteGroup
from briefpress.model import NotesInWord

USUAL = 2  # the level of the heading above a group whose own heading keeps the outline level of its style
NOTHING = "\u200b"  # an invisible character, for a note that does not begin with text


def plan_note_group(story: Story, group: NoteGroup, around: Surroundings) -> list[WordBlock]:
    """Return the heading of a group of notes, followed by the notes unless they are Word's endnotes or footnotes.

    The first paragraph of each note has a bookmark, and so has the last paragraph of all.
    """
    if story.text.in_word is NotesInWord.FOOTNOTES:
        return []
    out = [_heading(story, group, around)]
    if story.text.in_word is NotesInWord.ENDNOTES:
        return out
    for count, note in enumerate(group.notes, start=1):
        blocks = _note(story, note, count, around)
        if count == 1 and len(group.notes) > 1:  # as in the PDF, the first note is not left alone on a page
            blocks = [in_paragraph(block, kept) for block in blocks]
        out += blocks
    out[-1] = in_last(out[-1], lambda one: _enclosed(story, f"{group.id} end", one))
    return out


def _note(story: Story, note: Note, count: int, around: Surroundings) -> list[WordBlock]:
    numbered = Numbered(story.numbering.item("note", count, first=count == 1), 0)
    first, *others = story.blocks(note.blocks, around)

    def change(one: WordParagraph) -> WordParagraph:
        return _enclosed(story, note.id, replace(one, style=NOTE_ITEM, numbered=numbered))

    return [in_first(first, change), *others]


def _heading(story: Story, group: NoteGroup, around: Surroundings) -> WordBlock:
    level = story.levels[group.id]
    (heading,) = story.blocks([group.heading], around)
    if level == USUAL:
        return heading
    # one level below their heading
    return in_first(heading, lambda one: replace(one, outline=level))


def _enclosed(story: Story, id_: str, paragraph: WordParagraph) -> WordParagraph:
    """Return a paragraph inside a bookmark: LibreOffice splits bookmarks around several paragraphs or nothing."""
    return story.enclosed(id_, paragraph if paragraph.content else replace(paragraph, content=(run(NOTHING),)))
