"""HTML -> PDF with WeasyPrint. In: a page of HTML. Out: its layout, which knows page numbers and writes the file."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefpress.brand.engine import weasyprint
from briefpress.pdf.attachments import Attached
from briefpress.pdf.conformance import register, use_srgb
from briefpress.pdf.lost import lost_words
from briefpress.pdf.pdfx import Inks, in_inks
from briefpress.pdf.pictures import DPI, in_srgb, picture_fetcher
from briefpress.pdf.svg_text import whole_words
from briefpress.pdf.tags import kept_notes, remembered_sources, tagged, texts_to_set
from briefpress.problems import Code, Report


@dataclass(frozen=True, slots=True)
class Layout:
    """Laid out pages."""

    document: Any
    report: Report
    inks: Inks | None = None

    @property
    def page_count(self) -> int:
        """Return the number of pages."""
        return len(self.document.pages)

    def page_numbers(self) -> Mapping[str, int]:
        """Return the number of the page, from 1, on which each id stands."""
        pages = enumerate(self.document.pages, start=1)
        return {id_: number for number, page in reversed([*pages]) for id_ in page.anchors}

    def write(self, when: datetime.datetime, attached: Sequence[Attached] = ()) -> bytes:
        """Return the PDF file, with the files `attached`; in `inks`, where there are some, with the date `when`."""
        variant = in_inks(self.document, self.inks, when) if self.inks else _for_everybody(self.document, attached)
        with _log_as_problems(self.report), whole_words(), variant as options:
            data: bytes = self.document.write_pdf(pdf_identifier=b"briefpress", **options)
        return data


def lay_out(html: str, root: Path, report: Report, inks: Inks | None = None) -> Layout:
    """Return the pages of `html`, whose relative addresses start at `root`; nothing outside `root` is fetched.

    Pictures are in `inks` where there are some.
    """
    engine = weasyprint()
    fetch = picture_fetcher(root, inks.picture if inks else in_srgb)
    with _log_as_problems(report), remembered_sources(), kept_notes(), texts_to_set() as texts:
        base = root.as_uri() + "/"
        document = engine.HTML(string=html, base_url=base, url_fetcher=fetch).render(pdf_variant=register(), dpi=DPI)
        report.extend(lost_words(texts, document.pages))
        _lead_beside(document, base)
        return Layout(document, report, inks)


def _lead_beside(document: Any, base: str) -> None:
    """Let links to files beside the PDF stay relative to it (ISO 32000-1, 12.6.4.7); WeasyPrint puts `base` before."""
    for page in document.pages:
        page.links = [
            (kind, target.removeprefix(base) if kind == "external" else target, *rest)
            for kind, target, *rest in page.links
        ]


@contextmanager
def _for_everybody(document: Any, attached: Sequence[Attached]) -> Iterator[dict[str, Any]]:
    """Write tags of our own; yield the options for a file for every reader and for the archive."""
    use_srgb(document)
    with tagged(document):
        yield {"pdf_variant": register(attached)}


@contextmanager
def _log_as_problems(report: Report) -> Iterator[None]:
    """Turn what WeasyPrint writes to its log into problems."""
    logger = logging.getLogger("weasyprint")
    handler = _ReportHandler(report)
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


class _ReportHandler(logging.Handler):
    def __init__(self, report: Report) -> None:
        super().__init__(logging.WARNING)
        self.report = report

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        code = Code.CSS_INVALID if message.startswith(("Ignored", "Invalid", "Parse error")) else Code.RENDERING
        self.report.add(code, message, None, "see style.css of the brand")
