"""Groups of notes as lists. In: a group of an edition. Out: its heading and numbered paragraphs.

Every word processor preserves such lists. In contrast, when LibreOffice saves the file, the endnotes of sections become
endnotes of the whole file and lose their headings. Note marks are fields that show the numbers of these paragraphs.
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

USUAL = 2  # below a heading of this level, the style of a group's heading already has the right outline level
NOTHING = "\u200b"  # an invisible character, for a bookmark around an empty paragraph


def plan_note_group(story: Story, group: NoteGroup, around: Surroundings) -> list[WordBlock]:
    """Return a group's heading and its notes. If notes become Word's endnotes, return only the heading;
    if they become footnotes, return `[]`.

    The first paragraph of each note has a bookmark, and so does the last paragraph of the group.
    """
    if story.text.in_word is NotesInWord.FOOTNOTES:
        return []
    out = [_heading(story, group, around)]
    if story.text.in_word is NotesInWord.ENDNOTES:
        return out
    for count, note in enumerate(group.notes, start=1):
        blocks = _note(story, note, count, around)
        if count == 1 and len(group.notes) > 1:  # keep the second note with the first, as in the PDF
            blocks = [in_paragraph(block, kept) for block in blocks]
        out += blocks
    out[-1] = in_last(out[-1], lambda paragraph: _enclosed(story, f"{group.id} end", paragraph))
    return out


def _note(story: Story, note: Note, count: int, around: Surroundings) -> list[WordBlock]:
    numbered = Numbered(story.numbering.item("note", count, first=count == 1), 0)
    first, *others = story.blocks(note.blocks, around)

    def change(paragraph: WordParagraph) -> WordParagraph:
        return _enclosed(story, note.id, replace(paragraph, style=NOTE_ITEM, numbered=numbered))

    return [in_first(first, change), *others]


def _heading(story: Story, group: NoteGroup, around: Surroundings) -> WordBlock:
    level = story.levels[group.id]
    (heading,) = story.blocks([group.heading], around)
    if level == USUAL:
        return heading
    # One level below the heading above the group.
    return in_first(heading, lambda paragraph: replace(paragraph, outline=level))


def _enclosed(story: Story, id_: str, paragraph: WordParagraph) -> WordParagraph:
    """Return a paragraph inside a bookmark. An invisible character is added to an empty paragraph, because LibreOffice
    splits empty bookmarks.
    """
    return story.enclosed(id_, paragraph if paragraph.content else replace(paragraph, content=(run(NOTHING),)))
