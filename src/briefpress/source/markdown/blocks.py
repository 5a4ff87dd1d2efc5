"""Converts the syntax tree of markdown-it to blocks. In: Markdown with its lines. Out: `Blocks` and their notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from typing import NamedTuple

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from briefpress.lazy import dataclass
from briefpress.model import (
    Block,
    Blocks,
    Inlines,
    Note,
    Paragraph,
    Place,
    ThematicBreak,
)
from briefpress.problems import Code, Report
from briefpress.source.markdown.captions import read_blocks
from briefpress.source.markdown.definitions import read_definitions
from briefpress.source.markdown.fences.code import read_fence
from briefpress.source.markdown.fences.divs import read_div
from briefpress.source.markdown.fences.includes import read_include
from briefpress.source.markdown.figures.paragraphs import read_paragraph
from briefpress.source.markdown.foreign.near_markdown import report_others
from briefpress.source.markdown.foreign.recognised import report_block_attributes, report_fields
from briefpress.source.markdown.headings import read_heading
from briefpress.source.markdown.inline.anchors import Anchors
from briefpress.source.markdown.inline.equations import read_equation
from briefpress.source.markdown.inline.runs import InlineReader
from briefpress.source.markdown.inline_places import InlinePlaces, InsideNotes
from briefpress.source.markdown.lists import read_list
from briefpress.source.markdown.note_ids import with_unique_note_ids
from briefpress.source.markdown.quotes import read_quote
from briefpress.source.markdown.tables.drawn import read_drawn_table, report_near
from briefpress.source.markdown.tables.pipe import read_table, report_large
from briefpress.source.syntax.parser import MAX_CHARACTERS, Parsed, parse
from briefpress.workspace import SourceText, Workspace


class Written(NamedTuple):
    """The content of a piece of Markdown: its blocks, notes and definitions.

    `abbreviations` are keyed by the short form; `files` are the included files, relative to the workspace.
    """

    blocks: Blocks = ()
    notes: tuple[Note, ...] = ()
    abbreviations: Mapping[str, str] = {}
    files: tuple[str, ...] = ()


def read_markdown(source: SourceText, workspace: Workspace, report: Report, brand: str = "") -> Written:
    """Return the content of `source`, with notes in source order.

    Paths of pictures and other files are relative to the file of `source`, in `workspace`. `brand` is the brand of the
    brief.
    """
    reader = BlockReader(source, workspace, report, brand=brand)
    blocks, notes = reader.anchors.redirected(*with_unique_note_ids(reader.read(), tuple(reader.notes)))
    files = tuple(dict.fromkeys(file.file for file in reader.files))
    return Written(blocks, notes, reader.abbreviations, files)


@dataclass(slots=True)
class BlockReader:
    """Reads a piece of Markdown included by the files `including`; lines in `near_tables` have already been
    reported.
    """

    source: SourceText
    workspace: Workspace
    report: Report
    notes: list[Note] = field(default_factory=list)
    inside: InsideNotes = field(default_factory=InsideNotes)
    lang: str = ""
    abbreviations: dict[str, str] = field(default_factory=dict)
    files: list[SourceText] = field(default_factory=list)
    including: tuple[str, ...] = ()
    anchors: Anchors = field(default_factory=Anchors)
    references: Mapping[str, object] = field(default_factory=dict)
    brand: str = ""
    near_tables: frozenset[int] = frozenset()

    def read(self) -> Blocks:
        """Return the blocks of the whole source; notes, abbreviations and files are collected in the attributes."""
        return self.markdown(self.source.text, f"{self.source.file}:{self.source.first}")

    def markdown(self, text: str, where: str, *, html: bool = True, words: bool = False) -> Blocks:
        """Return the blocks of `text` from the source; `where` identifies the text in the ids of its inline notes.

        If `words` is True, the text is a single paragraph, even if it begins like another block.
        """
        try:
            parsed = parse(text, html=html, words=words, references=self.references)
            if parsed.too_deep is None:
                return self._read(parsed, where)
            line = parsed.too_deep
        except RecursionError:
            line = 0
        place = self.source.place_of_line(line)
        self.report.add(Code.NESTING, "this text is nested too deeply", place, "use fewer levels")
        return ()

    def _read(self, parsed: Parsed, where: str) -> Blocks:
        self.inside, self.references = InsideNotes(where), parsed.references
        for line in parsed.too_long:
            text, hint = f"this paragraph has more than {MAX_CHARACTERS} characters", "split it"
            self.report.add(Code.TOO_LONG, text, replace(self.source.place_of_line(line), width=0), hint)
        for line, why in sorted(parsed.near_tables.items()):
            report_near(self.report, self.source.place_of_lines(line, self._end(line)), why)
        self.near_tables = frozenset(n for line in parsed.near_tables for n in range(line, self._end(line)))
        blocks = self.blocks(parsed.tree.children)
        self.inner_notes(parsed)
        self._unused(parsed)
        return blocks

    def _end(self, line: int) -> int:
        """Return the number of the first blank line at or after `line`, or the number of lines if there is none."""
        lines = self.source.lines
        return next((end for end in range(line, len(lines)) if not lines[end].strip()), len(lines))

    def _unused(self, parsed: Parsed) -> None:
        """Report unused and repeated link definitions, because their lines are not shown but may be meant as text."""
        hint = "write [text][label] where the link belongs, [^label]: ... for a note, or remove the line"
        for line in parsed.references.unused():
            text = "no link uses this address; the line is not shown"
            self.report.add(Code.LINK_TARGET, text, self.source.place_of_line(line), hint)
        for line in parsed.repeated:
            text = "this label already has an address; the line is not shown"
            self.report.add(Code.LINK_TARGET, text, self.source.place_of_line(line), "give it a different label")

    def inner_notes(self, parsed: Parsed) -> None:
        """Collect the inline notes of text after its blocks have been read."""
        for number, tokens in enumerate(parsed.inside):
            if number in self.inside.places:
                places = self.inside.places[number]
                inlines = self.reader(places).read(tokens)
                self.notes.append(Note(self.inside.id(number), (Paragraph(inlines),) if inlines else (), places.at(0)))

    def _fields_below(self, node: SyntaxTreeNode) -> None:
        if node.markup.startswith("-") and node.map:
            below = node.map[1]
            report_fields(self.report, self.source.lines[below:], self.source.place_of_line(node.map[0]))

    def blocks(self, nodes: Iterable[SyntaxTreeNode], before: Sequence[Block] = ()) -> Blocks:
        """Return the blocks `before`, followed by the blocks of `nodes`."""
        return read_blocks(self, list(nodes), before)

    def block(self, node: SyntaxTreeNode) -> Blocks:
        """Return the blocks of a node. Captions are still paragraphs; `captions` attaches them later."""
        match node.type:
            case "paragraph":
                return read_paragraph(self, node)
            case "heading":
                return read_heading(self, node)
            case "bullet_list" | "ordered_list":
                return (read_list(self, node),)
            case "blockquote":
                return read_quote(self, node)
            case "code_block" | "fence":
                return read_fence(self, node)
            case "table":
                return (read_table(self, node),)
            case "drawn_table":
                return (read_drawn_table(self, node),)
            case "dl":
                return read_definitions(self, node)
            case "hr" | "page_break":
                return (self._break(node),)
            case "footnote_reference":
                self.notes.append(Note(node.meta["label"], self.blocks(node.children), self.place(node)))
            case "fenced_div":
                return read_div(self, node)
            case "large_table":
                report_large(self.report, self.place(node), rows=node.meta["rows"], columns=node.meta["columns"])
            case "include":
                return read_include(self, node)
            case "equation":
                return read_equation(self, node)
            case "abbreviation":
                self.abbreviations.setdefault(node.content, node.info)
            case "attributes":
                report_block_attributes(self.report, node.content, self.source.lines, self.place(node), node.map)
            case _:
                self.report.add(Code.UNSUPPORTED, f'"{node.type}" is not supported', self.place(node))
        return ()

    def _break(self, node: SyntaxTreeNode) -> ThematicBreak:
        if node.type == "hr":
            self._fields_below(node)
        return ThematicBreak(self.place(node), new_page=node.type == "page_break")

    def inlines(self, node: SyntaxTreeNode, after: int = 0, tokens: list[Token] | None = None) -> Inlines:
        """Return the text of a paragraph, heading or cell, or only that of `tokens`.

        The text of a cell begins at column `after` of its line.
        """
        inline = node.children[0]
        places = InlinePlaces(self.source, _first_line(inline), inline.content, after=after)
        if tokens is None:
            report_others(places, self.report)
        return self.reader(places).read(self.tokens(node) if tokens is None else tokens)

    @staticmethod
    def tokens(node: SyntaxTreeNode) -> list[Token]:
        """Return the tokens of a paragraph, heading or cell."""
        return _tokens(node)

    def reader(self, places: InlinePlaces) -> InlineReader:
        """Return a reader for the text at `places`."""
        return InlineReader(
            places, self.report, self.inside, self.lang, anchors=self.anchors, abbreviations=self.abbreviations
        )

    def line(self, text: str, place: Place) -> Inlines:
        """Return one line of Markdown from an attribute at `place`."""
        source = SourceText(self.source.file, (text,), spot=place)
        inside = InsideNotes(f"{self.source.file}:{place.line}:{place.column}:{text}")
        reader = replace(self, source=source, inside=inside)
        parsed = parse(text, words=True, references=self.references)
        inlines = reader.inlines(parsed.tree.children[0])
        reader.inner_notes(parsed)
        return inlines

    def file(self, written: str, place: Place) -> SourceText | None:
        """Return the text of the file at the relative path `written`, or None with a problem."""
        where, missing = self.source.file, Code.FILE_MISSING
        path = self.workspace.find(written, beside=where, place=place, report=self.report, kind="file", missing=missing)
        source = self.workspace.read(path, self.report) if path else None
        self.files.extend([source] if source else [])
        return source

    def place(self, node: SyntaxTreeNode) -> Place:
        """Return the place of `node`, from its start to its end."""
        first = _first_line(node)
        return self.source.place_of_lines(first, node.map[1] if node.map else first + 1)


def _tokens(node: SyntaxTreeNode) -> list[Token]:
    token = node.children[0].token if node.children else None
    return (token.children if token else None) or []


def _first_line(node: SyntaxTreeNode) -> int:
    return node.map[0] if node.map else 0
