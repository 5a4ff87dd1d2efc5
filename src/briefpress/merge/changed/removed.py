"""Removed paragraphs. In: the changes found so far, and a removed paragraph. Out: edits that remove its source."""

from __future__ import annotations

from briefpress.docx.read import PICTURE_MARK, Draft, PieceKind
from briefpress.merge.changed import channels
from briefpress.merge.changed.generated import removed_contents
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.drafts.partners import lost_formulas, words_alone
from briefpress.merge.source_map import blocks
from briefpress.merge.source_map.bound import BLOCKS, Bound, Form, attributes_around
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.source_map.field_styles import FOLLOWING
from briefpress.merge.source_map.offsets import Span
from briefpress.merge.words.messages import short

HEADINGS = ("people heading", "small print heading")  # the styles of generated headings


def remove(changes: Changes, old: int) -> None:
    """Merge the removal of a paragraph."""
    paragraph, bound = changes.base.paragraphs[old], changes.bound[old]
    if not paragraph.text.strip() or paragraph.style.startswith(FOLLOWING) or paragraph.cell:
        return
    if paragraph.style == "toc heading" and removed_contents(changes):
        return
    if paragraph.style in HEADINGS and _is_gone_below(changes, old):
        return  # the content below the heading was also removed, and is reported
    if lost_formulas(changes.base, changes.other) and not words_alone(paragraph):
        return
    if paragraph.style == "bibliography":
        hint = "the list contains every cited work, so remove the citations of this work"
        message = f'"{short(paragraph)}" was removed: {hint}'
        changes.add(Kind.NOT_MERGED, bound, message)
        return
    whole = bound is not None and (bound.form in BLOCKS or changes.is_block(old))
    if bound is None or bound.block is None or not whole:
        _removed_field(changes, old, bound)
        return
    pictured = paragraph.style == "caption" or any(piece.kind is PieceKind.PICTURE for piece in paragraph.pieces)
    others = [index for index, other in enumerate(changes.bound[:old]) if other and bound.block == other.block]
    if pictured and others:
        if not any((index, None) in changes.pairs for index in others):  # otherwise, the whole figure was removed
            message = f'"{short(paragraph)}" was removed: remove these words from the figure in the source'
            changes.add(Kind.NOT_MERGED, bound, message)
        return
    start, end = blocks.removal(changes.texts[bound.file], bound.block)
    change = changes.add(Kind.MERGED, bound, f'removed "{short(paragraph)}"')
    changes.edits.append(Edit(bound.file, start, end, "", change))


def _removed_field(changes: Changes, old: int, bound: Bound | None) -> None:
    paragraph = changes.base.paragraphs[old]
    if bound and bound.block and _is_gone(changes, bound):
        return  # its table or figure was also removed, and the caption with it
    if bound and bound.form is Form.ATTRIBUTE and (spans := attributes_around(changes.texts[bound.file], bound)):
        change = changes.add(Kind.MERGED, bound, f'removed "{short(paragraph)}"')
        changes.edits += (Edit(bound.file, *span, "", change) for span in spans)
    elif channels.remove(changes, old):
        return
    elif bound and (span := _line(changes.texts[bound.file], bound)):
        change = changes.add(Kind.MERGED, bound, f'removed "{short(paragraph)}"')
        changes.edits.append(Edit(bound.file, *span, "", change))
    elif paragraph.text.strip(f"{PICTURE_MARK} "):
        message = f'"{short(paragraph)}" was removed: it comes from a field, so remove it there'
        changes.add(Kind.NOT_MERGED, bound, message)
    else:
        _lost_picture(changes, old)


def _is_gone_below(changes: Changes, old: int) -> bool:
    return any(pair == (old + 1, None) for pair in changes.pairs)


def _line(text: str, bound: Bound) -> Span | None:
    """Return the span of the line with the field that a paragraph shows, or None if it cannot be removed."""
    field = bound.scalars[0] if len(bound.scalars) == 1 else None
    if field is None or field.owner or field.key == "title":
        return None
    start, end = blocks.line_of(text, field.start)
    alone = text[start:end].lstrip().startswith(f"{field.key}:") and not text[field.end : end].strip()
    return (start, end + 1) if alone else None


def _is_gone(changes: Changes, bound: Bound) -> bool:
    start, end = bound.block or (0, 0)
    same = (edit for edit in changes.edits if edit.file == bound.file and not edit.new)
    return any(edit.start <= start and end <= edit.end for edit in same)


def _lost_picture(changes: Changes, old: int) -> None:
    """Report a removed portrait or logo, unless a program only moved the picture to another paragraph."""
    if _pictures(changes.other) < _pictures(changes.base):
        alt = next(piece.key for piece in changes.base.paragraphs[old].pieces if piece.kind is PieceKind.PICTURE)
        changes.add(Kind.NOT_MERGED, None, f'the picture "{alt}" was removed: remove it from the source')


def _pictures(draft: Draft) -> int:
    return sum(piece.kind is PieceKind.PICTURE for paragraph in draft.paragraphs for piece in paragraph.pieces)
