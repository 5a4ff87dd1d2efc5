"""Style paragraphs that became list items through Word's button, which does not change their style.


In: the file sent, the file received. Out: the received file, with the styles of list items for these paragraphs.
"""

from __future__ import annotations

from dataclasses import replace

from briefpress.docx.read import Draft, Paragraph
from briefpress.merge.drafts.partners import drops_styles
from briefpress.merge.source_map import blocks


def with_items(base: Draft, other: Draft) -> Draft:
    """Return the received draft with such paragraphs in the styles of list items, unless the file was sent with such
    paragraphs or a program dropped styles.
    """
    had = any(map(_is_item, base.paragraphs)) or drops_styles(base, other)
    if had or not any(map(_is_item, other.paragraphs)):
        return other
    return replace(other, paragraphs=tuple(_styled(one, other) if _is_item(one) else one for one in other.paragraphs))


def _is_item(paragraph: Paragraph) -> bool:
    return paragraph.style in blocks.PROSE and paragraph.level >= 0 and not paragraph.cell and not paragraph.note


def _styled(paragraph: Paragraph, draft: Draft) -> Paragraph:
    return replace(paragraph, style="list number" if draft.numbered.get(paragraph.list_id) else "list bullet")
