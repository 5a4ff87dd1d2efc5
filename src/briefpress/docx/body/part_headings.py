"""Headings and key messages of parts outside the text. In: the plan of a part. Out: the same blocks, with headings and
key messages in the sizes that they have in the PDF.

Headings keep the style of their level, by which Word finds headings for the contents and for running heads, and key
messages keep that of lists. Therefore, their borders and spacing are set directly, and their letters by a character
style.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace

from briefpress.brand.computed_style import Look, Style
from briefpress.brand.own_roles import AnyRole
from briefpress.brand.roles import PartKind, Role
from briefpress.docx.plan import WordBlock, WordParagraph, in_paragraph, role_of
from briefpress.docx.styles.borders import lines_of
from briefpress.docx.styles.part_headings import KEY_POINT, names_of_part_headings
from briefpress.docx.styles.properties import spacing_of
from briefpress.docx.vocabulary.xml import RUN_ORDER, Element, properties, qn, w


def with_part_headings(blocks: Sequence[WordBlock], kind: PartKind, look: Look) -> list[WordBlock]:
    """Return the blocks of a part of this `kind` with its headings and key messages in their own look, if any."""
    own: dict[AnyRole | None, tuple[Style, str]] = {}
    if style := look.part_headings.get(kind):
        own[Role.HEADING_1] = style, names_of_part_headings(look)[kind]
    if look.key_point and kind is PartKind.KEYPOINTS:
        own[Role.LIST_BULLET] = look.key_point, KEY_POINT
    return [_restyled(block, *own[role], look) if (role := role_of(block)) in own else block for block in blocks]


def _restyled(block: WordBlock, style: Style, name: str, look: Look) -> WordBlock:
    return in_paragraph(block, lambda found: _with_letters(found, style, look, name))


def _with_letters(paragraph: WordParagraph, style: Style, look: Look, name: str) -> WordParagraph:
    """Return a paragraph with the look of `style`. At the top of a page, the space above it does not change."""
    before = paragraph.spacing.before if paragraph.spacing else None
    spacing = spacing_of(style, look)
    return replace(
        paragraph,
        borders=lines_of(style, look),
        spacing=spacing if before is None else replace(spacing, before=before),
        content=tuple(lettered(inline, name) for inline in paragraph.content),
    )


def lettered(element: Element, name: str) -> Element:
    """Return `element` with its runs in the character style `name`, unless they have a different one."""
    new = deepcopy(element)
    for run in new.iter(qn("w:r")):
        old = run.find(qn("w:rPr"))
        looks = [] if old is None else [*old]
        if not any(item.tag == qn("w:rStyle") for item in looks):
            if old is not None:
                run.remove(old)
            run.insert(0, properties("rPr", [w("rStyle", val=name.replace(" ", "")), *looks], RUN_ORDER))
    return new
