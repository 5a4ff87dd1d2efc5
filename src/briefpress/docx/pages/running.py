"""Headers and footers. In: the text of the edition and the look. Out: the parts, and references to them.

The header shows the title and, within chapters, the heading of the chapter. A `STYLEREF` field refers to the heading
level by number, because the name of the style depends on the language of Word (part 1, 17.16.5.59). Fields contain
their results, for programs that do not compute them, except the field of the chapter: many chapters share one header,
so a stored result would be wrong in most of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.parts.document import DocumentPart
from docx.parts.hdrftr import FooterPart, HeaderPart

from briefpress.brand import Background, BackPage, watermark_color
from briefpress.brand.computed_style import Look, Page
from briefpress.brand.roles import PartKind, Role
from briefpress.docx.emit import emit_paragraph
from briefpress.docx.pictures.drawings import backgrounds
from briefpress.docx.pictures.watermark import watermark
from briefpress.docx.plan import Indent, Spacing, Tab, WordParagraph
from briefpress.docx.styles.properties import inset_of
from briefpress.docx.text.controls import Controls
from briefpress.docx.text.hints import runs
from briefpress.docx.text.writer import TextWriter, between_marks
from briefpress.docx.vocabulary.bookmarks import Bookmarks
from briefpress.docx.vocabulary.xml import Element, field, qn, root_of, run, run_of, twips, w
from briefpress.edition import Edition, Paragraph, Text, is_left_to_right
from briefpress.lazy import dataclass
from briefpress.model import Front

PARTS = {
    "header": (HeaderPart, "hdr", CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
    "footer": (FooterPart, "ftr", CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
}
FIRST_PAGE = 2  # the first numbered page, because the cover has no number


@dataclass(slots=True)
class RunningLines:
    """Adds headers and footers to `document`, which has `pages` pages. `backgrounds` are the backgrounds of page 1, and
    `back_page` contains the measurements of the back cover.
    """

    document: DocumentPart
    look: Look
    edition: Edition
    controls: Controls
    pages: int
    backgrounds: Sequence[Background] = ()
    back_page: BackPage | None = None
    written: int = 0

    def first(self) -> list[Element]:
        """Return the references to the header and footer of page 1: backgrounds and, below a masthead, a
        page number.
        """
        behind = _line(Role.HEADER, backgrounds(self.backgrounds))
        below = self._folio() if self.edition.front is Front.MASTHEAD else ()
        foot = _line(Role.FOOTER, below)
        # A cover has no watermark, because its text shows the status.
        is_marked = self.edition.front is Front.MASTHEAD
        return [self._add("header", "first", behind, is_marked=is_marked), self._add("footer", "first", foot)]

    def head(self, page: Page, *, chapter: bool) -> list[Element]:
        """Return the references to headers for pages like `page`.

        If `chapter` is True, they show the heading of the chapter.
        """
        odd = self._head(page, self._title(), self._chapter() if chapter else [])
        heads = [self._add("header", "default", odd)]
        if self.edition.facing_pages:
            even = self._head(page, self._chapter() if chapter else [], self._title())
            heads.append(self._add("header", "even", even))
        return heads

    def back(self) -> list[Element]:
        """Return the references to the headers and footers of the back cover; the first header contains its areas and
        title.
        """
        page, lines, shapes = self.look.page, [], len(self.backgrounds)
        painted = [Background(0, 0, page.width, page.height, self.look.back)] if self.look.back else []
        # The section has a first page even without a layout, so that the file that `merge` rebuilds has the same
        # sections.
        behind = [*_strips([*painted, *self.back_page.backgrounds])] if self.back_page else painted
        shown = backgrounds(behind, shapes)
        first = self._back_title(self.back_page, shown) if self.back_page else _line(Role.HEADER, shown)
        lines.append(self._add("header", "first", first))
        lines.append(self._add("footer", "first", _line(Role.FOOTER)))
        shapes += len(behind)
        for nth, type_ in enumerate(("default", "even") if self.edition.facing_pages else ("default",)):
            behind_text = backgrounds(painted, shapes + nth)
            lines.append(self._add("header", type_, _line(Role.HEADER, behind_text)))
            lines.append(self._add("footer", type_, _line(Role.FOOTER)))
        return lines

    def _back_title(self, back: BackPage, behind: Iterable[Element]) -> WordParagraph:
        """Return the title on the back cover, as far from the upper edge as in the PDF. The title is centred on the
        page, even if the margins of the text differ.
        """
        page, line = self.look.page, _line(Role.BACK_TITLE, [*behind, *self._title_of(self.edition.title)])
        beside = page.margin["left"] + inset_of(self.look.styles[Role.BACK_TITLE], "left") - page.margin["right"]
        longer = Indent(right=twips(beside)) if beside < 0 else None
        return replace(line, indent=longer, spacing=Spacing(before=twips(back.title_top - page.head)))

    def listing(self, page: Page) -> list[Element]:
        """Return the references to the header and footer of the first page after the cover, if that page is in no
        chapter.
        """
        foot = _line(Role.FOOTER, self._folio())
        return [self._add("header", "first", self._head(page, self._title(), [])), self._add("footer", "first", foot)]

    def foot(self) -> list[Element]:
        """Return the references to footers, which show the page number."""
        feet = [self._add("footer", "default", _line(Role.FOOTER, self._folio()))]
        if self.edition.facing_pages:
            even = replace(_line(Role.FOOTER, self._folio()), align="left")
            feet.append(self._add("footer", "even", even))
        return feet

    def _watermark(self) -> Element:
        """Return the watermark across the pages of a header."""
        colors, fonts = self.look.colors, self.look.fonts
        shown = {"family": fonts.get("base", "sans-serif"), "color": watermark_color(colors)}
        return watermark(self.edition.watermark, self.written, text_width=self.look.page.text_width, **shown)

    def _head(self, page: Page, left: list[Element], right: list[Element]) -> WordParagraph:
        tab = [run_of(w("tab"))] if right else []
        end = page.text_width - self.look.styles[Role.HEADER].margin["right"]
        return replace(_line(Role.HEADER, [*left, *tab, *right]), tabs=(Tab("right", twips(end)),))

    def _title(self) -> list[Element]:
        """Return the notice of an edition that is not final, otherwise the title. The title is bound to the document
        property if both are the same.
        """
        if self.edition.mark:
            mark = [run(self.edition.mark, w("rStyle", val=Role.DRAFT_MARK.style_id))]
            return [*between_marks(mark)] if self._is_against(self.edition.mark) else mark
        return self._title_of(self.edition.running_title)

    def _title_of(self, words: str) -> list[Element]:
        title = (Text(words),)
        writer = TextWriter(self.document, Bookmarks(), rtl=self.edition.rtl, lang=self.edition.lang)
        return self.controls.around(Role.TITLE, title, [*writer.inlines(title)])

    def _chapter(self) -> list[Element]:
        return field("STYLEREF 1") if _has_chapters(self.edition) else []

    def _folio(self) -> Iterator[Element]:
        is_against = self._is_against(re.sub(r"\{\w+\}", "", self.edition.page_label))
        return between_marks(self._numbers()) if is_against else self._numbers()

    def _is_against(self, words: str) -> bool:
        """Return whether `words` are house words of a left-to-right language in a right-to-left edition."""
        return self.edition.rtl and is_left_to_right(words)

    def _numbers(self) -> Iterator[Element]:
        numbers: Mapping[str, tuple[str, int]] = {
            "{number}": ("PAGE", FIRST_PAGE),
            "{total}": ("NUMPAGES", max(self.pages, FIRST_PAGE)),
        }
        for part in re.split(r"(\{\w+\})", self.edition.page_label):
            if part in numbers:
                instruction, shown = numbers[part]
                yield from field(instruction, run(str(shown)))
            elif part:
                yield from runs(part, lang=self.edition.lang)

    def _add(self, kind: str, type_: str, paragraph: WordParagraph, *, is_marked: bool = True) -> Element:
        self.written += 1
        if kind == "header" and is_marked and self.edition.watermark:
            paragraph = replace(paragraph, content=(*paragraph.content, self._watermark()))
        make, root, content, relation = PARTS[kind]
        name = PackURI(f"/word/{kind}{self.written}.xml")
        story = root_of(root, emit_paragraph(paragraph, self.look))
        id_ = self.document.relate_to(make(name, content, story, self.document.package), relation)
        reference = w(f"{kind}Reference", type=type_)
        reference.set(qn("r:id"), id_)
        return reference


def _strips(areas: Sequence[Background]) -> Iterator[Background]:
    """Yield the visible parts of `areas`, which are as wide as the page. These parts do not overlap, because
    LibreOffice may reverse their order.
    """
    edges = sorted({edge for background in areas for edge in (background.top, background.top + background.height)})
    visible = ((top, below, _color_at((top + below) / 2, areas)) for top, below in pairwise(edges))
    for color, group in groupby(visible, key=lambda strip: strip[2]):
        parts = [*group]
        yield areas[0]._replace(top=parts[0][0], height=parts[-1][1] - parts[0][0], color=color)


def _color_at(height: float, areas: Sequence[Background]) -> str:
    return [background.color for background in areas if background.top <= height <= background.top + background.height][
        -1
    ]


def _line(role: Role, content: Iterable[Element] = ()) -> WordParagraph:
    """Return a paragraph of a header or footer."""
    return WordParagraph(role, tuple(content))


def _has_chapters(edition: Edition) -> bool:
    """Return whether the text or a part before it has a chapter; if not, a header must not refer to chapters, because
    Word would show the first chapter that follows the text.
    """
    body = next((n for n, part in enumerate(edition.parts) if part.kind is PartKind.BODY), len(edition.parts))
    blocks = (block for part in edition.parts[: body + 1] for block in part.blocks)
    return any(isinstance(block, Paragraph) and block.role is Role.HEADING_1 for block in blocks)
