"""Page breaks that were added or removed.

In: the changes found so far. Out: edits that write or remove `{{< pagebreak >}}`.
"""

from __future__ import annotations

import re

from briefpress import lazy
from briefpress.docx.read import BREAK_BEFORE, PAGE_BREAK
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.source_map import blocks
from briefpress.merge.source_map.bound import Bound
from briefpress.merge.source_map.divs import around
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.words.messages import short

WRITTEN = "{{< pagebreak >}}"
BREAK = lazy.pattern(r"^\{\{<\s*pagebreak\s*>\}\}[ \t]*\n(?:[ \t]*\n)?", re.MULTILINE)
BREAKS = frozenset({PAGE_BREAK, BREAK_BEFORE})


def find(changes: Changes) -> None:
    """Merge page breaks, unless the file comes from LibreOffice, which moves them between paragraphs."""
    if changes.is_from_libreoffice or not changes.with_pictures:
        return  # nothing can be proved, because without pictures, empty paragraphs cannot be paired with certainty
    above: Bound | None = None
    for old, new in changes.pairs:
        was = changes.base.paragraphs[old].layout & BREAKS if old is not None else frozenset()
        now = changes.other.paragraphs[new].layout & BREAKS if new is not None else frozenset()
        bound = changes.bound[old] if old is not None and changes.is_block(old) else None
        changes.new_index = new
        if now - was and new is not None:
            _added(changes, new, bound, above, before=BREAK_BEFORE in now)
        elif was - now and above:
            _removed(changes, above)
        above = bound if bound and bound.block and bound.file.endswith(".md") else above


def _added(changes: Changes, new: int, bound: Bound | None, above: Bound | None, *, before: bool) -> None:
    paragraph = changes.other.paragraphs[new]
    beside = bound or above
    name = f' at "{short(paragraph)}"' if paragraph.text.strip() else ""
    if beside is None or beside.block is None or paragraph.cell or (bound is None and paragraph.text.strip()):
        changes.add(Kind.NOT_MERGED, beside, f"a page break was added{name}: write {WRITTEN} in the source")
        return
    text = changes.texts[beside.file]
    whole = [*([div for div, _ in around(text, beside.block)] or [beside.block])][-1]
    change = changes.add(Kind.MERGED, beside, f"added a page break{name}", beside.block[0])
    if before and bound:
        start, _ = blocks.line_of(text, whole[0])
        changes.edits.append(Edit(beside.file, start, start, f"{WRITTEN}\n\n", change))
        return
    _, end = blocks.line_of(text, max(whole[0], whole[1] - 1))
    changes.edits.append(Edit(beside.file, end, end, f"\n\n{WRITTEN}", change))


def _removed(changes: Changes, above: Bound) -> None:
    assert above.block
    text = changes.texts[above.file]
    match = BREAK.search(text, above.block[1])
    if match is None:
        changes.add(Kind.NOT_MERGED, above, "a page break was removed: remove it from the source")
        return
    change = changes.add(Kind.MERGED, Bound(above.file, (), block=match.span()), "removed a page break")
    changes.edits.append(Edit(above.file, *match.span(), "", change))
