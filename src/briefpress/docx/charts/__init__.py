"""Native charts, which can be edited in Word, each with its own workbook."""

from briefpress.docx.charts.native import native_chart

__all__ = ["native_chart"]
