"""The runs of a paragraph. In: a `w:p` and the context of its part. Out: pieces with their marks and links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from enum import StrEnum
from unicodedata import normalize

from lxml import etree

from briefpress import lazy
from briefpress.docx.read.drawings import alt_of, drawing_kind, is_rule, look_of, picture_id, size_of
from briefpress.docx.read.foreign.tex import tex_of
from briefpress.docx.read.run_properties import language_of, marks_of
from briefpress.docx.read.suggested import CHANGES, Suggested, suggested_by
from briefpress.docx.read.symbols import symbol
from briefpress.docx.vocabulary.names import COVER_PICTURE
from briefpress.docx.vocabulary.xml import qn, text_in
from briefpress.edition import LRM
from briefpress.lazy import dataclass
from briefpress.model import Mark

NOTE_MARK, PICTURE_MARK = "\ue000", "\ue001"  # private-use characters, which no author types
FORMULA = "formula"  # the key of pieces that are formulas
INSTRUCTION = lazy.pattern(r"^\s*(\w+)(?:\s+(?:\"([^\"]*)\"|(\S+))?|$)")
TEXT_BOX = qn("w:txbxContent")
PROPERTY = lazy.pattern(r":(\w+)\[1\]$")
CHARACTERS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
NUMBERS = ("SEQ", "REF", "PAGEREF")  # the fields whose results depend on the text
NOTE_STYLES = ("footnote reference", "endnote reference", "footnote anchor", "endnote anchor")


class PieceKind(StrEnum):
    """The kind of a piece: text, a note mark, generated text, a line break or a picture."""

    TEXT = "text"
    NOTE = "note"
    MADE = "made"
    BREAK = "break"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a paragraph. `key` identifies its note, field or picture; `link` is the target of a link, or `""`.

    `image` is the part of a picture or chart. `lang` is a language (ISO 639) other than the file's. `size` is the width
    and height of a picture in EMU, and `look` its formats. `suggested` contains the tracked changes, outermost first.
    `detail` is a kind of drawing, a note number, or `display` for formulas; `tex` is TeX.
    """

    text: str
    kind: PieceKind = PieceKind.TEXT
    marks: frozenset[Mark] = frozenset()
    link: str = ""
    key: str = ""
    image: str = ""
    lang: str = ""
    suggested: tuple[Suggested, ...] = ()
    size: tuple[int, int] = (0, 0)
    detail: str = ""
    tex: str = ""
    look: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Context:
    """Targets of references in runs: links, styles and pictures by id, and properties shown by content controls."""

    links: Mapping[str, str]
    styles: Mapping[str, str]
    bound: Mapping[str, str] = field(default_factory=dict)
    images: Mapping[str, str] = field(default_factory=dict)
    langs: Mapping[str, str] = field(default_factory=dict)
    foreign: bool = False  # whether another program wrote the file, so that field results are text


def joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return the pieces, with adjacent text of the same format joined, because programs split runs arbitrarily."""
    out: list[Piece] = []
    for piece in pieces:
        last = out[-1] if out else None
        if piece.kind is PieceKind.TEXT and not piece.text:
            continue
        if last and piece.kind is PieceKind.TEXT and replace(piece, text="") == replace(last, text=""):
            out[-1] = replace(last, text=last.text + piece.text)
        else:
            out.append(piece)
    return tuple(out)


def pieces_of(paragraph: etree._Element, context: Context) -> Iterator[Piece]:
    """Yield the pieces of a paragraph in order. If a field continues in the next paragraph, its result is text."""
    runs = _Runs(context)
    yield from runs.walk(paragraph, "")
    yield from runs.inside if runs.depth else ()


class _Runs:
    """Walks through runs. A field is one piece, including any fields nested in it."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.depth = 0
        self.code = ""
        self.shown = ""
        self.shows = False
        self.inside: list[Piece] = []
        self.controls: set[str] = set()

    def walk(self, parent: etree._Element, link: str) -> Iterator[Piece]:
        for child in parent:
            name = etree.QName(child).localname if isinstance(child.tag, str) else ""
            if name == "r":
                yield from self._run(child, link)
            elif name == "hyperlink":
                yield from self.walk(child, self._target(child))
            elif name == "fldSimple":
                shown = text_in(child)
                yield from self._field(child.get(qn("w:instr"), ""), shown, [*_Runs(self.context).walk(child, "")])
            elif name == "sdt":
                yield from self._control(child, link)
            elif name in CHANGES:
                open_ = suggested_by(child)
                yield from (replace(piece, suggested=(open_, *piece.suggested)) for piece in self.walk(child, link))
            elif name in ("oMath", "oMathPara"):
                yield from self._formula(child, "display" if name == "oMathPara" else "")
            elif name == "AlternateContent":
                yield from self.walk(child[0], link)
            elif next(child.iter(qn("w:r")), None) is not None:
                yield from self.walk(child, link)  # the content of smartTag, customXml, bdo, dir and unknown elements

    def _formula(self, node: etree._Element, detail: str) -> Iterator[Piece]:
        """Yield a formula unless it is empty. A formula counts as deleted if all its characters are deleted."""
        tex = tex_of(node)
        text = tex if self.context.foreign else normalize("NFKC", "".join(node.itertext()))
        gone = [_deletion(part, node) for part in node.iter(qn("m:t"))]
        inside = (suggested_by(gone[0]),) if gone and gone[0] is not None and None not in gone else ()
        if text.strip():
            yield Piece(text, PieceKind.MADE, key=FORMULA, detail=detail, suggested=inside, tex=tex)

    def _control(self, node: etree._Element, link: str) -> Iterator[Piece]:
        """Yield the content of a control. LibreOffice repeats a bound control wherever the font changes."""
        binding = node.find(f"{qn('w:sdtPr')}/{qn('w:dataBinding')}")
        path = binding.get(qn("w:xpath"), "") if binding is not None else ""
        name = PROPERTY.search(path)
        value = self.context.bound.get(name[1], "") if name else ""
        siblings = [
            element.get(qn("w:xpath"))
            for element in node.itersiblings(qn("w:sdt"), preceding=False)
            for element in element.iter(qn("w:dataBinding"))
        ]
        if value and (path in siblings or path in self.controls):
            if path not in self.controls:
                yield Piece(value)
            self.controls.add(path)
            return
        inside = node.find(qn("w:sdtContent"))
        if inside is not None:
            yield from self.walk(inside, link)

    def _target(self, node: etree._Element) -> str:
        anchor, page = node.get(qn("w:anchor"), ""), self.context.links.get(node.get(qn("r:id"), ""), "")
        return f"{page}#{anchor}" if anchor and "#" not in page else page

    def _run(self, run: etree._Element, link: str) -> Iterator[Piece]:
        properties = run.find(qn("w:rPr"))
        marks, style = marks_of(properties, self.context.styles, linked=bool(link))
        lang = language_of(properties, self.context.langs)
        for child in run:
            name = etree.QName(child).localname if isinstance(child.tag, str) else ""
            if name == "fldChar":
                yield from self._mark(child.get(qn("w:fldCharType"), ""))
            elif self.depth:
                self._in_field(name, child, marks)
                if self.context.foreign and self.shows and name not in ("t", "delText", "instrText"):
                    self.inside += self._content(name, child, marks, style, link)
            else:
                pieces = self._content(name, child, marks, style, link)
                yield from (replace(piece, lang=lang) if piece.kind is PieceKind.TEXT else piece for piece in pieces)

    def _content(
        self, name: str, child: etree._Element, marks: frozenset[Mark], style: str, link: str
    ) -> Iterator[Piece]:
        match name:
            case "t" | "delText":
                kind = PieceKind.MADE if style in NOTE_STYLES else PieceKind.TEXT
                text = child.text or ""
                yield Piece(text.strip(LRM), kind, marks, link)  # LibreOffice joins direction marks to the text
            case "tab" | "ptab" | "noBreakHyphen" | "softHyphen":
                yield Piece(CHARACTERS[name], PieceKind.TEXT, marks, link)
            case "sym":
                yield Piece(symbol(child), PieceKind.TEXT, marks, link)
            case "ruby":  # characters with their pronunciation above them
                read = "".join(element.text or "" for element in child.iterfind(f"{qn('w:rt')}//{qn('w:t')}"))
                base = "".join(element.text or "" for element in child.iterfind(f"{qn('w:rubyBase')}//{qn('w:t')}"))
                yield Piece(f"{base} ({read})" if read else base, PieceKind.TEXT, marks, link)
            case "br" | "cr" if child.get(qn("w:type")) in (None, "textWrapping"):
                yield Piece("\n", PieceKind.BREAK)
            case "footnoteReference" | "endnoteReference":
                note = f"{name.removesuffix('Reference')} {child.get(qn('w:id'), '')}"
                yield Piece(NOTE_MARK, PieceKind.NOTE, key=note)
            case "drawing" | "pict" | "object" | "AlternateContent" if child.find(f".//{TEXT_BOX}") is None:
                if is_rule(child):
                    return
                if any(element.get("name") == COVER_PICTURE for element in child.iter(qn("wp:docPr"))):
                    return  # the picture behind the title, which comes from the front matter
                image, alt = self.context.images.get(picture_id(child), ""), alt_of(child)
                found = Piece(PICTURE_MARK, PieceKind.PICTURE, key=alt, image=image, look=look_of(child))
                yield replace(found, size=size_of(child), detail=drawing_kind(child, self.context.images))

    def _mark(self, kind: str) -> Iterator[Piece]:
        if kind == "begin":
            self.depth += 1
            if self.depth == 1:
                self.code, self.shown, self.shows, self.inside = "", "", False, []
        elif kind == "separate" and self.depth == 1:
            self.shows = True
        elif kind == "end" and self.depth:
            self.depth -= 1
            if not self.depth:
                yield from self._field(self.code, self.shown, self.inside)

    def _in_field(self, name: str, child: etree._Element, marks: frozenset[Mark]) -> None:
        if name in ("instrText", "delInstrText") and self.depth == 1 and not self.shows:
            self.code += child.text or ""
        elif name in ("t", "delText") and self.shows:
            self.shown += child.text or ""
            self.inside.append(Piece(child.text or "", marks=marks))

    def _field(self, code: str, shown: str, inside: list[Piece]) -> Iterator[Piece]:
        found = INSTRUCTION.match(code)
        kind, target = (found[1].upper(), found[2] or found[3] or "") if found else ("=", "")
        if kind == "HYPERLINK":
            link = f"#{found[3]}" if found and found[3] and "\\l" in code else target
            yield from (replace(piece, link=link) for piece in inside)
        elif (kind in ("REF", "NOTEREF") and target.lower().startswith("_bp_note")) or kind == "NOTEREF":
            yield Piece(NOTE_MARK, PieceKind.NOTE, key=target, detail=shown.strip())
        elif self.context.foreign and kind == "MACROBUTTON":
            yield from map(Piece, code.strip().split(None, 2)[2:])  # the field code contains the text (17.16.5.34)
        elif self.context.foreign and kind not in NUMBERS:
            yield from inside
        elif shown:
            yield Piece(shown, PieceKind.MADE, key=kind if target.startswith("\\") else f"{kind} {target}".strip())


def _deletion(text: etree._Element, formula: etree._Element) -> etree._Element | None:
    """Return the deletion inside `formula` that contains some of its text, or None."""
    return next((element for element in text.iterancestors(qn("w:del")) if formula in element.iterancestors()), None)
