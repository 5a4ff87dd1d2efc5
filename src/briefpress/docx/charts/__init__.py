"""Native charts, which can be edited in Word. Each chart has a workbook with its data."""

from briefpress.docx.charts.native import native_chart

__all__ = ["native_chart"]
