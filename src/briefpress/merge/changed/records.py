"""People and organisations that were removed. In: the changes found so far. Out: edits that remove them from lists.

The records themselves stay, because other briefs may use them. If the name of a record is not in the list, the brief
does not show the record.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefpress.docx.read import Draft, Paragraph
from briefpress.merge.changed.record_lists import BIOGRAPHIES, FIELDS, ends_record, entry_of, is_picture, value
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.source_map.blocks import QUOTES, level_of, line_of
from briefpress.merge.source_map.bound import ATTRIBUTE, Bound
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.source_map.offsets import Span
from briefpress.merge.words.messages import short
from briefpress.yaml import SequenceNode


def left_out(changes: Changes) -> set[int]:
    """Remove people and organisations from their lists if all their paragraphs were removed; return the indices of
    these paragraphs.
    """
    gone = {old for old, new in changes.pairs if new is None and old is not None}
    out: set[int] = set()
    for old, paragraph in enumerate(changes.base.paragraphs):
        if paragraph.style not in FIELDS:
            continue
        if _is_left(changes, paragraph):
            continue
        shown = shown_of(changes.base.paragraphs, old)
        entry = _listed(changes, old, gone) if gone >= shown else None
        if entry:
            file, span, heading = entry
            change = changes.add(Kind.MERGED, Bound(file, (), block=span), f'removed "{short(paragraph)}"')
            changes.edits.append(Edit(file, *span, "", change))
            out |= shown | heading | _picture(changes.base.paragraphs, shown, gone)
    return out


def _is_left(changes: Changes, name: Paragraph) -> bool:
    """Return whether an author who was removed from the cover is still shown elsewhere."""
    left = {
        paragraph.style
        for paragraph in changes.other.paragraphs
        if paragraph.style in FIELDS and paragraph.text == name.text
    }
    return name.style == "cover author" and bool(left) and name.style not in left


def renamed(changes: Changes, bound: Bound, edits: Sequence[Edit]) -> Iterator[Edit]:
    """Yield the edits to attributes that refer to a person whose name was edited."""
    for scalar in bound.scalars:
        own = [edit for edit in edits if (edit.file, edit.start, edit.end) == (scalar.file, scalar.start, scalar.end)]
        if scalar.key != "name" or not own:
            continue
        name = own[0].new.strip(QUOTES)
        for file, text in changes.texts.items():
            for match in ATTRIBUTE.finditer(text) if file.endswith(".md") else ():
                if match[1] == "person" and match[2] == scalar.words:
                    yield Edit(file, *match.span(2), name, own[0].change)


def shown_of(paragraphs: Sequence[Paragraph], name: int) -> set[int]:
    """Return the indices of a record's paragraphs: its name, and everything up to the next record, picture or
    heading.
    """
    out = {name}
    for number in range(name + 1, len(paragraphs)):
        paragraph = paragraphs[number]
        if ends_record(paragraph, paragraphs[name]):
            break
        out.add(number)
    return out


def biographies(draft: Draft) -> set[int]:
    """Return the indices of the paragraphs below the heading of the biographies."""
    levels = [level_of(paragraph.style) for paragraph in draft.paragraphs]
    first = next(
        (at for at, paragraph in enumerate(draft.paragraphs) if BIOGRAPHIES in paragraph.bookmarks), len(levels)
    )
    last = next((at for at in range(first + 1, len(levels)) if levels[at]), len(levels))
    return {*range(first + 1, last)}


def _picture(paragraphs: Sequence[Paragraph], shown: set[int], gone: set[int]) -> set[int]:
    """Return the removed picture above a record, or below it if the next record has the same picture."""
    around = (index for index in (min(shown) - 1, max(shown) + 1) if index in gone and is_picture(paragraphs[index]))
    return {*list(around)[:1]}


def _listed(changes: Changes, old: int, gone: set[int]) -> tuple[str, Span, set[int]] | None:
    """Return the file and the span of a list item, and the heading of its group if no other record remains in it."""
    entry = entry_of(changes, old)
    if entry is None:
        return None
    text, listed = changes.texts[entry.file], entry.field
    if len(entry.group.value) > 1:
        return entry.file, _item(text, entry.begins, entry.group, entry.at), set()
    heading = next(
        (index for index in range(old, -1, -1) if changes.base.paragraphs[index].style == "people heading"), old
    )
    if isinstance(listed, SequenceNode) and len(listed.value) > 1 and heading != old and heading in gone:
        at = next(at for at, node in enumerate(listed.value) if value(node, "members") is entry.group)
        return entry.file, _item(text, entry.begins, listed, at), {heading}
    return None


def _item(text: str, begins: int, group: SequenceNode, at: int) -> Span:
    """Return the span to remove for a list item, in the YAML style of the list."""
    spans = [(begins + item.start_mark.index, begins + item.end_mark.index) for item in group.value]
    if group.flow_style:
        return (spans[at - 1][1], spans[at][1]) if at else (spans[0][0], spans[1][0])
    start, _ = line_of(text, spans[at][0])
    if at + 1 < len(spans):
        return start, line_of(text, spans[at + 1][0])[0]
    last = spans[at][0] + len(text[slice(*spans[at])].rstrip())
    return start, line_of(text, last)[1] + 1
