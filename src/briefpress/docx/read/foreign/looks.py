"""The formatting of paragraphs.

In: the tree of a part, its styles and lists. Out: `Looks`, stored as attributes in the tree.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from briefpress import lazy
from briefpress.docx.read.foreign.generated import generated_lists
from briefpress.docx.read.foreign.numbering import Numbering
from briefpress.docx.read.foreign.sheet import OFF, Sheet
from briefpress.docx.read.foreign.simpler import DIAGRAM, LOOKS
from briefpress.docx.vocabulary.xml import qn, text_in, val_of

NO_FILL = ("", "auto", "ffffff")
SIDES = ("top", "left", "bottom", "right", "start", "end")
BOXED_SIDES = 3  # the minimum number of borders that a box has; fewer are rules above, below or beside a paragraph
FALLBACK = qn("mc:Fallback")
DEEPER = lazy.pattern(r"List(?:Bullet|Number)([2-5])")
ALIGNED = {"center": "center", "right": "right", "end": "right"}


class Looks(NamedTuple):
    """The formatting of a paragraph: its size in half-points, whether all of it is bold, and its alignment.

    `box` is the id of the box around it, or `""`. `marker` is its bullet or number, on `level` of the list `list_id`,
    or -1 outside lists. `left` and `right` are its indents in twips. `page` is its page in Word, from 1, if Word
    recorded it. `made` is the kind of generated list if the paragraph is an entry: `TOC`, `FIGURES`, `TABLES` or
    `INDEX`. `diagram` is the id of the diagram from which the paragraph was made.
    """

    size: int = 0
    bold: bool = False
    aligned: str = ""
    box: str = ""
    marker: str = ""
    level: int = -1
    list_id: str = ""
    left: int = 0
    right: int = 0
    page: int = 0
    made: str = ""
    diagram: str = ""


def looks_of(paragraph: etree._Element) -> Looks | None:
    """Return the formatting of a paragraph, or None if it has not been recorded."""
    values = {name: paragraph.get(f"{LOOKS}{name}", "") for name in Looks._fields}
    if not values["size"]:
        return None
    size, level, left, right, page = (int(values[name]) for name in ("size", "level", "left", "right", "page"))
    bold = values["bold"] == "True"
    return Looks(
        size,
        bold,
        values["aligned"],
        values["box"],
        values["marker"],
        level,
        values["list_id"],
        left,
        right,
        page,
        values["made"],
        values["diagram"],
    )


def note_looks(root: etree._Element, sheet: Sheet, numbering: Numbering) -> None:
    """Record the formatting of all paragraphs in the tree."""
    boxes, page, generated = _Boxes(sheet), 1, generated_lists(root)
    for node in root.iter(qn("w:p")):
        if next(node.iterancestors(FALLBACK), None) is not None:
            continue
        page += _new_pages(node)
        made, diagram = generated.get(node, ""), node.get(DIAGRAM, "")
        looks = _looks(node, sheet, numbering)._replace(page=page, box=boxes.of(node), made=made, diagram=diagram)
        for name, value in zip(Looks._fields, looks, strict=True):
            node.set(f"{LOOKS}{name}", str(value))


def _new_pages(paragraph: etree._Element) -> int:
    """Return the number of pages that begin in a paragraph, as recorded by Word (17.3.3.13)."""
    return sum(1 for _ in paragraph.iter(qn("w:lastRenderedPageBreak")))


def _looks(paragraph: etree._Element, sheet: Sheet, numbering: Numbering) -> Looks:
    style = sheet.style_of(paragraph)
    runs = [run for run in _own_runs(paragraph) if text_in(run).strip()]
    sizes = [sheet.size_of(run, style) for run in runs]
    bold = bool(runs) and all(sheet.is_on(run, style, "b") for run in runs)
    indent = sheet.paragraph(paragraph, "ind")
    left, right = _twips(indent, "left", "start"), _twips(indent, "right", "end")
    level, list_id = _list(paragraph, sheet, numbering, style)
    marker = numbering.marker(list_id, level) if list_id and (runs or _has_content(paragraph)) else ""
    return Looks(
        max(sizes, default=sheet.size), bold, _aligned(paragraph, sheet), "", marker, level, list_id, left, right
    )


def _aligned(paragraph: etree._Element, sheet: Sheet) -> str:
    """Return the alignment of a paragraph, or `""` for the default. In right-to-left text, the default is `right`."""
    found, mirrored = sheet.paragraph(paragraph, "jc"), sheet.paragraph(paragraph, "bidi")
    aligned = ALIGNED.get(found.get(qn("w:val"), ""), "") if found is not None else ""
    turned = mirrored is not None and mirrored.get(qn("w:val"), "1") not in OFF
    return "" if turned and aligned == "right" else aligned


def _own_runs(paragraph: etree._Element) -> list[etree._Element]:
    """Return the runs of a paragraph, without those of text boxes in it."""
    return [run for run in paragraph.iter(qn("w:r")) if next(run.iterancestors(qn("w:p"))) is paragraph]


def _has_content(paragraph: etree._Element) -> bool:
    return next(paragraph.iter(qn("w:drawing"), qn("w:pict"), qn("w:sym")), None) is not None


def _list(paragraph: etree._Element, sheet: Sheet, numbering: Numbering, style: str) -> tuple[int, str]:
    found = sheet.paragraph(paragraph, "numPr")
    number, level = (found.find(qn(f"w:{name}")) if found is not None else None for name in ("numId", "ilvl"))
    id_ = val_of(number, "0")
    if found is not None and number is None:  # the paragraph itself sets only the level
        inherited = sheet.of_style(style, "pPr", "numPr")
        number = inherited.find(qn("w:numId")) if inherited is not None else None
        id_ = val_of(number, "0")
    written = val_of(level)
    if id_ == "0":  # in LibreOffice, the second paragraph of an item has neither a number nor a numbered style
        continues = found is not None and written.isdecimal() and sheet.of_style(style, "pPr", "numPr") is None
        return (int(written) if continues else -1), ""
    if written.isdecimal():
        return int(written), id_
    deeper = DEEPER.fullmatch(style)  # the list of a numbered style has only one level
    return numbering.level_for(id_, style) or (int(deeper[1]) - 1 if deeper else 0), id_


def _twips(indent: etree._Element | None, *names: str) -> int:
    written = (
        next((indent.get(qn(f"w:{name}"), "") for name in names if indent.get(qn(f"w:{name}"))), "")
        if indent is not None
        else ""
    )
    return int(written) if re.fullmatch(r"-?\d+", written) else 0


class _Boxes:
    """Gives the same id to adjacent paragraphs with the same borders or background."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.last: tuple[etree._Element | None, tuple[str, ...]] = None, ()
        self.id = 0

    def of(self, paragraph: etree._Element) -> str:
        around = next(paragraph.iterancestors(qn("w:txbxContent"), qn("w:tbl")), None)
        if around is not None:
            return self._within(paragraph, around)
        kind = self._kind(paragraph)
        before, continues = self.last
        self.id += not (kind and continues == kind and paragraph.getprevious() is before)
        self.last = paragraph, kind
        return f"frame {self.id}" if kind else ""

    def _within(self, paragraph: etree._Element, around: etree._Element) -> str:
        """Return the id of the box formed by a text box, or by a table cell with a background."""
        if around.tag == qn("w:txbxContent"):
            return f"text {around.getroottree().getpath(around)}"
        cell = next(paragraph.iterancestors(qn("w:tc")), None)
        shade = cell.find(f"{qn('w:tcPr')}/{qn('w:shd')}") if cell is not None else None
        filled = shade is not None and shade.get(qn("w:fill"), "").lower() not in NO_FILL
        return f"cell {cell.getroottree().getpath(cell)}" if filled and cell is not None else ""

    def _kind(self, paragraph: etree._Element) -> tuple[str, ...]:
        """Return a key with the borders and the background of a paragraph, or an empty tuple if it is not in a box."""
        frame = self.sheet.paragraph(paragraph, "framePr")
        borders, shade = self.sheet.paragraph(paragraph, "pBdr"), self.sheet.paragraph(paragraph, "shd")
        fill = shade.get(qn("w:fill"), "").lower() if shade is not None else ""
        sides = [element for element in borders if _is_line(element)] if borders is not None else []
        if len(sides) < BOXED_SIDES and fill in NO_FILL:
            return ("frame",) if frame is not None else ()
        return "box", fill, *_names(sides)


def _is_line(border: etree._Element) -> bool:
    return etree.QName(border).localname in SIDES and border.get(qn("w:val"), "none") not in ("none", "nil")


def _names(nodes: Sequence[etree._Element]) -> tuple[str, ...]:
    """Return the names of elements without namespaces, sorted."""
    return tuple(sorted(etree.QName(element).localname for element in nodes))
