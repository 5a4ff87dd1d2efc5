"""Watermarks. In: text, sizes and a colour. Out: a run for a header, with a shape as Word writes it.

Word recognises its own watermarks by the shape's name, `PowerPlusWaterMarkObject` and a number, and can remove
them. The shape is VML WordArt (ECMA-376 part 4, 19.1.2.23), which stretches the text to its own size.
"""

from __future__ import annotations

from html import escape

from briefpress.docx.vocabulary.xml import Element, drawing
from briefpress.edition import em

NAME = "PowerPlusWaterMarkObject"
TYPE = (  # the shape type of plain text, as in every Word file
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>'
    '<v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/>'
    '<v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"'
    ' o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
    '<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)
HIGHEST, LONGEST = 0.28, 1.05  # the maximum font size and the maximum length, as shares of the text width
CAPITALS = 0.75  # the height of capitals, as a share of the font size


def watermark(words: str, number: int, *, text_width: float, family: str, color: str) -> Element:
    """Return the run of a watermark behind text `text_width` points wide; `number` identifies the shape."""
    size = text_width * min(HIGHEST, LONGEST / max(em(words), 1))
    place = "".join(
        f";mso-position-{way}:center;mso-position-{way}-relative:margin" for way in ("horizontal", "vertical")
    )
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{size * em(words):.1f}pt;height:{size * CAPITALS:.1f}pt"
        f";rotation:315;z-index:-251658752{place}"
    )
    return drawing(
        f'<w:r><w:rPr><w:noProof/></w:rPr><w:pict>{TYPE}<v:shape id="{NAME}{number}" o:spid="_x0000_s{2048 + number}"'
        f' type="#_x0000_t136" alt="" style="{style}" o:allowincell="f" fillcolor="{color}" stroked="f">'
        f'<v:textpath style="font-family:&quot;{escape(family)}&quot;;font-size:1pt" string="{escape(words)}"/>'
        "</v:shape></w:pict></w:r>"
    )
