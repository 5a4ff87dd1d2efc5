"""Rows that were added to tables or removed. In: the changes so far. Out: lines of the table in its source."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from briefpress.merge.bound import Form
from briefpress.merge.edits import Edit
from briefpress.merge.spelling import escaped
from briefpress.merge.told import Kind

if TYPE_CHECKING:
    from briefpress.merge.changes import Changes


def find(changes: Changes) -> None:
    """Take over whole rows; a column, or a new table, is told."""
    partners = {new: old for old, new in changes.pairs if old is not None and new is not None}
    kept = {old for old, new in changes.pairs if new is not None}
    _removed(changes, kept)
    _added(changes, partners)


def _removed(changes: Changes, kept: set[int | None]) -> None:
    table: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, paragraph in enumerate(changes.base.paragraphs):
        if paragraph.cell:
            table[paragraph.cell[:2]].append(number)
    for numbers in table.values():
        gone = [number for number in numbers if number not in kept and changes.base.paragraphs[number].text.strip()]
        if not gone:
            continue
        bound = changes.bound[gone[0]]
        words = " | ".join(changes.base.paragraphs[number].text for number in numbers)
        if (
            len(gone) < len([n for n in numbers if changes.base.paragraphs[n].text.strip()])
            or not bound
            or not bound.block
        ):
            changes.tell(
                Kind.HOMELESS, bound, f'cells of the row "{words}" were removed: change the table in the source'
            )
            continue
        text = changes.texts[bound.file]
        start = text.rfind("\n", 0, bound.block[0]) + 1
        end = text.find("\n", bound.block[1])
        change = changes.tell(Kind.TAKEN, bound, f'removed the row "{words}"')
        changes.edits.append(Edit(bound.file, start, len(text) if end < 0 else end + 1, "", change))


def _added(changes: Changes, partners: dict[int, int]) -> None:
    new: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, paragraph in enumerate(changes.other.paragraphs):
        if paragraph.cell:
            new[paragraph.cell[:2]].append(number)
    above: int | None = None
    for numbers in new.values():
        paired = [number for number in numbers if number in partners]
        texts = [changes.other.paragraphs[number].text for number in numbers]
        if paired:
            above = partners[paired[0]]
            if len(paired) < len(numbers) and any(
                changes.other.paragraphs[n].text.strip() for n in numbers if n not in partners
            ):
                changes.tell(
                    Kind.HOMELESS,
                    changes.bound[above],
                    f'the row "{" | ".join(texts)}" has new cells: change the table in the source',
                )
            continue
        bound = changes.bound[above] if above is not None else None
        if bound is None or bound.block is None or not any(texts):
            if any(texts):
                changes.tell(Kind.HOMELESS, bound, f'the row "{" | ".join(texts)}" was added: write it into the source')
            continue
        text = changes.texts[bound.file]
        end = text.find("\n", bound.block[1])
        end = len(text) if end < 0 else end
        line = _line(text, bound.form, bound.block[0], texts)
        change = changes.tell(Kind.TAKEN, bound, f'added the row "{" | ".join(texts)}"', end)
        changes.edits.append(Edit(bound.file, end, end, f"\n{line}", change))


def _line(text: str, form: Form, at: int, cells: list[str]) -> str:
    start = text.rfind("\n", 0, at) + 1
    if form is Form.CSV:
        head = text[start : text.find("\n", at)]
        delimiter = max(",;\t|", key=head.count)
        return delimiter.join(f'"{cell}"' if set(cell) & {delimiter, '"', "\n"} else cell for cell in cells)
    lead = text[start : text.find("|", start)]
    return f"{lead}| " + " | ".join(escaped(cell) for cell in cells) + " |"
