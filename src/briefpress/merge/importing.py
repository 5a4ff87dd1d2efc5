"""Any Word file -> a new brief. In: its bytes. Out: the text of a brief, its pictures, and a list of what to check.

Styles say what a paragraph is; without them formatting decides, and that is reported. All text is imported; anything
else that cannot be imported is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from itertools import groupby

from briefpress import lazy
from briefpress.docx.read import FORMULA, Draft, Paragraph, PieceKind, read_draft
from briefpress.lazy import dataclass
from briefpress.merge import importing_house as house
from briefpress.merge.blocks import is_item
from briefpress.merge.importing_front import SET, Front, authors, contacts, date_of, title_of
from briefpress.merge.importing_links import anchors, has_title, heading_level, looks_like_heading, lost, note_of
from briefpress.merge.importing_tables import flattened, table
from briefpress.merge.pictures import suffix_of
from briefpress.merge.spelling import Token, at_start, spelled, tokens_of
from briefpress.merge.told import Kind, Told

QUOTES = ("quote", "intense quote", "block text", "quotations")
LIST_INDENT = "    "
BULLET = lazy.pattern(r"[•·▪◦‣●○■□–]\s+")  # typed by hand, as a list that has no style


@dataclass(slots=True)
class Imported:
    """A new brief: its text, its pictures by path, and what to check."""

    text: str
    pictures: dict[str, bytes]
    told: list[Told]


def import_file(data: bytes, name: str) -> Imported:
    """Return the brief that a Word file becomes; `name` is its title if it has none.

    Tracked changes are accepted. Raises NotWordError if the file cannot be read.
    """
    draft = read_draft(data)
    importer = _Importer(draft)
    body = importer.body()
    told, about = importer.told, draft.about
    front = importer.front
    if not (front.title or about.get("title", "").strip()):
        told.append(Told(Kind.REMARK, None, f'no title was found; the title is now "{title_of(name)}"'))
    lines = dict.fromkeys(words for one in draft.running if (words := " ".join(one.text.split())))
    if lines:
        shown = ", ".join(f'"{words[:60]}"' for words in lines)
        told.append(Told(Kind.REMARK, None, f"headers and footers were left out: briefpress sets its own: {shown}"))
    if draft.revisions:
        told.append(Told(Kind.REMARK, None, f"{len(draft.revisions)} tracked changes were accepted"))
    told += (
        Told(Kind.REMARK, None, f"{one} was left out: paste it into a new file, or type it") for one in draft.unread
    )
    for one in draft.comments:
        told.append(Told(Kind.COMMENT, None, f'{one.text} (on "{one.about}")', one.author, one.date))
    return Imported(f"---\n{front.written(about, name)}---\n\n{body}", importer.pictures, told)


@dataclass(slots=True)
class _Importer:
    draft: Draft
    pictures: dict[str, bytes] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    front: Front = field(default_factory=Front)
    caption: str = ""
    last: str = ""
    said: str = ""  # the last words
    anchors: dict[str, str] = field(default_factory=dict)  # ids of headings that links lead to, by their bookmarks

    def body(self) -> str:
        """Return the text below the front matter."""
        self.anchors = anchors(self.draft)
        if count := lost(self.draft, self.anchors):
            self._remark(f"links to places that are no headings: {count}; they are now plain text")
        text, nested = flattened([one for one in self.draft.paragraphs if not note_of(one)])
        if nested:
            self._remark(f"tables inside cells: {nested}; each of their rows is now a line of the cell")
        blocks: list[str] = []
        for number, group in groupby(text, key=lambda one: one.cell[0] if one.cell else None):
            if number is not None:
                some = [*group]
                figures = [figure for one in some for figure in self._figures(one, alone=True)]
                blocks += [*figures, table(self.draft, number, some, self.words), *self._captions()]
                self.last = "table"
                continue
            for name, some in house.grouped(group):
                blocks += self._captions(sign="")
                if name == "abstract" and blocks and blocks[-1].startswith("#"):
                    blocks.pop()  # its heading, which the program sets
                if self.last == "table" and some[0].style == house.SOURCE and blocks[-1].startswith(": "):
                    blocks[-1] += f" {{{house.attributes(house.line_below(some[0])).strip()}}}"
                    continue
                blocks += self._group(name, some)
        blocks += [*self._captions(sign=""), *self._definitions()]
        return "\n".join(house.joined(blocks))

    def _captions(self, *, sign: str = ": ") -> list[str]:
        """Return the caption that stood above what comes now, if any, behind the `sign` for those of tables."""
        caption, self.caption = self.caption, ""
        return [f"{sign}{caption}"] if caption else []

    def _group(self, name: str, group: Sequence[Paragraph]) -> list[str]:
        """Return the blocks of paragraphs that are together what `name` says, or of one by itself."""
        self.last = name or self.last
        match name:
            case "":
                return [*self._block(group[0])]
            case "abstract":
                self.front.abstract += [self.words(one).strip() for one in group]
            case "author" | "contacts":
                self.front.records[name] = authors(group) if name == "author" else contacts(group)
            case house.RECOMMENDATIONS:
                return [house.recommendations(group, self.words)]
            case house.FIGURE:
                pictures = [*self._figures(group[0], alone=True)]
                return [*pictures[:-1], *(house.figure(group, one, self.words) for one in pictures[-1:])]
            case _:
                return [house.box(name, group, self._inside)]
        return []

    def _inside(self, paragraphs: Sequence[Paragraph]) -> str:
        return "\n".join(house.joined([block for one in paragraphs for block in self._block(one)]))

    def words(self, paragraph: Paragraph) -> str:
        """Return the text of a paragraph in Markdown."""
        tokens = (one for one in tokens_of(paragraph.pieces) if one.kind is not PieceKind.PICTURE)
        return spelled((one._replace(link=self._target(one.link)) for one in tokens), self._atom)

    def _target(self, link: str) -> str:
        """Return where a link leads in the new brief."""
        if not link.startswith("#"):
            return link
        return f"#{self.anchors[link[1:]]}" if link[1:] in self.anchors else ""

    def _remark(self, text: str) -> None:
        self.told.append(Told(Kind.REMARK, None, text))

    def _atom(self, token: Token) -> str:
        if token.kind is PieceKind.NOTE:
            return f"[^{self.notes.setdefault(token.key, str(len(self.notes) + 1))}]"
        if token.key == FORMULA:
            self._remark(f'the formula "{token.text}" is now plain text')
        return token.text

    def _block(self, paragraph: Paragraph) -> Iterator[str]:
        kind, words = self._kind(paragraph), self.words(paragraph).strip()
        kind = "bullet" if kind == "text" and BULLET.match(words) else kind
        if kind in ("title", "subtitle") and kind not in self.front.fields:
            self.front.fields[kind] = paragraph.text.strip()
            return
        if kind in ("date", house.TABLE_CAPTION, *SET):
            self._set(kind, paragraph)
            return
        if kind == "contents":
            if self.last != "contents":
                self._remark("the table of contents was left out: briefpress builds its own")
            self.last = "contents"
            return
        yield from self._figures(paragraph, alone=not words)
        if words:
            self.said = paragraph.text.strip() or self.said
            yield self._written(kind, paragraph, words)
            self.last = kind

    def _set(self, kind: str, paragraph: Paragraph) -> None:
        """Keep what is written elsewhere than in the text; report what is not."""
        if kind == house.TABLE_CAPTION:
            self.caption = self.words(house.unnumbered(paragraph)).strip()
        elif day := date_of(paragraph.text) if kind == "date" else "":
            self.front.fields["date"] = day
        elif paragraph.text.strip():
            self._remark(f'"{" ".join(paragraph.text.split())}" on the cover was left out: briefpress sets its own')

    def _written(self, kind: str, paragraph: Paragraph, words: str) -> str:
        if kind.startswith("heading"):
            plain = re.sub(r"\*\*(.+?)\*\*", r"\1", words)
            id_ = next((self.anchors[name] for name in paragraph.bookmarks if name in self.anchors), "")
            return f"{'#' * int(kind[-1])} {plain}" + (f" {{#{id_}}}" if id_ else "")
        if kind == "item":
            numbered = self.draft.numbered.get(paragraph.list_id, "number" in paragraph.style)
            last = paragraph.style.rsplit(" ", 1)[-1]
            depth = max(paragraph.level, int(last) - 1 if last.isdigit() else 0, 0)
            return f"{LIST_INDENT * depth}{'1.' if numbered else '-'} {words}"
        if kind == "bullet":
            return f"- {BULLET.sub('', words, count=1)}"
        if kind == "quote":
            return f"> {words}"
        if kind == "caption" and self.last == "table":
            return f": {words}"
        return at_start(words)

    def _kind(self, paragraph: Paragraph) -> str:
        style, text = paragraph.style, paragraph.text.strip()
        if style.startswith(("toc", "table of figures", "table of contents", "contents")):
            return "contents"
        if style in ("title", "subtitle", "caption", "date", house.TABLE_CAPTION, *SET):
            return style
        if level := heading_level(paragraph):
            return f"heading {level}"
        if is_item(paragraph) or paragraph.level >= 0:
            return "item"
        if style.startswith(QUOTES):
            return "quote"
        if looks_like_heading(paragraph):
            if not self.last and not self.front.fields and not has_title(self.draft):
                self._remark(f'"{text}" is in bold and is now the title')
                return "title"
            self._remark(f'"{text}" is in bold and is now a heading')
            return "heading 2" if any(map(heading_level, self.draft.paragraphs)) else "heading 1"
        return "text"

    def _figures(self, paragraph: Paragraph, *, alone: bool) -> Iterator[str]:
        for piece in paragraph.pieces:
            if piece.kind is not PieceKind.PICTURE:
                continue
            data = self.draft.images.get(piece.image, b"")
            suffix = suffix_of(data)
            if not suffix:
                what = piece.what or piece.image.rpartition("/")[2] or "a drawing"
                named = f' ("{" ".join(piece.key.split())[:60]}")' if piece.key else ""
                where = f' behind "{self.said[:60]}"' if self.said else ""
                self._remark(f"{what}{named}{where} was left out: only PNG, JPEG, GIF and SVG pictures can be shown")
                continue
            path = f"images/{len(self.pictures) + 1}{suffix}"
            self.pictures[path] = data
            if not piece.key:
                self._remark(f"{path} has no alt text")
            if not alone:
                self._remark(f"{path} stood inside a paragraph and is now above it")
            alt = " ".join(piece.key.split()).replace('"', "\u201d")
            yield f'![]({path}){{alt="{alt}"}}' if alt else f"![]({path})"

    def _definitions(self) -> Iterator[str]:
        """Yield the notes; one that nothing mentions is reported."""
        notes = [one for one in self.draft.paragraphs if note_of(one)]
        for key, group in groupby(notes, key=note_of):
            paragraphs = [words for one in group if (words := self.words(one).strip())]
            if key not in self.notes:
                self._remark(f'the text does not refer to this note: "{" ".join(paragraphs)[:60]}"')
                continue
            first, *more = paragraphs or ["?"]
            yield "\n".join([f"[^{self.notes[key]}]: {first}", *(f"\n    {words}" for words in more)])
