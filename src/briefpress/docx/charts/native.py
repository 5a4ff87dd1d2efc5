"""Native charts with an embedded workbook. In: a chart. Out: its run, and its parts in the package.

A chart is a separate part, related to its workbook (ECMA-376 part 1, 14.2.1 and 21.2.2.63); both can be edited in Word.
The colours and fonts of the chart come from the theme.
"""

from __future__ import annotations

from html import escape

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.parts.story import StoryPart
from lxml import etree

from briefpress.brand.computed_style import Look
from briefpress.docx.charts.defaults import write_defaults
from briefpress.docx.charts.sheets import chart_and_workbook
from briefpress.docx.styles.theme import scheme_colors
from briefpress.docx.vocabulary.language import with_region
from briefpress.docx.vocabulary.xml import NAMESPACES, Element, drawing, emu, qn, xml_bytes
from briefpress.edition import Chart

CHART = NAMESPACES["c"]
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def native_chart(story: StoryPart, look: Look, chart: Chart, number: int, width: float, height: float) -> Element:
    """Add a chart to the package of `story`, and return its run; `width` and `height` are in points."""
    package = story.package
    xml, book = chart_and_workbook(chart, (width, height))
    embedded = Part(PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"), BOOK_TYPE, book, package)
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CHART_TYPE, b"", package)
    part._blob = _finished(xml, part.relate_to(embedded, RELATIONSHIP_TYPE.PACKAGE), look, chart)
    id_ = story.relate_to(part, RELATIONSHIP_TYPE.CHART)
    return drawing(
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{emu(width)}"'
        f' cy="{emu(height)}"/><wp:docPr id="{number}" name="Chart {number}" descr="{escape(chart.alt)}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{CHART}"><c:chart xmlns:c="{CHART}" r:id="{id_}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _finished(xml: bytes, book: str, look: Look, chart: Chart) -> bytes:
    """Return the chart `xml` with theme colours, the language of the text, and a reference to its workbook."""
    root = etree.fromstring(xml)
    write_defaults(root)
    schemes = scheme_colors(look)
    for color in root.iter(qn("a:srgbClr")):
        if name := schemes.get(color.get("val", "")):
            color.tag = qn("a:schemeClr")
            color.set("val", name)
    lang = with_region(chart.lang)
    for element in root.iter(qn("c:lang"), qn("a:endParaRPr"), qn("a:rPr")):
        element.set("val" if element.tag == qn("c:lang") else "lang", lang)
    for element in root.findall(qn("c:printSettings")):
        root.remove(element)
    data = etree.SubElement(root, qn("c:externalData"), {qn("r:id"): book})
    etree.SubElement(data, qn("c:autoUpdate"), val="0")
    return xml_bytes(root)
