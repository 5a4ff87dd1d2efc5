"""The sequence of blocks. In: planned blocks. Out: the same blocks, with page breaks, sections and the space between
blocks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace

from briefpress.brand.computed_style import Look
from briefpress.brand.roles import Role
from briefpress.docx.body.paragraphs import spacer
from briefpress.docx.pages.sections import Sections
from briefpress.docx.plan import Spacing, WordBlock, WordParagraph, WordTable, in_first, in_paragraph
from briefpress.docx.vocabulary.xml import Element, twips
from briefpress.lazy import dataclass


def add(new: Sequence[WordBlock], out: list[WordBlock], look: Look) -> None:
    """Add `new` to the blocks `out`. Tables have no space above them in Word, so space is added below the block before
    a table, and above the block after a table that ends a box. An empty paragraph separates adjacent tables, which Word
    would join. A paragraph with only a page break is removed, because LibreOffice would show its empty line at the top
    of the page; the next paragraph begins the page instead.
    """
    if not new:
        return
    first = new[0]
    if out and _is_break(out[-1]) and isinstance(first, WordParagraph):
        del out[-1]
        first = begin_page(first, look)
    if out and isinstance(first, WordTable):
        space = look.styles[Role.BRIEF_TABLE].margin["top"]
        if isinstance(out[-1], WordTable):
            out.append(spacer(after=space))
        else:
            out[-1] = in_first(out[-1], lambda paragraph: replace(paragraph, spacing=Spacing(after=twips(space))))
    elif out and isinstance(above := out[-1], WordTable):
        first = in_paragraph(first, lambda paragraph: _below(above, paragraph, look))
    out += [first, *new[1:]]


def _below(table: WordTable, new: WordParagraph, look: Look) -> WordParagraph:
    """Return a paragraph with the space above it that `table` requires, because tables have no space below them in
    Word.
    """
    spacing = new.spacing or Spacing()
    own = twips(look.styles[new.role].margin["top"]) if new.role and spacing.before is None else spacing.before or 0
    return replace(new, spacing=replace(spacing, before=table.below)) if table.below > own else new


def _is_break(block: WordBlock) -> bool:
    return isinstance(block, WordParagraph) and block.is_break and block.section is None


def begin_page(block: WordBlock, look: Look) -> WordBlock:
    """Return a block that begins a page, without space above."""
    return at_top(in_first(block, lambda paragraph: replace(paragraph, page_break_before=True)), look)


def at_top(block: WordBlock, look: Look) -> WordBlock:
    """Remove the space above a paragraph at the top of a page, as `margin-break: discard` does in CSS."""

    def change(paragraph: WordParagraph) -> WordParagraph:
        spaced = paragraph.role and look.styles[paragraph.role].margin["top"]
        return replace(paragraph, spacing=replace(paragraph.spacing or Spacing(), before=0)) if spaced else paragraph

    return in_paragraph(block, change)


@dataclass(slots=True)
class Flow:
    """The sequence of blocks planned so far, including paragraphs that end sections."""

    look: Look
    sections: Sections
    out: list[WordBlock] = field(default_factory=list)

    @property
    def ends_section(self) -> bool:
        """Return whether the last planned paragraph ends a section."""
        return bool(self.out) and isinstance(last := self.out[-1], WordParagraph) and last.section is not None

    @property
    def begins_page(self) -> bool:
        """Return whether the next block begins a page because a section ends before it."""
        return self.ends_section and not self.sections.is_continuous

    def add(self, new: Sequence[WordBlock]) -> None:
        """Add `new`. If `new` begins a page after a section break, its first paragraph has no space above it."""
        first = [at_top(block, self.look) for block in new[:1]] if self.begins_page else new[:1]
        add([*first, *new[1:]], self.out, self.look)

    def end_section(self, end: Element, *, is_continuous: bool = False) -> None:
        """End a section with the last paragraph. If `is_continuous`, the next section begins on the same page.

        If the last paragraph has a content control, an empty paragraph is added, because LibreOffice moves a content
        control in the last paragraph of a section to the beginning of the next section.
        """
        self.sections.is_continuous = is_continuous
        last = self.out[-1] if self.out else None
        if not isinstance(last, WordParagraph) or last.section is not None or last.is_bound:
            self.out.append(last := spacer())
        self.out[-1] = replace(last, section=end)

    def take_end(self) -> Element | None:
        """Remove the section break from the last paragraph, because an empty page would follow, and return it.

        If the last block does not end a section, add an empty paragraph and return `None`.
        """
        match self.out[-1]:
            case WordParagraph(section=end) as last:
                self.out[-1] = replace(last, section=None)
                return end
            case _:
                self.out.append(spacer())
                return None
