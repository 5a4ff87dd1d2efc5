"""Convert an `Edition` to a DOCX file that can be edited in Word: all styles, lists, notes and fields are native."""

from briefpress.docx.dotx import as_template
from briefpress.docx.pictures.media import Raster
from briefpress.docx.pictures.sources import Drawing
from briefpress.docx.redlining import Signature, redlined
from briefpress.docx.write import WordInputs, write_docx

__all__ = ["Drawing", "Raster", "Signature", "WordInputs", "as_template", "redlined", "write_docx"]
