"""Paragraphs that were turned into list items with Word's button, which keeps their style. In: the file sent, the file
received.

Out: the file received, with list item styles for these paragraphs.
"""

from __future__ import annotations

from dataclasses import replace

from briefpress.docx.read import Draft, Paragraph
from briefpress.merge.drafts.partners import drops_styles
from briefpress.merge.source_map import blocks


def with_items(base: Draft, other: Draft) -> Draft:
    """Return the received draft with these items as list items, unless text was sent with numbers or a program dropped
    styles.
    """
    had = any(map(_is_item, base.paragraphs)) or drops_styles(base, other)
    if had or not any(map(_is_item, other.paragraphs)):
        return other
    return replace(other, paragraphs=tuple(_styled(one, other) if _is_item(one) else one for one in other.paragraphs))


def _is_item(paragraph: Paragraph) -> bool:
    return paragraph.style in blocks.PROSE and paragraph.level >= 0 and not paragraph.cell and not paragraph.note


def _styled(paragraph: Paragraph, draft: Draft) -> Paragraph:
    return replace(paragraph, style="list number" if draft.numbered.get(paragraph.list_id) else "list bullet")
