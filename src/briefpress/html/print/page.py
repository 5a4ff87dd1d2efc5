"""An `Edition` -> HTML. In: the edition and its brand. Out: one page with its stylesheet inside.

The skeleton is a Jinja2 template, `skeleton.html.j2` in the brand's folder or the default one; `BlockWriter` writes the
content of its parts.
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
BARRED = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "figcaption", "caption")  # the elements that get a change bar


def write_html(
    edition: Edition,
    brand: Brand,
    monograms: Mapping[str, Monogram],
    created: datetime.datetime | None = None,
    sheet: SheetKind | None = None,
    text_width: float = TEXT_WIDTH,
    wide_width: float = TEXT_WIDTH,
) -> str:
    """Return the page. Pictures are referred to by path, relative to the workspace; `monograms` is keyed by initials.

    `created` is the file's date, instead of the edition's own; `sheet` is a special kind of output. Charts are
    drawn for a text width of `text_width` points, wide charts for `wide_width`.

    Raises SkeletonError if the brand's skeleton is faulty.
    """
    medium = PrintMedium(brand.colors.get("foreground", "black"))
    writer = BlockWriter(edition, brand, monograms, medium, text_width, wide_width)

    # written first, because errors here are not errors of the skeleton
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
    """Return the rules for text with changes: lines under or through words, and bars in the margin, so that nothing
    depends on colour.

    The announcements before and after a change are part of the text but take no space.
    """
    if not edition.inserted:
        return ""
    side = "right" if edition.rtl else "left"
    blocks = ", ".join(f"{name}:has(ins, del)" for name in BARRED)
    inside = "li:has(> ins, > del), dd:has(> ins, > del), tr:has(ins, del) > :first-child"
    return f"""
ins {{ text-decoration: underline double }}
del {{ text-decoration: line-through }}
.change-said {{ display: inline-block; width: 0; height: 0; overflow: hidden; white-space: nowrap }}
{blocks} {{ border-{side}: 1.5pt solid; margin-{side}: -7.5pt; padding-{side}: 6pt }}
{inside} {{ border-{side}: 1.5pt solid; padding-{side}: 6pt }}
"""


def _watermark(edition: Edition, brand: Brand) -> str:
    """Return the rule for a watermark; the watermark is each page's background, which is an artifact in a tagged
    PDF.
    """
    if not edition.watermark:
        return ""
    families = ", ".join(f"'{family}'" for family in (brand.fonts.get("base", "sans-serif"), *brand.scripts.values()))
    address = data_address(watermark_svg(edition.watermark, watermark_color(brand.colors), families))
    return f"\n@page {{ background: url({address}) center / contain no-repeat !important }}\n"


def _running_head(edition: Edition) -> Markup:
    """Return the running head beside the chapter, or, if the edition is not final, the notice that says so."""
    mark = Markup('<span class="{}">{}</span>').format(Role.DRAFT_MARK.css_class, edition.mark)
    title = escape(edition.running_title)
    if edition.rtl and is_left_to_right(edition.running_title):
        title = Markup('<bdi dir="ltr">{}</bdi>').format(title)
    return mark if edition.mark else title


def _folio(label: str, *, rtl: bool) -> Markup:
    """Return the label of a page with an element for each of its numbers, which CSS counts.

    House words of a left-to-right language keep their order on an `rtl` page.
    """
    html = str(escape(label))
    if rtl and is_left_to_right(re.sub(r"\{\w+\}", "", label)):
        html = f'<bdi dir="ltr">{html}</bdi>'
    for name in ("number", "total"):
        html = html.replace(f"{{{name}}}", f'<span class="page-{name}"></span>')
    return Markup(html)
