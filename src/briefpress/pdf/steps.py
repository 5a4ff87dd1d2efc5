"""The steps of a layout worker. In: a sheet, then attachments. Out: the pages, then the PDF file and the problems."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Any

from briefpress.brand import Printing
from briefpress.brand.fonts import use_fonts
from briefpress.engine.font_choice import chosen_fonts
from briefpress.engine.fonts import font_configuration
from briefpress.pdf.attachments import Attached
from briefpress.pdf.back import back_page
from briefpress.pdf.front import front_page, spare_widths
from briefpress.pdf.messages import Pages, Sheet
from briefpress.pdf.page_starts import page_starts
from briefpress.pdf.pdfx import Inks
from briefpress.pdf.write import lay_out
from briefpress.problems import Report

Steps = Generator[Any, Sequence[Attached], None]


def steps(sheet: Sheet) -> Steps:
    """Yield the pages of `sheet`, receive attachments, and yield the PDF file and the problems."""
    report = Report()
    inks = Inks(sheet.profile, sheet.printing or Printing()) if sheet.profile else None
    with chosen_fonts(lambda: use_fonts(sheet.fonts, sheet.cache)), font_configuration() as fonts:
        layout = lay_out(sheet.html, sheet.root, report, inks, sheet.pictures, sheet.brand, fonts=fonts)
        pages = layout.document.pages
        starts, spare = tuple(page_starts(pages)), spare_widths(pages)
        front, back = front_page(pages[0]), back_page(pages)
        attached = yield Pages(layout.page_count, layout.numbers, front, starts, spare, back)
        data = layout.write(sheet.when, attached) if sheet.printed else b""
    yield data, report.problems
