"""Sections. In: the look. Out: `w:sectPr` elements with the page format, margins, headers, footers and the position of
notes.

A document consists of a cover (unless it begins with a masthead), the parts before the text, and the text. A new
section of the text begins after each group of notes, and before and after landscape pages.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import field
from itertools import chain

from briefpress.brand.computed_style import Look, Page
from briefpress.docx.pages.running import RunningLines
from briefpress.docx.vocabulary.xml import SECTION_ORDER, Element, properties, qn, twips, w
from briefpress.lazy import dataclass
from briefpress.model import Front, NotesPlacement


@dataclass(slots=True)
class Sections:
    """Creates the sections of a document; each inherits headers and footers from the previous section.

    If `is_continuous`, the current section begins on the last page of the previous section. `lines_counted` numbers the
    lines of the text; `rtl` marks right-to-left text. If `listing` is True, the first page after the cover contains
    lists or people, not a chapter.
    """

    look: Look
    placement: NotesPlacement
    running: RunningLines
    front: Front = Front.COVER
    lines_counted: bool = False
    rtl: bool = False
    listing: bool = False
    is_continuous: bool = False
    waiting: bool = False
    opened: bool = False
    head: tuple[bool, bool] | None = None
    heads: dict[tuple[bool, bool], list[Element]] = field(default_factory=dict)

    @property
    def parts_text(self) -> bool:
        """Return whether the text needs a section of its own: for line numbers, or groups of endnotes."""
        return self.lines_counted or self.placement is NotesPlacement.SECTION

    def cover(self) -> Element:
        """Return the section properties of the cover, which has its own margins."""
        return self._section(self._lines(chapter=False, landscape=False), self._sheet(self.look.cover))

    def before_text(self) -> Element:
        """Return the section properties of the parts before the text; their notes appear with the first
        group of notes.
        """
        lines = self._text_lines(landscape=False)
        return self._section(lines, self._sheet(self.look.page), self._notes(waits=True), self._kind())

    def body(self, *, landscape: bool = False, waits: bool = False) -> Element:
        """Return the properties of a section in the text.

        If `landscape` is True, its pages are landscape. If `waits` is True, its endnotes appear at the end of the next
        section that does not wait (ECMA-376 part 1, 17.11.16), with continuous numbers.
        """
        lines = self._text_lines(landscape=landscape)
        sheet = self._sheet(self.look.page.landscape if landscape else self.look.page, landscape=landscape)
        counted = [w("lnNumType", countBy=5, restart="continuous")] if self.lines_counted else []
        return self._section(lines, sheet, counted, self._notes(waits=waits), self._kind())

    def back(self) -> Element:
        """Return the section properties of the back cover, which has a background but no running head or
        page number.
        """
        return self._section(self.running.back(), self._sheet(self.look.page))

    def _section(self, lines: list[Element], *settings: list[Element]) -> Element:
        direction = [w("bidi")] if self.rtl else []
        opening = [w("titlePg")] if any(line.get(qn("w:type")) == "first" for line in lines) else []
        section = properties("sectPr", [*chain.from_iterable((*settings, opening, direction))], SECTION_ORDER)
        section[:0] = lines
        return section

    def _text_lines(self, *, landscape: bool) -> list[Element]:
        """Return the references to headers and footers of a section with chapters; the first page after the cover may
        be outside any chapter.
        """
        listed = self.running.listing(self.look.page) if self.opened and self.listing else []
        self.listing = False
        return [*listed, *self._lines(chapter=True, landscape=landscape)]

    def _lines(self, *, chapter: bool, landscape: bool) -> list[Element]:
        """Return the references to headers and footers that a section needs. Page 1 always has its own."""
        if self.opened:
            return self._head(chapter=chapter, landscape=landscape)
        self.opened = True
        first = self.running.first()
        return [*first, *self._head(chapter=chapter, landscape=landscape), *self.running.foot()]

    def _head(self, *, chapter: bool, landscape: bool) -> list[Element]:
        """Return the references to headers, unless the previous section has the same headers."""
        wanted = (chapter, landscape)
        if wanted == self.head:
            return []
        self.head = wanted
        if wanted not in self.heads:
            page = self.look.page.landscape if landscape else self.look.page
            self.heads[wanted] = self.running.head(page, chapter=chapter)
        return deepcopy(self.heads[wanted])

    def _notes(self, *, waits: bool) -> list[Element]:
        if self.placement is NotesPlacement.PAGE:
            return []
        waited, self.waiting = self.waiting, waits
        restart = [w("numRestart", val="continuous" if waited else "eachSect")]
        grouped = self.placement is NotesPlacement.SECTION
        # Set in every section, because LibreOffice reads the number format of notes only from here, and otherwise uses
        # Roman numerals.
        numbers = w("endnotePr", w("numFmt", val="decimal"), *(restart if grouped else []))
        return [numbers, *([w("noEndnote")] if waits else [])]

    def _sheet(self, page: Page, *, landscape: bool = False) -> list[Element]:
        # Swap the margins in right-to-left text: the look is for left-to-right text, and Word does not mirror margins
        # (ECMA-376 part 1, 17.6.11).
        left, right = ("right", "left") if self.rtl else ("left", "right")
        sides = {"top": "top", "right": right, "bottom": "bottom", "left": left}
        margin = {side: twips(page.margin[theirs]) for side, theirs in sides.items()}
        lies = {"orient": "landscape"} if landscape else {}
        return [
            w("pgSz", w=twips(page.width), h=twips(page.height), **lies),
            w("pgMar", **margin, header=twips(page.head), footer=twips(page.foot), gutter=0),
        ]

    def _kind(self) -> list[Element]:
        return [w("type", val="continuous")] if self.is_continuous else []
