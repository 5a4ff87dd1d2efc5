"""A Word file as readers see it, read with only zipfile and lxml."""

import posixpath
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from itertools import takewhile
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
NS = {
    "w": W[1:-1],
    "r": R[1:-1],
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
Node = etree._Element


def found(node: Node, path: str) -> list[Node]:
    """Return the elements that `path` (XPath) finds below `node`."""
    result = node.xpath(path, namespaces=NS)
    assert isinstance(result, list)
    return [item for item in result if isinstance(item, etree._Element)]


def values(node: Node, path: str) -> list[str]:
    """Return the attributes or texts that `path` (XPath) finds below `node`."""
    result = node.xpath(path, namespaces=NS)
    assert isinstance(result, list)
    return [str(item) for item in result]


def value(node: Node, path: str) -> str:
    """Return the only attribute or text that `path` finds, or `""` if there is none."""
    result = values(node, path)
    assert len(result) < 2, f"{path} occurs {len(result)} times: {result}"
    return result[0] if result else ""


def _is_item(node: Node) -> bool:
    return value(node, "w:pPr/w:pStyle/@w:val") == "NoteItem"


def _ends_notes(node: Node) -> bool:
    """Return whether a paragraph is the last one in a group of notes."""
    return any(
        name.startswith("_bp_notes_") and name.endswith("_end") for name in values(node, "w:bookmarkStart/@w:name")
    )


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: the name of its style as Word shows it, its text with numbers of notes, and its element."""

    style: str
    text: str
    node: Node


@dataclass(frozen=True)
class Field:
    """A field: its instruction, its result, and its paragraph."""

    instruction: str
    shown: str
    node: Node


@dataclass(frozen=True)
class NumberedNote:
    """A note as shown in Word: its section, its number and its text."""

    section: int
    number: int
    id: str
    text: str


class WordFile:
    """A DOCX file."""

    def __init__(self, file: Path | bytes) -> None:
        with zipfile.ZipFile(BytesIO(file) if isinstance(file, bytes) else file) as archive:
            assert archive.testzip() is None
            self.dates = {entry.filename: entry.date_time for entry in archive.infolist()}
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.roots: dict[str, Node] = {}

    def root(self, name: str) -> Node:
        """Return the root element of a part; fail if it is not well-formed."""
        if name not in self.roots:
            self.roots[name] = etree.fromstring(self.parts[name])
        return self.roots[name]

    def has(self, name: str) -> bool:
        """Return whether the file has the part `name`."""
        return name in self.parts

    @property
    def document(self) -> Node:
        """Return the main part."""
        return self.root("word/document.xml")

    @property
    def body(self) -> Node:
        """Return the body of the main part."""
        return found(self.document, "w:body")[0]

    @cached_property
    def stories(self) -> list[str]:
        """Return the names of all parts with visible text."""
        names = ("document", "footnotes", "endnotes", "header", "footer")
        return sorted(name for name in self.parts if name.startswith(tuple(f"word/{part}" for part in names)))

    @cached_property
    def styles(self) -> dict[str, Node]:
        """Map ids to styles."""
        return {str(style.get(f"{W}styleId")): style for style in found(self.root("word/styles.xml"), "w:style")}

    def style(self, name: str) -> Node:
        """Return the style called `name`."""
        named = [style for style in self.styles.values() if value(style, "w:name/@w:val") == name]
        assert len(named) == 1, f"{len(named)} styles are called {name!r}"
        return named[0]

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """Return all paragraphs of the body, including the table of contents, but without notes in lists."""
        listed = {node for nodes in self._listed.values() for node in nodes}
        return [self._paragraph(node) for node in found(self.body, ".//w:p") if node not in listed]

    @cached_property
    def note_paragraphs(self) -> list[Paragraph]:
        """Return the paragraphs of all notes."""
        if self.note_kind == "list":
            return [self._paragraph(node) for nodes in self._listed.values() for node in nodes]
        part = f"word/{self.note_kind}s.xml"
        return [self._paragraph(node) for node in found(self.root(part), ".//w:p[w:pPr/w:pStyle]")]

    @cached_property
    def _mentioned(self) -> set[str]:
        """Return the names of the bookmarks that fields refer to."""
        codes = (field.instruction.split() for field in self.fields())
        return {code[1] for code in codes if code[:1] == ["REF"]}

    @cached_property
    def _listed(self) -> dict[str, list[Node]]:
        """Map the bookmark of each note in a list to its paragraphs; the headings of the lists are under `""`."""
        nodes, listed = found(self.body, ".//w:p"), {}
        for first in found(self.body, ".//w:p[w:pPr/w:pStyle/@w:val='NoteItem']"):
            name = next(name for name in values(first, "w:bookmarkStart/@w:name") if name in self._mentioned)
            following = [first, *takewhile(lambda node: not _is_item(node), nodes[nodes.index(first) + 1 :])]
            last = next((place for place, node in enumerate(following) if _ends_notes(node)), len(following) - 1)
            listed[name] = following[: last + 1]
        headings = found(self.body, ".//w:p[w:pPr/w:pStyle/@w:val='NotesHeading']")
        return {**listed, "": headings} if listed else {}

    def styled(self, style: str) -> list[Paragraph]:
        """Return the paragraphs with the style called `style`."""
        return [paragraph for paragraph in self.paragraphs if paragraph.style == style]

    def paragraph(self, text: str) -> Paragraph:
        """Return the first paragraph that begins with `text`."""
        first = next((paragraph for paragraph in self.paragraphs if paragraph.text.startswith(text)), None)
        assert first, f"no paragraph begins with {text!r}"
        return first

    def _paragraph(self, node: Node) -> Paragraph:
        id_ = value(node, "w:pPr/w:pStyle/@w:val") or "Normal"
        assert id_ in self.styles, f"there is no style {id_}"
        return Paragraph(value(self.styles[id_], "w:name/@w:val"), self._text(node), node)

    def _text(self, node: Node) -> str:
        return "".join(self._shown(child) for child in found(node, ".//w:r/*"))

    def _shown(self, node: Node) -> str:
        match etree.QName(node).localname:
            case "t":
                return node.text or ""
            case "tab":
                return "\t"
            case "br" | "cr":
                return "\n"
            case "footnoteReference" | "endnoteReference":
                return str(self.note_numbers[str(node.get(f"{W}id"))])
        return ""

    @property
    def text(self) -> str:
        """Return the text of the body, with the numbers of notes."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def full_text(self) -> str:
        """Return the text of the body, followed by the text of notes with the lines above them."""
        above = self.note_headings if self.note_kind == "list" else []  # otherwise, they are in the body
        return "\n".join([self.text, *above, *(note.text for note in self.notes)])

    @property
    def note_headings(self) -> list[str]:
        """Return the line above the notes of each group."""
        if self.note_kind == "list":
            return [self._text(node) for node in self._listed[""]]
        return [paragraph.text for paragraph in self.styled("Notes Heading")]

    @cached_property
    def note_kind(self) -> str:
        """Return `footnote`, `endnote` or `list`, or `""` without notes."""
        kinds = [kind for kind in ("footnote", "endnote") if self.has(f"word/{kind}s.xml")]
        kinds += ["list"] if self._listed else []
        assert len(kinds) < 2, "there are both footnotes and endnotes"
        return kinds[0] if kinds else ""

    @cached_property
    def _numbered(self) -> list[tuple[int, int, str]]:
        """Return the section, number and id of each note, counted as in Word.

        The section is the one in which the note appears: notes of a section without endnotes move to the next one.
        """
        if self.note_kind == "list":
            return self._counted()
        sections = self.sections()
        restarts = [value(section, "w:endnotePr/w:numRestart/@w:val") for section in sections]
        sets = [number for number, section in enumerate(sections) if not found(section, "w:noEndnote")]
        numbered, section, number = [], 0, 0
        for paragraph in found(self.body, ".//w:p"):
            for node in found(paragraph, ".//w:footnoteReference | .//w:endnoteReference"):
                number += 1
                home = next(place for place in sets if place >= section)
                numbered.append((home, number, str(node.get(f"{W}id"))))
            if found(paragraph, "w:pPr/w:sectPr"):
                section += 1
                number = 0 if restarts[section] == "eachSect" else number
        return numbered

    def _counted(self) -> list[tuple[int, int, str]]:
        """Return the group, number and bookmark of each note in a list, counted as in Word; fail if a note mark
        differs.
        """
        names = {nodes[0]: name for name, nodes in self._listed.items() if name}
        headings, group = {*self._listed[""]}, -1
        numbered: list[tuple[int, int, str]] = []
        for node in found(self.body, ".//w:p"):
            group += node in headings
            if node in names:
                numbered.append((group, sum(at == group for at, _, _ in numbered) + 1, names[node]))
        result = {(field.instruction.split()[1], field.shown) for field in self.note_mentions}
        assert result == {(id_, str(number)) for _, number, id_ in numbered}
        return numbered

    @property
    def note_mentions(self) -> list[Field]:
        """Return the fields that refer to notes in a list, in order."""
        return [
            field
            for field in self.fields()
            if field.instruction.split()[1:2] and field.instruction.split()[1] in self._listed
        ]

    @cached_property
    def note_numbers(self) -> dict[str, int]:
        """Map the ids of notes to their numbers."""
        numbers = {id_: number for _, number, id_ in self._numbered}
        assert len(numbers) == len(self._numbered), "a note is referred to twice"
        return numbers

    @cached_property
    def notes(self) -> list[NumberedNote]:
        """Return the notes in the order of their references."""
        return [NumberedNote(section, number, id_, self.note_text(id_)) for section, number, id_ in self._numbered]

    def note_text(self, id_: str) -> str:
        """Return the text of a note."""
        return "\n".join(self._text(node) for node in found(self.note(id_), "w:p"))

    def note(self, id_: str) -> Node:
        """Return the element of a note or of a separator; for a note in a list, an element around copies of its
        paragraphs.
        """
        if self.note_kind == "list":
            around = etree.Element(f"{W}note")
            around.extend(deepcopy(node) for node in self._listed[id_])
            return around
        named = found(self.root(f"word/{self.note_kind}s.xml"), f"w:{self.note_kind}[@w:id='{id_}']")
        assert len(named) == 1, f"there are {len(named)} notes {id_}"
        return named[0]

    def fields(self, part: str = "word/document.xml") -> list[Field]:
        """Return the fields of a part, the innermost first; fail if one is not closed."""
        done: list[Field] = []
        for story in [self.root(part)]:
            open_: list[tuple[list[str], list[str], list[bool]]] = []
            for node in found(story, ".//w:fldChar | .//w:instrText | .//w:t"):
                kind = node.get(f"{W}fldCharType")
                if kind == "begin":
                    open_.append(([], [], []))
                elif kind == "separate":
                    open_[-1][2].append(True)
                elif kind == "end":
                    code, shown, _ = open_.pop()
                    paragraph = found(node, "ancestor::w:p")[-1]
                    done.append(Field("".join(code).strip(), "".join(shown), paragraph))
                elif node.tag == f"{W}instrText":
                    open_[-1][0].append(node.text or "")
                else:
                    for _, shown, separated in open_:
                        if separated:
                            shown.append(node.text or "")
            assert not open_, f"a field of {part} is not closed"
        return done

    def relationships(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """Map relationship ids to the type, the target (the name of the part if it is internal) and whether the target
        is external.
        """
        folder, name = posixpath.split(part)
        file = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(file):
            return {}
        related = {}
        for node in self.root(file).iter(RELATIONSHIP):
            outside = node.get("TargetMode") == "External"
            target = str(node.get("Target"))
            inside = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            kind = str(node.get("Type")).rpartition("/")[2]
            related[str(node.get("Id"))] = (kind, target if outside else inside, outside)
        return related

    def sections(self) -> list[Node]:
        """Return the properties of the sections, in order."""
        return found(self.body, ".//w:sectPr")

    def bookmarks(self) -> Iterator[tuple[str, Node]]:
        """Yield the name and start of each bookmark."""
        for part in self.stories:
            for node in found(self.root(part), ".//w:bookmarkStart"):
                yield str(node.get(f"{W}name")), node
