"""PDF: HTML -> laid out pages -> a tagged PDF file. WeasyPrint's log lines become problems."""

from briefpress.pdf.attachments import Attached
from briefpress.pdf.press import Pages, Press, Sheet, open_press

__all__ = ["Attached", "Pages", "Press", "Sheet", "open_press"]
