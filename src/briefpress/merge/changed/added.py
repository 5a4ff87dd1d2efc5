"""New paragraphs and notes. In: the changes found so far. Out: edits that write the new text beside adjacent
paragraphs.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefpress.docx.read import PICTURE_MARK, Paragraph
from briefpress.merge.changed import (
    added_notes,
    addressees,
    channels,
    following,
    inner_links,
    pictures,
    rows,
    source_lines,
)
from briefpress.merge.changed.frames import behind, frame
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.drafts.partners import is_note
from briefpress.merge.source_map import blocks
from briefpress.merge.source_map.bound import Bound, Form
from briefpress.merge.source_map.code import STYLE as CODE
from briefpress.merge.source_map.code import code_of
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.source_map.field_styles import FOLLOWING, MADE_STYLES, SET_FROM_FIELDS
from briefpress.merge.source_map.scalars import spelled as spelled_yaml
from briefpress.merge.words.field_values import NotMergedError
from briefpress.merge.words.messages import SHORTEN, short
from briefpress.merge.words.note_marks import NoteKeys
from briefpress.merge.words.spelling import at_start, spelled, tokens_of
from briefpress.model import Mark
from briefpress.source import FRONT_MATTER

NOTE_ITEM = "note item"  # the style of the first paragraph of each note in a group
BOX_TITLE = "box heading"
BOXED = ("box", "case study", "sidebar", "callout", "pull quote", "margin note")  # the styles of text in boxes
SMALL_PRINT = "small print"  # the style of paragraphs below a generated heading


def moved(changes: Changes) -> dict[str, Bound]:
    """Map the text of each removed block to its place in the source.

    A new paragraph with the same text is a block that was moved.
    """
    gone = [old for old, new in changes.pairs if new is None and old is not None and changes.is_block(old)]
    return {
        changes.base.paragraphs[old].text: bound
        for old in gone
        if (bound := changes.bound[old]) and len(changes.base.paragraphs[old].text) > 1
    }


def is_heading(paragraph: Paragraph) -> bool:
    """Return whether a paragraph is a heading."""
    return blocks.level_of(paragraph.style) > 0


def in_front(texts: Mapping[str, str], bound: Bound) -> bool:
    """Return whether the source at `bound` is in a field, in the front matter or in a file with records."""
    front = FRONT_MATTER.match(texts[bound.file])
    return not bound.file.endswith(".md") or bool(front and bound.block and bound.block[0] < front.end())


def below_table(changes: Changes, new: int, cell: int) -> int | None:
    """Return the paragraph after which to write a new paragraph below a table: `cell`, the last cell, or None if the
    next block can be used instead.
    """
    return None if following.block(changes, new) else cell


def add(changes: Changes, new: int, anchor: int | None, keys: NoteKeys, gone: Mapping[str, Bound]) -> None:
    """Write a new paragraph after the block `anchor` or, if it is None, before the next block."""
    paragraph = changes.other.paragraphs[new]
    if (paragraph.style == channels.STYLE and channels.add(changes, new)) or _needs_no_edit(changes, new, keys):
        return
    if paragraph.style == addressees.STYLE:
        addressees.add(changes, new)
        return
    if paragraph.style == source_lines.STYLE:
        source_lines.add(changes, new)
        return
    if is_note(paragraph):
        anchor = added_notes.note_above(changes, new)
        if paragraph.style == NOTE_ITEM and paragraph.text not in gone:
            message = f'"{short(paragraph)}" was added to the notes, but no note mark in the text refers to it'
            where = changes.bound[anchor] if anchor is not None else None
            changes.add(Kind.NOT_MERGED, where, f"{message}: write ^[the note] in the text, where it belongs")
            return
    if anchor is not None and following.begins_div(changes, new, anchor):
        anchor = None
    before = following.block(changes, new) if anchor is None else changes.bound[anchor]
    if before is None or before.block is None or (is_heading(paragraph) and in_front(changes.texts, before)):
        changes.add(Kind.NOT_MERGED, None, f'"{short(paragraph)}" was added where the source has no text')
        return
    origin = gone.get(paragraph.text)
    as_written = not any(piece.suggested for piece in paragraph.pieces)
    try:
        words = _words(changes, new, before, origin if as_written else None, keys)
    except NotMergedError as error:
        changes.add(Kind.NOT_MERGED, before, f'"{short(paragraph)}" was added: {error}')
        return
    verb = "moved" if origin else "added"
    message = f'{verb} "{short(paragraph)}"' if as_written else f'added "{short(paragraph)}", as a suggestion'
    change = changes.add(Kind.MERGED, before, message, before.block[1])
    changes.edits.append(_placed(changes, new, anchor, before, words, change))
    _report_bold_line(changes, paragraph, before)
    _report_style(changes, paragraph, before, anchor)


def _placed(changes: Changes, new: int, anchor: int | None, before: Bound, words: str, change: int) -> Edit:
    """Return the edit that writes a new paragraph after the block `before` or, if `anchor` is None, before it."""
    assert before.block
    text, paragraph = changes.texts[before.file], changes.other.paragraphs[new]
    base = changes.base.paragraphs[anchor] if anchor is not None else None
    if base and base.cell:
        start, end = blocks.line_of(text, before.block[0])
        lead = text[start:end][: len(text[start:end]) - len(text[start:end].lstrip(" \t>"))]
        return Edit(before.file, end, end, f"\n\n{words}".replace("\n", f"\n{lead}"), change)
    follower = following.item(changes, anchor, new)
    if follower and follower.block and blocks.is_item(paragraph):
        start, _ = blocks.line_of(changes.texts[follower.file], follower.block[0])
        lead, marker = blocks.sibling(changes.texts[follower.file], follower.block, 0, ahead=True)
        parts = "\n\n" if blocks.is_loose(changes.texts[follower.file], follower.block) else "\n"
        return Edit(follower.file, start, start, f"{lead}{marker}{words}{parts}", change)
    lead, marker, gap = frame(
        changes, before, anchor, paragraph, changes.other.paragraphs[new - 1].style if new else ""
    )
    if number := _number_in_new_list(changes, new):
        marker, gap = marker.replace("1.", f"{number}."), "\n"
        lead += " " * blocks.INDENT * blocks.depth_of(paragraph)
    body = f"{lead}{marker}{words}".replace("\n", f"\n{lead}{' ' * len(marker)}") if marker or lead else words
    if anchor is None:
        start, _ = blocks.line_of(text, before.block[0])
        gap = "\n" if following.is_explained(changes, new) else f"\n{lead.rstrip()}\n"
        return Edit(before.file, start, start, f"{body}{gap}", change)
    _, end = blocks.line_of(text, max(before.block[0], before.block[1] - 1))
    if outside := behind(changes, before, anchor, paragraph):
        end, gap = outside, "\n\n"
    return Edit(before.file, end, end, f"{gap}{body}", change)


def _report_bold_line(changes: Changes, paragraph: Paragraph, before: Bound) -> None:
    """Report a bold line that may be intended as a heading."""
    words = paragraph.text.strip()
    bold = all(Mark.STRONG in piece.marks for piece in paragraph.pieces if piece.text.strip())
    if bold and paragraph.style in blocks.PROSE and len(words) <= SHORTEN and words[-1] not in ".!?:;,":
        message = f'"{words}" looks like a heading but has no heading style: if it is one, write ## before it'
        changes.add(Kind.REMARK, before, message, before.block[1] if before.block else None)


def _report_style(changes: Changes, paragraph: Paragraph, before: Bound, anchor: int | None) -> None:
    """Report a paragraph in the style of a box that is now outside such a box."""
    style = paragraph.style
    beside = changes.base.paragraphs[anchor].style if anchor is not None else style
    if beside == style or not style.startswith(BOXED):
        return
    name = f"::: {style.replace(' ', '-')} above it and ::: below it"
    how = 'it as the title of a box: ::: {.box title="..."}' if style == BOX_TITLE else name
    message = (
        f'"{short(paragraph)}" has the style "{style}" in Word, but is now plain text: to keep the style, write {how}'
    )
    changes.add(Kind.REMARK, before, message, before.block[1] if before.block else None)


def _needs_no_edit(changes: Changes, new: int, keys: NoteKeys) -> bool:
    """Return whether a new paragraph needs no edit here. If the source has no place for the paragraph, report this."""
    paragraph = changes.other.paragraphs[new]
    if not paragraph.text.strip() or paragraph.style.startswith(FOLLOWING):
        return True
    if paragraph.style.startswith((*MADE_STYLES, *SET_FROM_FIELDS)) and not _continues_field(changes, new):
        message = f'"{short(paragraph)}" was added to generated text: write it where it belongs in the source'
        changes.add(Kind.NOT_MERGED, None, message)
        return True
    return new in keys.definitions or _is_taken(changes, new) or new in rows.captions(changes)


def _continues_field(changes: Changes, new: int) -> bool:
    """Return whether a paragraph follows a paragraph of the same field, which is written as a block of text."""
    partners, style = {new: old for old, new in changes.pairs}, changes.other.paragraphs[new].style
    above = new - 1
    while above >= 0 and partners.get(above, -1) is None and changes.other.paragraphs[above].style == style:
        above -= 1
    old = partners.get(above)
    beside = old is not None and changes.base.paragraphs[old].style == style and changes.is_block(old)
    return style == SMALL_PRINT and beside


def _words(changes: Changes, new: int, before: Bound, origin: Bound | None, keys: NoteKeys) -> str:
    """Return the source of a new paragraph. Raise NotMergedError if the paragraph cannot be written."""
    paragraph = changes.other.paragraphs[new]
    if figure := pictures.added(changes, paragraph, _caption_below(changes, new), before.file):
        return figure
    if paragraph.style == CODE:
        return (code_of(changes.texts[origin.file], origin.block) if origin else "") or f"```\n{paragraph.text}\n```"
    tokens = inner_links.with_ids(changes, (), keys.renamed(tokens_of(paragraph.pieces)), before)
    if any(token.suggested for token in tokens):
        return _in_yaml(before, None, at_start(spelled(tokens, keys.atom)))
    words = _text_of(origin, changes.texts) if origin else changes.written(paragraph.text)
    more = addressees.for_new_item(changes, new) if paragraph.style in addressees.ITEMS and not origin else ""
    return _in_yaml(before, origin, words or at_start(spelled(tokens, keys.atom))) + more


def _in_yaml(before: Bound, origin: Bound | None, words: str) -> str:
    """Return `words`, quoted as a YAML list item if the preceding paragraph is a list item."""
    if before.form is not Form.SCALAR:
        return words
    style = before.scalars[0].style
    same = origin is not None and origin.scalars and origin.scalars[0].style == style
    return f"{style}{words}{style}" if same else spelled_yaml(words, style)


def _number_in_new_list(changes: Changes, new: int) -> int:
    """Return the number of an item in a new list, or 0 for the first item and for other paragraphs."""
    fresh = {new for old, new in changes.pairs if old is None and new is not None}
    paragraphs, first = changes.other.paragraphs, new
    while first - 1 in fresh and blocks.is_item(paragraphs[first - 1]):
        first -= 1
    if first == new or not blocks.is_item(paragraphs[new]) or (first and blocks.is_item(paragraphs[first - 1])):
        return 0
    return sum(blocks.depth_of(item) == blocks.depth_of(paragraphs[new]) for item in paragraphs[first : new + 1])


def _caption_below(changes: Changes, new: int) -> Paragraph | None:
    """Return the caption that was added directly below a new picture, if any."""
    below = changes.other.paragraphs[new + 1] if new + 1 < len(changes.other.paragraphs) else None
    fresh = any(pair == (None, new + 1) for pair in changes.pairs)
    return below if below and fresh and below.style == "caption" else None


def _is_taken(changes: Changes, new: int) -> bool:
    """Return whether a paragraph is the caption of a new picture, and is therefore written together with the
    picture.
    """
    above = changes.other.paragraphs[new - 1] if new else None
    pictured = above and not above.text.strip(f"{PICTURE_MARK} ") and PICTURE_MARK in above.text
    return bool(pictured) and _caption_below(changes, new - 1) is not None and changes.last in changes.files


def _text_of(bound: Bound, texts: Mapping[str, str]) -> str:
    """Return the source of a block without its marker, which depends on its position."""
    assert bound.block
    if bound.scalars:
        return texts[bound.file][slice(*bound.scalars[0].inner)]
    words = texts[bound.file][slice(*bound.block)]
    match = blocks.MARKER.match(words) or blocks.EXPLAINED.match(words)
    return words[match.end() :] if match else words.lstrip("# ")
