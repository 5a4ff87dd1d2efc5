"""Pair the paragraphs of two drafts. In: both drafts. Out: pairs of indices.

Table rows are compared as a whole, so that a number in one row is not mistaken for the same number in another row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import groupby, zip_longest

from briefpress.docx.read import FORMULA, Draft, Item, Pair, Paragraph, PieceKind, pairs
from briefpress.merge.source_map.field_styles import NOTE_STYLES
from briefpress.merge.words.spelling import tokens_of
from briefpress.model import Mark

STYLED = frozenset({Mark.CODE, Mark.HIGHLIGHT})  # the marks that are character styles in briefpress's Word files
UNSTYLED = ("normal", "standard", "list paragraph", "body text")
Unit = tuple[int, ...]  # the index of a paragraph, or the indices of all paragraphs in a table row


def paired(base: Draft, other: Draft) -> list[Pair]:
    """Return all paragraphs of both drafts, each with its counterpart, in the order of `other`."""
    old, old_notes = _text_and_notes(base)
    texts, notes = ({_item(base, unit).words for unit in units} for units in (old, old_notes))
    new, new_notes = _text_and_notes(other, notes - texts)
    same, old_notes, new_notes = _same(base, other, old_notes, new_notes)
    return [*_matched(base, other, old, new), *same, *_matched(base, other, old_notes, new_notes)]


def lost_formulas(base: Draft, other: Draft) -> bool:
    """Return whether a program dropped all formulas of a file, as LibreOffice does if Math is not installed."""
    return _has_formulas(base) and not _has_formulas(other)


def _has_formulas(draft: Draft) -> bool:
    return any(piece.key == FORMULA for paragraph in draft.paragraphs for piece in paragraph.pieces)


def has_alternatives(draft: Draft) -> bool:
    """Return whether any picture of a file has an alt text. Some programs drop all alt texts."""
    pictures = (
        piece for paragraph in draft.paragraphs for piece in paragraph.pieces if piece.kind is PieceKind.PICTURE
    )
    return any(piece.key for piece in pictures)


def words_alone(paragraph: Paragraph) -> str:
    """Return the text of a paragraph without formulas or spaces."""
    return "".join("".join(piece.text.split()) for piece in paragraph.pieces if piece.kind is PieceKind.TEXT)


def lost_marks(base: Draft, other: Draft) -> frozenset[Mark]:
    """Return the marks that a program removed from the whole file because it does not support their styles."""
    was, now = (
        [mark for paragraph in draft.paragraphs for piece in paragraph.pieces for mark in piece.marks & STYLED]
        for draft in (base, other)
    )
    return frozenset(was) if was and not now and (len(was) > 1 or drops_styles(base, other)) else frozenset()


def drops_styles(base: Draft, other: Draft) -> bool:
    """Return whether a program removed styles from the whole file. People rarely remove all uses of several styles."""
    before, after = ({paragraph.style for paragraph in draft.paragraphs} for draft in (base, other))
    return len(before - after) > 1


def _text_and_notes(draft: Draft, known: Collection[tuple[str, ...]] = ()) -> tuple[list[Unit], list[Unit]]:
    """Return the paragraphs of the text, and the paragraphs of the notes, whose order programs change. Some programs
    remove the styles of notes, so an unstyled paragraph with the text of a `known` note is also a note.
    """
    texts: list[Unit] = []
    notes: list[Unit] = []
    for unit in _units(draft):
        paragraph = draft.paragraphs[unit[0]]
        bare = paragraph.style in UNSTYLED and not paragraph.cell and _item(draft, unit).words in known
        (notes if is_note(paragraph) or bare else texts).append(unit)
    return texts, notes


def is_note(paragraph: Paragraph) -> bool:
    """Return whether a paragraph belongs to a note: one of Word's own, or an item in a list of notes."""
    return bool(paragraph.note) or paragraph.style in NOTE_STYLES


def _same(base: Draft, other: Draft, old: list[Unit], new: list[Unit]) -> tuple[list[Pair], list[Unit], list[Unit]]:
    """Return the pairs of notes with the same text, wherever they are, and the remaining notes of both drafts."""
    by_words: dict[tuple[str, ...], list[Unit]] = defaultdict(list)
    for unit in old:
        by_words[_item(base, unit).words].append(unit)
    found: list[Pair] = []
    left = []
    for unit in new:
        if partners := by_words[_item(other, unit).words]:
            found.append((partners.pop(0)[0], unit[0]))
        else:
            left.append(unit)
    done = {index for index, _ in found}
    return found, [unit for unit in old if unit[0] not in done], left


def _matched(base: Draft, other: Draft, old: list[Unit], new: list[Unit]) -> list[Pair]:
    out: list[Pair] = []
    for old_index, new_index in pairs([_item(base, unit) for unit in old], [_item(other, unit) for unit in new]):
        emptied = (
            old_index is not None and new_index is not None and _is_emptied(base, other, old[old_index], new[new_index])
        )
        if old_index is None or new_index is None or emptied:
            out += [(number, None) for number in (old[old_index] if old_index is not None else ())]
            out += [(None, number) for number in (new[new_index] if new_index is not None else ())]
        else:
            out += _cells(base, other, old[old_index], new[new_index])
    return out


def _is_emptied(base: Draft, other: Draft, old: Unit, new: Unit) -> bool:
    """Return whether all the text of a paragraph was deleted: when deletions are accepted, Word keeps the empty
    paragraph.
    """
    before, after = base.paragraphs[old[0]], other.paragraphs[new[0]]
    return not before.cell and bool(before.text.strip()) and not after.text.strip()


def _units(draft: Draft) -> Iterator[Unit]:
    numbered = enumerate(draft.paragraphs)
    for row, group in groupby(numbered, key=lambda paragraphs: paragraphs[1].cell[:2] if paragraphs[1].cell else None):
        numbers = tuple(number for number, _ in group)
        if row is None:
            yield from ((number,) for number in numbers)
        else:
            yield numbers


def _cells(base: Draft, other: Draft, old: Unit, new: Unit) -> Iterator[Pair]:
    """Yield the pairs in two rows: cell by cell, and paragraph by paragraph within each cell."""
    before, after = _columns(base, old), _columns(other, new)
    if len(before) != len(after):
        yield from _shifted(base, other, [*before.values()], [*after.values()])
        return
    for column in sorted({*before, *after}):
        yield from zip_longest(before.get(column, ()), after.get(column, ()))


def _shifted(base: Draft, other: Draft, old: list[list[int]], new: list[list[int]]) -> Iterator[Pair]:
    """Yield the pairs in two rows with different numbers of cells. Cells with similar text are paired, in order."""
    items = ([_cell(draft, cell) for cell in cells] for draft, cells in ((base, old), (other, new)))
    for old_index, new_index in pairs(*items):
        yield from zip_longest(
            old[old_index] if old_index is not None else (), new[new_index] if new_index is not None else ()
        )


def _cell(draft: Draft, numbers: list[int]) -> Item:
    return Item(tuple(word for number in numbers for word in _words(draft.paragraphs[number])), "text", frozenset())


def _columns(draft: Draft, unit: Unit) -> dict[int, list[int]]:
    out: dict[int, list[int]] = {}
    for number in unit:
        cell = draft.paragraphs[number].cell
        out.setdefault(cell[2] if cell else 0, []).append(number)
    return out


def _item(draft: Draft, unit: Unit) -> Item:
    paragraphs = [draft.paragraphs[number] for number in unit]
    first = paragraphs[0]
    kind = "row" if first.cell else "note" if first.note else "text"
    names = frozenset(name for paragraph in paragraphs for name in paragraph.bookmarks)
    words = tuple(word for paragraph in paragraphs for word in (*_words(paragraph), *(["|"] if first.cell else [])))
    return Item(words, kind, names, first.style)


def _words(paragraph: Paragraph) -> Iterator[str]:
    for token in tokens_of(paragraph.pieces):
        if not token.text.isspace() and token.kind in (PieceKind.TEXT, PieceKind.PICTURE):
            yield token.text
            if token.kind is PieceKind.PICTURE and token.key:
                yield token.key  # the alt text distinguishes pictures
