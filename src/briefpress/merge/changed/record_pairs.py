"""Pair the paragraphs of people and organisations. In: the pairs found so far. Out: pairs that keep each record
together.

A portrait is paired along with its name, headings do not move, and new lines below a name replace the old lines. An
addressee is paired along with its recommendation. A name that shares no word with the old name belongs to a different
record if the lines below the name are also new.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefpress import lazy
from briefpress.docx.read import Draft, Pair, Paragraph
from briefpress.merge.changed.addressees import ITEMS, STYLE
from briefpress.merge.changed.record_lists import FIELDS, ends_record, is_picture
from briefpress.merge.source_map.field_styles import SET_FROM_FIELDS

WORD = lazy.pattern(r"\w{2,}")
HEADING = "people heading"


def kept_together(base: Draft, other: Draft, pairs: list[Pair]) -> list[Pair]:
    """Return the pairs, with the paragraphs of each record kept together."""
    partners = {old: new for old, new in pairs if old is not None and new is not None}
    was = dict(partners)
    _headings(base, other, pairs, partners)
    for old, new in was.items():
        if base.paragraphs[old].style in FIELDS and partners.get(old) == new:
            _record(base, other, old, new, partners)
        elif base.paragraphs[old].style in ITEMS:
            _addressee(base, other, old, new, partners)
    return pairs if partners == was else _ordered(pairs, partners)


def _headings(base: Draft, other: Draft, pairs: Sequence[Pair], partners: dict[int, int]) -> None:
    """Pair headings that seem to have moved because a record was moved past them, so that the record counts as moved
    instead.
    """
    fresh = [new for old, new in pairs if old is None and new is not None and other.paragraphs[new].style == HEADING]
    gone = [old for old, new in pairs if new is None and old is not None and base.paragraphs[old].style == HEADING]
    for old in gone if fresh else ():
        new = next((index for index in fresh if other.paragraphs[index].text == base.paragraphs[old].text), None)
        if new is None:
            continue
        for old_index, new_index in [*partners.items()]:
            if (old_index < old) != (new_index < new):
                del partners[old_index]
        partners[old] = new


def _addressee(base: Draft, other: Draft, old: int, new: int, partners: dict[int, int]) -> None:
    """Pair the lines with the addressee of a recommendation."""
    lines = _below(base, old), _below(other, new)
    if lines[0] is None or lines[1] is None or partners.get(lines[0]) == lines[1]:
        return
    for index in [old for old, new in partners.items() if new == lines[1]]:
        del partners[index]
    partners[lines[0]] = lines[1]


def _below(draft: Draft, item: int) -> int | None:
    """Return the index of the line with the addressee of a recommendation, or None if there is none."""
    for number in range(item + 1, len(draft.paragraphs)):
        style = draft.paragraphs[number].style
        if style == STYLE:
            return number
        if not style.startswith(ITEMS[0]) or style in ITEMS:
            return None
    return None


def _record(base: Draft, other: Draft, old: int, new: int, partners: dict[int, int]) -> None:
    """Pair the portrait and the lines of a record, or none of them if it is a different record."""
    lines = [*_lines(base, old)], [*_lines(other, new)]
    if _is_other(base.paragraphs[old], other.paragraphs[new]) and not any(line in partners for line in lines[0]):
        del partners[old]
        return
    taken = {*partners.values()}
    left = [line for line in lines[0] if line not in partners], [line for line in lines[1] if line not in taken]
    if len(left[0]) == len(left[1]):
        same = all(base.paragraphs[old].style == other.paragraphs[new].style for old, new in zip(*left, strict=True))
        partners.update(zip(*left, strict=True) if same else ())
    pictures = old - 1, new - 1
    if old and new and is_picture(base.paragraphs[pictures[0]]) and is_picture(other.paragraphs[pictures[1]]):
        for index in [old for old, new in partners.items() if new == pictures[1]]:
            del partners[index]
        partners[pictures[0]] = pictures[1]


def _lines(draft: Draft, name: int) -> Iterator[int]:
    """Yield the indices of the lines below a name that come from fields of the record."""
    for number in range(name + 1, len(draft.paragraphs)):
        paragraph = draft.paragraphs[number]
        if ends_record(paragraph, draft.paragraphs[name]) or paragraph.style not in SET_FROM_FIELDS:
            return
        yield number


def _is_other(before: Paragraph, after: Paragraph) -> bool:
    words = [{*WORD.findall(paragraph.text)} for paragraph in (before, after)]
    return before.style != "contact name" and all(words) and not words[0] & words[1]


def _ordered(pairs: Sequence[Pair], partners: dict[int, int]) -> list[Pair]:
    """Return the new pairs in the order of `pairs`; paragraphs without a counterpart stay in place."""
    homes = {new: old for old, new in partners.items()}
    out: list[Pair] = []
    for old, new in pairs:
        if new is not None:
            out.append((homes.get(new), new))
        if old is not None and old not in partners:
            out.append((old, None))
    return out
