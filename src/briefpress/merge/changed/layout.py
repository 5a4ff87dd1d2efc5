"""Changes to layout and spacing, which the source cannot express. In: the changes found so far. Out: messages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from briefpress.docx.read import COLUMN_BREAK, DROP_CAP, RULE, SECTIONS, TOOLTIP, UNSEEN, Draft, Paragraph
from briefpress.merge.changed import designs, note_numbers, objects, properties
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.drafts.partners import drops_styles
from briefpress.merge.source_map.bound import Bound
from briefpress.merge.words.messages import short

NOTE = "note item"
INSTEAD = {
    "section": "write {{< pagebreak >}} where the new page should begin",
    "landscape section": "put its text into a ::: landscape block",
    "section with columns": "the brand sets the columns",
    COLUMN_BREAK: "the brand sets the columns",
    RULE: "write --- on a line of its own",
    DROP_CAP: "the brand defines the look of letters",
    **dict.fromkeys(UNSEEN.values(), "briefs have no place for it"),
}


def find(changes: Changes) -> None:
    """Report changes to sections, horizontal lines, header rows, the order of notes and the numbers of lists."""
    _added(changes)
    _removed(changes)
    _header_rows(changes)
    _order_of_notes(changes)
    _restarted(changes)
    note_numbers.find(changes)
    objects.find(changes)
    properties.find(changes)
    designs.find(changes)


def tooltips(changes: Changes, before: Paragraph, after: Paragraph, bound: Bound | None) -> None:
    """Report new tooltips of links, which the source cannot contain."""
    for tip in sorted(item for item in after.layout - before.layout if item.startswith(TOOLTIP)):
        message = f'"{tip.removeprefix(TOOLTIP)}" was added as the tooltip of a link in "{short(after)}"'
        changes.add(Kind.NOT_MERGED, bound, f"{message}: links have no tooltips; write its words into the text")


def spaces(changes: Changes, before: Paragraph, after: Paragraph, bound: Bound | None) -> None:
    """Report tabs and repeated spaces, which Markdown collapses, if nothing else in the paragraph has changed."""
    if bound is None or changes.is_from_libreoffice or before.text.split() != after.text.split():
        return
    for name, pattern in (("a tab", r"\t"), ("a second space", r"(?<=\S)  +(?=\S)")):
        if len(re.findall(pattern, after.text)) > len(re.findall(pattern, before.text)):
            message = f'added {name} in "{short(after)}": in the source, this is one space'
            changes.add(Kind.NOT_MERGED, bound, message)


def _added(changes: Changes) -> None:
    """Report added sections and horizontal lines. If a paragraph at the end of a section is split, the section end only
    moves.
    """
    more = _counted(changes.other, INSTEAD) - _counted(changes.base, INSTEAD)
    if not more or changes.is_from_libreoffice:
        return
    last: Bound | None = None
    for old, new in changes.pairs:
        last = (changes.bound[old] if old is not None else None) or last
        was, now = _layout(changes.base, old), _layout(changes.other, new)
        for name in sorted((now - was) & more.keys()):
            changes.new_index = new
            message = name if name in UNSEEN.values() else f"a {name}"
            changes.add(Kind.NOT_MERGED, last, f"{message} was added: {INSTEAD[name]}")
            more -= Counter([name])


def _removed(changes: Changes) -> None:
    """Report horizontal lines and section ends that were removed, unless a program has dropped all of them."""
    sent, received = (_counted(draft, (*SECTIONS, RULE)) for draft in (changes.base, changes.other))
    none_left = not received.keys() & SECTIONS and sum(sent[name] for name in SECTIONS) > 1
    less, dropped = sent - received, {name for name in SECTIONS if (received - sent) or none_left}
    less -= Counter({name: less[name] for name in dropped})  # a section of a changed kind is reported only as added
    if changes.is_from_libreoffice or drops_styles(changes.base, changes.other):
        return
    last: Bound | None = None
    for old, new in changes.pairs:
        last = (changes.bound[old] if old is not None else None) or last
        was, now = _layout(changes.base, old), _layout(changes.other, new)
        for name in sorted((was - now) & less.keys()):
            changes.new_index = new
            if name == RULE:
                changes.add(Kind.NOT_MERGED, last, "a horizontal line was removed: remove --- from the source")
            else:
                changes.add(Kind.REMARK, last, f"the end of a {name} was removed: the brand sets where sections begin")
            less -= Counter([name])


def _header_rows(changes: Changes) -> None:
    """Report rows that became header rows or ceased to be header rows. Added and moved rows are reported elsewhere."""
    if changes.is_from_libreoffice:
        return
    for old, new in changes.pairs:
        old_cell, new_cell = _cell(changes.base, old), _cell(changes.other, new)
        if not (old_cell and new_cell) or old is None or old_cell[1] != new_cell[1] or old_cell[2] or new_cell[2]:
            continue
        was, now = old_cell[:2] in changes.base.heads, new_cell[:2] in changes.other.heads
        if was != now:
            message = f'the row "{short(changes.base.paragraphs[old])}" is {"now" if now else "no longer"} a header row'
            changes.new_index = new
            changes.add(Kind.NOT_MERGED, changes.bound[old], f"{message}: set header-rows for the table in the source")


def _order_of_notes(changes: Changes) -> None:
    """Report moved notes: the notes in a brief always follow the order of their marks."""
    last = -1
    for old, new in sorted((pair for pair in changes.pairs if pair[1] is not None), key=lambda pair: pair[1] or 0):
        if old is None or new is None or changes.base.paragraphs[old].style != NOTE:
            continue
        if old < last:
            changes.new_index = new
            message = (
                f'the note "{short(changes.base.paragraphs[old])}" was moved: notes follow the order of their marks'
            )
            changes.add(Kind.NOT_MERGED, changes.bound[old], message)
        last = max(last, old)


def _restarted(changes: Changes) -> None:
    """Report items at which a list restarts. A program may change the id of a list, but then changes it for all items
    of the list.
    """
    if changes.is_from_libreoffice:
        return
    for (old_before, new_before), (old, new) in pairwise(changes.pairs):
        if old_before is None or new_before is None or old is None or new is None or new != new_before + 1:
            continue
        was, now = (
            (draft.paragraphs[a], draft.paragraphs[b])
            for draft, a, b in _places(changes, (old_before, old), (new_before, new))
        )
        together = was[0].list_id == was[1].list_id != "" and was[1].style == now[1].style
        if together and "" != now[0].list_id != now[1].list_id != "" and now[0].level == now[1].level:
            changes.new_index = new
            message = f'a new list begins at "{short(now[1])}": write <!-- --> on a line above it'
            changes.add(Kind.NOT_MERGED, changes.bound[old], message)


def _places(changes: Changes, old_span: tuple[int, int], new_span: tuple[int, int]) -> Iterator[tuple[Draft, int, int]]:
    yield changes.base, *old_span
    yield changes.other, *new_span


def _cell(draft: Draft, number: int | None) -> tuple[int, int, int] | None:
    return draft.paragraphs[number].cell if number is not None else None


def _counted(draft: Draft, names: Iterable[str]) -> Counter[str]:
    return Counter(name for index in range(len(draft.paragraphs)) for name in _layout(draft, index).intersection(names))


def _layout(draft: Draft, number: int | None) -> frozenset[str]:
    """Return the layout of a paragraph; horizontal lines are in paragraphs with a style of their own."""
    if number is None:
        return frozenset()
    paragraph = draft.paragraphs[number]
    return paragraph.layout | {RULE} if paragraph.style == "rule" and not paragraph.text.strip() else paragraph.layout
