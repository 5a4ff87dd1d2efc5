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
from briefpress.merge.blocks import is_item, level_of
from briefpress.merge.importing_tables import table
from briefpress.merge.pictures import suffix_of
from briefpress.merge.scalars import spelled as spelled_yaml
from briefpress.merge.spelling import Token, at_start, spelled, tokens_of
from briefpress.merge.told import Kind, Told
from briefpress.model import Mark

MOST_HEADING = 120  # characters of a paragraph in bold that may be meant as a heading
QUOTES = ("quote", "intense quote", "block text", "quotations")
GENERIC = ("", "python-docx", "user", "author", "unknown", "microsoft office user")
LANGUAGE = lazy.pattern(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")
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
    front = importer.front(name)
    told = importer.told
    lines = dict.fromkeys(words for one in draft.running if (words := " ".join(one.text.split())))
    if lines:
        shown = ", ".join(f'"{words[:60]}"' for words in lines)
        told.append(Told(Kind.REMARK, None, f"headers and footers were left out: briefpress sets its own: {shown}"))
    if draft.revisions:
        told.append(Told(Kind.REMARK, None, f"{len(draft.revisions)} tracked changes were accepted"))
    for one in draft.comments:
        told.append(Told(Kind.COMMENT, None, f'{one.text} (on "{one.about}")', one.author, one.date))
    return Imported(f"---\n{front}---\n\n{body}", importer.pictures, told)


@dataclass(slots=True)
class _Importer:
    draft: Draft
    pictures: dict[str, bytes] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    last: str = ""
    said: str = ""  # the last words

    def body(self) -> str:
        """Return the text below the front matter."""
        text = [one for one in self.draft.paragraphs if not self._note_of(one)]
        blocks: list[str] = []
        for number, group in groupby(text, key=lambda one: one.cell[0] if one.cell else None):
            paragraphs = [*group]
            if number is not None:
                blocks.append(table(self.draft, number, paragraphs, self.words))
                self.last = "table"
                continue
            for paragraph in paragraphs:
                blocks += self._block(paragraph)
        blocks += self._definitions()
        return "\n".join(self._joined(blocks))

    def front(self, name: str) -> str:
        """Return the front matter."""
        about = self.draft.about
        title = self.fields.get("title") or about.get("title", "").strip()
        if not title:
            title = name.replace("-", " ").replace("_", " ").capitalize()
            self._remark(f'no title was found; the title is now "{title}"')
        lang = about.get("lang", "")
        creator = about.get("creator", "").strip()
        values = {
            "title": title,
            "subtitle": self.fields.get("subtitle", ""),
            "lang": lang if LANGUAGE.match(lang) else "en-GB",
            "author": "" if creator.lower() in GENERIC else creator,
        }
        return "".join(f"{key}: {spelled_yaml(value, '')}\n" for key, value in values.items() if value)

    def words(self, paragraph: Paragraph) -> str:
        """Return the text of a paragraph in Markdown."""
        return spelled((one for one in tokens_of(paragraph.pieces) if one.kind is not PieceKind.PICTURE), self._atom)

    def _note_of(self, paragraph: Paragraph) -> str:
        """Return the key of the note that a paragraph is in, `""` for none: notes of ours can be a list."""
        listed = paragraph.bookmarks if paragraph.style == "note item" else ()
        return paragraph.note or next((name for name in listed if name.startswith("_bp_note_")), "")

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
        if kind in ("title", "subtitle") and kind not in self.fields:
            self.fields[kind] = paragraph.text.strip()
            return
        if kind == "contents":
            if self.last != "contents":
                self._remark("the table of contents was left out: briefpress makes its own")
            self.last = "contents"
            return
        yield from self._figures(paragraph, alone=not words)
        if words:
            self.said = paragraph.text.strip() or self.said
            yield self._written(kind, paragraph, words)
            self.last = kind

    def _written(self, kind: str, paragraph: Paragraph, words: str) -> str:
        if kind.startswith("heading"):
            plain = re.sub(r"\*\*(.+?)\*\*", r"\1", words)
            return f"{'#' * int(kind[-1])} {plain}"
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
        if style in ("title", "subtitle", "caption"):
            return style
        if level := level_of(style):
            return f"heading {level}"
        if is_item(paragraph) or paragraph.level >= 0:
            return "item"
        if style.startswith(QUOTES):
            return "quote"
        tokens = [one for one in tokens_of(paragraph.pieces) if not one.text.isspace()]
        bold = bool(tokens) and all(Mark.STRONG in one.marks and one.kind is PieceKind.TEXT for one in tokens)
        if bold and len(text) <= MOST_HEADING and not text.endswith((".", ":", ";", ",")):
            if self._is_title():
                self._remark(f'"{text}" is in bold and is now the title')
                return "title"
            self._remark(f'"{text}" is in bold and is now a heading')
            return "heading 2" if self._has_headings() else "heading 1"
        return "text"

    def _is_title(self) -> bool:
        """Return whether a paragraph in bold begins a document that has no other title."""
        if self.last or self.fields or self.draft.about.get("title", "").strip():
            return False
        return not any(one.style == "title" for one in self.draft.paragraphs)

    def _has_headings(self) -> bool:
        return any(level_of(one.style) for one in self.draft.paragraphs)

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
        notes = [one for one in self.draft.paragraphs if self._note_of(one)]
        for key, group in groupby(notes, key=self._note_of):
            paragraphs = [words for one in group if (words := self.words(one).strip())]
            if key not in self.notes:
                self._remark(f'the text does not refer to this note: "{" ".join(paragraphs)[:60]}"')
                continue
            first, *more = paragraphs or ["?"]
            yield "\n".join([f"[^{self.notes[key]}]: {first}", *(f"\n    {words}" for words in more)])

    @staticmethod
    def _joined(blocks: Sequence[str]) -> Iterator[str]:
        """Yield blocks with an empty line between them, but between items of a list."""
        item = re.compile(r"\s*(?:-|1\.) ")
        for number, block in enumerate(blocks):
            if number and not (item.match(block) and item.match(blocks[number - 1])):
                yield ""
            yield block
        yield ""
