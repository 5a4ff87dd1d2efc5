"""PDF: HTML -> laid out pages -> a tagged PDF file. WeasyPrint's log lines become problems."""

from briefpress.pdf.press import Pages, Press, Sheet, open_press
from briefpress.pdf.raster import first_page

__all__ = ["Pages", "Press", "Sheet", "first_page", "open_press"]
