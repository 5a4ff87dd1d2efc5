"""Figures, other pictures, and the captions of figures and tables. In: blocks of an edition. Out: paragraphs.

A SEQ field numbers a caption; REF fields elsewhere repeat its label without its text (ECMA-376 part 1, 17.16.5.56 and
17.16.5.51).
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import assert_never

from briefpress.brand import qr_outline
from briefpress.brand.computed_style import Look
from briefpress.brand.own_roles import AnyRole
from briefpress.brand.roles import Role
from briefpress.docx.body.charts import HIGHEST, plan_chart
from briefpress.docx.body.paragraphs import paragraph_in, plan_paragraph, whole
from briefpress.docx.body.story import Story, Surroundings
from briefpress.docx.pictures import drawings
from briefpress.docx.plan import Frame, WordBlock, WordParagraph
from briefpress.docx.styles.borders import on_sheet
from briefpress.docx.vocabulary.xml import Element, emu, field, half_points, qn, run, twips, w
from briefpress.edition import LRM, Caption, Chart, Figure, Logos, Paragraph, Picture, QrCode, is_left_to_right
from briefpress.model import Place

# The roles of pictures that text flows around, with the horizontal position of their frames.
FRAMES: dict[AnyRole, int | str] = {Role.PORTRAIT: 1, Role.QR_CODE: "right"}


def plan_figure(story: Story, figure: Figure, around: Surroundings) -> list[WordBlock]:
    """Return the picture, its caption and its source, from top to bottom."""
    shown = plan_shown(story, figure, figure.place, around)
    caption = [plan_caption(story, figure.id, figure.caption)] if figure.caption else []
    return whole([shown, *caption, *story.blocks(figure.below, around)])


def plan_shown(story: Story, figure: Figure, place: Place, around: Surroundings) -> WordParagraph:
    """Return the paragraph with the content of `figure`; `place` is its place in the source."""
    match figure.picture:
        case Picture():
            return _drawn(story, figure, figure.picture, place, around)
        case Chart():
            return plan_chart(story, figure, figure.picture, place, around)
        case Paragraph():
            return plan_paragraph(story, figure.picture, around)
    assert_never(figure.picture)


def _drawn(story: Story, figure: Figure, picture: Picture, place: Place, around: Surroundings) -> WordParagraph:
    """Return the paragraph of a figure's picture."""
    file = story.drawing.file(picture.path)
    allowed = story.look.styles[Role.FIGURE].max_height or math.inf
    maximum = (around.width, min(allowed, around.page.text_height * HIGHEST))
    wanted = figure.length or figure.width * around.width
    drawing = drawings.fitted(story.part, file, picture.alt, story.drawings.next(), maximum=maximum, width=wanted)
    paragraph = replace(paragraph_in(Role.FIGURE, story.look, [drawing]), is_picture=True)
    return story.named(paragraph, Role.FIGURE, place, picture.path)


def plan_picture(story: Story, picture: Picture, around: Surroundings) -> WordParagraph:
    """Return the paragraph of a portrait or logo."""
    style, number = story.look.styles[picture.role], story.drawings.next()
    if not picture.path:
        drawing = _monogram(story, picture, number, size=style.width or style.height or style.line_height)
    else:
        file = story.drawing.file(picture.path)
        if picture.role is Role.PORTRAIT:
            drawing = drawings.portrait(story.part, file, picture.alt, number, style=style)
        else:
            drawing = drawings.picture(story.part, file, picture.alt, number, style=style, maximum=around.width)
    return _framed(story.look, picture.role, drawing)


def plan_logos(story: Story, logos: Logos, around: Surroundings) -> WordParagraph:
    """Return a paragraph with logos side by side, vertically centred and separated by wide, breakable spaces."""
    style = story.look.styles[Role.LOGO]
    content: list[Element] = []
    for logo in logos.pictures:
        number, file = story.drawings.next(), story.drawing.file(logo.path)
        content += [run(" ", w("spacing", val=twips(style.margin["right"])))] if content else []
        drawn = drawings.picture(story.part, file, logo.alt, number, style=style, maximum=around.width)
        content.append(_raised(drawn, style.height))
    return paragraph_in(Role.LOGO, story.look, content)


def _raised(drawn: Element, line: float) -> Element:
    """Raise a picture so that it is centred in a line `line` points tall, and return it."""
    extent = next(drawn.iter(qn("wp:extent")))
    above = line - int(extent.get("cy", "0")) / emu(1)
    if above > 0:
        drawn.insert(0, w("rPr", w("position", val=half_points(above / 2))))
    return drawn


def plan_qr_code(story: Story, code: QrCode) -> WordParagraph:
    """Return the paragraph of a QR code. On the back cover, it is at the same position as in the PDF."""
    number, style = story.drawings.next(), story.look.styles[code.role]
    drawn = drawings.qr_code(qr_outline(code.address), code.alt, number, style.height)
    framed = _framed(story.look, code.role, drawn)
    if framed.frame and story.back and story.back.code is not None:
        return replace(framed, frame=replace(framed.frame, anchor="page", x=twips(story.back.code), space=0))
    return framed


def _monogram(story: Story, picture: Picture, number: int, *, size: float) -> Element:
    colors = story.drawing.brand.colors
    return drawings.monogram(
        story.drawing.monograms[picture.initials],
        number,
        size=size,
        background=colors.get("primary", "#444444"),
        color=colors.get("background", "#FFFFFF"),
        round_=story.look.styles[picture.role].round,
    )


def _framed(look: Look, role: Role, drawing: Element) -> WordParagraph:
    """Return the paragraph of an inline picture, in a frame if text flows around it.

    The frame is set on the paragraph, because LibreOffice ignores frames in styles.
    """
    paragraph = paragraph_in(role, look, [drawing])
    if role not in FRAMES:
        return paragraph
    style, x = look.styles[role], FRAMES[role]
    frame = Frame(
        "margin",
        x=on_sheet(x, look) if isinstance(x, str) else x,
        y=twips(style.margin["top"]) or 1,
        width=twips(style.width) if style.width else None,
        height=twips(style.height) if style.height else None,
    )
    return replace(paragraph, frame=frame)


def sequence(kind: str, series: str) -> str:
    """Return the name of the sequence that numbers captions of `kind`; hyphens become underscores.

    Each annex, whose letter is `series`, has a sequence of its own, because LibreOffice does not preserve restarts.
    """
    return "_".join(filter(None, (kind.capitalize().replace("-", "_"), series)))


def plan_caption(story: Story, id_: str, caption: Caption) -> WordParagraph:
    """Return the paragraph of a caption; the bookmark of `id_` encloses its label."""
    look = w("rStyle", val=Role.CAPTION_LABEL.style_id)
    # True if right-to-left text has a label in the house words of a left-to-right language.
    mixed = story.text.rtl and is_left_to_right(caption.before)

    def words(text: str) -> list[Element]:
        turned = [w("rtl")] if story.text.rtl and not mixed else []
        return [run(text, w("rStyle", val=Role.CAPTION_LABEL.style_id), *turned)] if text else []

    counted = f"SEQ {sequence(caption.kind, caption.series)} \\* ARABIC"
    number = field(counted, run(caption.number, w("rStyle", val=Role.CAPTION_LABEL.style_id)), rpr=[look])
    label = [*words(f"{caption.before}{caption.series}"), *number, *words(caption.after)]
    marked = story.bookmarks.around(id_, label) if id_ else label
    text = story.text.inlines(caption.inlines)
    dot, space = caption.between.rstrip(), caption.between[len(caption.between.rstrip()) :]
    between = [*words(dot), run(LRM), *words(space)] if mixed else words(caption.between)
    return paragraph_in(caption.role, story.look, [*marked, *between, *text])
