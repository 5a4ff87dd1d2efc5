"""Produces the files of a prepared brief. In: a job and a press. Out: finished files, not yet written.

The Word file is produced while the pages are laid out and printed.
"""

from __future__ import annotations

import time
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from briefpress.brand import FrontPage, Monogram, SheetKind
from briefpress.brand.cache import digest, library, remember
from briefpress.check.pictures import named_pictures
from briefpress.check.svg import size as svg_size
from briefpress.edition import Edition, charts_in, svg_pictures
from briefpress.lazy import dataclass
from briefpress.model import Column, Place
from briefpress.pdf import LayoutFailed, Pages, Sheet, Worker, drawn_page, first_page
from briefpress.problems import Report
from briefpress.publish.attached import attached
from briefpress.publish.book import PagedBrief, e_book
from briefpress.publish.cover import on_paper
from briefpress.publish.layout_messages import skeleton_fault
from briefpress.publish.outlines import outlines
from briefpress.publish.prepared import Job
from briefpress.publish.request import Format, Made, Progress, Purpose, Request
from briefpress.publish.web import report_left_out, report_lost_on_page, web_page

if TYPE_CHECKING:
    from briefpress.brand.computed_style import Look
    from briefpress.docx import Raster

# The number of pixels per CSS pixel of an SVG picture, and its maximum width in pixels: 16 cm at the resolution of
# photos (220 dpi).
DENSITY, MAX_PIXELS = 3, 1400
PICTURE_WIDTH = 1200  # in pixels, as usual for link previews


def make(request: Request, job: Job, press: Worker, report: Report, progress: Progress) -> Iterator[Made]:
    """Yield the files of a brief, or nothing, with a problem, if the brand's skeleton is faulty."""
    from briefpress.html import SkeletonError

    progress(f"{job.edition.id}: laying out pages")
    maker = _Maker(request, job, press, report, outlines(request, job), time.perf_counter(), job.edition)
    try:
        yield from maker.files(progress)
    except LayoutFailed as failed:
        report.extend(failed.problems)
    except SkeletonError as error:
        report.extend([skeleton_fault(error, job.brand, request.workspace.root)])


class _UnkeptPicture(Exception):  # noqa: N818 - no fault of the program
    def __init__(self, png: bytes) -> None:
        super().__init__()
        self.png = png


@dataclass(frozen=True, slots=True)
class _Maker:
    request: Request
    job: Job
    press: Worker
    report: Report
    outlines: Mapping[str, Monogram]
    begun: float
    paper: Edition

    def files(self, progress: Progress) -> Iterator[Made]:
        paged = [*replace(self, paper=self._paper(self._kind))._paged(progress)] if self._wants_pages() else []
        yield from paged
        if self.request.wants(Format.HTML):
            progress(f"{self.job.edition.id}: writing the web page")
            page = web_page(self.request, self.job, self.outlines, paged)
            yield self._made(page.encode(), 0, suffix=".html")  # a preview shows the page before its text is compared
            report_lost_on_page(self.job.edition, page, self.report)

    @property
    def _kind(self) -> SheetKind | None:
        return SheetKind.PRINT if self.request.purpose is Purpose.PRINT else None

    def _paper(self, kind: SheetKind | None) -> Edition:
        """Return the edition for a kind of output, with a scrim on the cover picture."""
        edition, workspace = self.job.edition, self.request.workspace
        if not (picture := edition.cover_picture):
            return edition
        path = workspace.root / picture.path
        data = self._raster(picture.path)[0] if path.suffix.lower() == ".svg" else path.read_bytes()
        return on_paper(edition, workspace.root, workspace.cache, self._look(), data, partial(self._front_page, kind))

    def _front_page(self, kind: SheetKind | None, edition: Edition) -> FrontPage:
        self.press.lay_out(self._sheet(edition, kind)._replace(printed=False))
        pages = self.press.pages()
        self.press.file(Report())
        return pages.front or FrontPage()

    def _wants_pages(self) -> bool:
        request = self.request
        return request.wants(Format.DOCX) or self._prints()

    def _prints(self) -> bool:
        """Return whether a PDF is needed: for itself, or for pictures of its pages."""
        request = self.request
        return request.wants(Format.PDF) or request.wants(Format.EPUB) or request.cover_image

    def _paged(self, progress: Progress) -> Iterator[Made]:
        """Yield the files that need pages: the PDF, and the Word file, whose table of contents has page numbers."""
        request, id_ = self.request, self.job.edition.id
        wants_pdf, wants_word = request.wants(Format.PDF), request.wants(Format.DOCX)
        attaches = request.attach and wants_pdf
        rasters = self._rasters() if wants_word or attaches else {}
        sheet = self._sheet(self.paper, self._kind)
        report_left_out(self.job, self.paper, sheet.html, self.report)
        self.press.lay_out(sheet._replace(printed=self._prints(), waits=attaches))
        write = self._word_writer(rasters) if wants_word or attaches else None
        pages = self.press.pages()
        if write:
            progress(f"{id_}: writing the Word file")
            word = self._made(write(pages), pages.total, suffix=".docx")
            if attaches:
                self.press.attach([*attached(self.job, word)])
            if wants_word:
                yield word
        pdf = self.press.file(self.report)
        if wants_pdf:
            yield self._made(pdf, pages.total, suffix=".pdf")
        if request.cover_image:
            yield from self._pictures(pdf)
        if request.wants(Format.EPUB):
            progress(f"{id_}: writing the e-book")
            paper = PagedBrief(pdf, pages.starts)
            yield self._made(e_book(request, self.job, self.outlines, paper, self.report), 0, suffix=".epub")

    def _rasters(self) -> dict[str, Raster]:
        """Return all SVG pictures as pixels, for programs that cannot draw SVG."""
        from briefpress.docx import Raster

        return {path: Raster(*self._raster(path)) for path in svg_pictures(self.job.edition)}

    def _raster(self, path: str) -> tuple[bytes, float]:
        """Return an SVG picture as PNG, and its width in CSS pixels; the result is cached if there are no problems."""
        workspace = self.request.workspace
        file = workspace.root / path
        width, height = svg_size(file)
        versions = map(library, ("weasyprint", "pydyf", "pypdfium2", "pillow"))
        name = digest(file.read_bytes(), *versions, *map(str, (*self.job.brand.font_folders, DENSITY, MAX_PIXELS)))
        found = Report()
        try:
            drawn = remember(workspace.cache, f"picture-{name}", lambda: self._sound(path, width, height, found))
            return b64decode(drawn), width
        except _UnkeptPicture as faulty:
            self.report.extend(found.problems)
            return faulty.png, width

    def _sound(self, path: str, width: float, height: float, report: Report) -> str:
        """Return the pixels of a picture as text; raise _UnkeptPicture if there is a problem."""
        drawn = self._drawn(path, width, height, report)
        if report.problems:
            raise _UnkeptPicture(drawn)
        return b64encode(drawn).decode()

    def _drawn(self, path: str, width: float, height: float, report: Report) -> bytes:
        size = f"width: {width}px; height: {height}px"
        page = (
            f"@page {{ size: {width}px {height}px; margin: 0 }} body {{ margin: 0 }} img {{ display: block; {size} }}"
        )
        html = f'<html lang="en"><title>-</title><style>{page}</style><img src="{quote(path)}" alt="-">'
        self.press.lay_out(self._bare_sheet(html))
        self.press.pages()
        return drawn_page(self.press.file(report), width=min(MAX_PIXELS, round(width * DENSITY)))

    def _made(self, data: bytes, pages: int, more: str = "", suffix: str = "") -> Made:
        file = self.request.file(self.job.edition.id, more, suffix)
        return Made(file, data, pages, time.perf_counter() - self.begun)

    def _sheet(self, edition: Edition, kind: SheetKind | None) -> Sheet:
        from briefpress.html import write_html

        job = self.job
        widths = self._widths() if any(charts_in(edition)) else {}
        html = write_html(edition, job.brand, self.outlines, self.request.date, kind, **widths)
        sheet = self._bare_sheet(html)
        if job.profile is None:
            return sheet
        return sheet._replace(profile=job.profile.read_bytes(), printing=job.brand.printing)

    def _widths(self) -> dict[str, float]:
        """Return the widths of charts in points: in the text column, including the margin, and in the margin."""
        look = self._look()
        wide, width = look.columns[Column.WIDE], look.page.text_width
        beside = look.columns[Column.MARGIN].width
        return {"text_width": width, "wide_width": width - wide.left - wide.right, "margin_width": beside or width}

    def _bare_sheet(self, html: str) -> Sheet:
        job, workspace = self.job, self.request.workspace
        sheet = Sheet(html, workspace.root, job.brand.font_folders, workspace.cache, job.when)
        place = Place(job.sources[0].path, 1, 1, 0)
        return sheet._replace(pictures=self._places(), brand=job.brand.folders, place=place)

    def _places(self) -> Mapping[str, Place]:
        """Map the path of each picture to the place of a reference to it."""
        logo = self.job.brand.logo
        named = {
            picture.path: picture.place for picture in (*named_pictures(self.job.brief), *([logo] if logo else []))
        }
        covers = (self.job.edition.cover_picture, self.paper.cover_picture)
        first, made = (cover.path if cover else "" for cover in covers)
        return {**named, made: named[first]} if made else named

    def _pictures(self, pdf: bytes) -> Iterator[Made]:
        """Yield a picture of page 1, and one of the cover as a card for link previews."""
        card = replace(self, paper=self._paper(SheetKind.CARD))
        self.press.lay_out(card._sheet(replace(card.paper, parts=card.paper.parts[:1]), SheetKind.CARD))
        self.press.pages()
        for name, sheet in (("cover", pdf), ("card", self.press.file(self.report))):
            yield self._made(first_page(sheet, width=PICTURE_WIDTH), 1, name, ".png")

    def _word_writer(self, rasters: Mapping[str, Raster]) -> Callable[[Pages], bytes]:
        """Return a function that writes the Word file once the page numbers are known; everything else is prepared
        now.
        """
        from briefpress.docx import Drawing, WordInputs, write_docx

        job, workspace, look, decision = self.job, self.request.workspace, self._look(), self.request.decision
        drawing = Drawing(workspace.root, job.brand, self.outlines, rasters, workspace.cache)
        return lambda pages: write_docx(
            self.paper,
            look,
            drawing,
            WordInputs(
                job.when, pages.numbers, pages.total, job.sources, decision, pages.front, dict(pages.spare), pages.back
            ),
        )

    def _look(self) -> Look:
        """Return the brand's look in numbers; it is measured once and cached."""
        from briefpress.brand.computed_style import read_look
        from briefpress.brand.fonts import use_fonts
        from briefpress.engine.font_choice import chosen_fonts

        job, workspace = self.job, self.request.workspace
        edition = job.edition
        with chosen_fonts(lambda: use_fonts(job.brand.font_folders, workspace.cache)):
            return read_look(job.brand, edition.paper, edition.page_class, workspace.cache, mirrored=edition.rtl)
