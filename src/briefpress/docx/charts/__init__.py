"""Charts of a Word file: native charts, which Word can edit, each with its workbook."""

from briefpress.docx.charts.native import native_chart

__all__ = ["native_chart"]
