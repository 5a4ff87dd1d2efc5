"""New paragraphs and notes. In: the changes so far. Out: edits that write them beside their neighbours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefpress.docx.read import PICTURE_MARK, Paragraph, PieceKind
from briefpress.merge import blocks, pictures
from briefpress.merge.bound import FOLLOWING, MADE_STYLES, Bound
from briefpress.merge.edits import Edit
from briefpress.merge.messages import short
from briefpress.merge.note_marks import NoteKeys
from briefpress.merge.paragraphs import HomelessError
from briefpress.merge.partners import is_note
from briefpress.merge.spelling import at_start, spelled, tokens_of
from briefpress.merge.told import Kind
from briefpress.source import FRONT_MATTER

if TYPE_CHECKING:
    from briefpress.merge.changes import Changes


def moved(changes: Changes) -> dict[str, Bound]:
    """Return the blocks that were removed somewhere, by their text: one of them may be elsewhere now."""
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
    """Return whether something is written in fields: of front matter, or of a file of records."""
    front = FRONT_MATTER.match(texts[bound.file])
    return not bound.file.endswith(".md") or bool(front and bound.block and bound.block[0] < front.end())


def add(changes: Changes, new: int, anchor: int | None, keys: NoteKeys, gone: Mapping[str, Bound]) -> None:
    """Write a new paragraph after the block `anchor`, or before the next block if that is None."""
    paragraph = changes.other.paragraphs[new]
    if _needs_no_edit(changes, new, keys):
        return
    if is_note(paragraph):
        anchor = _note_above(changes, new)
    before = _sibling(changes, new) if anchor is None else changes.bound[anchor]
    if before is None or before.block is None or (is_heading(paragraph) and in_front(changes.texts, before)):
        changes.tell(Kind.HOMELESS, None, f'"{short(paragraph)}" was added where the source has no text')
        return
    text = changes.texts[before.file]
    came = gone.get(paragraph.text)
    as_written = not any(piece.suggested for piece in paragraph.pieces)
    try:
        words = _words(changes, new, before, came if as_written else None, keys)
    except HomelessError as error:
        changes.tell(Kind.HOMELESS, before, f'"{short(paragraph)}" was added: {error}')
        return
    base = changes.base.paragraphs[anchor] if anchor is not None else None
    above = changes.other.paragraphs[new - 1].style if new else ""
    lead, signs, gap = _frame(text, before, base, paragraph, above)
    body = f"{lead}{signs}{words}".replace("\n", f"\n{lead}{' ' * len(signs)}") if signs or lead else words
    verb = "moved" if came else "added"
    verb = "suggested to add" if not as_written else verb
    change = changes.tell(Kind.TAKEN, before, f'{verb} "{short(paragraph)}"', before.block[1])
    follower = _following_item(changes, new) if base and not blocks.is_item(base) else None
    if follower and follower.block and blocks.is_item(paragraph):
        start, _ = blocks.line_of(changes.texts[follower.file], follower.block[0])
        lead, signs = blocks.sibling(changes.texts[follower.file], follower.block, 0, ahead=True)
        changes.edits.append(Edit(follower.file, start, start, f"{lead}{signs}{words}\n", change))
        return
    if anchor is None:
        start, _ = blocks.line_of(text, before.block[0])
        changes.edits.append(Edit(before.file, start, start, f"{body}\n\n", change))
        return
    _, end = blocks.line_of(text, max(before.block[0], before.block[1] - 1))
    changes.edits.append(Edit(before.file, end, end, f"{gap}{body}", change))


def _needs_no_edit(changes: Changes, new: int, keys: NoteKeys) -> bool:
    """Return whether a new paragraph is no text, is written elsewhere, or has no home, which is reported."""
    paragraph = changes.other.paragraphs[new]
    if not paragraph.text.strip() or paragraph.style.startswith(FOLLOWING):
        return True
    if paragraph.style.startswith(MADE_STYLES):
        said = f'"{short(paragraph)}" was added to what the program sets: write it where it belongs in the source'
        changes.tell(Kind.HOMELESS, None, said)
        return True
    return new in keys.definitions or _is_taken(changes, new)


def _words(changes: Changes, new: int, before: Bound, came: Bound | None, keys: NoteKeys) -> str:
    """Return how a new paragraph is written. Raises HomelessError if nobody knows."""
    paragraph = changes.other.paragraphs[new]
    if figure := pictures.added(changes, paragraph, _caption_below(changes, new), before.file):
        return figure
    tokens = keys.renamed(tokens_of(paragraph.pieces))
    if any(one.suggested for one in tokens):
        return at_start(spelled(tokens, keys.atom))
    words = _text_of(came, changes.texts) if came else changes.written(paragraph.text)
    return words or at_start(spelled(tokens, keys.atom))


def _caption_below(changes: Changes, new: int) -> Paragraph | None:
    """Return the caption that was added right below a new picture."""
    below = changes.other.paragraphs[new + 1] if new + 1 < len(changes.other.paragraphs) else None
    fresh = any(pair == (None, new + 1) for pair in changes.pairs)
    return below if below and fresh and below.style == "caption" else None


def _is_taken(changes: Changes, new: int) -> bool:
    """Return whether a paragraph is the caption of a new picture, with which it is written."""
    above = changes.other.paragraphs[new - 1] if new else None
    pictured = above and not above.text.strip(f"{PICTURE_MARK} ") and PICTURE_MARK in above.text
    return bool(pictured) and _caption_below(changes, new - 1) is not None and changes.last in changes.files


def _note_above(changes: Changes, new: int) -> int | None:
    """Return the paragraph of a note that a new one goes on from."""
    above = (old for old, other in changes.pairs if old is not None and other is not None and other < new)
    notes = [old for old in above if is_note(changes.base.paragraphs[old]) and changes.bound[old]]
    return notes[-1] if notes else None


def _frame(text: str, before: Bound, base: Paragraph | None, new: Paragraph, above: str) -> tuple[str, str, str]:
    """Return what leads the lines of a new paragraph, its own signs, and what parts it from the one before.

    `above` is the style of the paragraph before it.
    """
    assert before.block
    lead = blocks.lead_of(text, before.block)
    blank = f"\n{lead.rstrip()}\n"
    if base and (is_note(base) or new.style == base.style == above == "definition"):
        return blocks.inside(text, before.block), "", blank
    if new.style == "definition":
        return lead.rstrip(": "), ": ", "\n"
    if base and blocks.is_item(base) and blocks.is_item(new):
        deeper = blocks.depth_of(new) - blocks.depth_of(base)
        lead, signs = blocks.sibling(text, before.block, deeper)
        return lead, signs, "\n\n" if blocks.is_loose(text, before.block) else "\n"
    if base and "continue" in new.style:
        return lead if "continue" in base.style else f"{lead}   ", "", blank
    return lead, blocks.opening(new), blank


def _following_item(changes: Changes, new: int) -> Bound | None:
    """Return the item of a list that comes right after a new one, where there is one."""
    behind = next(((old, other) for old, other in changes.pairs if other is not None and other > new), None)
    old = behind[0] if behind else None
    item = old is not None and blocks.is_item(changes.base.paragraphs[old]) and changes.is_block(old)
    return changes.bound[old] if item and old is not None else None


def _sibling(changes: Changes, new: int) -> Bound | None:
    """Return the first block after a paragraph that nothing is before."""
    behind = (old for old, other in changes.pairs if old is not None and other is not None and other > new)
    return next((changes.bound[old] for old in behind if changes.is_block(old)), None)


def add_notes(changes: Changes, keys: NoteKeys) -> None:
    """Write the new notes, below the last existing one or at the end of the text."""
    for new, name in keys.definitions.items():
        changes.now = new
        paragraph = changes.other.paragraphs[new]
        tokens = keys.renamed(tokens_of(paragraph.pieces))
        while tokens and (tokens[0].text.isspace() or tokens[0].kind is not PieceKind.TEXT):
            tokens.pop(0)
        file, at = keys.room(changes.texts)
        change = changes.tell(Kind.TAKEN, Bound(file, ((at, at),)), f'added the note "{short(paragraph)}"')
        changes.edits.append(Edit(file, at, at, f"\n\n[^{name}]: {spelled(tokens, keys.atom)}", change))


def _text_of(bound: Bound, texts: Mapping[str, str]) -> str:
    """Return what is written in a block, without the signs that its place asks for."""
    assert bound.block
    words = texts[bound.file][slice(*bound.block)]
    match = blocks.MARKER.match(words)
    return words[match.end() :] if match else words.lstrip("# ")
