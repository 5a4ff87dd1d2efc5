"""Direct formatting in Word, which the source cannot express. In: the changes found so far. Out: remarks.

If the same formatting was applied to many paragraphs, it is reported once, with their number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from briefpress.docx.read import ALIGNMENT, INDENTATION, LINES, SPACING, Draft, Format, Paragraph, alignment
from briefpress.merge.changed import alignments
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.source_map import blocks
from briefpress.merge.source_map.bound import BLOCKS, Form
from briefpress.merge.words.messages import short

MANY = 4  # the minimum number of paragraphs with the same new formatting that are reported together
STAYS = "formatting comes from the brand, so the source stays as it is"
OF_STYLES = {INDENTATION, SPACING, LINES}  # the formats that Word changes with the style or level of a paragraph
# The formats that briefpress computes from the look of a brand. Another version of briefpress may compute other values.
COMPUTED = {*OF_STYLES, "border", "background"}
# The formats that LibreOffice copies from styles into paragraphs, and from table styles into runs.
WRITTEN_OUT = {*COMPUTED, "vertical alignment", "text direction"}
WRITTEN_INTO_CELLS = {*WRITTEN_OUT, "colour", "size", "font"}

Usual = dict[tuple[str, bool], Counter[Format]]


def find(changes: Changes) -> None:
    """Merge the alignment of columns, and report all other new formatting."""
    aligned = alignments.find(changes)
    if changes.with_pictures:
        _report(changes, aligned)


def _report(changes: Changes, aligned: Collection[int]) -> None:
    """Report new formatting, except the alignment of the received paragraphs `aligned`, which is merged."""
    usual = _usual(changes.other) if changes.is_from_libreoffice else {}
    known = _usual(changes.base)
    found: dict[tuple[str, ...], list[tuple[int | None, int]]] = defaultdict(list)
    for old, new in changes.pairs:
        if new is None or not changes.other.paragraphs[new].text.strip():
            continue
        after = changes.other.paragraphs[new]
        if old is None:
            after = replace(after, formats=frozenset(item for item in after.formats if item not in known[_sort(after)]))
        names = _new(changes.base.paragraphs[old] if old is not None else None, after, usual.get(_sort(after)))
        names -= {ALIGNMENT} if new in aligned else set()
        if names := names - (set() if _is_text(changes, old) else OF_STYLES):
            found[tuple(sorted(names))].append((old, new))
    for sort, places in found.items():
        message = listed(sort)
        if len(places) >= MANY:
            first = short(changes.other.paragraphs[places[0][1]])
            _add(changes, *places[0], f'{message} of {len(places)} paragraphs changed, beginning with "{first}"')
            continue
        for old, new in places:
            _add(changes, old, new, f'{message} of "{short(changes.other.paragraphs[new])}" changed')


def _is_text(changes: Changes, old: int | None) -> bool:
    """Return whether a paragraph is body text or in a cell. In other paragraphs, briefpress itself sets spacing and
    indentation.
    """
    bound = changes.bound[old] if old is not None else None
    return bound is not None and bound.form in (*BLOCKS, Form.CELL, Form.CSV)


def _add(changes: Changes, old: int | None, new: int, message: str) -> None:
    changes.new_index = new
    changes.add(Kind.REMARK, changes.bound[old] if old is not None else None, f"{message}: {STAYS}")


def _new(before: Paragraph | None, after: Paragraph, usual: Counter[Format] | None) -> set[str]:
    """Return the names of formats in `after` that are not in `before`. The spacing and indentation of new paragraphs
    come from their style and do not count.

    If a program copied the formatting of styles into paragraphs, `usual` counts the formats of paragraphs with the same
    style. A format that most of these paragraphs have is not new.
    """
    new = after.formats - (before.formats if before else frozenset())
    if usual is not None:
        left_out = WRITTEN_INTO_CELLS if after.cell else WRITTEN_OUT
        new = frozenset(item for item in new if item[0] not in left_out and usual[item] * 2 < usual.total())
    if before is None:
        return {name for name, _ in new} - {*OF_STYLES, *([ALIGNMENT] if after.cell else [])}
    new = frozenset(item for item in new if item[0] not in COMPUTED & {name for name, _ in before.formats})
    new = frozenset(item for item in new if not (item[0] == INDENTATION and _is_balanced(before, item[1])))
    names = {name for name, _ in new} - {ALIGNMENT}
    if _is_realigned(before, after) and (usual is None or alignment(new)):
        names.add(ALIGNMENT)
    return names - OF_STYLES if (before.style, before.level) != (after.style, after.level) else names


def _is_balanced(paragraph: Paragraph, indent: str) -> bool:
    """Return whether `indent` is the indentation by which briefpress balances the lines of a heading."""
    is_text = paragraph.style in blocks.PROSE or blocks.is_item(paragraph)
    return indent.startswith("end=") and "," not in indent and not is_text


def _is_realigned(before: Paragraph, after: Paragraph) -> bool:
    """Return whether the alignment of a paragraph has changed. Cells are aligned to the left by default."""
    was, now = (alignment(paragraph.formats) for paragraph in (before, after))
    return was != now and not (after.cell and {was, now} == {"", "start"})


def _usual(draft: Draft) -> Usual:
    out: Usual = defaultdict(Counter)
    for paragraph in draft.paragraphs:
        out[_sort(paragraph)].update(paragraph.formats)
    return out


def _sort(paragraph: Paragraph) -> tuple[str, bool]:
    return paragraph.style, paragraph.cell is not None


def listed(names: Sequence[str]) -> str:
    """Return names as a list in a sentence."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
