"""Style paragraphs according to their lists. Word's buttons for lists turn paragraphs into items of either kind, or
back into text, without changing their styles.

In: the sent file and the received file. Out: the received file, with styles that match the lists.
"""

from __future__ import annotations

from dataclasses import replace

from briefpress.docx.read import NO_LIST, Draft, Paragraph
from briefpress.merge.drafts.partners import drops_styles
from briefpress.merge.source_map import blocks

STEMS = ("list bullet", "list number")


def with_items(base: Draft, other: Draft) -> Draft:
    """Return the received draft with styles that match the lists, unless a program removed styles. Items in the style
    of body text keep this style if the sent file contains items in this style.
    """
    if drops_styles(base, other):
        return other
    had = any(map(_is_item, base.paragraphs))
    odd = {paragraph.style for paragraph in base.paragraphs if _turned(paragraph, base) != paragraph.style}
    out = [
        _styled(paragraph, other) if _is_item(paragraph) and not had else paragraph for paragraph in other.paragraphs
    ]
    out = [
        paragraph if paragraph.style in odd else replace(paragraph, style=_turned(paragraph, other))
        for paragraph in out
    ]
    return replace(other, paragraphs=tuple(out))


def _is_item(paragraph: Paragraph) -> bool:
    return paragraph.style in blocks.PROSE and paragraph.level >= 0 and not paragraph.cell and not paragraph.note


def _styled(paragraph: Paragraph, draft: Draft) -> Paragraph:
    return replace(paragraph, style="list number" if draft.numbered.get(paragraph.list_id) else "list bullet")


def _turned(paragraph: Paragraph, draft: Draft) -> str:
    """Return the style of an item according to its list: the other kind of item, or text."""
    stem = paragraph.style.rstrip(" 2345")
    if stem not in STEMS:
        return paragraph.style
    if paragraph.list_id == NO_LIST:
        return "body text"
    numbered = draft.numbered.get(paragraph.list_id, stem == "list number")
    return f"list {'number' if numbered else 'bullet'}{paragraph.style.removeprefix(stem)}"
