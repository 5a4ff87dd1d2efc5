"""The structure tree of a PDF as a screen reader sees it: elements with their words, and artifacts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from tests.readers.pdf import PdfFile

Mark = tuple[int, int]  # page, counted from 0, and MCID


@dataclass
class Tag:
    """An element: its type, its dictionary, its kids: elements, words and annotations."""

    kind: str
    node: Any
    kids: list[Any] = field(default_factory=list)
    file: Any = None  # must stay open while `node` is in use

    @property
    def tags(self) -> list["Tag"]:
        """Return the kids that are elements."""
        return [kid for kid in self.kids if isinstance(kid, Tag)]

    @property
    def links(self) -> list[Any]:
        """Return the annotations directly below it."""
        return [kid for kid in self.kids if isinstance(kid, pikepdf.Dictionary)]

    @property
    def kinds(self) -> list[str]:
        """Return the types of the kids, with `""` for words and `annotation` for an annotation."""
        return [kid.kind if isinstance(kid, Tag) else "" if isinstance(kid, str) else "annotation" for kid in self.kids]

    @property
    def text(self) -> str:
        """Return all words, in reading order."""
        return "".join(kid if isinstance(kid, str) else kid.text if isinstance(kid, Tag) else "" for kid in self.kids)

    def walk(self) -> Iterator["Tag"]:
        """Yield the element and its descendants, in reading order."""
        yield self
        for kid in self.tags:
            yield from kid.walk()

    def all(self, *kinds: str) -> list["Tag"]:
        """Return the elements of these types."""
        return [tag for tag in self.walk() if tag.kind in kinds]

    def one(self, kind: str, text: str = "") -> "Tag":
        """Return the first element of this type that has `text`."""
        return next(tag for tag in self.all(kind) if text in tag.text)

    def attribute(self, name: str) -> Any:
        """Return a structure attribute of any owner, or None if there is none."""
        given = self.node.get("/A", [])
        owners = given if isinstance(given, pikepdf.Array) else [given]
        return next((owner[f"/{name}"] for owner in owners if f"/{name}" in owner), None)

    def entry(self, name: str) -> str | None:
        """Return a text entry of the element."""
        return str(self.node[f"/{name}"]) if f"/{name}" in self.node else None


@dataclass
class Artifacts:
    """The words of artifacts: the page, counted from 0, the words, and the kind (type and subtype)."""

    words: list[tuple[int, str, str]] = field(default_factory=list)

    def of(self, kind: str) -> list[tuple[int, str]]:
        """Return the pages and words of all artifacts of one kind, such as `Pagination Header`; `""` stands for no
        kind.
        """
        return [(page, words) for page, words, kind_ in self.words if kind_ == kind and words.strip()]


def read_tags(file: PdfFile) -> tuple[Tag, Artifacts]:
    """Return the document's element and the artifacts."""
    words: dict[Mark, str] = {}
    artifacts = Artifacts()
    for number, page in enumerate(file.pdf.pages):
        for kind, mcid, text in _marks(page, page.obj["/Resources"]):
            if mcid is None:
                artifacts.words.append((number, text, kind))
            else:
                words[number, mcid] = words.get((number, mcid), "") + text
    pages = {page.obj.objgen: number for number, page in enumerate(file.pdf.pages)}
    (document,) = file.pdf.Root.StructTreeRoot.K
    tree = _tag(document, words, pages, 0)
    tree.file = file
    return tree, artifacts


def _tag(node: Any, words: dict[Mark, str], pages: dict[Any, int], page: int) -> Tag:
    page = pages[node["/Pg"].objgen] if "/Pg" in node else page
    tag = Tag(str(node["/S"])[1:], node)
    for kid in node.get("/K", []):
        if not isinstance(kid, pikepdf.Dictionary):
            tag.kids.append(words[page, int(kid)])
        elif kid.get("/Type") == "/MCR":
            tag.kids.append(words[pages[kid["/Pg"].objgen], int(kid["/MCID"])])
        elif kid.get("/Type") == "/OBJR":
            tag.kids.append(kid["/Obj"])
        else:
            tag.kids.append(_tag(kid, words, pages, page))
    return tag


def _marks(stream: Any, resources: Any) -> Iterator[tuple[str, int | None, str]]:
    """Yield the kind of artifact, or the MCID, and the words of each marked-content sequence."""
    open_: list[tuple[str, int | None, str | None]] = []
    text, font = "", {}
    for instruction in pikepdf.parse_content_stream(stream):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "BDC" | "BMC":
                properties = operands[1] if len(operands) > 1 else {}
                kinds = (str(properties[key])[1:] for key in ("/Type", "/Subtype") if key in properties)
                mcid = int(properties["/MCID"]) if "/MCID" in properties else None
                actual = str(properties["/ActualText"]) if "/ActualText" in properties else None
                assert not open_, "marked content in marked content"
                open_.append((" ".join(kinds), mcid, actual))
                text = ""
            case "EMC":
                kind, mcid, actual = open_.pop()
                yield kind, mcid, text if actual is None else actual
            case "Tf":
                font = _characters(resources["/Font"][str(operands[0])])
            case "TJ":
                assert open_, "text that is neither in the tree nor an artifact"
                strings = (bytes(item) for item in operands[0] if isinstance(item, pikepdf.String))
                text += "".join(font[code] for string in strings for code in _codes(string))
            case "Do" if not open_:
                form = resources["/XObject"][str(operands[0])]
                yield from _marks(form, form["/Resources"])


def _codes(string: bytes) -> list[int]:
    return [int.from_bytes(string[place : place + 2]) for place in range(0, len(string), 2)]


def _characters(font: Any) -> dict[int, str]:
    """Map codes to the characters of a font."""
    pairs = re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>\s*\n", font["/ToUnicode"].read_bytes())
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}
