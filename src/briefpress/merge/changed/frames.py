"""The beginning of a new paragraph in the source. In: the block before the paragraph. Out: indentation, marker and
blank lines.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefpress import lazy
from briefpress.docx.read import Paragraph
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.partners import is_note
from briefpress.merge.source_map import blocks
from briefpress.merge.source_map.bound import Bound
from briefpress.merge.source_map.divs import around
from briefpress.merge.source_map.offsets import Span

# Divs whose paragraphs have special styles. A new paragraph in the style of body text is therefore outside such a div.
STYLED = lazy.pattern(
    r"\{?[ .]*(?:box|case-study|sidebar|callout|pull-quote|margin|key-|recommendation|options|timeline|glossary"
    r"|chart|table)"
)


QUOTED = lazy.pattern(r"(?:[ \t]*>)+[ \t]?")  # the markers of quotations at the start of a line


def frame(changes: Changes, before: Bound, base: int | None, new: Paragraph, above: str) -> tuple[str, str, str]:
    """Return the prefix of a new paragraph's lines, its marker, and the separator from the preceding paragraph.

    `base` is the paragraph written at `before`; `above` is the style of the preceding paragraph in Word.
    """
    assert before.block
    text = changes.texts[before.file]
    old = changes.base.paragraphs[base] if base is not None else None
    lead = blocks.lead_of(text, before.block)
    if base is None or new.style in blocks.TERMS:
        lead = lead.rstrip(" ")  # only the markers of quotations
        lead = f"{lead} " if lead else ""
    blank = f"\n{lead.rstrip()}\n"
    if old and is_note(old) and new.level == old.level > 0:
        return *blocks.sibling(text, before.block, 0), "\n"
    if old and (is_note(old) or new.style == old.style == above == "definition"):
        return blocks.inside(text, before.block), "", blank
    quoted = QUOTED.match(text, blocks.line_of(text, before.block[0])[0])
    if old and quoted and new.style == old.style == "quote":
        return quoted[0], "", f"\n{quoted[0].rstrip()}\n"
    if new.style in blocks.EXPLANATIONS:
        return lead.rstrip(": "), ": ", "\n"
    if base is not None and blocks.is_item(new) and (found := _beside(changes, base, blocks.depth_of(new))):
        item, deeper = found
        assert item.block
        lead, marker = blocks.sibling(text, item.block, deeper)
        if deeper and (nested := _indent(changes, base, blocks.depth_of(new))) is not None:
            lead = nested
        return lead, marker, "\n\n" if blocks.is_loose(text, before.block) else "\n"
    if old and "continue" in new.style:
        return lead if "continue" in old.style else f"{lead}   ", "", blank
    if not lead.strip() and not blocks.is_item(new) and old and (blocks.is_item(old) or "continue" in old.style):
        lead = _outside(changes, base, lead)
        blank = f"\n{lead.rstrip()}\n"
    return lead, blocks.opening(new), blank


def _outside(changes: Changes, base: int | None, lead: str) -> str:
    """Return the indentation of the list that ends with the paragraph `base`."""
    leads = [lead]
    for number in _list(changes, base or 0):
        bound = changes.bound[number]
        if bound and bound.block and blocks.is_item(changes.base.paragraphs[number]):
            leads.append(blocks.sibling(changes.texts[bound.file], bound.block, 0)[0])
    return min(leads, key=len)


def _list(changes: Changes, base: int) -> Iterator[int]:
    """Yield the paragraphs of the list that ends with the paragraph `base`, the last one first."""
    for number in range(base, -1, -1):
        paragraph = changes.base.paragraphs[number]
        if not (blocks.is_item(paragraph) or "continue" in paragraph.style or paragraph.style.endswith("addressee")):
            return
        yield number


def _beside(changes: Changes, base: int, depth: int) -> tuple[Bound, int] | None:
    """Return the place of the item after which a new item at `depth` is written, and the difference between their
    levels, or None.
    """
    for number in _list(changes, base):
        paragraph, bound = changes.base.paragraphs[number], changes.bound[number]
        if bound and bound.block and blocks.is_item(paragraph) and blocks.depth_of(paragraph) <= depth:
            return bound, depth - blocks.depth_of(paragraph)
    return None


def _indent(changes: Changes, base: int, depth: int) -> str | None:
    """Return the indentation of items at `depth` in the same list, or None if there are none."""
    last = base
    while last + 1 < len(changes.base.paragraphs) and blocks.is_item(changes.base.paragraphs[last + 1]):
        last += 1
    for number in _list(changes, last):
        bound, paragraph = changes.bound[number], changes.base.paragraphs[number]
        if bound and bound.block and blocks.is_item(paragraph) and blocks.depth_of(paragraph) == depth:
            return blocks.sibling(changes.texts[bound.file], bound.block, 0)[0]
    return None


def item_place(changes: Changes, old: int, depth: int) -> tuple[str, str]:
    """Return the new indentation and marker of an item whose depth changes to `depth`."""
    above = _beside(changes, old - 1, depth)
    indent = _indent(changes, old, depth)
    if above and above[0].block:
        lead, marker = blocks.sibling(changes.texts[above[0].file], above[0].block, above[1])
        return (indent if indent is not None and above[1] else lead), marker
    return indent or "", "- "


def behind(changes: Changes, before: Bound, base: int | None, new: Paragraph) -> int | None:
    """Return the end of the box around a block if a new paragraph has the style of text outside boxes."""
    old = changes.base.paragraphs[base] if base is not None else None
    if before.block is None or old is None or (new.style not in blocks.PROSE and not blocks.level_of(new.style)):
        return None
    if new.style == old.style:
        return None
    text = changes.texts[before.file]
    styled = [whole for whole, inner in around(text, before.block) if STYLED.match(_head(text, whole, inner))]
    return max((whole[1] for whole in styled), default=None)


def _head(text: str, whole: Span, inner: Span) -> str:
    return text[whole[0] : inner[0]].strip(" \t>:")
