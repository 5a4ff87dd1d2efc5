"""The text of an imported Word file. In: a draft. Out: Markdown, pictures, remarks and front matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import NamedTuple

from briefpress.docx.read import FORMULA, Draft, Paragraph, Piece, PieceKind
from briefpress.lazy import dataclass
from briefpress.merge.importing import blocks, house, notes
from briefpress.merge.importing.annexes import annexes_of, with_titles
from briefpress.merge.importing.captions import apart, beside, labelled
from briefpress.merge.importing.cover import Cover
from briefpress.merge.importing.cross_references import CrossReferences, formula, paged, separated
from briefpress.merge.importing.equations import without_layout
from briefpress.merge.importing.figures import Pictures
from briefpress.merge.importing.front import Front, authors, contacts
from briefpress.merge.importing.kinds import Scale, as_text, scale_of
from briefpress.merge.importing.links import anchors, heading_level, lost, note_of
from briefpress.merge.importing.lists import Lists, typed, without_lone
from briefpress.merge.importing.nested import flattened
from briefpress.merge.importing.numbers import nested, numbered
from briefpress.merge.importing.parts import Part, parts_of, relabelled
from briefpress.merge.importing.tabbed import tabbed
from briefpress.merge.importing.tables import written_table
from briefpress.merge.importing.titles import LARGER, plain
from briefpress.merge.importing.typed_references import find_typed, referring
from briefpress.merge.importing.units import unfolded, units, without_cover_table, without_diagram, without_empty
from briefpress.merge.words.spelling import Token, at_start, spelled
from briefpress.model import Mark

UNDERLINED, NONE = frozenset({Mark.UNDERLINE}), frozenset[Mark]()  # marks that Word gives links, and no marks
BREAK = "\\\n"  # the end of a line inside a paragraph


class Remarked(NamedTuple):
    """A remark, the index of the part to which it refers, the page of that part in Word, and the field of the front
    matter to which it refers, if any.
    """

    text: str
    unit: int = -1
    page: int = 0
    key: str = ""


@dataclass(slots=True)
class Body:
    """Writes the text of a draft, and collects everything else for the brief."""

    draft: Draft
    front: Front = field(default_factory=Front)
    remarks: list[Remarked] = field(default_factory=list)
    units_of: dict[int, int] = field(default_factory=dict)  # maps numbers of paragraphs to indices of parts
    notes: dict[str, str] = field(default_factory=dict)
    note_keys: frozenset[str] = field(init=False)  # the keys of all notes
    pictures: Pictures = field(init=False)
    lists: Lists = field(default_factory=Lists)
    references: CrossReferences = field(init=False)
    kinds: blocks.Kinds = field(init=False)
    unit: int = -1
    page: int = 0
    last_text: str = ""  # the last text that was written
    gone: dict[str, str] = field(default_factory=dict)  # labels of omitted pictures, keyed by the references to them
    pages: list[Remarked] = field(default_factory=list)  # the page numbers in the text

    def __post_init__(self) -> None:
        self.pictures = Pictures(self.draft, self.remark)
        self.note_keys = frozenset(map(note_of, self.draft.paragraphs)) - {""}

    def written(self) -> tuple[str, dict[int, int]]:
        """Return the text below the front matter, and the line (from 1) at which each part, by index, begins."""
        scale = scale_of([paragraph for paragraph in self.draft.paragraphs if not paragraph.note])
        text = self._simplified(scale)
        cover = Cover(self.draft, scale, self.front)
        cover.read(text)
        self.remarks += (Remarked(text, key=name) for name, text in cover.remarks)
        text = cover.rest(text)
        self.kinds = blocks.Kinds(scale_of(text), text)
        self.references = CrossReferences(anchors(self.draft), self.draft, tables=self.pictures.tables_in(text))
        parts = with_titles(parts_of(without_empty(units(text)), self.references), self.kinds.level)
        lang = self.draft.about.get("lang", "")
        self.references.set_annexes(annexes_of(parts, self.kinds.level, lang), parts)
        self.remarks += map(Remarked, find_typed(parts, self.references, lang))
        if count := lost(self.draft, self.references.known):
            subject = (
                "1 link to a place other than a heading is" if count == 1 else f"{count} links to other places are"
            )
            self.remark(f"{subject} now plain text")
        joined = self._joined(parts)
        if self.pages:
            self.remarks.append(self.pages[0]._replace(text=paged([remark.text for remark in self.pages])))
        return joined

    def _simplified(self, scale: Scale) -> list[Paragraph]:
        """Return the paragraphs of the text without notes, with layout tables unfolded and typed lists recognised."""
        text, nested = flattened([paragraph for paragraph in self.draft.paragraphs if not note_of(paragraph)])
        if nested:
            inside = "1 table inside a cell" if nested == 1 else f"{nested} tables inside cells"
            self.remark(f"each row of {inside} is now a line of the cell")
        text, remarks = unfolded(self.draft, without_cover_table(without_layout(text), round(scale.text * LARGER)))
        text, count = typed(text)
        text, tables = tabbed(text)
        remarks += (f'the lines with tabs that begin with "{words[:60]}" are now a table' for words in tables)
        for words in remarks:
            self.remark(words)
        if count:
            subject = "paragraph that begins" if count == 1 else "paragraphs that begin"
            now = "is now a list item" if count == 1 else "are now list items"
            self.remark(f"{count} {subject} with a typed number or bullet {now}")
        return beside([*apart([*labelled(text)])])

    def _joined(self, parts: Sequence[Part]) -> tuple[str, dict[int, int]]:
        """Return the text of all parts, and the line at which each begins."""
        out: list[str] = []
        begins: dict[int, int] = {}
        for number, part in enumerate(parts):
            looks = part.first.looks
            self.unit, self.page = number, looks.page if looks else 0
            self.units_of |= {paragraph.number: number for paragraph in part.unit.paragraphs}
            begins[number] = len(out)
            if part.unit.kind == "abstract" and out and out[-1].startswith("#"):
                out.pop()  # the heading of the abstract, which briefpress generates itself
            out += filter(None, self._part(part))
        out = relabelled([*out, *notes.definitions(self)], self.gone)
        out = numbered(nested(without_lone(out)), self.front)
        starts, line = [], 1
        lines = [*house.joined(out)]
        texts = iter(lines)
        for block in out:
            while (text := next(texts)) != block:
                line += text.count("\n") + 1
            starts.append(line)
            line += text.count("\n") + 1
        found = {number: starts[at] for number, at in begins.items() if at < len(starts)}
        return "\n".join(lines), found

    def remark(self, text: str) -> None:
        """Add a remark about the current part."""
        self.remarks.append(Remarked(text, self.unit, self.page))

    def words(self, paragraph: Paragraph) -> str:
        """Return the text of a paragraph in Markdown."""
        pieces = paragraph.pieces if heading_level(paragraph) else referring(paragraph, self.references)
        tokens = [self._token(piece) for piece in pieces if piece.kind is not PieceKind.PICTURE]
        first, *more = spelled(tokens, self._atom).split(BREAK)
        return separated(BREAK.join([first, *(at_start(line.lstrip()) for line in more)]))

    def _token(self, piece: Piece) -> Token:
        link = self.references.target(piece.link)
        marks = piece.marks - (UNDERLINED if link else NONE)
        return Token(piece.text, piece.kind, marks, link, piece.key, piece.image, piece.lang)

    def _atom(self, token: Token) -> str:
        if token.kind is PieceKind.NOTE:
            if token.key not in self.note_keys:
                self.remark("a note mark without a note was left out")
                return ""
            return f"[^{self.notes.setdefault(token.key, str(len(self.notes) + 1))}]"
        if token.key == FORMULA:
            source, is_tex = formula(token.text)
            if not is_tex:
                self.remark(f'the formula "{token.text}" is now plain text')
            return source
        if token.key.startswith("PAGEREF") and token.text.strip():
            self.pages.append(Remarked(token.text.strip(), self.unit, self.page))
        return self.references.source(token)

    def _part(self, part: Part) -> list[str]:
        """Return the source of a part's blocks."""
        unit = part.unit
        if unit.kind or part.pictures:
            self.lists.open.clear()
        match unit.kind:
            case "":
                return [*self._single(part)]
            case "table":
                return written_table(self, part)
            case "boxed":
                return self._boxed(unit.paragraphs)
            case "diagram":
                return part.boxed(self._inside(unit.paragraphs).strip(), self.words)
            case "code":
                return ["```\n" + "\n".join(paragraph.text.rstrip() for paragraph in unit.paragraphs) + "\n```"]
            case "definitions":
                return [*blocks.definitions(unit.paragraphs, self.words)]
            case "abstract":
                self.front.abstract += [self.words(paragraph).strip() for paragraph in unit.paragraphs]
            case "author" | "contacts":
                self.front.records[unit.kind] = (authors if unit.kind == "author" else contacts)(unit.paragraphs)
            case house.RECOMMENDATIONS:
                return [house.recommendations(unit.paragraphs, self.words)]
            case house.FIGURE:
                pictures = [*self.pictures.of(unit.first, self.last_text)]
                shown = [
                    *pictures[:-1],
                    *(house.figure(unit.paragraphs, picture, self.words) for picture in pictures[-1:]),
                ]
                return shown or [at_start(text) for line in unit.paragraphs if (text := self.words(line).strip())]
            case name:
                return [house.box(name, unit.paragraphs, self._inside)]
        return []

    def _boxed(self, paragraphs: Sequence[Paragraph]) -> list[str]:
        """Return the source of a box. If its first line is bold or in the style of a heading, it is the title."""
        begins = " ".join(paragraphs[0].text.split())[:60]
        if quote := blocks.pull_quote(paragraphs, self.words):
            self.remark(f'the box that begins with "{begins}" is now a pull quote')
            return [quote]
        first, *rest = paragraphs
        titled = bool(rest) and self.kinds.is_box_title(first)
        name, title = blocks.box_of(plain(first)) if titled else ("box", "")
        if titled and any(piece.kind is PieceKind.NOTE for piece in first.pieces):
            titled, name, title = False, "box", ""
        inside = blocks.without_headings(
            self._inside([as_text(paragraph) for paragraph in (rest if titled else paragraphs)]).strip()
        )
        opening = f"{{.{name}{house.attributes({'title': title})}}}" if title else name
        if not inside:
            return []
        self.remark(f'the text in a frame or on a background that begins with "{begins}" is now a box')
        return [f"::: {opening}\n{inside}\n:::"]

    def _inside(self, paragraphs: Sequence[Paragraph]) -> str:
        self.lists.open.clear()
        parts = parts_of(without_empty(units([*map(without_diagram, paragraphs)])), self.references)
        out = [block for part in parts for block in (self._single(part) if not part.unit.kind else self._part(part))]
        self.lists.open.clear()
        return "\n".join(house.joined(out))

    def _single(self, part: Part) -> Iterator[str]:
        """Yield the source of a single paragraph, or of a figure with its caption."""
        paragraph = part.first
        left_out = paragraph.number in self.kinds.made  # omitted text, about whose page numbers no remark is needed
        words = (paragraph.text if left_out else self.words(paragraph)).strip()
        figures = [*self.pictures.of(paragraph, self.last_text)]
        if figures and words:
            self.remark("a picture was inside a paragraph and is now above it")
        yield from figures[:-1]
        yield from (part.captioned(figure, self.words) for figure in figures[-1:])
        yield from part.without_picture(self.words, self.gone) if part.pictures and not figures else ()
        if words:
            self.last_text = paragraph.text.strip() or self.last_text
            yield from blocks.write(self, paragraph, words)
