"""The context for planning blocks: the data that all blocks in a part of the file share, and a block's position."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, replace

from docx.parts.story import StoryPart

from briefpress.brand import BackPage, FrontPage
from briefpress.brand.computed_style import Look, Page
from briefpress.brand.own_roles import AnyRole
from briefpress.docx.numbering.headings import HeadingNumbers
from briefpress.docx.numbering.lists import Numbering
from briefpress.docx.pages.sections import Sections
from briefpress.docx.parts.provenance import BlockIds
from briefpress.docx.pictures.sources import Drawing
from briefpress.docx.plan import WordBlock, WordParagraph
from briefpress.docx.text.controls import Controls
from briefpress.docx.text.writer import TextWriter
from briefpress.docx.vocabulary.bookmarks import Bookmarks
from briefpress.edition import Block
from briefpress.lazy import dataclass
from briefpress.model import Place


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The position of a block on `page`. All lengths are in points. Paragraphs begin `indent` from the edge of the
    text; `inset` and `inset_right` are the padding of a box; lists are indented by `further` in addition to the indent
    of their style.
    """

    page: Page
    is_landscape: bool = False
    indent: float = 0
    inset: float = 0
    inset_right: float = 0
    further: float = 0

    @property
    def width(self) -> float:
        """Return the width available for text, figures and tables."""
        return self.page.text_width - self.indent - self.inset_right


@dataclass(slots=True)
class Drawings:
    """Numbers the drawings of a part."""

    last: int = 0

    def next(self) -> int:
        """Return the number of the next drawing."""
        self.last += 1
        return self.last


@dataclass(frozen=True, slots=True)
class Story:
    """The data shared by the blocks of one part of the file. `plan` plans the blocks inside other blocks.
    `page_numbers` maps ids to the page numbers that are known. Only the body has `ids`, `controls` and `headings`.
    `levels` contains the level of the heading above each group of notes. `front` and `back` have the measurements of
    page 1 and of the back cover. `spare` maps the ids of balanced headings to the width, in points, that remains empty
    beside their lines.
    """

    part: StoryPart
    look: Look
    text: TextWriter
    bookmarks: Bookmarks
    numbering: Numbering
    sections: Sections
    drawing: Drawing
    plan: Callable[[Story, Iterable[Block], Surroundings], list[WordBlock]]
    page_numbers: Mapping[str, int] = field(default_factory=dict)
    toc_depth: int = 0
    ids: BlockIds | None = None
    controls: Controls | None = None
    headings: HeadingNumbers | None = None
    levels: Mapping[str, int] = field(default_factory=dict)
    front: FrontPage = field(default_factory=FrontPage)
    spare: Mapping[str, float] = field(default_factory=dict)
    back: BackPage | None = None
    drawings: Drawings = field(default_factory=Drawings)

    def blocks(self, blocks: Iterable[Block], around: Surroundings) -> list[WordBlock]:
        """Return the plan of `blocks` inside `around`."""
        return self.plan(self, blocks, around)

    def enclosed(self, id_: str, paragraph: WordParagraph) -> WordParagraph:
        """Return `paragraph` with all its content inside the bookmark for `id_`."""
        return replace(paragraph, content=tuple(self.bookmarks.around(id_, [*paragraph.content])))

    def named(
        self, paragraph: WordParagraph, role: AnyRole, place: Place, text: str = "", id_: str = ""
    ) -> WordParagraph:
        """Return the first paragraph of a block with `role`, inside the bookmark by which `merge` finds the block.

        Empty blocks have no bookmark, because LibreOffice would split the bookmark when saving the file. Outside the
        body, only a block with an id has a bookmark.
        """
        if self.ids and paragraph.content:
            id_ = self.ids.of(role.css_class.split()[0], text, place, id_)
        return self.enclosed(id_, paragraph) if id_ else paragraph
