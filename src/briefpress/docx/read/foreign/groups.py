"""Groups of shapes (20.4.2.11, VML). In: the tree of a part. Out: the tree, with each group replaced by its pictures
and text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from briefpress.docx.read.foreign.simpler import Described, listed
from briefpress.docx.vocabulary.xml import qn

GROUPS = (qn("wpg:wgp"), qn("wpc:wpc"), qn("v:group"))
DRAWINGS = (qn("mc:AlternateContent"), qn("w:drawing"), qn("w:pict"))


def ungroup(root: etree._Element) -> Iterator[Described]:
    """Move the pictures and text of groups below the paragraph of the group. Yield a description of each new list: a
    group with text in several shapes is a diagram, which becomes a list. Text in one shape, such as a caption, does not
    change.
    """
    for group in [*root.iter(*GROUPS)]:
        paragraph = next(group.iterancestors(qn("w:p")), None)
        drawing = next((element for element in [*group.iterancestors(*DRAWINGS)][::-1]), None)
        inside = next(group.iterancestors(*GROUPS, qn("mc:Fallback")), None) is not None
        pictures, boxes = [*_pictures(group)], [*group.iter(qn("w:txbxContent"))]
        if paragraph is None or drawing is None or inside or (len(pictures) < 2 and not boxes):
            continue
        words = [" ".join(" ".join(map(_words, box.iter(qn("w:p")))).split()) for box in boxes]
        is_diagram = len(list(filter(None, words))) > 1
        blocks = listed([word for word in words if word]) if is_diagram else _blocks(boxes)
        for block in reversed([*pictures, *blocks]):
            paragraph.addnext(block)
        parent = drawing.getparent()
        if parent is not None:
            parent.remove(drawing)
        if is_diagram:
            text = f'the shapes with the words "{next(filter(None, words))[:60]}" ... are now a list'
            yield Described(text, paragraph)


def _words(paragraph: etree._Element) -> str:
    shown = paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"))
    return "".join(element.text or "" if element.tag == qn("w:t") else " " for element in shown)


def _blocks(boxes: Sequence[etree._Element]) -> list[etree._Element]:
    return [deepcopy(element) for box in boxes for element in box]


def _pictures(group: etree._Element) -> Iterator[etree._Element]:
    """Yield a paragraph for each picture of a group."""
    alone = len([*group.iter(qn("a:blip"), qn("v:imagedata"))]) == 1
    whole = next(
        (element.get("descr", "") for around in group.iterancestors() for element in around.iterfind(qn("wp:docPr"))),
        "",
    )
    for blip in group.iter(qn("a:blip"), qn("v:imagedata")):
        shape = next(blip.iterancestors(qn("pic:pic"), qn("v:shape")), None)
        named = next(shape.iter(qn("pic:cNvPr")), None) if shape is not None else None
        own = named.get("descr", "") if named is not None else shape.get("alt", "") if shape is not None else ""
        paragraph = etree.Element(qn("w:p"))
        inline = etree.SubElement(etree.SubElement(paragraph, qn("w:r")), qn("w:drawing"))
        etree.SubElement(inline, qn("wp:docPr")).set("descr", own or (whole if alone else ""))
        id_ = blip.get(qn("r:embed"), "") or blip.get(qn("r:id"), "")
        etree.SubElement(inline, qn("a:blip")).set(qn("r:embed"), id_)
        yield paragraph
