"""Tables that only lay out text, such as cards side by side. In: elements of a body. Out: whether they are layout
tables.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from briefpress.docx.vocabulary.xml import qn

# styles that occur only in layout tables
LAID_OUT = frozenset({"key figure number", "portrait", "recommendation card", "recommendation lead"})
IN_CELLS = "/".join(qn(f"w:{name}") for name in ("tr", "tc", "p", "pPr", "pStyle"))


def lays_out(table: etree._Element, style_names: Mapping[str, str]) -> bool:
    """Return whether a table is used only for layout: it contains key figures, cards, or a portrait beside text.

    The source contains no layout tables.
    """
    return any(style_names.get(style.get(qn("w:val"), "")) in LAID_OUT for style in table.iterfind(IN_CELLS))


def separates(node: etree._Element, style_names: Mapping[str, str]) -> bool:
    """Return whether `node` is an empty paragraph between two layout tables, which Word would otherwise join."""
    if node.tag != qn("w:p") or next(node.iter(qn("w:r"), qn("w:sectPr")), None) is not None:
        return False
    around = (node.getprevious(), node.getnext())
    return all(one is not None and one.tag == qn("w:tbl") and lays_out(one, style_names) for one in around)
