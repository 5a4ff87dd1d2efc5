"""Brands. In: a folder in `styles/`. Out: a `Brand`, its computed styles and its fonts.

Other packages also use the modules `roles` (the names that all formats share), `computed_style` (the look in numbers),
`screen` (the look for browsers), `fonts` (font files) and `cache` (stored results).
"""

from briefpress.brand.chart_inks import Inks, read_inks
from briefpress.brand.css.check import check_css
from briefpress.brand.css.culprit import last_declared
from briefpress.brand.fonts.coverage import missing_characters
from briefpress.brand.luminance import contrast, mixed
from briefpress.brand.measurements import Background, BackPage, FirstLine, FrontPage, PageStart
from briefpress.brand.monogram import Monogram, Step, monograms
from briefpress.brand.own_blocks import OwnBlock, declared_blocks
from briefpress.brand.qr_code import qr_outline
from briefpress.brand.read import Brand, SheetKind, read_brand
from briefpress.brand.schema import brand_schema
from briefpress.brand.scrim import Letters, scrimmed
from briefpress.brand.scripts import font_hint, is_upright, with_scripts
from briefpress.brand.settings.files import shown_in
from briefpress.brand.settings.layers import BASE, packaged
from briefpress.brand.settings.printing import Printing
from briefpress.brand.settings.profile import profile_fault
from briefpress.brand.watermark import watermark_color

__all__ = [
    "BASE",
    "BackPage",
    "Background",
    "Brand",
    "FirstLine",
    "FrontPage",
    "Inks",
    "Letters",
    "Monogram",
    "OwnBlock",
    "PageStart",
    "Printing",
    "SheetKind",
    "Step",
    "brand_schema",
    "check_css",
    "contrast",
    "declared_blocks",
    "font_hint",
    "is_upright",
    "last_declared",
    "missing_characters",
    "mixed",
    "monograms",
    "packaged",
    "profile_fault",
    "qr_outline",
    "read_brand",
    "read_inks",
    "scrimmed",
    "shown_in",
    "watermark_color",
    "with_scripts",
]
