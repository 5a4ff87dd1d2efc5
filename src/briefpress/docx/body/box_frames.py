"""The frames of boxes. In: the blocks in a box. Out: these blocks with the box's borders and background."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from briefpress.brand.computed_style import Border, Look, Style
from briefpress.brand.own_roles import AnyRole
from briefpress.brand.roles import RECOMMENDED, Role
from briefpress.docx.body.boxed_tables import stretched
from briefpress.docx.plan import Indent, Line, Spacing, WordBlock, WordParagraph, WordTable, role_of
from briefpress.docx.styles.borders import MAX_SPACE, SIDES, fill_at, line_around, on_sheet
from briefpress.docx.styles.properties import hanging_of, inset_of
from briefpress.docx.vocabulary.xml import twips
from briefpress.lazy import dataclass

RECOMMENDATION_ROLES = (*RECOMMENDED, Role.RECOMMENDATION_CONTINUE, Role.RECOMMENDATION_ADDRESSEE)
Offsets = tuple[float, float]  # the indent of a paragraph in a box, and the outdent of its first line


@dataclass(frozen=True, slots=True)
class BoxFrame:
    """The frame of a box; it begins `begin` points from the edge of the text. In a list, this is where the text of the
    item begins.
    """

    role: AnyRole
    style: Style
    look: Look
    begin: float
    apart: bool

    @property
    def background(self) -> str:
        """Return the background colour of the box or, if it has none, the colour of the paper."""
        return self.style.background or self.look.paper

    def around(self, blocks: Sequence[WordBlock]) -> list[WordBlock]:
        """Return `blocks` with the background and borders; for tables, these are set on the cells."""
        runs = [[*run] for _, run in groupby(blocks, self._alike)]
        text_alone = not (self.apart or self.begin) and all(role_of(block) == self.role for block in blocks)
        out: list[WordBlock] = []
        for number, run in enumerate(runs):
            first, last = number == 0, number == len(runs) - 1
            above_table = not last and not isinstance(runs[number + 1][0], WordParagraph)
            paragraphs = [block for block in run if isinstance(block, WordParagraph)]
            if paragraphs:
                lines = None if text_alone else self._lines(paragraphs, first=first, last=last, above_table=above_table)
                out += self._paragraphs(paragraphs, lines, first=first, last=last)
            else:
                out += self._tables(run, first=first, last=last)
        return out

    def _paragraphs(
        self, run: Sequence[WordParagraph], lines: tuple[Line, ...] | None, *, first: bool, last: bool
    ) -> Iterator[WordParagraph]:
        for place, paragraph in enumerate(run):
            dressed = paragraph if lines is None else self._boxed(paragraph, lines)
            starts, ends = first and place == 0, last and place == len(run) - 1
            yield self._spaced(dressed, begins=place == 0, starts=starts, ends=ends)

    def _tables(self, run: Sequence[WordBlock], *, first: bool, last: bool) -> Iterator[WordBlock]:
        for place, table in enumerate(run):
            assert isinstance(table, WordTable), "no box has a table of contents"
            starts, ends = first and place == 0, last and place == len(run) - 1
            yield stretched(table, self.style, self.look, first=starts, last=ends)

    def _alike(self, block: WordBlock) -> tuple[bool, Offsets]:
        """Return a key that is equal for adjacent blocks with the same borders."""
        if isinstance(block, WordParagraph):
            return True, self._offsets(block)
        return False, (0.0, 0.0)

    def _offsets(self, paragraph: WordParagraph) -> Offsets:
        """Return the indent of a paragraph and the outdent of its first line, in points. In Word, a border is at most
        31 points away from the text, so larger indents are reduced.
        """
        if paragraph.role is None:
            return -1.0, 0.0
        if paragraph.role == self.role:
            return 0.0, 0.0
        style, most = self.look.styles[paragraph.role], MAX_SPACE - self.style.padding["left"]
        own = paragraph.indent.hanging if paragraph.indent else None
        left, hanging = self._left(paragraph, style), hanging_of(paragraph.role, style) if own is None else own / 20
        if self._is_beside_margin(paragraph.role):
            return most, most if hanging else 0.0
        if left - hanging <= most:
            return left, hanging
        return (left, left - most) if hanging else (most, 0.0)

    def _is_beside_margin(self, role: AnyRole) -> bool:
        """Return whether `role` is for recommendations whose numbers are in the margin, outside the box."""
        style = self.look.styles[Role.RECOMMENDATION]
        return role in RECOMMENDATION_ROLES and hanging_of(Role.RECOMMENDATION, style) > inset_of(style, "left")

    def _left(self, paragraph: WordParagraph, style: Style) -> float:
        """Return the indent of a paragraph in the box, in points: its direct indent or, without one, the indent of its
        style.
        """
        indent = paragraph.indent or Indent()
        left = indent.right if paragraph.runs_against_page else indent.left
        if left is None:
            return inset_of(style, "left")
        return left / 20 - self.begin - inset_of(self.style, "left")

    def _lines(self, run: Sequence[WordParagraph], *, first: bool, last: bool, above_table: bool) -> tuple[Line, ...]:
        """Return the borders of the paragraphs in `run`, which have equal indents. If a table follows, the gap above it
        lies inside the border, so that the box's background fills the gap.
        """
        left, hanging = self._offsets(run[0])
        borders, space = dict(self.style.border), dict(self.style.padding)
        space["left"] += left - hanging
        if not first:
            borders["top"] = Border(0.25, self.background, "solid")
            space["top"] = self._gap(run[0])
        if above_table:
            borders["bottom"] = Border(0.25, self.background, "solid")
            space["bottom"] = self.look.styles[run[-1].role or self.role].margin["bottom"]
        elif not last:
            borders.pop("bottom", None)
            space["bottom"] = 0
        lines = (
            (side, line_around(side, borders.get(side), fill_at(side, self.style, self.look), space[side], self.look))
            for side in SIDES
        )
        return tuple(line or Line(on_sheet(side, self.look)) for side, line in lines)

    def _boxed(self, paragraph: WordParagraph, lines: tuple[Line, ...]) -> WordParagraph:
        """Return a paragraph with the box's borders, `lines`, and background, unless its style already has them."""
        is_own = paragraph.role == self.role
        background = self.style.background if self.apart or not is_own else ""
        new = replace(paragraph, borders=lines, background=background or paragraph.background)
        return new if is_own and not self.begin else replace(new, indent=self._indent(paragraph))

    def _indent(self, paragraph: WordParagraph) -> Indent:
        """Return the indent of a paragraph inside the box; its first line begins where the style requires."""
        left, hanging = self._offsets(paragraph)
        inset, right = (inset_of(self.style, side) for side in ("left", "right"))
        sides = {"left": twips(self.begin + inset + left), "right": twips(right)}
        if paragraph.runs_against_page:
            sides = {"left": sides["right"], "right": sides["left"]}
        first = {"hanging": twips(hanging)} if hanging else {"first_line": 0}
        return Indent(**sides, **first)

    def _spaced(self, paragraph: WordParagraph, *, begins: bool, starts: bool, ends: bool) -> WordParagraph:
        """Return a paragraph with the correct distance from the previous paragraph. At the start of a run, the border
        provides this distance.
        """
        inside = 0.0 if begins else self._gap(paragraph)
        before = self.style.margin["top"] if starts else inside
        after = self.style.margin["bottom"] if ends else 0.0
        own = self.look.styles[paragraph.role or self.role].margin
        if (before, after) == (own["top"], own["bottom"]):
            return paragraph
        spacing = paragraph.spacing or Spacing()
        return replace(paragraph, spacing=replace(spacing, before=twips(before), after=twips(after)))

    def _gap(self, paragraph: WordParagraph) -> float:
        """Return the distance, in points, between a paragraph in the box and the preceding paragraph."""
        role = paragraph.role
        return self.look.styles[Role.BODY_TEXT if role in (None, self.role) else role].margin["top"]
