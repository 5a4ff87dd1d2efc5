"""The cover. In: its planned blocks, and the measurements of page 1. Out: these blocks, spaced as in the PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefpress.brand import FrontPage
from briefpress.brand.computed_style import Look
from briefpress.brand.roles import COVER_FOOT, COVER_HEAD, HALVES, Role
from briefpress.docx.body.columns import frame_beside
from briefpress.docx.body.paragraphs import TOLERANCE
from briefpress.docx.body.story import Story
from briefpress.docx.pictures.drawings import behind
from briefpress.docx.plan import Indent, Spacing, WordBlock, WordParagraph, in_first, in_paragraph, role_of
from briefpress.docx.styles.properties import inset_of
from briefpress.docx.vocabulary.xml import twips
from briefpress.edition import Card, Part, pictures
from briefpress.model import Front

NO_BACKGROUND = "auto"


def spaced_front(story: Story, cover: Part, blocks: Sequence[WordBlock]) -> list[WordBlock]:
    """Return `blocks` spaced as in the PDF: the space is above the foot of a cover, which consists of its last blocks,
    or above the text below a masthead.

    The lines of titles break as in the PDF.
    """
    out = [_balanced(block, story.front, story.look) for block in _on_picture(story, cover, blocks)]
    half = next((block for block in cover.blocks if isinstance(block, Card) and block.kind == COVER_FOOT), None)
    last = len(out) - 1
    spaces: dict[int, Spacing] = {}
    if story.sections.front is Front.MASTHEAD:
        below = story.look.halves[COVER_FOOT if half else COVER_HEAD].padding["bottom"]
        spaces[last] = Spacing(after=twips(below))
    elif role_of(out[0]) not in (Role.COVER_LOGO, Role.COVER_MARK) and story.front.above:
        spaces[0] = Spacing(before=twips(story.front.above))
    first = len(out) - len(half.blocks) if half else len(out)
    if half and story.front.gap:
        spaces[first] = replace(spaces.get(first, Spacing()), before=twips(story.front.gap))
    spaced = [_spaced(block, spaces[place]) if place in spaces else block for place, block in enumerate(out)]
    return _with_date_beside(spaced, first, story)


def _with_date_beside(blocks: list[WordBlock], first: int, story: Story) -> list[WordBlock]:
    """Return the cover with the date in a frame beside the lines that follow it in the foot.

    This is done only if the date is the `first` block of the foot and its style leaves room for these lines. A frame
    has no space above it, so this space is added below the block before it.
    """
    date, gap = story.look.styles[Role.DATE], story.front.gap
    if not (0 < first < len(blocks) - 1 and role_of(blocks[first]) is Role.DATE):
        return blocks
    head, lines = role_of(blocks[first - 1]), role_of(blocks[first + 1])
    if not (
        head and lines and date.width and date.margin["left"] + date.width <= story.look.styles[lines].margin["left"]
    ):
        return blocks
    if story.sections.front is Front.MASTHEAD:
        frame = frame_beside(inset_of(date, "left"), date.width, story.look.page)
    else:
        frame = frame_beside(date.margin["left"], date.width, story.look.cover)
    below = story.look.styles[head].margin["bottom"] + gap
    return [
        *blocks[: first - 1],
        in_first(
            blocks[first - 1],
            lambda paragraph: replace(paragraph, spacing=replace(paragraph.spacing or Spacing(), after=twips(below))),
        ),
        in_first(
            blocks[first],
            lambda paragraph: replace(paragraph, frame=frame, spacing=Spacing(0, 0), indent=Indent(left=0)),
        ),
        in_first(blocks[first + 1], lambda paragraph: replace(paragraph, spacing=Spacing(before=0))),
        *blocks[first + 2 :],
    ]


def _spaced(block: WordBlock, spacing: Spacing) -> WordBlock:
    return in_first(block, lambda paragraph: replace(paragraph, spacing=spacing))


def _on_picture(story: Story, cover: Part, blocks: Sequence[WordBlock]) -> list[WordBlock]:
    """Place the picture of the cover behind the text, as in the PDF. The lines on the picture have no background."""
    shown = next((picture for picture in pictures(cover.blocks) if picture.role is Role.COVER_PICTURE), None)
    if not (shown and story.front.head):
        return [*blocks]
    file, number = story.drawing.file(shown.path), story.drawings.next()
    picture = behind(story.part, file, shown.alt, number, story.front.head)

    def without_background(paragraph: WordParagraph) -> WordParagraph:
        return replace(paragraph, background=NO_BACKGROUND) if paragraph.role in HALVES[COVER_HEAD] else paragraph

    first, *others = (in_paragraph(block, without_background) for block in blocks)
    return [in_first(first, lambda paragraph: replace(paragraph, content=(picture, *paragraph.content))), *others]


def _balanced(block: WordBlock, front: FrontPage, look: Look) -> WordBlock:
    """Narrow a title as in the PDF, so that its lines are of similar length."""
    spare = dict(front.spare)

    def change(paragraph: WordParagraph) -> WordParagraph:
        if not paragraph.role or paragraph.role.css_class not in spare:
            return paragraph
        style, empty = look.styles[paragraph.role], TOLERANCE * spare[paragraph.role.css_class]
        left, right = (0.5, 0.5) if style.align == "center" else (0, 1)
        sides = (inset_of(style, side) + share * empty for side, share in (("left", left), ("right", right)))
        return replace(paragraph, indent=Indent(*map(twips, sides)))

    return in_paragraph(block, change)
