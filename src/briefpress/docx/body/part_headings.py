"""Headings of parts outside the text. In: the plan of a part. Out: the same blocks, with headings as small as in the
PDF.

These headings keep the style of their level, by which Word finds them for the table of contents and for running heads.
Therefore, their borders and spacing are set directly, and their letters by a character style.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace

from briefpress.brand.computed_style import Look, Style
from briefpress.brand.roles import PartKind, Role
from briefpress.docx.plan import WordBlock, WordParagraph, in_paragraph, role_of
from briefpress.docx.styles.borders import lines_of
from briefpress.docx.styles.part_headings import names_of_part_headings
from briefpress.docx.styles.properties import spacing_of
from briefpress.docx.vocabulary.xml import RUN_ORDER, Element, properties, qn, w


def with_part_headings(blocks: Sequence[WordBlock], kind: PartKind, look: Look) -> list[WordBlock]:
    """Return the blocks of a part of this `kind` with its headings in their own look, if they have one."""
    style = look.part_headings.get(kind)
    if not style:
        return [*blocks]
    name = names_of_part_headings(look)[kind]
    return [
        in_paragraph(block, lambda found: _small(found, style, look, name))
        if role_of(block) is Role.HEADING_1
        else block
        for block in blocks
    ]


def _small(paragraph: WordParagraph, style: Style, look: Look, name: str) -> WordParagraph:
    """Return a heading with the look of `style`. At the top of a page, the space above it does not change."""
    before = paragraph.spacing.before if paragraph.spacing else None
    spacing = spacing_of(style, look)
    return replace(
        paragraph,
        borders=lines_of(style, look),
        spacing=spacing if before is None else replace(spacing, before=before),
        content=tuple(_lettered(inline, name) for inline in paragraph.content),
    )


def _lettered(element: Element, name: str) -> Element:
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
