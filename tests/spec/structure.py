"""The structure of HTML in a normal form, for briefpress's HTML and a specification's. In: HTML. Out: nested tuples.

Marks are flat sets, as in Word: their nesting does not matter, and neither do classes, ids and titles. Nothing from
`src` is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree, html

Node = etree._Element
Inline = tuple[object, ...]
Block = tuple[object, ...]

MARKS = {
    "em": "emphasis",
    "strong": "strong",
    "code": "code",
    "s": "strikethrough",
    "del": "strikethrough",
    "sub": "subscript",
    "sup": "superscript",
}
SPACES = re.compile(r"[ \t\r\n]+")
INLINE = {*MARKS, "a", "abbr", "br", "img", "input", "label", "span"}
HEADING = re.compile(r"heading-(\d)\b")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
TYPED = {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "--", "—": "---", "…": "...", "−": "-"}


def structure_of(text: str) -> tuple[Block, ...]:
    """Return the structure of the blocks in `text`; heading levels have no gaps."""
    (inside,) = _root(text).xpath("//body/div")
    above: list[int] = []
    for heading in inside.iter(*HEADINGS):
        above = [*(level for level in above if level < _level(heading)), _level(heading)]
        heading.tag, heading.attrib["class"] = HEADINGS[len(above) - 1], ""
    return tuple(_blocks(inside))


def levels_of(text: str) -> tuple[int, ...]:
    """Return the levels of the headings in `text`, as written."""
    return tuple(map(_level, _root(text).iter(*HEADINGS)))


def _root(text: str) -> Node:
    """Return `text` as HTML with typewriter characters in place of typographic ones."""
    for char, typed in TYPED.items():
        text = text.replace(char, typed)
    return html.document_fromstring(f"<!DOCTYPE html><html><body><div>{text}</div></body></html>")


def _level(heading: Node) -> int:
    ours = HEADING.search(heading.get("class", ""))
    return int(ours[1]) if ours else int(str(heading.tag)[1])


def _blocks(node: Node) -> Iterator[Block]:
    """Yield the blocks in `node`; text beside blocks becomes a paragraph."""
    loose = _Text()
    loose.add(_sign(node))
    loose.add(node.text)
    for child in node:
        if not isinstance(child.tag, str) or child.tag in INLINE:
            loose.element(child)
        else:
            yield from loose.paragraph()
            loose = _Text()
            yield from _block(child)
        loose.add(child.tail)
    yield from loose.paragraph()


def _sign(item: Node) -> str | None:
    """Return the check box of a task, which the stylesheet shows in place of a bullet."""
    found = re.search(r"--sign: '([^']*)'", item.get("style", ""))
    return found[1] if found else None


def _block(node: Node) -> Iterator[Block]:
    match node.tag:
        case "p" if "source-code" in node.get("class", ""):
            yield ("code", _preformatted(node))
        case "p":
            yield from _text_of(node).paragraph()
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            yield ("heading", _level(node), _text_of(node).inlines())
        case "ul" | "ol":
            yield ("list", _start(node), _is_tight(node), tuple(tuple(_blocks(item)) for item in node))
        case "blockquote":
            yield ("quote", tuple(_blocks(node)))
        case "pre":
            yield ("code", "".join(node.itertext()).removesuffix("\n"))
        case "hr" if node.get("class") == "footnotes-sep":
            pass
        case "hr":
            yield ("rule",)
        case "div" if node.get("class") == "rule":
            yield ("rule",)
        case "div" | "section" if node.get("class") in ("notes", "footnotes"):
            yield (
                "notes",
                tuple(tuple(_blocks(item)) for item in node.iter("li") if "role" in item.attrib or "id" in item.attrib),
            )
        case "dl":
            yield ("definitions", tuple(_defined(child) for child in node))
        case "table":
            yield ("table", tuple(_row(row) for row in node.iter("tr")))
        case "figure":
            yield from (_figure(child) for child in node.iter("img"))
        case "aside" | "div":
            yield ("box", tuple(_blocks(node)))
        case _:
            yield (str(node.tag), tuple(_blocks(node)))


def _figure(node: Node) -> Block:
    """Return a picture in a separate paragraph; here, its alt text is also its caption."""
    return ("paragraph", (("picture", node.get("src"), node.get("alt"), None),))


def _defined(node: Node) -> Block:
    if node.tag == "dt":
        return ("term", _text_of(node).inlines())
    return ("definition", tuple(_blocks(node)))


def _row(row: Node) -> tuple[Block, ...]:
    return tuple((str(cell.tag), _alignment(cell), _text_of(cell).inlines()) for cell in row)


def _alignment(cell: Node) -> str:
    found = re.search(r"text-align:\s*(\w+)", cell.get("style", ""))
    return found[1] if found else cell.get("align", "")


def _start(node: Node) -> int | None:
    """Return the number of the first item, or None for a list without numbers."""
    if node.tag == "ul":
        return None
    reset = re.search(r"counter-reset: list-item (-?\d+)", node.get("style", ""))
    return int(reset[1]) + 1 if reset else int(node.get("start", "1"))


def _is_tight(node: Node) -> bool:
    """Return whether there are no blank lines between the items: briefpress has a class for this, and items in other
    HTML then have no paragraphs.
    """
    if any("list-" in item.get("class", "") for item in node):
        return "loose" not in node.get("class", "")
    return not any(child.tag == "p" for item in node for child in item)


def _preformatted(node: Node) -> str:
    for line_break in node.iter("br"):
        line_break.text = "\n"
    return "".join(node.itertext())


def _text_of(node: Node) -> _Text:
    text = _Text()
    text.inside(node, frozenset(), None)
    return text


@dataclass
class _Text:
    """Collects the text of one block."""

    parts: list[Inline] = field(default_factory=list)

    def add(self, text: str | None, marks: frozenset[str] = frozenset(), href: str | None = None) -> None:
        if text:
            self.parts.append(("text", text, marks, href))

    def inside(self, node: Node, marks: frozenset[str], href: str | None) -> None:
        self.add(node.text, marks, href)
        for child in node:
            self.element(child, marks, href)
            self.add(child.tail, marks, href)

    def element(self, node: Node, marks: frozenset[str] = frozenset(), href: str | None = None) -> None:
        if not isinstance(node.tag, str):
            return
        name = node.get("class", "")
        if node.tag == "a" and ("footnote-backref" in name or "note-number" in name):
            return
        if node.tag == "sup" and name in ("footnote-ref", "endnote-reference"):
            self.parts.extend(("note", "".join(link.itertext()).strip("[]").partition(":")[0]) for link in node)
        elif node.tag == "input":
            self.add("\N{BALLOT BOX WITH CHECK}" if "checked" in node.attrib else "\N{BALLOT BOX}", marks, href)
        elif node.tag == "br":
            self.parts.append(("break",))
        elif node.tag == "img":
            self.parts.append(("picture", node.get("src"), node.get("alt"), href))
        elif node.tag in MARKS:
            self.inside(node, marks | {MARKS[node.tag]}, href)
        else:
            self.inside(node, marks, node.get("href", href))

    def paragraph(self) -> Iterator[Block]:
        """Yield a paragraph with the collected text, if any."""
        if inlines := self.inlines():
            yield ("paragraph", inlines)

    def inlines(self) -> tuple[Inline, ...]:
        """Return the text with the longest possible runs, no spaces at line ends, and single spaces between words."""
        return tuple(_joined(_stripped(_joined(_folded(part) for part in self.parts))))


def _folded(part: Inline) -> Inline:
    """Return `part` with white space folded; in code, every space counts, and a line end is a space."""
    if part[0] != "text":
        return part
    _, text, marks, href = part
    assert isinstance(text, str)
    assert isinstance(marks, frozenset)
    return ("text", text.replace("\n", " ") if "code" in marks else SPACES.sub(" ", text), marks, href)


def _joined(parts: Iterable[Inline]) -> list[Inline]:
    """Return `parts` without empty runs, and with equal runs joined."""
    out: list[Inline] = []
    for part in parts:
        if part[0] == "text" and not part[1]:
            continue
        if out and part[0] == out[-1][0] == "text" and part[2:] == out[-1][2:]:
            text = f"{out[-1][1]}{part[1]}"
            out[-1] = ("text", text if "code" in str(part[2]) else SPACES.sub(" ", text), *part[2:])
        else:
            out.append(part)
    return out


def _stripped(parts: list[Inline]) -> Iterator[Inline]:
    for number, part in enumerate(parts):
        if part[0] != "text" or "code" in str(part[2]):
            yield part
            continue
        text = str(part[1])
        if number == 0 or parts[number - 1][0] == "break":
            text = text.lstrip(" ")
        if number + 1 == len(parts) or parts[number + 1][0] == "break":
            text = text.rstrip(" ")
        yield ("text", text, *part[2:])
