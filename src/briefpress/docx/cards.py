"""Cards: a person, an organisation, a contact. In: a card of an edition. Out: its paragraphs, kept on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.brand import FrontPage
from briefpress.brand.computed_style import Look
from briefpress.brand.roles import COVER_FOOT, COVER_HEAD, HALVES, SPEAKER, PartKind, Role
from briefpress.docx.paragraphs import TOLERANCE, height_of, role_of, set_property, whole
from briefpress.docx.pictures import behind
from briefpress.docx.properties import inset_of
from briefpress.docx.xml import Element, qn, twips, w
from briefpress.edition import Card, Paragraph, Part, Picture, pictures, plain_text
from briefpress.model import Front

if TYPE_CHECKING:
    from briefpress.docx.body import BodyWriter

NARROW = 0.4  # the least width of a letter, in sizes: with fewer lines than are estimated, portraits would touch


def write_card(writer: BodyWriter, card: Card) -> list[Element]:
    """Return the paragraphs of a card, with space below a portrait."""
    paragraphs = whole(writer.blocks(card.blocks)) if card.whole else writer.blocks(card.blocks)
    if card.kind == SPEAKER:
        return _one_below_the_other(paragraphs, writer.indent)
    if any(isinstance(block, Picture) and block.role is Role.PORTRAIT for block in card.blocks):
        _beside(paragraphs, writer.look)
        below = writer.look.styles[Role.PERSON_POSITION].margin["bottom"] + _overhang(card, writer.look)
        set_property(paragraphs[-1], w("spacing", after=twips(below)))
    return paragraphs


def _one_below_the_other(paragraphs: list[Element], indent: float) -> list[Element]:
    """Return a portrait and the lines on it in a box, whose lines around them a frame would interrupt."""
    for paragraph in paragraphs:
        about = paragraph[0]
        for frame in about.findall(qn("w:framePr")):
            about.remove(frame)
        set_property(paragraph, w("ind", left=twips(indent)))
    return paragraphs


def space_front(writer: BodyWriter, cover: Part, out: list[Element]) -> None:
    """Position the foot of a cover, at the end of `out`, and text below a masthead as in the PDF.

    The lines of its titles break as they do there.
    """
    if cover.kind is not PartKind.COVER:
        return
    _hang_picture(writer, cover, out)
    _balance(out, writer.front, writer.look)
    half = next((one for one in cover.blocks if isinstance(one, Card) and one.kind == COVER_FOOT), None)
    first, spaces = out[-len(half.blocks)] if half else None, {}
    if writer.sections.front is Front.MASTHEAD:
        below = writer.look.halves[COVER_FOOT if half else COVER_HEAD].padding["bottom"]
        spaces = {"after": twips(below)}
        set_property(out[-1], w("spacing", **spaces))
    if first is not None and writer.front.gap:
        more = spaces if first is out[-1] else {}
        set_property(first, w("spacing", before=twips(writer.front.gap), **more))


def _hang_picture(writer: BodyWriter, cover: Part, out: list[Element]) -> None:
    """Put the picture of the cover behind the text, where it is in the PDF; the lines on it have no ground then."""
    shown = next((one for one in pictures(cover.blocks) if one.role is Role.COVER_PICTURE), None)
    if not (shown and writer.front.head):
        return
    writer.drawn += 1
    file = writer.drawing.file(shown.path)
    out[0].insert(1, behind(writer.part, file, shown.alt, writer.drawn, writer.front.head))
    for paragraph in out:
        if role_of(paragraph, writer.look) in HALVES[COVER_HEAD]:
            set_property(paragraph, w("shd", val="clear", color="auto", fill="auto"))


def _balance(paragraphs: list[Element], front: FrontPage, look: Look) -> None:
    """Leave as much of the width of each title empty as in the PDF, where its lines are about equally long."""
    spare = dict(front.spare)
    for paragraph in paragraphs:
        role = role_of(paragraph, look)
        if role and role.css_class in spare:
            style, empty = look.styles[role], TOLERANCE * spare[role.css_class]
            shares = {"left": 0.5, "right": 0.5} if style.align == "center" else {"left": 0, "right": 1}
            sides = {side: twips(inset_of(style, side) + share * empty) for side, share in shares.items()}
            set_property(paragraph, w("ind", **sides))


def _beside(paragraphs: list[Element], look: Look) -> None:
    """Put the credit of a portrait below the other lines beside it."""
    *others, last = paragraphs
    if role_of(last, look) is Role.PICTURE_CREDIT:
        set_property(last, w("ind", left=twips(look.styles[Role.PERSON_NAME].margin["left"])))
        set_property(others[-1], w("spacing", after=0))


def _overhang(card: Card, look: Look) -> float:
    """Return how much, in points, a portrait reaches below the text beside it: a frame makes no room of its own."""
    texts = [block for block in card.blocks if isinstance(block, Paragraph)]
    beside = (height_of(plain_text(text.inlines), text.role, look, narrow=NARROW) for text in texts)
    return max(0.0, look.styles[Role.PORTRAIT].height - sum(beside))
