"""The e-book of a brief. In: a job, and its PDF for the cover and page numbers. Out: the book; lost text is
reported.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefpress.brand import Monogram, PageStart
from briefpress.lazy import dataclass
from briefpress.pdf import first_page
from briefpress.problems import Report
from briefpress.publish.prepared import Job
from briefpress.publish.request import Request
from briefpress.publish.web import report_lost

COVER_WIDTH = 1200  # in pixels
HINT = "report this to the developers of briefpress"


@dataclass(frozen=True, slots=True)
class PagedBrief:
    """The paged form of a brief: its PDF, and the start of each page."""

    pdf: bytes
    starts: tuple[PageStart, ...]


def e_book(request: Request, job: Job, outlines: Mapping[str, Monogram], paper: PagedBrief, report: Report) -> bytes:
    """Return the e-book as EPUB, with page 1 of the PDF as its cover."""
    from briefpress.html import BookInputs, pages_of, write_book

    workspace, cover = request.workspace, first_page(paper.pdf, width=COVER_WIDTH)
    binding = BookInputs(workspace.root, workspace.cache, job.when, cover, paper.starts)
    book = write_book(job.edition, job.brand, outlines, binding)
    report_lost(job.edition, pages_of(book), "the e-book", HINT, report)
    return book
