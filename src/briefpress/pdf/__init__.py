"""PDF: HTML -> laid out pages -> a tagged PDF file. WeasyPrint's log lines become problems."""

from briefpress.pdf.write import Layout, lay_out

__all__ = ["Layout", "lay_out"]
