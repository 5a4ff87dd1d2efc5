"""Boxes. In: a box of an edition. Out: its paragraphs, on one background and between the same borders.

Word draws adjacent paragraphs as one box if their borders and indents are equal (ECMA-376 part 1, 17.3.1.24). Lists are
indented further: the space to their border is increased so that the edge of the box stays straight. Vertical space
inside is the space to a border in the background colour, not paragraph spacing.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from briefpress.brand.computed_style import Border, Look, Style
from briefpress.brand.own_roles import AnyRole
from briefpress.brand.roles import Role
from briefpress.docx.boxed_tables import stretch
from briefpress.docx.columns import in_column
from briefpress.docx.figures import write_caption
from briefpress.docx.paragraphs import first_paragraph, is_turned, role_of, set_property
from briefpress.docx.properties import (
    MOST_SPACE,
    SIDES,
    beside,
    hanging_of,
    inset_of,
    line_around,
    no_line,
    on_sheet,
    shading,
)
from briefpress.docx.properties import borders as borders_of
from briefpress.docx.xml import Element, qn, twips, w
from briefpress.edition import Box, Paragraph
from briefpress.lazy import dataclass
from briefpress.model import Column

if TYPE_CHECKING:
    from briefpress.docx.body import BodyWriter


def write_box(writer: BodyWriter, box: Box, *, apart: bool) -> list[Element]:
    """Return the paragraphs of a box, in its column of the page."""
    if box.column is Column.MARGIN:
        return in_column(writer, box.column, lambda: _boxed(writer, box, apart=False))
    return _boxed(writer, box, apart=apart)


def _boxed(writer: BodyWriter, box: Box, *, apart: bool) -> list[Element]:
    """Return the paragraphs of a box; tables in it are as wide as its text.

    `apart`: it is to be kept apart from another box right before it.
    """
    style, around = writer.look.styles[box.role], (writer.indent, writer.inset, writer.inset_right)
    begin = writer.indent
    writer.inset, writer.inset_right = begin + inset_of(style, "left"), inset_of(style, "right")
    writer.indent = writer.inset
    heading = [write_caption(writer, box.id, box.caption)] if box.caption else []
    elements = [*heading, *writer.blocks(box.blocks)]
    if box.id and not box.caption:
        writer.bookmarks.enclose(box.id, first_paragraph(elements[0]))
    writer.indent, writer.inset, writer.inset_right = around
    _Frame(box.role, _apart(style) if apart else style, writer.look, begin, apart=apart).draw(elements)
    for element in _kept(box, elements, whole=style.keep_together):
        set_property(element, w("keepNext"))
    return elements


def _kept(box: Box, elements: list[Element], *, whole: bool) -> list[Element]:
    """Return what stays on a page with what follows it: everything, or what its source is below."""
    last = box.blocks[-1] if box.blocks else None
    sourced = isinstance(last, Paragraph) and last.role in (Role.SOURCE_LINE, Role.ATTRIBUTION)
    kept = elements[:-1] if whole else elements[-2:-1] if sourced else []
    return [element for element in kept if element.tag == qn("w:p")]


def _apart(style: Style) -> Style:
    """Return `style` in colours that nobody can tell from its own: what is alike is drawn as one box."""
    border = {side: replace(line, color=beside(line.color)) for side, line in style.border.items()}
    return replace(style, ground=beside(style.ground), border=border)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What is around a box whose edge is `begin` points from that of the text: in a list, where its item begins."""

    role: AnyRole
    style: Style
    look: Look
    begin: float
    apart: bool

    @property
    def ground(self) -> str:
        """Return the background colour; the paper's if the box has none."""
        return self.style.ground or self.look.colors.get("background", "#FFFFFF").removeprefix("#")

    def draw(self, elements: list[Element]) -> None:
        """Add background and borders to `elements`; tables have them in their cells, between those of paragraphs."""
        runs = [[*run] for _, run in groupby(elements, lambda one: (one.tag, self._indent(one)))]
        its_own = all(role_of(element, self.look) == self.role for element in elements)
        text_alone = not (self.apart or self.begin) and its_own
        for number, run in enumerate(runs):
            if run[0].tag == qn("w:p"):
                first, last = number == 0, number == len(runs) - 1
                above_table = not last and runs[number + 1][0].tag != qn("w:p")
                borders = self._borders(run, first=first, last=last, above_table=above_table)
                for place, paragraph in enumerate(run):
                    if not text_alone:
                        self._dress(paragraph, deepcopy(borders))
                    starts, ends = first and place == 0, last and place == len(run) - 1
                    self._space(paragraph, begins=place == 0, starts=starts, ends=ends)
            for table in run if run[0].tag != qn("w:p") else ():
                first, last = table is elements[0], table is elements[-1]
                stretch(table, self.style, self.look, first=first, last=last)

    def _indent(self, element: Element) -> tuple[float, float]:
        """Return how far in from the text of the box a paragraph stands, and how far out its first line; in points.

        Border lines are at most 31 points away from text: what would stand further in than that comes nearer.
        """
        role = role_of(element, self.look)
        if role is None:
            return -1.0, 0.0
        if role == self.role:
            return 0.0, 0.0
        style, most = self.look.styles[role], MOST_SPACE - self.style.padding["left"]
        said = element.find(f"{qn('w:pPr')}/{qn('w:ind')}")
        own = None if said is None else said.get(qn("w:hanging"))
        left, hanging = self._left(element, style), hanging_of(role, style) if own is None else int(own) / 20
        if left - hanging <= most:
            return left, hanging
        return (left, left - most) if hanging else (most, 0.0)

    def _left(self, element: Element, style: Style) -> float:
        """Return how far in from the text of the box a paragraph's own text begins, by what it says or by its style."""
        said = element.find(f"{qn('w:pPr')}/{qn('w:ind')}")
        if said is None:
            return inset_of(style, "left")
        side = "right" if is_turned(element) else "left"
        return int(str(said.get(qn(f"w:{side}")))) / 20 - self.begin - inset_of(self.style, "left")

    def _borders(self, run: list[Element], *, first: bool, last: bool, above_table: bool) -> Element:
        """Return the lines around the paragraphs of `run`, which stand equally far in.

        The distance to a table below them is within such a line, so that it is on the ground of the box.
        """
        left, hanging = self._indent(run[0])
        borders, space = dict(self.style.border), dict(self.style.padding)
        space["left"] += left - hanging
        if not first:
            borders["top"] = Border(0.25, self.ground, "solid")
            space["top"] = self._gap(run[0])
        if above_table:
            borders["bottom"] = Border(0.25, self.ground, "solid")
            space["bottom"] = self.look.styles[role_of(run[-1], self.look) or self.role].margin["bottom"]
        elif not last:
            borders.pop("bottom", None)
            space["bottom"] = 0
        lines = (line_around(side, borders.get(side), self.style.ground, space[side], self.look) for side in SIDES)
        pairs = zip(SIDES, lines, strict=True)
        return borders_of(no_line(on_sheet(side, self.look)) if line is None else line for side, line in pairs)

    def _dress(self, paragraph: Element, borders: Element) -> None:
        """Say in a paragraph what its own style does not say of the box."""
        set_property(paragraph, borders)
        if self.style.ground and (self.apart or role_of(paragraph, self.look) != self.role):
            set_property(paragraph, shading(self.style.ground, self.look))
        if role_of(paragraph, self.look) == self.role and not self.begin:
            return
        left, hanging = self._indent(paragraph)
        first = {"hanging": twips(hanging)} if hanging else {"firstLine": 0}
        inset, right = (inset_of(self.style, side) for side in ("left", "right"))
        sides = ("right", "left") if is_turned(paragraph) else ("left", "right")
        room = dict(zip(sides, (twips(self.begin + inset + left), twips(right)), strict=True))
        set_property(paragraph, w("ind", **room, **first))

    def _space(self, paragraph: Element, *, begins: bool, starts: bool, ends: bool) -> None:
        """Say how far a paragraph is from the one before it; where a run begins inside, its border keeps it apart."""
        inside = 0.0 if begins else self._gap(paragraph)
        before = self.style.margin["top"] if starts else inside
        after = self.style.margin["bottom"] if ends else 0.0
        own = self.look.styles[role_of(paragraph, self.look) or self.role].margin
        if (before, after) != (own["top"], own["bottom"]):
            set_property(paragraph, w("spacing", before=twips(before), after=twips(after)))

    def _gap(self, paragraph: Element) -> float:
        """Return the distance between a paragraph inside and the one before it."""
        role = role_of(paragraph, self.look)
        return self.look.styles[Role.BODY_TEXT if role in (None, self.role) else role].margin["top"]
