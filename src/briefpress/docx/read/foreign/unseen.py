"""Remove invisible content from a Word file.

In: the tree of a part. Out: the changed tree, and descriptions of the content with their paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from briefpress.docx.read.foreign.sheet import Sheet
from briefpress.docx.read.foreign.simpler import Described, describe
from briefpress.docx.read.package import Package
from briefpress.docx.vocabulary.xml import qn, text_in

MAXIMUM = 300  # the maximum number of characters to quote
SHOWN = (qn("w:t"), qn("w:drawing"), qn("w:pict"), qn("w:object"), qn("w:footnoteReference"), qn("w:endnoteReference"))


def remove_hidden(root: etree._Element, sheet: Sheet) -> Iterator[Described]:
    """Remove hidden text (17.3.2.41), and yield a description of the text removed from each paragraph."""
    for paragraph in root.iter(qn("w:p")):
        style = sheet.style_of(paragraph)
        hidden = [run for run in paragraph.iter(qn("w:r")) if sheet.is_on(run, style, "vanish") and _shows(run)]
        if words := " ".join("".join(text_in(run) for run in hidden).split()):
            yield Described(f'hidden text was left out: "{words[:MAXIMUM]}"', paragraph)
        for run in hidden:
            for child in [child for child in run if child.tag != qn("w:fldChar")]:
                run.remove(child)


def remove_placeholders(root: etree._Element) -> Iterator[Described]:
    """Remove the placeholder text of empty content controls (17.5.2.39), and yield descriptions of it."""
    for control in [*root.iter(qn("w:sdt"))]:
        if control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is None:
            continue
        words = "".join(text_in(run) for run in control.iter(qn("w:r"))).strip()
        for text in [*control.iter(qn("w:t"))]:
            text.text = ""
        if words:
            yield describe(f'the field "{words[:MAXIMUM]}" was never filled in and was left out', control)


def linked_pictures(package: Package, part: str, root: etree._Element) -> Iterator[Described]:
    """Yield a description of each link around a picture (20.1.2.2.35), because figures in briefs cannot have links."""
    targets = package.targets(part)
    around = (element for element in root.iter(qn("w:hyperlink")) if next(element.iter(qn("a:blip")), None) is not None)
    links = {targets.get(node.get(qn("r:id"), ""), ""): node for node in (*root.iter(qn("a:hlinkClick")), *around)}
    for link, node in links.items():
        if link:
            yield describe(f"the link from a picture to {link} was left out: put it into the caption", node)


def _shows(run: etree._Element) -> bool:
    return next(run.iter(*SHOWN), None) is not None
