"""Boxes, figures and tables that were moved as a whole. In: the changes found so far. Out: edits that move them.

Their source includes ids and attributes that their paragraphs do not show, so it is moved unchanged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from briefpress.docx.read import Paragraph, PieceKind
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.source_map import blocks
from briefpress.merge.source_map.bound import Bound
from briefpress.merge.source_map.divs import around, boxes
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.source_map.offsets import Span, span_of
from briefpress.merge.words.messages import short

Place = tuple[str, Span]  # a file and a span in it
TITLE = "box heading"
BELOW = ("source line", "caption")  # the styles of lines below a figure or table, which have no block of their own


class Unit(NamedTuple):
    """A box, figure or table: its file, its span in the file, and the indices of its paragraphs."""

    file: str
    span: Span
    members: range


def find(changes: Changes) -> tuple[set[int], set[int]]:
    """Merge the moves of units; return the paragraphs of both files that need no other edit."""
    lost = {old for old, new in changes.pairs if old is not None and new is None}
    fresh = sorted({new for old, new in changes.pairs if old is None and new is not None})
    gone: set[int] = set()
    done: set[int] = set()
    for unit in _units(changes, lost) if lost and fresh else ():
        if gone.isdisjoint(unit.members) and (first := _found(changes, unit, fresh, done)) is not None:
            received = range(first, first + len(unit.members))
            if _moved(changes, unit, received):
                gone |= {*unit.members}
                done |= {*received}
    return gone, done


def _units(changes: Changes, lost: set[int]) -> Iterator[Unit]:
    """Yield the units whose paragraphs are all gone, the largest first."""
    tables = _tables(changes)
    places = [_place(changes, old, tables) for old in range(len(changes.base.paragraphs))]
    spans = {(file, whole) for file, text in changes.texts.items() if file.endswith(".md") for whole, _ in boxes(text)}
    spans |= {*tables.values(), *_figures(changes, lost)}
    for file, span in sorted(spans, key=lambda item: item[1][0] - item[1][1]):
        inside = [old for old, place in enumerate(places) if place and place[0] == file and _is_in(place[1], span)]
        if not inside or not lost.issuperset(inside):
            continue
        first, last = inside[0], inside[-1]
        while last + 1 in lost and changes.bound[last + 1] is None and _style(changes, last + 1) in BELOW:
            last += 1
        first -= first - 1 in lost and changes.bound[first - 1] is None and _style(changes, first - 1) == TITLE
        members = range(first, last + 1)
        if lost.issuperset(members):
            yield Unit(file, span, members)


def _tables(changes: Changes) -> dict[int, Place]:
    """Return the place of each table, with its caption."""
    known = changes.base.passport.blocks if changes.base.passport else {}
    out: dict[int, Place] = {}
    for old, paragraph in enumerate(changes.base.paragraphs):
        place = next((known[name] for name in paragraph.bookmarks if name in known), None)
        if paragraph.cell and paragraph.cell[0] not in out and place and place.file in changes.texts and place.end_line:
            start, end = span_of(changes.texts[place.file], place)
            caption = _caption(changes, old)
            ends = [caption.block[1]] if caption and caption.file == place.file and caption.block else []
            out[paragraph.cell[0]] = place.file, (start, max([end, *ends]))
    return out


def _place(changes: Changes, old: int, tables: Mapping[int, Place]) -> Place | None:
    """Return the place of a paragraph in the source. For a cell, this is the place of its table, even if the text is in
    a data file.
    """
    paragraph, bound = changes.base.paragraphs[old], changes.bound[old]
    if paragraph.cell and paragraph.cell[0] in tables:
        return tables[paragraph.cell[0]]
    spans = [span for span in bound.chars if span] if bound else []
    if bound and spans:  # the block of a title may begin above the box
        return bound.file, (min(start for start, _ in spans), max(end for _, end in spans))
    return (bound.file, bound.block) if bound and bound.block else None


def _figures(changes: Changes, lost: set[int]) -> Iterator[Place]:
    for old in lost:
        bound = changes.bound[old]
        if (
            bound
            and bound.block
            and any(piece.kind is PieceKind.PICTURE for piece in changes.base.paragraphs[old].pieces)
        ):
            yield bound.file, bound.block


def _caption(changes: Changes, cell: int) -> Bound | None:
    """Return the place of the caption directly above the first cell of a table."""
    above = cell - 1
    return changes.bound[above] if above >= 0 and _style(changes, above).endswith("caption") else None


def _style(changes: Changes, old: int) -> str:
    return changes.base.paragraphs[old].style


def _is_in(block: Span, span: Span) -> bool:
    return span[0] <= block[0] and block[1] <= span[1]


def _found(changes: Changes, unit: Unit, fresh: Sequence[int], done: set[int]) -> int | None:
    """Return the first of consecutive added paragraphs that match the paragraphs of a unit, or None."""
    wanted = [_seen(changes.base.paragraphs[old]) for old in unit.members]
    new = set(fresh) - done
    for first in fresh:
        received = range(first, first + len(wanted))
        if new.issuperset(received) and wanted == [_seen(changes.other.paragraphs[index]) for index in received]:
            return first
    return None


def _seen(paragraph: Paragraph) -> tuple[object, ...]:
    """Return a key for comparing paragraphs: their visible content without generated numbers."""
    words = [piece.text if piece.kind is PieceKind.TEXT else f"{piece.kind} {piece.key}" for piece in paragraph.pieces]
    return paragraph.style, "".join(words)


def _moved(changes: Changes, unit: Unit, received: range) -> bool:
    """Move the source of a unit to its new place, and return whether that was possible."""
    partners = {new: old for old, new in changes.pairs if new is not None and old is not None}
    above, below = (_beside(changes, partners, new) for new in (received[0] - 1, received[-1] + 1))
    source = changes.texts[unit.file]
    words = source[slice(*unit.span)]
    if above and above.block:
        text = changes.texts[above.file]
        end = max([above.block[1], *(whole[1] for whole in _between(text, above.block, below))])
        _, at = blocks.line_of(text, max(above.block[0], end - 1))
        where, words = above, f"\n\n{words}"
    elif below and below.block:
        text = changes.texts[below.file]
        at, _ = blocks.line_of(text, min([below.block[0], *(whole[0] for whole, _ in around(text, below.block))]))
        where, words = below, f"{words}\n\n"
    else:
        return False
    named = next(
        (member for member in unit.members if changes.base.paragraphs[member].text.isprintable()), unit.members[0]
    )
    changes.new_index = received[0]
    change = changes.add(Kind.MERGED, where, f'moved "{short(changes.base.paragraphs[named])}"', at)
    changes.edits.append(Edit(unit.file, *blocks.removal(source, unit.span), "", change))
    changes.edits.append(Edit(where.file, at, at, words, change))
    return True


def _beside(changes: Changes, partners: Mapping[int, int], new: int) -> Bound | None:
    """Return the place of the paragraph received at the index `new`, if text can be written beside it, otherwise
    None.
    """
    bound = changes.bound[partners[new]] if new in partners else None
    return bound if bound and bound.block and bound.file.endswith(".md") else None


def _between(text: str, above: Span, below: Bound | None) -> Iterator[Span]:
    """Yield the boxes that contain the first of two paragraphs and end before the second."""
    for whole, _ in around(text, above):
        if below and below.block and _is_in(below.block, whole):
            return
        yield whole
