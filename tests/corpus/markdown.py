"""A body as its author wrote it, read with only markdown-it and lxml. In: Markdown. Out: a `Flow`, and the unsupported
markup.

Markup that the dialect and CommonMark read differently is replaced first: kramdown attributes, template tags, lists
with letters, and note marks with shortened ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from urllib.parse import unquote, urlsplit

from lxml import html
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from tests.corpus.flow import Flow, Linked
from tests.readers.words import squeeze

KRAMDOWN_LINE = re.compile(r"^\{:[^}\n]*\}[ \t]*\n", re.MULTILINE)
KRAMDOWN = re.compile(r"(?<=\S)\{:[^}\n]*\}")
ATTRIBUTES = re.compile(rf"{KRAMDOWN.pattern}|^\{{:[^}}\n]*\}}")
NAME = re.compile(r"</?([a-z][a-z0-9]*)", re.IGNORECASE)
TEMPLATE = re.compile(r"\{\{ ([\w.]+) \}\}")
LETTERED = re.compile(r"^[A-H]\.(?= [A-Za-z])", re.MULTILINE)
NOTE = re.compile(r"^\[\^(.+?)\]:", re.MULTILINE)
MENTION = re.compile(r"\[\^([^\]]+)\](?!:)")
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
HEADINGS = [f"h{level}" for level in range(1, 7)]
ENDS = {"p", "div", "ol", "ul", "li", "figure", "figcaption", *HEADINGS}


def of_markdown(body: str) -> Flow:
    """Return the content of `body`."""
    tokens = _parsed(KRAMDOWN_LINE.sub("", body))
    reader = _Reader(_titles(tokens))
    reader.read(tokens)
    return reader.flow


def _parsed(body: str) -> list[Token]:
    plain = LETTERED.sub("1.", TEMPLATE.sub(r"\1", KRAMDOWN.sub("", body)))
    shortened = _shortened(body)
    plain = MENTION.sub(lambda match: f"[^{shortened.get(match[1], match[1])}]", plain)
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin).parse(plain)


Odd = tuple[str, range]  # the expected code, and on which of these lines, from 0


def odd(body: str) -> Iterator[Odd]:
    """Yield unsupported or incorrect markup in `body`."""
    lines = body.split("\n")
    yield from (
        ("attribute-unknown", range(n, n + 1)) for n, line in enumerate(lines) for _ in ATTRIBUTES.finditer(line)
    )
    yield from _notes(lines)
    tokens = _parsed(KRAMDOWN_LINE.sub("\n", body))
    titles = _titles(tokens)
    for token in tokens:
        where = range(*token.map) if token.map else range(0)
        for child in token.children or ():
            if child.type == "link_open" and not str(child.attrs["href"]).strip("#"):
                yield "link-empty", where
            elif child.type == "link_open" and not _leads(str(child.attrs["href"]), titles):
                yield "link-target", where
            elif child.type == "image" and ADDRESS.match(str(child.attrs["src"])):
                yield "image-address", where


def _leads(address: str, titles: dict[str, str]) -> bool:
    return bool(ADDRESS.match(address)) or (address.startswith("#") and unquote(address[1:]) in titles)


def _notes(lines: list[str]) -> Iterator[Odd]:
    written = {match[1]: number for number, line in enumerate(lines) if (match := NOTE.match(line))}
    mentioned = {match[1]: number for number, line in enumerate(lines) for match in MENTION.finditer(line)}
    shortened = _shortened("\n".join(lines))
    for name, at in mentioned.items():
        if name not in written:
            yield "note-shortened" if name in shortened else "note-undefined", range(at, at + 1)
    for name, at in written.items():
        if name not in mentioned and name not in shortened.values():
            yield "note-unused", range(at, at + 1)


def _shortened(body: str) -> dict[str, str]:
    """Return the notes that are referred to by only the beginning of their ids, keyed by the references as written."""
    written, mentioned = NOTE.findall(body), MENTION.findall(body)
    unused = [name for name in written if name not in mentioned]
    meant = {short: [name for name in unused if name.startswith(short)] for short in {*mentioned} - {*written}}
    return {short: names[0] for short, names in meant.items() if len(names) == 1}


def _titles(tokens: list[Token]) -> dict[str, str]:
    """Return the words of each heading, keyed by GitHub's fragment for links to it."""
    headings = (after for token, after in pairwise(tokens) if token.type == "heading_open")
    texts = ["".join(child.content for child in heading.children or ()) for heading in headings]
    return {re.sub(r"[^\w\s-]", "", text.lower()).strip().replace(" ", "-"): squeeze(text) for text in texts}


@dataclass
class _Reader:
    titles: dict[str, str]
    flow: Flow = field(default_factory=Flow)
    kind: str = "text"
    above: list[int] = field(default_factory=list)
    note: str = ""
    figures: int = 0

    def read(self, tokens: list[Token]) -> None:
        for token in tokens:
            match token.type:
                case "heading_open":
                    self._heading(int(token.tag[1]))
                case "list_item_open":
                    self.kind = "item"
                case "th_open" | "td_open":
                    self.kind = "cell"
                case "footnote_open":
                    self.note = str(token.meta["id"] + 1)
                    self.flow.notes.append((self.note, ""))
                case "fence" | "code_block":
                    self._add(token.content)
                case "html_block":
                    root = html.fromstring(f"<body>{token.content}</body>")
                    self.flow.links += [(str(image.get("alt")), str(image.get("src"))) for image in root.iter("img")]
                    for tag, text in _paragraphs(root):
                        if tag in HEADINGS and text.strip():
                            self._heading(HEADINGS.index(tag) + 1)
                        self.kind = "item" if tag == "li" else self.kind
                        self._add(text)
                case "inline":
                    self._inline(token.children or [])
                case _ if token.nesting < 0:
                    self.kind = "text"

    def _heading(self, level: int) -> None:
        self.above = [*(higher for higher in self.above if higher < level), level]
        self.kind = f"heading {len(self.above)}"

    def _add(self, text: str) -> None:
        if self.note:
            number, before = self.flow.notes[-1]
            self.flow.notes[-1] = (number, before + squeeze(text))
        else:
            self.flow.add(self.kind, text)
        self.kind = "text"

    def _inline(self, tokens: list[Token]) -> None:
        pictures = [*takewhile(lambda token: token.type == "image", tokens)]
        for picture in pictures:
            self._figure(picture)
        self._add(self._words(tokens[len(pictures) :]))

    def _figure(self, image: Token) -> None:
        words, address = image.content, str(image.attrs["src"])
        self.figures += 1
        if ADDRESS.match(address):
            name = unquote(urlsplit(address).path).rpartition("/")[2]
            self.flow.add("text", name)
            self.flow.links.append((name, address))
        else:
            self.flow.add("picture", words)
        self.flow.add("caption", f"Figure {self.figures} {words}")

    def _words(self, tokens: list[Token]) -> str:
        found, link, begins = "", "", 0
        for token in tokens:
            assert token.type != "image", "a picture inside a text"
            if token.type == "link_open":
                link, begins = str(token.attrs["href"]), len(found)
            elif token.type == "link_close":
                self._link(found[begins:], link)
            elif token.type == "footnote_ref":
                found += f" note{token.meta['id'] + 1} "
            elif token.type == "html_inline":
                found += " "
            else:
                found += token.content or (" " if "break" in token.type else "")
        return found

    def _link(self, words: str, address: str) -> None:
        links: list[Linked] = self.flow.links_in_notes if self.note else self.flow.links
        if ADDRESS.match(address):
            links.append((words, address))
        elif title := self.titles.get(unquote(address[1:])) if address.startswith("#") else None:
            links.append((words, f"#{title}"))


def _paragraphs(root: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield the words in an HTML block, grouped by the element that contains them."""
    found, around = "", ""
    for event, node in _events(root):
        if node.tag in ENDS:
            yield around, found
            found, around = "", str(node.tag) if event == "start" else ""
        found += (node.text or "") + node.get("alt", "") if event == "start" else node.tail or ""
    yield around, found


def _events(node: html.HtmlElement) -> Iterator[tuple[str, html.HtmlElement]]:
    yield "start", node
    for child in node:
        yield from _events(child)
    yield "end", node
