"""PDF: HTML -> laid out pages -> a tagged PDF file. WeasyPrint's log lines become problems."""

from briefpress.pdf.attachments import Attached
from briefpress.pdf.layout_worker import Pages, Press, Sheet, open_press
from briefpress.pdf.raster import first_page

__all__ = ["Attached", "Pages", "Press", "Sheet", "first_page", "open_press"]
