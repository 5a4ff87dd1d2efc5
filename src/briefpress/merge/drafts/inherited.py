"""Restore the styles that pasted styles are based on. In: the sent draft and the received draft. Out: the received
draft, with these styles.

A partner's own heading style, based on Word's "heading 2" or with its outline level, is a heading of this level.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from briefpress.docx.read import Draft, Paragraph

DEEPEST = 6  # the deepest level of a heading
PLAIN = ("", "normal")


def with_inherited_styles(base: Draft, other: Draft) -> Draft:
    """Return the received draft. A paragraph whose style is not in the sent file has instead the nearest base style
    that is.
    """
    known = base.design.bases
    return replace(other, paragraphs=tuple(_restyled(paragraph, other, known) for paragraph in other.paragraphs))


def _restyled(paragraph: Paragraph, other: Draft, known: Container[str]) -> Paragraph:
    style = paragraph.style
    seen: set[str] = set()
    while style not in known and style not in seen:
        seen.add(style)
        style = other.design.bases.get(style, "")
    if style in PLAIN or style not in known:
        style = f"heading {paragraph.outline}" if seen and 0 < paragraph.outline <= DEEPEST else paragraph.style
    return replace(paragraph, style=style) if style != paragraph.style else paragraph
