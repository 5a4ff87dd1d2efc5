"""Write HTML for print. In: an edition and its brand. Out: an HTML document with its stylesheet.

The skeleton is a Jinja2 template, `skeleton.html.j2`, in the brand's folder, or the default template; `BlockWriter`
writes the content of the parts.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from pathlib import Path

from markupsafe import Markup, escape

from briefpress import __version__
from briefpress.brand import Brand, Monogram, SheetKind, watermark_color
from briefpress.brand.roles import Role
from briefpress.edition import Edition, Part, is_left_to_right
from briefpress.html.blocks import TEXT_WIDTH, BlockWriter
from briefpress.html.elements import data_address
from briefpress.html.print.medium import PrintMedium
from briefpress.html.sandbox import render
from briefpress.html.svg import watermark_svg

SKELETON = "skeleton.html.j2"
BARRED = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "figcaption", "caption")  # elements that may have change bars


def write_html(
    edition: Edition,
    brand: Brand,
    monograms: Mapping[str, Monogram],
    created: datetime.datetime | None = None,
    sheet: SheetKind | None = None,
    text_width: float = TEXT_WIDTH,
    wide_width: float = TEXT_WIDTH,
    margin_width: float = TEXT_WIDTH,
) -> str:
    """Return the document. The URLs of pictures are relative to the workspace; `monograms` are keyed by initials.

    `created` is the date of the file, by default the date of the edition; `sheet` is the format of the output, such as
    print with bleed. Charts are drawn for a text width of `text_width` points, `wide_width` in the wide
    column, or `margin_width` in the margin.

    Raise SkeletonError if the brand's skeleton is faulty.
    """
    medium = PrintMedium(brand.colors.get("foreground", "black"))
    writer = BlockWriter(edition, brand, monograms, medium, text_width, wide_width, margin_width)

    # The parts are written before the template is rendered, so that errors in them are not reported as errors in the
    # skeleton.
    written = {id(part): Markup(writer.blocks(part.blocks)) for part in edition.parts}

    def blocks(part: Part) -> Markup:
        return written[id(part)]

    return render(
        (*brand.folders, Path(__file__).parent),
        SKELETON,
        edition=edition,
        created=created or edition.date,
        stylesheet=Markup(brand.stylesheet(edition.paper, sheet, mirrored=edition.rtl) + _more_rules(edition, brand)),
        blocks=blocks,
        running_head=_running_head(edition),
        folio=_folio(edition.page_label, rtl=edition.rtl),
        version=__version__,
    )


def _more_rules(edition: Edition, brand: Brand) -> str:
    return _watermark(edition, brand) + _changes(edition)


def _changes(edition: Edition) -> str:
    """Return the CSS rules for changed text: lines under or through the words, and change bars, so that colour is not
    the only sign.

    The words for screen readers before and after changes are part of the text but take up no space.
    """
    if not edition.inserted:
        return ""
    side = "right" if edition.rtl else "left"
    blocks = ", ".join(f"{name}:has(ins, del)" for name in BARRED)
    inside = "li:has(> ins, > del), dd:has(> ins, > del), tr:has(ins, del) > :first-child"
    return f"""
ins {{ text-decoration: underline double }}
del {{ text-decoration: line-through }}
.change-label {{ display: inline-block; width: 0; height: 0; overflow: hidden; white-space: nowrap }}
{blocks} {{ border-{side}: 1.5pt solid; margin-{side}: -7.5pt; padding-{side}: 6pt }}
{inside} {{ border-{side}: 1.5pt solid; padding-{side}: 6pt }}
"""


def _watermark(edition: Edition, brand: Brand) -> str:
    """Return the CSS rule for the watermark, or `""`. The watermark is the background of all pages, so it is an
    artifact in the PDF.
    """
    if not edition.watermark:
        return ""
    families = ", ".join(f"'{family}'" for family in (brand.fonts.get("base", "sans-serif"), *brand.scripts.values()))
    address = data_address(watermark_svg(edition.watermark, watermark_color(brand.colors), families))
    return f"\n@page {{ background: url({address}) center / contain no-repeat !important }}\n"


def _running_head(edition: Edition) -> Markup:
    """Return the running head: the running title, or the mark of an edition that is not final."""
    mark = Markup('<span class="{}">{}</span>').format(Role.DRAFT_MARK.css_class, edition.mark)
    title = escape(edition.running_title)
    if edition.rtl and is_left_to_right(edition.running_title):
        title = Markup('<bdi dir="ltr">{}</bdi>').format(title)
    return mark if edition.mark else title


def _folio(label: str, *, rtl: bool) -> Markup:
    """Return the label of a page, with an element for each number, which CSS counts.

    Words in a left-to-right language keep their order on an `rtl` page.
    """
    html = str(escape(label))
    if rtl and is_left_to_right(re.sub(r"\{\w+\}", "", label)):
        html = f'<bdi dir="ltr">{html}</bdi>'
    for name in ("number", "total"):
        html = html.replace(f"{{{name}}}", f'<span class="page-{name}"></span>')
    return Markup(html)
