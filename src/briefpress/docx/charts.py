"""Charts -> native charts with an embedded workbook. In: a figure with a chart. Out: its paragraph.

A chart is a part of its own, related to its workbook (ECMA-376 part 1, 14.2.1 and 21.2.2.63); Word can edit both. Its
colours and fonts are the theme's.
"""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from briefpress.brand.roles import Role
from briefpress.docx.chart_defaults import say_defaults
from briefpress.docx.chart_sheets import chart_and_workbook
from briefpress.docx.language import with_region
from briefpress.docx.paragraphs import paragraph_in, set_property
from briefpress.docx.theme import scheme_colors
from briefpress.docx.xml import Element, drawing, emu, w
from briefpress.edition import Chart, Figure
from briefpress.model import ChartKind, Place

if TYPE_CHECKING:
    from briefpress.docx.body import BodyWriter

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BAR, BETWEEN, AROUND, HEIGHT = 13, 9, 34, 190  # points
PANEL_HEIGHT, COLUMNS, APART = 140, 3, 8


def write_chart(writer: BodyWriter, figure: Figure, chart: Chart, place: Place) -> Element:
    """Return the paragraph of a chart, or of several side by side if each series has its own."""
    width = min(writer.width, figure.length or (figure.width or 1) * writer.width)
    if chart.panels:
        columns = min(COLUMNS, len(chart.series))
        alts = (chart.alt, *(one.name for one in chart.series[1:]))
        parts = [replace(chart, series=(one,), alt=alt) for one, alt in zip(chart.series, alts, strict=True)]
        size = (width / columns - APART, float(PANEL_HEIGHT))
    else:
        parts, size = [chart], (width, _height(chart))
    drawings = [_drawing(writer, one, *size) for one in parts]
    paragraph = paragraph_in(Role.FIGURE, writer.look, *(_from_right(drawings) if chart.rtl else drawings))
    if chart.rtl:  # LibreOffice turns the digits of charts round where paragraphs are from right to left
        set_property(paragraph, w("bidi", val="0"))
        set_property(paragraph, w("jc", val="right"))
    return writer.mark(paragraph, Role.FIGURE, place, " ".join(chart.categories))


def _from_right(drawings: list[Element]) -> list[Element]:
    """Return what is side by side in rows with the first one of each row at its right."""
    rows = (drawings[start : start + COLUMNS] for start in range(0, len(drawings), COLUMNS))
    return [one for row in rows for one in reversed(row)]


def _height(chart: Chart) -> float:
    """Return how high a chart is, in points: bars that lie have a row each."""
    match chart.kind:
        case ChartKind.BAR | ChartKind.GROUPED if not chart.upright:
            return len(chart.categories) * (BAR * len(chart.series) + BETWEEN) + AROUND
        case ChartKind.STACKED if not chart.upright:
            return len(chart.categories) * (BAR + BETWEEN) + 2 * AROUND
        case _:
            return HEIGHT


def _drawing(writer: BodyWriter, chart: Chart, width: float, height: float) -> Element:
    """Put a chart into the package, and return its run."""
    writer.drawn += 1
    number, package = writer.drawn, writer.part.package
    xml, book = chart_and_workbook(chart)
    embedded = Part(PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"), BOOK_TYPE, book, package)
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CHART_TYPE, b"", package)
    part._blob = _finished(xml, part.relate_to(embedded, f"{RELATIONSHIP}/package"), writer, chart)
    id_ = writer.part.relate_to(part, f"{RELATIONSHIP}/chart")
    return drawing(
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{emu(width)}"'
        f' cy="{emu(height)}"/><wp:docPr id="{number}" name="Chart {number}" descr="{escape(chart.alt)}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{CHART}"><c:chart xmlns:c="{CHART}" r:id="{id_}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _finished(xml: bytes, book: str, writer: BodyWriter, chart: Chart) -> bytes:
    """Return a chart for Word: in the colours of the theme, in the language of the text, related to its workbook."""
    root = etree.fromstring(xml)
    say_defaults(root)
    schemes = scheme_colors(writer.look)
    for color in root.iter(f"{{{DRAWING}}}srgbClr"):
        if name := schemes.get(color.get("val", "")):
            color.tag = f"{{{DRAWING}}}schemeClr"
            color.set("val", name)
    lang = with_region(chart.lang)
    for element in root.iter(f"{{{CHART}}}lang", f"{{{DRAWING}}}endParaRPr", f"{{{DRAWING}}}rPr"):
        element.set("val" if element.tag == f"{{{CHART}}}lang" else "lang", lang)
    for element in root.findall(f"{{{CHART}}}printSettings"):
        root.remove(element)
    data = etree.SubElement(root, f"{{{CHART}}}externalData", {f"{{{RELATIONSHIP}}}id": book})
    etree.SubElement(data, f"{{{CHART}}}autoUpdate", val="0")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
