"""Cards, which show a person, an organisation or a contact. In: a card of an edition. Out: its paragraphs."""

from __future__ import annotations

from dataclasses import replace

from briefpress.brand.computed_style import Look
from briefpress.brand.roles import SPEAKER, Role
from briefpress.docx.body.columns import frame_beside
from briefpress.docx.body.layout import in_text, plan_layout
from briefpress.docx.body.margin_headings import with_below
from briefpress.docx.body.paragraphs import height_of, whole
from briefpress.docx.body.story import Story, Surroundings
from briefpress.docx.plan import Indent, Spacing, WordBlock, WordTable, in_first, in_paragraph, role_of
from briefpress.docx.vocabulary.xml import twips
from briefpress.edition import Card, Paragraph, Picture, plain_text

AUTHOR = "author"  # the kind of card that shows an author
# the roles of the lines beside a portrait
BESIDE = (Role.CONTACT_NAME, Role.CONTACT_CHANNEL, Role.BODY_TEXT, Role.PICTURE_CREDIT)
# In ems: a low estimate of a letter's width, because if text seemed longer than it is, portraits would touch
NARROW = 0.4


def plan_card(story: Story, card: Card, around: Surroundings) -> list[WordBlock]:
    """Return the paragraphs of a card, with space below a portrait."""
    blocks = story.blocks(card.blocks, around)
    if card.whole:
        blocks = whole(blocks)
    if card.kind == SPEAKER:
        return [_in_two_cells(blocks, story, around)]
    blocks = _below_name(blocks, story.look)
    has_portrait = any(isinstance(block, Picture) and block.role is Role.PORTRAIT for block in card.blocks)
    if has_portrait and card.kind == AUTHOR and story.look.author_portrait < 0:
        return _in_margin(blocks, _overhang(card, story.look), story.look)
    if has_portrait and card.kind == AUTHOR:
        return _all_beside(blocks, story.look)
    if has_portrait:
        *others, last = _beside(blocks, story.look)
        below = story.look.styles[Role.PERSON_POSITION].margin["bottom"] + _overhang(card, story.look)
        return [*others, in_first(last, lambda paragraph: replace(paragraph, spacing=Spacing(after=twips(below))))]
    return blocks


def _below_name(blocks: list[WordBlock], look: Look) -> list[WordBlock]:
    """Set the distance between the name of an organisation and the text below it as in the brand."""
    near = Spacing(before=twips(look.below_name))
    pairs = zip([None, *blocks], blocks, strict=False)
    return [
        in_first(block, lambda paragraph: replace(paragraph, spacing=near))
        if above and role_of(above) is Role.ORGANISATION_NAME and role_of(block) is Role.BODY_TEXT
        else block
        for above, block in pairs
    ]


def _in_two_cells(blocks: list[WordBlock], story: Story, around: Surroundings) -> WordTable:
    """Return a table with a portrait in a box and the lines beside it: a portrait in a frame would interrupt the
    borders of the box.
    """
    around = in_text(around, rtl=story.text.rtl)
    beside = story.look.styles[Role.PERSON_NAME].margin["left"]
    flush = Indent(left=0)
    near = Spacing(before=0, after=0)
    portrait, *lines = (
        in_paragraph(
            block, lambda paragraph: replace(paragraph, frame=None, indent=flush, spacing=near, keep_next=False)
        )
        for block in blocks
    )
    return plan_layout(story, [(beside, [portrait]), (around.width - beside, lines)], around)


def _beside(blocks: list[WordBlock], look: Look) -> list[WordBlock]:
    """Place the credit of a portrait beside the portrait, below the other lines."""
    if role_of(blocks[-1]) is not Role.PICTURE_CREDIT:
        return blocks
    *others, above, last = blocks
    left = Indent(left=twips(look.styles[Role.PERSON_NAME].margin["left"]))
    return [
        *others,
        in_first(above, lambda paragraph: replace(paragraph, spacing=Spacing(after=0))),
        in_first(last, lambda paragraph: replace(paragraph, indent=left)),
    ]


def _all_beside(blocks: list[WordBlock], look: Look) -> list[WordBlock]:
    """Indent all lines about an author so that they are beside the portrait."""
    left = Indent(left=twips(look.styles[Role.PERSON_NAME].margin["left"]))
    return [
        in_paragraph(block, lambda paragraph: replace(paragraph, indent=left)) if role_of(block) in BESIDE else block
        for block in blocks
    ]


def _in_margin(blocks: list[WordBlock], overhang: float, look: Look) -> list[WordBlock]:
    """Place the portrait of an author in the margin, beside the lines about the author."""
    style, name = look.styles[Role.PORTRAIT], look.styles[Role.CONTACT_NAME]
    frame = frame_beside(look.author_portrait, style.width, look.page, lower=name.margin["top"])
    *others, last = (
        in_paragraph(block, lambda paragraph: replace(paragraph, frame=replace(frame, height=twips(style.height))))
        if role_of(block) is Role.PORTRAIT
        else block
        for block in blocks
    )
    return [*others, in_first(last, lambda paragraph: with_below(paragraph, overhang, look))]


def _overhang(card: Card, look: Look) -> float:
    """Return the distance, in points, by which a portrait extends below the text beside it; its frame takes up no
    space.
    """
    texts = [block for block in card.blocks if isinstance(block, Paragraph)]
    beside = (height_of(plain_text(text.inlines), text.role, look, narrow=NARROW) for text in texts)
    return max(0.0, look.styles[Role.PORTRAIT].height - sum(beside))
