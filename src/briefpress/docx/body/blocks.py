"""Plan the text of the document. In: the blocks of an edition. Out: paragraphs, tables and controls, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import assert_never

from briefpress.brand import BackPage
from briefpress.brand.roles import KEY_FIGURE, PartKind, Role
from briefpress.docx.body.boxes import plan_box
from briefpress.docx.body.cards import plan_card
from briefpress.docx.body.contents import plan_contents
from briefpress.docx.body.cover import spaced_front
from briefpress.docx.body.equations import plan_equation
from briefpress.docx.body.figures import plan_logos, plan_picture, plan_qr_code
from briefpress.docx.body.flow import Flow, begin_page
from briefpress.docx.body.key_figures import plan_key_figures
from briefpress.docx.body.lists import plan_definitions, plan_list
from briefpress.docx.body.margin_headings import headings_in_margin
from briefpress.docx.body.note_lists import plan_note_group
from briefpress.docx.body.openers import plan_opener
from briefpress.docx.body.panels import plan_captioned
from briefpress.docx.body.paragraphs import fits, page_break, paragraph_in, plan_paragraph, whole
from briefpress.docx.body.part_headings import with_part_headings
from briefpress.docx.body.recommendations import plan_recommendations
from briefpress.docx.body.story import Story, Surroundings
from briefpress.docx.plan import Spacing, WordBlock, in_first
from briefpress.docx.vocabulary.xml import Element, twips
from briefpress.edition import (
    Block,
    Box,
    Card,
    Chart,
    ContentsEntry,
    DefinitionList,
    Equation,
    Figure,
    Landscape,
    ListBlock,
    Logos,
    NoteGroup,
    Panels,
    Paragraph,
    Part,
    Picture,
    QrCode,
    Quote,
    Recommendations,
    Rule,
    Table,
    walk,
)
from briefpress.model import Front, NotesInWord


def plan_parts(story: Story, parts: Sequence[Part]) -> tuple[list[WordBlock], Element]:
    """Return the blocks of the whole document, including section breaks, and the properties of its last section."""
    flow, around, sections = Flow(story.look, story.sections), Surroundings(story.look.page), story.sections
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        if part.kind is PartKind.BACK_COVER and not flow.begins_page:
            flow.end_section(sections.body())
        first = len(flow.out)
        _add_part(story, part, flow, around)
        if part.kind is PartKind.BACK_COVER and story.back:
            flow.out[first] = _below_title(flow.out[first], story.back)
        if part.kind is PartKind.COVER:
            flow.out = spaced_front(story, part, flow.out)
        if part.kind is PartKind.COVER and sections.front is Front.COVER:
            flow.end_section(sections.cover())
        elif following and following.kind is PartKind.BODY and sections.parts_text:
            flow.end_section(sections.before_text(), is_continuous=following.kind not in story.look.new_page)
    end = sections.back() if parts[-1].kind is PartKind.BACK_COVER else flow.take_end()
    return headings_in_margin(flow.out, story.look), sections.body() if end is None else end


def _below_title(block: WordBlock, back: BackPage) -> WordBlock:
    """Return the first block of a back cover, moved down to its position, because the text area of the page begins
    below the title.
    """
    below = Spacing(before=twips(max(0.0, back.begin - back.title_bottom)))
    return in_first(block, lambda paragraph: replace(paragraph, spacing=below))


def _add_part(story: Story, part: Part, flow: Flow, around: Surroundings) -> None:
    first, is_at_top, look = len(flow.out), flow.begins_page, story.look
    _add_blocks(story, part.blocks, around, flow)
    flow.out[first:] = with_part_headings(flow.out[first:], part.kind, look)
    if part.kind in look.new_page and not is_at_top and len(flow.out) > first:
        flow.out[first] = begin_page(flow.out[first], look)
    if part.kind in look.whole and fits(flow.out[first:], look):
        flow.out[first:] = whole(flow.out[first:])


def plan_blocks(story: Story, blocks: Iterable[Block], around: Surroundings) -> list[WordBlock]:
    """Return the plan of `blocks` inside `around`."""
    _add_blocks(story, blocks, around, flow := Flow(story.look, story.sections))
    return flow.out


def _add_blocks(story: Story, blocks: Iterable[Block], around: Surroundings, flow: Flow) -> None:
    for kind, group in groupby(blocks, key=_kind_of):
        if kind == KEY_FIGURE:
            flow.add(plan_key_figures(story, [card for card in group if isinstance(card, Card)], around))
            continue
        if kind is ContentsEntry:
            entries = [entry for entry in group if isinstance(entry, ContentsEntry)]
            flow.out[-1:] = plan_contents(story, flow.out[-1], entries)
            continue
        for number, block in enumerate(group):
            if isinstance(block, Box):
                flow.add(plan_box(story, block, around, apart=number % 2 == 1))
            elif isinstance(block, Landscape):
                _add_landscape(story, block, around, flow)
            else:
                flow.add(_plan(story, block, around))
            if isinstance(block, NoteGroup) and story.text.in_word is NotesInWord.ENDNOTES:
                flow.end_section(story.sections.body(landscape=around.is_landscape), is_continuous=True)


def _kind_of(block: Block) -> type | str:
    """Return the type of a block, or `KEY_FIGURE` for key figures, which are planned side by side."""
    return KEY_FIGURE if isinstance(block, Card) and block.kind == KEY_FIGURE else type(block)


def _plan(story: Story, block: Block, around: Surroundings) -> Sequence[WordBlock]:
    match block:
        case Paragraph():
            return [plan_opener(story, block, around) if block.opens else plan_paragraph(story, block, around)]
        case ListBlock():
            return plan_list(story, block, around)
        case Quote():
            return story.blocks(block.blocks, around)
        case Rule():
            return [page_break(story.look) if block.new_page else paragraph_in(Role.RULE, story.look)]
        case Recommendations():
            return plan_recommendations(story, block, around)
        case Picture():
            return [] if block.role is Role.COVER_PICTURE else [plan_picture(story, block, around)]
        case Logos():
            return [plan_logos(story, block, around)]
        case QrCode():
            return [plan_qr_code(story, block)]
        case DefinitionList():
            return plan_definitions(story, block, around)
        case Equation():
            return [plan_equation(story, block, around)]
        case Figure() | Panels() | Table():
            return plan_captioned(story, block, around)
        case Card():
            return plan_card(story, block, around)
        case NoteGroup():
            return plan_note_group(story, block, around)
        case ContentsEntry() | Box() | Landscape() | Chart():
            raise AssertionError("`_add_blocks` plans these, and charts are part of figures")
        case _:
            assert_never(block)


def _add_landscape(story: Story, block: Landscape, around: Surroundings, flow: Flow) -> None:
    """Add landscape pages as a separate section. Its notes appear at the end of their group, not at the end of the
    section.
    """
    sections = story.sections
    if not flow.ends_section:
        flow.end_section(sections.body(landscape=around.is_landscape, waits=True))
    sections.is_continuous = False
    flow.add(story.blocks(block.blocks, replace(around, page=story.look.page.landscape, is_landscape=True)))
    flow.end_section(sections.body(landscape=True, waits=True))


def levels_above(parts: Iterable[Part]) -> Iterator[tuple[str, int]]:
    """Yield each group of notes with the level of the last heading above it."""
    level = 0
    for block in (block for part in parts for block in walk(part.blocks)):
        if isinstance(block, NoteGroup):
            yield block.id, level
        elif isinstance(block, Paragraph):
            level = block.role.level or level
