"""Tracked changes to formatting (17.13.5). In: the tree of a part. Out: the tree with these changes accepted, rejected
or shown.

A suggestion in the source cannot express a change to formatting. Therefore, if changes are shown, text with changed
formatting becomes a deletion in the old formatting and an insertion in the new formatting.
"""

from __future__ import annotations

import copy

from lxml import etree

from briefpress.docx.read.run_properties import marks_of
from briefpress.docx.vocabulary.xml import qn

CHANGES = {
    qn(f"w:{name}Change")
    for name in ("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx", "numbering")
}
STAYS = {
    qn(f"w:{name}")
    for name in (
        *("rPr", "sectPr", "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"),
        *("headerReference", "footerReference"),
    )
}
TRACKED = (qn("w:ins"), qn("w:del"), qn("w:moveFrom"), qn("w:moveTo"))
BESIDE = {qn(f"w:{name}") for name in ("rPr", "t", "tab", "br", "cr", "noBreakHyphen", "lastRenderedPageBreak")}


def decide_formats(root: etree._Element, *, accept: bool) -> None:
    """Accept changes to formatting, or restore the old formatting."""
    for node in [*root.iter(*CHANGES)]:
        parent = node.getparent()
        if parent is None:
            continue
        parent.remove(node)
        old = next(iter(node), None)
        if accept:
            continue
        # None, because LibreOffice writes no old properties if there was no formatting.
        if old is None and node.tag == qn("w:rPrChange"):
            parent[:] = [child for child in parent if child.tag in STAYS]
        if old is None or etree.QName(old).localname != etree.QName(parent).localname:
            continue
        stay = [child for child in parent if child.tag in STAYS and (parent.tag, child.tag) != (qn("w:sectPr"),) * 2]
        parent[:] = [*(child for child in old if child.tag not in {element.tag for element in stay}), *stay]


def show_formats(root: etree._Element) -> None:
    """Replace text whose marks were changed with a deletion and an insertion."""
    for change in [*root.iter(qn("w:rPrChange"))]:
        run = next(change.iterancestors(qn("w:r")), None)
        if run is None or {child.tag for child in run} - BESIDE or next(run.iterancestors(*TRACKED), None) is not None:
            continue
        properties, before = run.find(qn("w:rPr")), change.find(qn("w:rPr"))
        if _marks(properties) == _marks(before):
            continue
        was = copy.deepcopy(run)
        old = was.find(qn("w:rPr"))
        assert old is not None, "the change is part of it"
        old[:] = [*(before if before is not None else ())]
        for node, tag in ((was, "w:del"), (run, "w:ins")):
            around = etree.Element(qn(tag), dict(change.attrib))
            run.addprevious(around)
            around.append(node)


def _marks(properties: etree._Element | None) -> tuple[object, ...]:
    """Return the formatting of a run that the source can express."""
    style = properties.find(qn("w:rStyle")) if properties is not None else None
    return marks_of(properties, {})[0], style.get(qn("w:val")) if style is not None else None
