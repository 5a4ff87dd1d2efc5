"""Converts blocks of a `Brief` to blocks of an `Edition`: roles, note marks, ids.

In: model blocks and their numbers. Out: edition blocks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from typing import assert_never

from briefpress import model
from briefpress.brand import OwnBlock
from briefpress.brand.own_roles import AnyRole
from briefpress.brand.roles import Role, numbered
from briefpress.edition.convert.boxes import convert_box, convert_index, convert_recommendations
from briefpress.edition.convert.examples import stretches
from briefpress.edition.convert.figures import convert_figure, convert_panels
from briefpress.edition.convert.tables import convert_table
from briefpress.edition.convert.text import convert_inlines, formula
from briefpress.edition.model.blocks import (
    Block,
    Blocks,
    Box,
    DefinitionList,
    Equation,
    Figure,
    Landscape,
    ListBlock,
    Panels,
    Quote,
    Rule,
)
from briefpress.edition.model.inlines import Inline, Inlines, LineBreak, Text
from briefpress.edition.model.paragraphs import Caption, Paragraph
from briefpress.edition.model.tables import Table
from briefpress.edition.numbers.heading_numbers import NumberedHeading
from briefpress.edition.numbers.identity import ByIdentity
from briefpress.edition.numbers.labels import Captioned, caption_words
from briefpress.edition.numbers.numbering import Numbers
from briefpress.lazy import dataclass
from briefpress.model import Mark, Place
from briefpress.words import Words

# A position in the text for content that the program generates: notes, cited works
Placeholder = model.NotesPlace | model.ReferencesPlace


@dataclass(frozen=True, slots=True)
class Converter:
    """Converts blocks in any order; `numbers` contains their numbers.

    `abbreviations` are keyed by the short form, `variables` by the front matter field, `people` by id; `colors` are the
    brand's colours. `places` maps each placeholder in the text to the blocks that replace it. `inside` is the role of
    all text in a note or cell, otherwise None. If `landscape` is True, the blocks are on a landscape page, which has
    more room for tables. `terms` are the roles of terms and definitions. In a comparison of options, `ratings` maps a
    symbol that is alone in a cell to the words that replace it. `own` lists the blocks that the brand declares; `cards`
    is True if recommendations are cards by default.
    """

    numbers: Numbers
    words: Words
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    variables: Mapping[str, str] = field(default_factory=dict)
    colors: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, model.Person] = field(default_factory=dict)
    places: ByIdentity[Placeholder, Blocks] = field(default_factory=ByIdentity)
    inside: Role | None = None
    landscape: bool = False
    terms: tuple[Role, Role] = (Role.DEFINITION_TERM, Role.DEFINITION)
    ratings: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, OwnBlock] = field(default_factory=dict)
    cards: bool = False

    def part_heading(self, word: str, title: str = "") -> Paragraph:
        """Return the heading of one of the edition's parts: `title` or, by default, the house word `word`."""
        return Paragraph(Role.HEADING_1, (Text(title or self.words[word]),), self.numbers.parts[word])

    def note(self, blocks: model.Blocks, first: Role, continuation: Role) -> Blocks:
        """Return the blocks of a note; everything after its first paragraph has the role `continuation`.

        Text in lists has this role too. The lists are indented like nested lists, because the note itself is a list
        item.
        """
        return replace(self, inside=continuation).item(blocks, first, continuation, 1)

    def cell(self, blocks: model.Blocks, role: Role) -> Blocks:
        """Return the converted blocks of a table cell after its first paragraph; all their text has `role`."""
        return replace(self, inside=role).blocks(blocks, role)

    def blocks(self, blocks: model.Blocks, role: AnyRole = Role.BODY_TEXT, depth: int = 0) -> Blocks:
        """Return the converted `blocks`; paragraphs have this `role`. `depth` is the number of lists around the
        blocks.
        """
        return tuple(
            _placed(converted, block.place) for block in blocks for converted in self._block(block, role, depth)
        )

    def inlines(self, inlines: model.Inlines) -> Inlines:
        """Return the converted text; adjacent note marks are separated."""
        return convert_inlines(self, inlines)

    def _block(self, block: model.Block, role: AnyRole, depth: int) -> tuple[Block, ...]:
        match block:
            case model.Paragraph():
                paragraph = self.paragraph(role, block.inlines)
                return (replace(paragraph, id=block.id) if block.id else paragraph,)
            case model.Heading():
                return (self._heading(block),)
            case model.ListBlock():
                return self._lists(block, depth + 1)
            case model.Quote():
                blocks = self.blocks(block.blocks, self.inside or Role.QUOTE, depth)
                quoted = (*blocks, *self.attribution(block.attribution))
                return (Quote(quoted) if self.inside else Box(Role.QUOTE, None, quoted),)
            case model.Box():
                return convert_box(self, block)
            case model.CodeBlock():
                return (Paragraph(Role.SOURCE_CODE, _lines(block.text)),)
            case model.ThematicBreak():
                left_out = block.new_page and (self.inside or role is not Role.BODY_TEXT)
                return () if left_out else (Rule(new_page=block.new_page),)
            case model.Recommendations():
                return (convert_recommendations(self, block),)
            case model.Index():
                return tuple(convert_index(self, block))
            case model.DefinitionList():
                return (self._definitions(block, depth),)
            case model.Equation():
                return (self._equation(block),)
            case model.Figure():
                return (convert_figure(self, block),)
            case model.Panels():
                return (convert_panels(self, block),)
            case model.Table():
                return (convert_table(self, block, alone=role is Role.BODY_TEXT and not depth),)
            case model.Landscape():
                return (Landscape(replace(self, landscape=True).blocks(block.blocks, role, depth)),)
            case model.NotesPlace() | model.ReferencesPlace():
                return self.places.get(block) or ()
        assert_never(block)

    def _heading(self, block: model.Heading) -> Paragraph:
        """Return a heading with its id and number; a heading that is not in the body text has neither."""
        known = self.numbers.headings.get(block) or NumberedHeading("", block.level)
        heading = self.paragraph(numbered(Role.HEADING_1, known.level), block.inlines)
        return replace(heading, id=known.id, number=known.number, opens=block.opener)

    def paragraph(self, role: AnyRole, text: model.Inlines) -> Paragraph:
        """Return a paragraph with the converted `text`; `lang` is set if all of it is in one language other than the
        brief's.
        """
        inlines = self.inlines(text)
        languages = {inline.lang for inline in inlines if isinstance(inline, Text) and inline.text.strip()}
        return Paragraph(role, inlines, lang=languages.pop() if len(languages) == 1 else None)

    def _definitions(self, block: model.DefinitionList, depth: int) -> DefinitionList:
        return DefinitionList(
            tuple(
                (
                    replace(self.paragraph(self.terms[0], term.inlines), place=term.place),
                    tuple(self.blocks(definition, self.terms[1], depth + 1) for definition in definitions),
                )
                for term, definitions in block.items
            )
        )

    def _equation(self, block: model.Equation) -> Equation | Paragraph:
        converted = formula(block.tex, display=True)
        if isinstance(converted, Text):
            return Paragraph(self.inside or Role.BODY_TEXT, (converted,), place=block.place)
        return Equation(block.id, converted, self.numbers.captions.get(block), block.place)

    def caption(self, block: Captioned) -> Caption | None:
        """Return the caption of `block`, or None if it has no number."""
        caption = self.numbers.captions.get(block)
        return replace(caption, inlines=self.inlines(caption_words(block, self.words))) if caption else None

    def attribution(self, line: model.Paragraph | None) -> tuple[Paragraph, ...]:
        """Return the line below a quotation that names its author, or `()` if `line` is None."""
        if line is None:
            return ()
        before, after = self.words.around("attribution")
        inlines = (Text(before), *self.inlines(line.inlines), *([Text(after)] if after else []))
        return (Paragraph(self.inside or Role.ATTRIBUTION, inlines, place=line.place),)

    def below(self, word: str, text: model.Inlines) -> tuple[Paragraph, ...]:
        """Return the source or credit below a figure, table or box, or `()` if `text` is empty. The house words named
        `word`, such as `Source: `, surround `text`.
        """
        before, after = self.words.around(word)
        line = (Text(before), *self.inlines(text), *([Text(after)] if after else []))
        return (Paragraph(Role.SOURCE_LINE, line),) if text else ()

    def _lists(self, block: model.ListBlock, depth: int) -> tuple[ListBlock, ...]:
        """Return a list, or several if examples inside the items of an example list interrupt its numbers."""
        shown = self._list(block, depth)
        examples = self.numbers.examples.get(block)
        return tuple(stretches(shown, examples)) if examples else (shown,)

    def _list(self, block: model.ListBlock, depth: int) -> ListBlock:
        base_role = Role.LIST_NUMBER if block.ordered else Role.LIST_BULLET
        first = self.inside or numbered(base_role, depth)
        continuation = self.inside or numbered(Role.LIST_CONTINUE, depth)
        items = tuple(self.item(item, first, continuation, depth) for item in block.items)
        check_boxes = tuple("" if task is None else model.BOX_SYMBOLS[task] for task in block.tasks)
        start, tight = block.start, block.tight
        return ListBlock(items, block.ordered, start, depth, tight, check_boxes, block.numerals, block.form)

    def item(self, blocks: model.Blocks, first: Role, continuation: Role, depth: int) -> Blocks:
        """Return the blocks of a list item; its first paragraph has the bullet or number."""
        if not blocks or not isinstance(blocks[0], model.Paragraph):
            return (Paragraph(first, ()), *self.blocks(blocks, continuation, depth))
        return (*self.blocks(blocks[:1], first, depth), *self.blocks(blocks[1:], continuation, depth))


def _placed(block: Block, place: Place) -> Block:
    """Return `block` with `place` set if people edit blocks of its kind as a whole; other blocks are returned
    unchanged.
    """
    return replace(block, place=place) if isinstance(block, Paragraph | Figure | Panels | Table) else block


def _lines(text: str) -> Inlines:
    """Return preformatted text as runs of code, with line breaks between lines."""
    inlines: list[Inline] = []
    for number, line in enumerate(text.split("\n")):
        inlines.extend([LineBreak()] if number else [])
        inlines.extend([Text(line, frozenset({Mark.CODE}))] if line else [])
    return tuple(inlines)
