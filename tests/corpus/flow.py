"""The content of a publication, piece by piece, in reading order, from a PDF, a Word file or a Markdown text.

A piece has a kind, `heading 2`, `text`, `item`, `cell`, `caption` or `picture`, and letters and digits; the mark of
note 3 is `note3` among them. Pieces without words are left out. Nothing from `src` is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from lxml import etree

from tests.readers.pdf import PdfFile
from tests.readers.tags import Tag, read_tags
from tests.readers.word import R, W, WordFile, found, value, values
from tests.readers.words import squeeze

Piece = tuple[str, str]
Linked = tuple[str, str]  # link text and its target: an address, or `#` and the words of a heading


@dataclass
class Flow:
    """The pieces of the text, the notes by their numbers, and the links of both, in order."""

    pieces: list[Piece] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    links: list[Linked] = field(default_factory=list)
    links_in_notes: list[Linked] = field(default_factory=list)

    def add(self, kind: str, text: str) -> None:
        """Add a piece if it has words."""
        if words := squeeze(text):
            self.pieces.append((kind, words))


def joined(links: Iterable[Linked]) -> list[Linked]:
    """Return links, joining neighbours with the same target: some formats split a link where its marks change."""
    runs = groupby(links, key=lambda link: link[1])
    return [("".join(squeeze(words) for words, _ in run), unquote(target)) for target, run in runs]


# PDF

BLOCKS = {
    *("P", "L", "LI", "LBody", "Table", "THead", "TBody", "TR", "TD", "TH", "Note", "Figure", "Caption"),
    *("BlockQuote", "Div", "Sect"),
}


def of_pdf(path: Path) -> Flow:
    """Return the content of a PDF's tags, without its cover."""
    file, flow = PdfFile(path), Flow()
    tree, _ = read_tags(file)
    for part in tree.tags[1:]:
        _Tags(file, flow).read(part, "text")
    headings = sorted((words for kind, words in flow.pieces if kind.startswith("heading")), key=len, reverse=True)
    flow.links = [(words, _heading_at(file, to[1:], headings) if to[:1] == "#" else to) for words, to in flow.links]
    return flow


def _heading_at(file: PdfFile, name: str, headings: list[str]) -> str:
    """Return `#` and the words of the heading at the destination `name`."""
    destination = file.destinations[name]
    page, top = file.page_numbers[destination[0].objgen], float(destination[3])
    below = squeeze("".join(word for word, _, y in file.words_with_boxes[page - 1] if y <= top))
    return "#" + next(heading for heading in headings if below.startswith(re.sub(r"note\d+", "", heading)))


@dataclass
class _Tags:
    file: PdfFile
    flow: Flow

    def read(self, tag: Tag, kind: str) -> None:
        """Add the pieces of `tag`; its own words are of `kind`."""
        own, first = "", True
        for kid in tag.kids:
            if isinstance(kid, Tag) and (kid.kind in BLOCKS or kid.kind[:1] == "H"):
                self.flow.add(kind, own)
                kind = "text" if kind == "item" and (own.strip() or not first) else kind
                own, first = "", first and not own.strip()
                self._block(kid, kind)
                first = False
            else:
                own += self._words(kid, self.flow.links)
        self.flow.add(kind, own)

    def _block(self, tag: Tag, kind: str) -> None:
        match tag.kind:
            case "Figure":
                self.flow.add("picture", tag.entry("Alt") or "")
            case "Note":
                number = squeeze(tag.one("Lbl").text)
                words = "".join(self._words(kid, self.flow.links_in_notes) for kid in tag.tags if kid.kind != "Lbl")
                self.flow.notes.append((number, squeeze(words)))
            case "LI":
                self.read(tag.one("LBody"), "item")
            case "TD" | "TH":
                self.read(tag, "cell")
            case "Caption":
                self.read(tag, "caption")
            case "P":
                self.read(tag, kind)
            case heading if heading[1:].isdigit():
                self.read(tag, f"heading {int(heading[1:]) - 1}")
            case _:
                self.read(tag, kind if tag.kind in ("Div", "Sect") else "text")

    def _words(self, kid: Any, links: list[Linked]) -> str:
        """Return the words of a line; record where its links lead."""
        if isinstance(kid, str):
            return kid
        if not isinstance(kid, Tag):
            return ""
        if kid.kind == "Reference":
            return f" note{squeeze(kid.text)} "
        words = "".join(self._words(inner, links) for inner in kid.kids)
        if kid.kind == "Link":
            links.append((words, self._target(kid.links[0])))
        return words

    @staticmethod
    def _target(annotation: Any) -> str:
        action = annotation.get("/A", {})
        return str(action["/URI"]) if "/URI" in action else f"#{annotation.get('/Dest', action.get('/D'))}"


# Word

LISTS = ("List Bullet", "List Number")


def of_word(path: Path) -> Flow:
    """Return the content of a Word file, without its cover."""
    word, flow = WordFile(path), Flow()
    paragraphs = word.paragraphs
    cover = next(number for number, paragraph in enumerate(paragraphs) if found(paragraph.node, "w:pPr/w:sectPr"))
    titles = {name: squeeze(_shown(word, node.getparent(), [])) for name, node in word.bookmarks()}
    for paragraph in paragraphs[cover + 1 :]:
        links: list[Linked] = []
        text = _shown(word, paragraph.node, links)
        flow.links += [(words, f"#{titles[to[1:]]}" if to[:1] == "#" else to) for words, to in links]
        for alt in values(paragraph.node, ".//wp:docPr/@descr"):
            flow.add("picture", alt)
        flow.add(_kind(paragraph.style, paragraph.node), text)
    for note in word.notes:
        texts = [_shown(word, node, flow.links_in_notes) for node in found(word.note(note.id), "w:p")]
        flow.notes.append((str(note.number), squeeze("".join(texts))))
    return flow


def _kind(style: str, node: etree._Element) -> str:
    if found(node, "ancestor::w:tc"):
        return "cell"
    if style.lower() in ("caption", "table caption"):
        return "caption"
    if style.startswith("heading "):
        return style
    return "item" if style.startswith(LISTS) else "text"


def _shown(word: WordFile, paragraph: etree._Element | None, links: list[Linked]) -> str:
    """Return the words of a paragraph; record where its links lead."""
    assert paragraph is not None
    inside = found(paragraph, "ancestor::w:body") or word.note_kind == "list"
    part = "word/document.xml" if inside else f"word/{word.note_kind}s.xml"
    shown = ""
    for run in found(paragraph, ".//w:r"):
        text = "".join(_text(word, node) for node in found(run, "*"))
        if value(run, "w:rPr/w:rStyle/@w:val").endswith("Reference") and text.strip().isdigit():
            text = f" note{text.strip()} "
        shown += text
        links += [(text, _target(word, part, link)) for link in found(run, "ancestor::w:hyperlink")]
    return shown


def _target(word: WordFile, part: str, link: etree._Element) -> str:
    if anchor := link.get(f"{W}anchor"):
        return f"#{anchor}"
    return word.relationships(part)[str(link.get(f"{R}id"))][1]


def _text(word: WordFile, node: etree._Element) -> str:
    match etree.QName(node).localname:
        case "t":
            return node.text or ""
        case "br" | "tab":
            return " "
        case "footnoteReference":
            return str(word.note_numbers[str(node.get(f"{W}id"))])
    return ""


def unordered(flow: Flow) -> Flow:
    """Return `flow` with the letters of each piece sorted, because right-to-left text is drawn backwards."""
    pieces = [(kind, "".join(sorted(words))) for kind, words in flow.pieces]
    links = [("".join(sorted(words)), to) for words, to in joined(flow.links)]
    return replace(flow, pieces=pieces, links=links)


def differences(one: Flow, other: Flow) -> Iterator[str]:
    """Yield the first difference between two flows in each of their parts."""
    pairs = {
        "pieces": (one.pieces, other.pieces),
        "notes": (one.notes, other.notes),
        "links": (joined(one.links), joined(other.links)),
        "links in notes": (joined(one.links_in_notes), joined(other.links_in_notes)),
    }
    for what, (left, right) in pairs.items():
        for number in range(max(len(left), len(right))):
            a, b = left[number : number + 1], right[number : number + 1]
            if a != b:
                yield f"{what} {number}: {a} is {b}"
                break
