"""PDF output. In: HTML. Out: laid-out pages, a tagged PDF file, and problems, including WeasyPrint's log messages."""

from briefpress.pdf.attachments import Attached
from briefpress.pdf.layout_worker import StoppableWorker, Worker, open_worker
from briefpress.pdf.messages import LayoutFailed, Pages, Sheet
from briefpress.pdf.raster import drawn_page, first_page, page_picture, page_sizes

__all__ = [
    "Attached",
    "LayoutFailed",
    "Pages",
    "Sheet",
    "StoppableWorker",
    "Worker",
    "drawn_page",
    "first_page",
    "open_worker",
    "page_picture",
    "page_sizes",
]
