"""The syntax tree of markdown-it -> blocks and notes.

In: a stretch of Markdown with the lines it stands on. Out: `Blocks`, and the notes written among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from markdown_it.tree import SyntaxTreeNode

from briefpress.model import (
    Blocks,
    CodeBlock,
    Heading,
    Inlines,
    ListBlock,
    Note,
    NotesPlace,
    Paragraph,
    Place,
    Quote,
    Recommendations,
    ThematicBreak,
)
from briefpress.problems import Code, Report, nearest
from briefpress.source.inlines import InlinePlaces, InlineReader, InsideNotes
from briefpress.source.parser import Parsed, parse
from briefpress.source.text import SourceText

DIV_NAME = re.compile(r"(?:\{\s*\.)?(?P<name>[\w-]+)\s*\}?$")
DIVS = ("notes", "recommendations")


def read_markdown(source: SourceText, report: Report) -> tuple[Blocks, tuple[Note, ...]]:
    """Return the blocks of `source` and the notes written in it, in the order of writing."""
    try:
        parsed = parse(source.text)
        if parsed.too_deep is None:
            return BlockReader(source, report).read_all(parsed)
        line = parsed.too_deep
    except RecursionError:
        line = 0
    report.add(Code.NESTING, "this text is nested too deeply", source.place_of_line(line), "use fewer levels")
    return (), ()


@dataclass(slots=True)
class BlockReader:
    """Reads one stretch of Markdown."""

    source: SourceText
    report: Report
    notes: list[Note] = field(default_factory=list)
    inside: InsideNotes = field(default_factory=InsideNotes)

    def read_all(self, parsed: Parsed) -> tuple[Blocks, tuple[Note, ...]]:
        """Return blocks and notes."""
        self.inside = InsideNotes(f"{self.source.file}:{self.source.first}")
        blocks = self._blocks(parsed.tree.children)
        for number, tokens in enumerate(parsed.inside):
            if tokens and number in self.inside.places:
                places = self.inside.places[number]
                inlines = InlineReader(places, self.report, self.inside).read(tokens)
                self.notes.append(Note(self.inside.id(number), (Paragraph(inlines),), places.at(0)))
        return blocks, tuple(self.notes)

    def _blocks(self, nodes: Iterable[SyntaxTreeNode]) -> Blocks:
        return tuple(block for node in nodes for block in self._block(node))

    def _block(self, node: SyntaxTreeNode) -> Blocks:
        match node.type:
            case "paragraph":
                inlines = self._inlines(node)
                return (Paragraph(inlines, self._place(node)),) if inlines else ()
            case "heading":
                return (self._heading(node),)
            case "bullet_list" | "ordered_list":
                return (self._list(node),)
            case "blockquote":
                return (Quote(self._blocks(node.children), self._place(node)),)
            case "code_block" | "fence":
                return (CodeBlock(node.content.removesuffix("\n"), self._place(node)),)
            case "hr":
                return (ThematicBreak(self._place(node)),)
            case "footnote_reference":
                self.notes.append(Note(node.meta["label"], self._blocks(node.children), self._place(node)))
            case "fenced_div":
                return self._div(node)
            case "html_block":
                return self._html(node)
            case _:
                self._unsupported(node)
        return ()

    def _heading(self, node: SyntaxTreeNode) -> Heading:
        for attribute in str(node.attrs.get("unknown", "")).split():
            hint = "take it out; an id is written {#id}"
            text = f'the attribute "{attribute}" of a heading is not read yet'
            self.report.add(Code.UNSUPPORTED, text, self._place(node), hint)
        return Heading(int(node.tag[1]), self._inlines(node), str(node.attrs.get("id", "")), self._place(node))

    def _list(self, node: SyntaxTreeNode) -> ListBlock:
        items = tuple(self._blocks(item.children) for item in node.children)
        paragraphs = (child for item in node.children for child in item.children if child.type == "paragraph")
        return ListBlock(
            items,
            ordered=node.type == "ordered_list",
            start=int(node.attrs.get("start", 1)),
            tight=all(paragraph.hidden for paragraph in paragraphs),
            place=self._place(node),
        )

    def _inlines(self, node: SyntaxTreeNode) -> Inlines:
        inline = node.children[0]
        places = InlinePlaces(self.source, _first_line(node), inline.content)
        return InlineReader(places, self.report, self.inside).read(
            token.children or () if (token := inline.token) else ()
        )

    def _div(self, node: SyntaxTreeNode) -> Blocks:
        match = DIV_NAME.match(node.info)
        name = match["name"] if match else node.info
        if not node.meta["closed"]:
            hint = "end it with a line `:::`"
            self.report.add(Code.BLOCK_UNCLOSED, f"the block `::: {name}` does not end", self._place(node), hint)
            return self._blocks(node.children)
        match name:
            case "notes":
                return self._notes_place(node)
            case "recommendations":
                return self._recommendations(node)
        hint = nearest(name, DIVS) or f"known here: {', '.join(DIVS)}"
        self.report.add(Code.UNSUPPORTED, f'the block "{name}" is not read yet', self._place(node), hint)
        return ()

    def _notes_place(self, node: SyntaxTreeNode) -> Blocks:
        if node.children:
            hint = "leave it empty: it only says where the notes are to be set"
            self.report.add(Code.NOTES_PLACE, "the block `::: notes` has something in it", self._place(node), hint)
        return (NotesPlace(self._place(node)), *self._blocks(node.children))

    def _recommendations(self, node: SyntaxTreeNode) -> Blocks:
        children = [child for child in node.children if child.type != "footnote_reference"]
        blocks = self._blocks(node.children)
        if len(children) == 1 and blocks and isinstance(blocks[0], ListBlock):
            return (Recommendations(blocks[0].items, self._place(node)),)
        hint = "write them as one list, `1. The first ...`; a recommendation of several paragraphs is indented below it"
        text = "the block `::: recommendations` holds something else than one list"
        self.report.add(Code.RECOMMENDATIONS_FORM, text, self._place(node), hint)
        return blocks

    def _html(self, node: SyntaxTreeNode) -> Blocks:
        """Return the words that stand in a line with comments; report other HTML."""
        rest = _without_comments(node.content).strip()
        if rest and not rest.startswith("<") and "^[" not in rest and node.map:
            return self._blocks(parse("\n" * node.map[0] + rest).tree.children)
        if rest:
            hint = "write it in Markdown; a comment, <!-- like this -->, stands on lines of its own"
            text = f"raw HTML is not passed through: {rest.split()[0]}"
            self.report.add(Code.HTML_RAW, text, self._place(node), hint)
        return ()

    def _unsupported(self, node: SyntaxTreeNode) -> None:
        what = "a table" if node.type == "table" else f'"{node.type}"'
        self.report.add(Code.UNSUPPORTED, f"{what} is not read yet", self._place(node))

    def _place(self, node: SyntaxTreeNode) -> Place:
        return self.source.place_of_line(_first_line(node))


def _first_line(node: SyntaxTreeNode) -> int:
    return node.map[0] if node.map else 0


def _without_comments(text: str) -> str:
    """Return `text` without `<!-- ... -->`; one that never ends stays."""
    kept, place = [], 0
    while (start := text.find("<!--", place)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept.append(text[place:start])
        place = end + len("-->")
    return "".join(kept) + text[place:]
