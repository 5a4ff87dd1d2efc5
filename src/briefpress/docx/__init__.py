"""Word: an `Edition` -> a DOCX file that people go on editing. Native styles, lists, notes and fields only."""

from briefpress.docx.body import Drawing
from briefpress.docx.write import write_docx

__all__ = ["Drawing", "write_docx"]
