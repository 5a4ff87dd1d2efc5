"""Changed designs of pages, tables and styles, which the brand sets. In: the changes found so far. Out: remarks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefpress.docx.read import Draft, Format, Level, Paragraph
from briefpress.merge.changed.formats import MANY, STAYS, listed
from briefpress.merge.changed.generated import is_of_other_version
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.source_map import blocks
from briefpress.merge.source_map.bound import Bound
from briefpress.merge.words.messages import short

DRAGGED = 0.04  # the maximum difference in width due to rounding, as a share of the table's width


def find(changes: Changes) -> None:
    """Report changed designs, but only in files from Word: other programs rewrite all designs or rename the styles."""
    names = changes.base.design.styles.keys()
    renamed = len(names & changes.other.design.styles.keys()) * 2 < len(names)
    if not changes.is_from_word or renamed:
        return
    _lists(changes)
    _pages(changes)
    _tables(changes)
    if not is_of_other_version(changes):
        _styles(changes)


def _pages(changes: Changes) -> None:
    """Report each section whose page layout was changed."""
    was, now = changes.base.design.pages, changes.other.design.pages
    pairs = zip(was, now, strict=True) if len(was) == len(now) else zip(was[-1:], now[-1:], strict=False)
    found = [_names(before, after) for before, after in pairs]
    for names in dict.fromkeys(item for item in found if item):
        changes.new_index = None
        changes.add(Kind.REMARK, None, f"{listed(names)} of the pages changed: {STAYS}")


def _tables(changes: Changes) -> None:
    """Report tables whose style or column widths were changed."""
    was, now = changes.base.design, changes.other.design
    for old_index, new_index, old, new in _paired(changes):
        changes.new_index = new
        bound, first = changes.bound[old], short(changes.base.paragraphs[old])
        if names := _names(was.tables[old_index], now.tables[new_index]):
            changes.add(Kind.REMARK, bound, f'{listed(names)} of the table "{first}" changed: {STAYS}')
        if _is_dragged(was.widths[old_index], now.widths[new_index]):
            message = f'the columns of the table "{first}" have new widths: to keep them, set tbl-colwidths'
            changes.add(Kind.REMARK, bound, message)


def _paired(changes: Changes) -> Iterator[tuple[int, int, int, int]]:
    """Yield, for each table that exists in both files, its number in each file and its first paragraph in each."""
    seen: set[int] = set()
    for old, new in changes.pairs:
        if old is None or new is None:
            continue
        before, after = changes.base.paragraphs[old].cell, changes.other.paragraphs[new].cell
        known = before and after and max(before[0], 0) < len(changes.base.design.tables)
        if before and after and known and before[0] not in seen and after[0] < len(changes.other.design.tables):
            seen.add(before[0])
            yield before[0], after[0], old, new


def _is_dragged(was: tuple[int, ...], now: tuple[int, ...]) -> bool:
    """Return whether column widths were changed; they are compared only if the number of columns is the same."""
    if len(was) != len(now) or not sum(was) or not sum(now):
        return False
    return any(abs(old / sum(was) - new / sum(now)) > DRAGGED for old, new in zip(was, now, strict=True))


def _lists(changes: Changes) -> None:
    """Report numbers and bullets that were changed, once for each list."""
    known: set[str] = set()
    for old, new in changes.pairs:
        if old is None or new is None:
            continue
        before, after = changes.base.paragraphs[old], changes.other.paragraphs[new]
        if before.style != after.style or after.list_id in known or before.list_id == after.list_id:
            continue
        was, now = _level(changes.base, before), _level(changes.other, after)
        if now is None or was == now or after.list_id in changes.base.design.lists:
            continue
        known.add(after.list_id)
        changes.new_index = new
        if now.format == "bullet" and was is None:
            changes.add(Kind.REMARK, changes.bound[old], f'bullet of "{short(after)}" changed: {STAYS}')
        elif blocks.level_of(after.style) or blocks.is_item(after):
            heading = blocks.level_of(after.style) > 0
            instead = "the brand numbers headings" if heading else "write the first number there, such as 5. or a."
            message = f'the numbers from "{short(after)}" onwards were changed: {instead}'
            changes.add(Kind.NOT_MERGED, changes.bound[old], message)


def _level(draft: Draft, paragraph: Paragraph) -> Level | None:
    return draft.design.lists.get(paragraph.list_id, {}).get(max(0, paragraph.level))


def _styles(changes: Changes) -> None:
    """Report styles whose formatting differs from that of the brand."""
    used = {paragraph.style for paragraph in changes.base.paragraphs}
    was, now, bases = changes.base.design.styles, changes.other.design.styles, changes.base.design.bases
    differ = {name: _names(was[name], now[name]) for name in was if name in now}
    found = [(name, names) for name, names in differ.items() if names and names != differ.get(bases[name])]
    found = [(name, names) for name, names in found if used & {name, *_derived_styles(name, bases)}]
    changes.new_index = None
    if len(found) >= MANY:
        message = f'{len(found)} styles differ from the brand, beginning with "{found[0][0]}"'
        changes.add(Kind.REMARK, None, f"{message}: change them in the brand's stylesheet")
        return
    for name, names in found:
        message = f'the style "{name}" differs from the brand ({listed(names)})'
        changes.add(Kind.REMARK, _first(changes, name), f"{message}: change it in the brand's stylesheet")


def _derived_styles(name: str, bases: Mapping[str, str]) -> set[str]:
    """Return the styles that are based on the style `name`, directly or through other styles."""
    out, found = set[str](), {name}
    while found:
        out |= found
        found = {style for style, base in bases.items() if base in found} - out
    return out


def _first(changes: Changes, style: str) -> Bound | None:
    pairs = zip(changes.base.paragraphs, changes.bound, strict=True)
    return next((bound for paragraph, bound in pairs if paragraph.style == style and bound), None)


def _names(before: frozenset[Format], after: frozenset[Format]) -> tuple[str, ...]:
    """Return the names of the formats that differ."""
    return tuple(sorted({name for name, _ in before ^ after}))
