"""Lists and definitions. In: their items. Out: paragraphs, numbered by Word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefpress.brand.roles import Role, numbered
from briefpress.docx.body.flow import add
from briefpress.docx.body.story import Story, Surroundings
from briefpress.docx.numbering.lists import BULLETS, LEVELS
from briefpress.docx.plan import Indent, Numbered, WordBlock, WordParagraph, in_first
from briefpress.docx.styles.properties import MARKER_GAP, NUMBERED, hanging_of
from briefpress.docx.vocabulary.xml import twips
from briefpress.edition import Blocks, DefinitionList, ListBlock, Paragraph


def plan_list(story: Story, block: ListBlock, around: Surroundings) -> list[WordBlock]:
    """Return the paragraphs of a list; each numbered list has an id of its own, so that its numbers restart."""
    level = min(block.depth, LEVELS) - 1
    out: list[WordBlock] = []
    for place, (symbol, item) in enumerate(block.items_with_symbols):
        own = _list_of(story, block, level, place)
        first, *others = plan_inside(story, numbered(Role.LIST_CONTINUE, block.depth), item, around)
        begins = item[0]
        assert isinstance(begins, Paragraph), "the edition begins every item with a paragraph"
        number = story.numbering.with_symbol(symbol, level) if symbol else own
        if block.example:
            first = _example(story, first, block.depth, own, around)
        elif symbol:
            first = _with_symbol(story, first, Numbered(number, level), begins, symbol)
        elif block.ordered or NUMBERED.get(begins.role) != (number, level):
            first = in_list(first, Numbered(number, level))
        out += [first, *others]
    return out


def _with_symbol(story: Story, block: WordBlock, listed: Numbered, begins: Paragraph, symbol: str) -> WordBlock:
    """Return the first block of an item with `symbol` as its bullet; a symbol is wider than a bullet and needs a larger
    hanging indent.
    """
    hanging = twips(hanging_of(begins.role, story.look.styles[begins.role], symbol))

    def change(paragraph: WordParagraph) -> WordParagraph:
        return replace(paragraph, numbered=listed, indent=replace(paragraph.indent or Indent(), hanging=hanging))

    return in_first(block, change)


def in_list(block: WordBlock, numbered: Numbered) -> WordBlock:
    """Return `block` with its first paragraph as an item of a list."""
    return in_first(block, lambda paragraph: replace(paragraph, numbered=numbered))


def _list_of(story: Story, block: ListBlock, level: int, place: int) -> int:
    """Return the id of the list that numbers the item of `block` at `place` (from 0)."""
    if not block.ordered:
        return BULLETS
    if block.example:
        return story.numbering.examples(block.form)
    look = None if block.is_plain else (block.numerals, block.form)
    return story.numbering.item("number", block.start + place, first=not place, level=level, look=look)


def _example(story: Story, block: WordBlock, depth: int, number: int, around: Surroundings) -> WordBlock:
    """Return the first block of an example with its number. All examples are on one level of a single list, so that
    their numbers are consecutive; those inside list items are indented.
    """
    margin = story.look.styles[numbered(Role.LIST_NUMBER, depth)].margin["left"]
    usual = Indent(left=twips(around.inset + around.further + margin))

    def change(paragraph: WordParagraph) -> WordParagraph:
        return replace(
            paragraph,
            numbered=Numbered(number, 0),
            indent=replace(paragraph.indent or usual, hanging=twips(MARKER_GAP)),
        )

    return in_first(block, change)


def plan_definitions(story: Story, block: DefinitionList, around: Surroundings) -> list[WordBlock]:
    """Return the paragraphs of terms and definitions."""
    out: list[WordBlock] = []
    for part in (part for term, definitions in block.items for part in ((term,), *definitions)):
        add(plan_inside(story, Role.DEFINITION, part, around), out, story.look)
    return out


def plan_inside(
    story: Story, role: Role, blocks: Blocks, around: Surroundings, *, further: float = 0
) -> Sequence[WordBlock]:
    """Return the Word blocks for `blocks` inside an item. Figures, tables and code are aligned with text of `role`.
    Lists in `blocks` are indented by `further` points in addition to the indent of nested lists.
    """
    indent = around.inset + around.further + story.look.styles[role].margin["left"]
    return story.blocks(blocks, replace(around, indent=indent, further=around.further + further))
