"""A web page as readers see it. In: a file. Out: headings, notes, links, pictures, cells and people."""

import re
from pathlib import Path

from tests.readers.page import HtmlPage, Node, text_of
from tests.readers.words import squeeze

HEADINGS = "//h1 | //h2 | //h3 | //h4 | //h5 | //h6"
# The elements of a page that are not part of the brief's text.
OTHER = ("tools", "languages", "data-link", "reading-time")
AROUND = " or ".join(f"ancestor-or-self::*[contains(@class, '{name}')]" for name in OTHER)


class WebFile(HtmlPage):
    """A web page of a brief."""

    def __init__(self, file: Path) -> None:
        super().__init__(file.read_text(encoding="utf-8"))
        self.main = self.find("//main")[0]

    @property
    def headings(self) -> list[tuple[int, str]]:
        """Return the headings with their levels, 0 for the title, without note marks."""
        nodes = [node for node in self.find(HEADINGS) if "toc-heading" not in (node.get("class") or "")]
        return [(int(str(node.tag)[1]) - 1, squeeze(_without_marks(node))) for node in nodes]

    @property
    def blocks(self) -> list[str]:
        """Return the text of each paragraph, item, cell and heading of the brief, without blocks inside it."""
        kinds = "self::p or self::li or self::td or self::th or self::dt or self::dd or self::div or self::caption"
        nodes = self.find(f"//main//*[{kinds}] | //header//p | {HEADINGS}")
        texts = [squeeze(own_text(node)) for node in nodes if not node.xpath(f"boolean({AROUND})")]
        return [text for text in texts if text]

    @property
    def whole(self) -> str:
        """Return all words, including those in the table of contents and in the head."""
        return squeeze("".join(text_of(node) for node in self.find("//header | //nav | //main")))

    @property
    def notes(self) -> list[tuple[str, str]]:
        """Return the number and the text of each note."""
        items = self.find("//section[contains(@class, 'notes')]/ol/li")
        return [(squeeze(text_of(item[0])), squeeze("".join(text_of(child) for child in item[1:]))) for item in items]

    @property
    def marks(self) -> list[str]:
        """Return the numbers at the note marks."""
        return self.values("//a[@role='doc-noteref']/text()")

    @property
    def links(self) -> set[str]:
        """Return the addresses outside the page to which the text links."""
        found = self.find(f"//a[@href][not({AROUND})]")
        return {address for node in found if not (address := str(node.get("href"))).startswith("#")}

    @property
    def alts(self) -> list[str]:
        """Return the alt text of each picture that is not decorative, sorted."""
        return sorted(alt for alt in self.values("//img/@alt") if alt)

    @property
    def tables(self) -> list[list[list[str]]]:
        """Return the words of each cell, row by row and table by table, without note marks."""
        rows = ([row.xpath("th | td") for row in table.xpath(".//tr")] for table in self.find("//table"))
        return [[[squeeze(_without_marks(cell)) for cell in row] for row in table] for table in rows]

    @property
    def people(self) -> list[str]:
        """Return the names of the people."""
        return [text_of(node).strip() for node in self.classed("person-name")]


def _without_marks(node: Node) -> str:
    copied = _copy(node)
    for mark in copied.xpath(".//sup[a/@role]"):
        mark.getparent().remove(mark) if not mark.tail else _leave_tail(mark)
    return text_of(copied)


def _copy(node: Node) -> Node:
    from copy import deepcopy

    return deepcopy(node)


def _leave_tail(node: Node) -> None:
    node.text = None
    for child in [*node]:
        node.remove(child)


INNER = re.compile("p|li|ul|ol|dl|dt|dd|div|table|figure|aside|section|blockquote|h[1-6]|caption|td|th|tr")


def own_text(node: Node) -> str:
    """Return the text of an element without that of blocks inside it."""
    parts = [node.text or ""]
    for child in node:
        if not INNER.fullmatch(str(child.tag)):
            parts.append(text_of(child) if str(child.tag) != "a" or child.get("role") != "doc-backlink" else "")
        parts.append(child.tail or "")
    return "".join(parts)
