"""Lay out HTML with WeasyPrint.

In: an HTML document. Out: its layout, which has page numbers and writes the PDF file.
"""

from __future__ import annotations

import datetime
import hashlib
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from briefpress.brand import is_upright
from briefpress.brand.roles import Role
from briefpress.engine import weasyprint
from briefpress.engine.balance import balanced_lines
from briefpress.engine.boxes import Document
from briefpress.engine.continued import continued_tables
from briefpress.engine.fetch import fetcher
from briefpress.engine.layout import (
    filled_pages,
    fixed_pictures,
    remembered_sources,
    texts_to_set,
    tight_fragments,
    whole_lines,
)
from briefpress.engine.margin_floats import whole_floats
from briefpress.engine.notes import broken_notes, kept_notes
from briefpress.engine.page_ends import moved_ends, used_ends
from briefpress.engine.page_tops import flush_tops
from briefpress.engine.rows import even_rows, limited_items, moved_floats
from briefpress.engine.svg import noted_faults, whole_fonts, whole_words
from briefpress.engine.variants import use_srgb
from briefpress.lazy import dataclass
from briefpress.model import Place
from briefpress.pdf.attachments import Attached
from briefpress.pdf.conformance import pdf_a_and_ua
from briefpress.pdf.drawn import Pictures
from briefpress.pdf.floats import fill, gaps
from briefpress.pdf.lost import lost_words
from briefpress.pdf.pdfx import Inks, fill_sheets, in_inks
from briefpress.pdf.pictures import DPI, in_srgb
from briefpress.pdf.tags import tagged
from briefpress.pdf.unseen import unseen_words
from briefpress.problems import Code, Report

MORE = 2  # the maximum number of layouts after the first, because filling a gap can cause another gap
# The classes whose lines are balanced, in addition to headings.
BALANCED = frozenset({Role.SUBTITLE.css_class, Role.KEY_FIGURE_LABEL.css_class})


@dataclass(frozen=True, slots=True)
class Layout:
    """Laid-out pages. `numbers` contains the page number of each id, from 1, before gaps were filled, as in Word."""

    document: Document
    numbers: Mapping[str, int]
    report: Report
    pictures: Pictures
    inks: Inks | None = None

    @property
    def page_count(self) -> int:
        """Return the number of pages."""
        return len(self.document.pages)

    def write(self, when: datetime.datetime, attached: Sequence[Attached] = ()) -> bytes:
        """Return the PDF, with the files `attached` or, for print, in `inks` and with the date `when`."""
        variant = in_inks(self.document, self.inks, when) if self.inks else _tagged_file(self.document, attached)
        problems = _log_as_problems(self.report, self.pictures)
        with problems, whole_words(is_upright), whole_fonts(), noted_faults() as faults, variant as options:
            data: bytes = self.document.write_pdf(pdf_identifier=b"briefpress", **options)
        self.report.extend(self.pictures.undrawn(url, error) for url, error in dict(faults).items())
        return data


@contextmanager
def _whole() -> Iterator[None]:
    """Inside the block, WeasyPrint lays out pages with all of briefpress's corrections and additions."""
    with (
        remembered_sources(), whole_fonts(), kept_notes(), broken_notes(), used_ends(), moved_ends(),
        filled_pages(), tight_fragments(), whole_floats(), whole_lines(), balanced_lines(BALANCED),
        continued_tables(), flush_tops(), even_rows(), moved_floats(), limited_items(), fixed_pictures(),
    ):  # fmt: skip
        yield


def lay_out(
    html: str,
    root: Path,
    report: Report,
    inks: Inks | None = None,
    places: Mapping[str, Place] | None = None,
    brand: Sequence[Path] = (),
    *,
    fonts: object = None,
) -> Layout:
    """Return the layout of `html`, whose relative URLs are resolved against `root`. Problems are added to `report`.

    Pictures are converted to `inks`, if any, or sRGB. `places` maps the path of each picture, relative to `root`, to
    the place of a reference to it; only these pictures and files in the folders `brand` are read. `fonts` is a font
    configuration, by default the current one.
    """
    engine, base = weasyprint(), root.as_uri() + "/"
    pictures = Pictures(base, places or {})
    fetch = fetcher([*(root / path for path in pictures.places), *brand], inks.picture if inks else in_srgb)
    with _log_as_problems(report, pictures), _whole(), texts_to_set() as texts:
        page = engine.HTML(string=html, base_url=base, url_fetcher=fetch)
        with pdf_a_and_ua() as kind:
            shown: dict[object, object] = {}
            document = page.render(font_config=fonts, pdf_variant=kind, dpi=DPI, cache=shown)
            numbers = _numbers(document)
            for _ in range(MORE):
                if not fill(gaps(document.pages)):
                    break
                texts.clear()
                document = page.render(font_config=fonts, pdf_variant=kind, dpi=DPI, cache=shown)
        _name_by_place(shown, base)
        lost = [*lost_words(texts, document.pages)]
        report.extend(lost or unseen_words(texts, document.pages, brand, root))
        _keep_links_relative(document, base)
        if inks:
            fill_sheets(document, inks.printing.multiple)
        return Layout(document, numbers, report, pictures, inks)


def _numbers(document: Document) -> Mapping[str, int]:
    pages = enumerate(document.pages, start=1)
    return {id_: number for number, page in reversed([*pages]) for id_ in page.anchors}


def _name_by_place(shown: Mapping[object, object], base: str) -> None:
    """Derive the ids of pictures in the PDF from their paths below `base`. WeasyPrint derives them from the full URLs,
    so the same brief in another folder or on another machine would become a different file.
    """
    for address, picture in shown.items():
        if isinstance(address, str) and address.startswith(base) and hasattr(picture, "id"):
            picture.id = hashlib.md5(address.removeprefix(base).encode(), usedforsecurity=False).hexdigest()


def _keep_links_relative(document: Document, base: str) -> None:
    """Make links to files beside the PDF relative again (ISO 32000-1, 12.6.4.7); WeasyPrint prepends `base` to them."""
    for page in document.pages:
        page.links = [
            (kind, target.removeprefix(base) if kind == "external" else target, area, box)
            for kind, target, area, box in page.links
        ]


@contextmanager
def _tagged_file(document: Document, attached: Sequence[Attached]) -> Iterator[dict[str, object]]:
    """Inside the block, write an accessible file for archives, with briefpress's tags; yield WeasyPrint's options."""
    use_srgb(document)
    with tagged(document), pdf_a_and_ua(attached) as variant:
        yield {"pdf_variant": variant}


@contextmanager
def _log_as_problems(report: Report, pictures: Pictures) -> Iterator[None]:
    """Inside the block, add WeasyPrint's log messages to `report` as problems."""
    logger = logging.getLogger("weasyprint")
    handler = _ReportHandler(report, pictures)
    propagate, level = logger.propagate, logger.level
    logger.addHandler(handler)
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
        logger.setLevel(level)


# The beginnings of messages about CSS.
OF_CSS = (
    *("Error:", "Ignored", "Invalid", "Expected a media type", "Parse error", "@import"),
    *("Unknown empty rule", "Unknown rule"),
)


class _ReportHandler(logging.Handler):
    def __init__(self, report: Report, pictures: Pictures) -> None:
        super().__init__(logging.WARNING)
        self.report, self.pictures = report, pictures

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if message.startswith("Failed to render SVG"):
            return  # ignored here: `noted_faults` records the exception, and `write` reports it
        place = next((place for value in record.args or () if (place := self.pictures.place(value))), None)
        code = Code.CSS_INVALID if message.startswith(OF_CSS) else Code.RENDERING
        self.report.add(code, message, place, "check the brand's style.css")
