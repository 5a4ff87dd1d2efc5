"""The syntax tree of markdown-it -> blocks and notes.

In: a stretch of Markdown with the lines it stands on. Out: `Blocks`, and the notes written among them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from markdown_it.tree import SyntaxTreeNode

from briefpress.model import (
    Block,
    Blocks,
    CodeBlock,
    DefinitionList,
    Heading,
    Inlines,
    Landscape,
    ListBlock,
    Note,
    NotesPlace,
    Paragraph,
    Place,
    Quote,
    Recommendations,
    ReferencesPlace,
    Table,
    ThematicBreak,
)
from briefpress.problems import Code, Report, nearest
from briefpress.source.attributes import Attributes, read_attributes
from briefpress.source.figures import is_figure, read_figure
from briefpress.source.inlines import InlinePlaces, InlineReader, InsideNotes
from briefpress.source.parser import Parsed, parse
from briefpress.source.tables import is_caption, read_caption, read_table, report_caption_as_term
from briefpress.source.text import SourceText
from briefpress.source.workspace import Workspace

DIVS = ("landscape", "notes", "recommendations")


def read_markdown(source: SourceText, workspace: Workspace, report: Report) -> tuple[Blocks, tuple[Note, ...]]:
    """Return the blocks of `source` and the notes written in it, in the order of writing.

    Pictures are looked for in `workspace`, beside the file of `source`.
    """
    try:
        parsed = parse(source.text)
        if parsed.too_deep is None:
            return BlockReader(source, workspace, report).read_all(parsed)
        line = parsed.too_deep
    except RecursionError:
        line = 0
    report.add(Code.NESTING, "this text is nested too deeply", source.place_of_line(line), "use fewer levels")
    return (), ()


@dataclass(slots=True)
class BlockReader:
    """Reads one stretch of Markdown."""

    source: SourceText
    workspace: Workspace
    report: Report
    notes: list[Note] = field(default_factory=list)
    inside: InsideNotes = field(default_factory=InsideNotes)
    lang: str = ""

    def read_all(self, parsed: Parsed) -> tuple[Blocks, tuple[Note, ...]]:
        """Return blocks and notes."""
        self.inside = InsideNotes(f"{self.source.file}:{self.source.first}")
        blocks = self._blocks(parsed.tree.children)
        for number, tokens in enumerate(parsed.inside):
            if tokens and number in self.inside.places:
                places = self.inside.places[number]
                inlines = self.reader(places).read(tokens)
                self.notes.append(Note(self.inside.id(number), (Paragraph(inlines),), places.at(0)))
        return blocks, tuple(self.notes)

    def _blocks(self, nodes: Iterable[SyntaxTreeNode]) -> Blocks:
        out: list[Block] = []
        for node in nodes:
            if is_caption(node):
                self._caption(node, out)
            else:
                out.extend(self._block(node))
        return tuple(out)

    def _block(self, node: SyntaxTreeNode) -> Blocks:
        match node.type:
            case "paragraph" if is_figure(node):
                return read_figure(self, node)
            case "paragraph":
                inlines = self.inlines(node)
                return (Paragraph(inlines, self.place(node)),) if inlines else ()
            case "heading":
                return (self._heading(node),)
            case "bullet_list" | "ordered_list":
                return (self._list(node),)
            case "blockquote":
                return (Quote(self._blocks(node.children), self.place(node)),)
            case "code_block" | "fence":
                return (CodeBlock(node.content.removesuffix("\n"), self.place(node)),)
            case "table":
                return (read_table(self, node),)
            case "dl":
                return (self._definitions(node),)
            case "hr":
                return (ThematicBreak(self.place(node)),)
            case "footnote_reference":
                self.notes.append(Note(node.meta["label"], self._blocks(node.children), self.place(node)))
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
            self.report.add(Code.UNSUPPORTED, text, self.place(node), hint)
        return Heading(int(node.tag[1]), self.inlines(node), str(node.attrs.get("id", "")), self.place(node))

    def _list(self, node: SyntaxTreeNode) -> ListBlock:
        items = tuple(self._blocks(item.children) for item in node.children)
        paragraphs = (child for item in node.children for child in item.children if child.type == "paragraph")
        return ListBlock(
            items,
            ordered=node.type == "ordered_list",
            start=int(node.attrs.get("start", 1)),
            tight=all(paragraph.hidden for paragraph in paragraphs),
            place=self.place(node),
        )

    def _definitions(self, node: SyntaxTreeNode) -> DefinitionList:
        items: list[tuple[Paragraph, list[Blocks]]] = []
        for child in node.children:
            if child.type == "dt":
                report_caption_as_term(self, child)
                items.append((Paragraph(self.inlines(child), self.place(child)), []))
            else:
                items[-1][1].append(self._blocks(child.children))
        return DefinitionList(tuple((term, tuple(definitions)) for term, definitions in items), self.place(node))

    def _caption(self, node: SyntaxTreeNode, out: list[Block]) -> None:
        """Give what a line `: Caption` says to the table above it."""
        if out and isinstance(table := out[-1], Table) and not (table.caption or table.id):
            out[-1] = read_caption(self, node, table)
            return
        hint = "write it below the table it belongs to, after an empty line"
        self.report.add(Code.CAPTION_MISPLACED, "there is no table above this caption", self.place(node), hint)
        out.extend(self._block(node))

    def inlines(self, node: SyntaxTreeNode, after: int = 0) -> Inlines:
        """Return the text of a paragraph, heading or cell; a cell stands from column `after` of its line on."""
        inline = node.children[0]
        places = InlinePlaces(self.source, _first_line(inline), inline.content, after=after)
        return self.reader(places).read(token.children or () if (token := inline.token) else ())

    def reader(self, places: InlinePlaces) -> InlineReader:
        """Return what reads the text at `places`."""
        return InlineReader(places, self.report, self.inside, self.lang)

    def line(self, text: str, place: Place) -> Inlines:
        """Return one line of Markdown that stands in an attribute at `place`."""
        source = SourceText(self.source.file, (text,), spot=place)
        blocks, _ = read_markdown(source, self.workspace, self.report)
        return blocks[0].inlines if blocks and isinstance(blocks[0], Paragraph) else ()

    def _div(self, node: SyntaxTreeNode) -> Blocks:
        attributes = read_attributes(node.info) or Attributes(classes=(node.info,))
        name = next(iter(attributes.classes), "")
        if not node.meta["closed"]:
            hint = "end it with a line `:::`"
            self.report.add(Code.BLOCK_UNCLOSED, f"the block `::: {name}` does not end", self.place(node), hint)
            return self._blocks(node.children)
        attributes.report_unknown(
            "a block", self.place(node), self.report, known=("lang",), classes=attributes.classes[:1]
        )
        lang = attributes.lang(self.lang, self.place(node), self.report)
        return replace(self, lang=lang)._named_div(name, node, of_refs=attributes.id == "refs")

    def _named_div(self, name: str, node: SyntaxTreeNode, *, of_refs: bool) -> Blocks:
        match name:
            case "" if of_refs:
                return (ReferencesPlace(self.place(node)), *self._blocks(node.children))
            case "":
                return self._blocks(node.children)
            case "landscape":
                return (Landscape(self._blocks(node.children), self.place(node)),)
            case "notes":
                return self._notes_place(node)
            case "recommendations":
                return self._recommendations(node)
        hint = nearest(name, DIVS) or f"known here: {', '.join(DIVS)}"
        self.report.add(Code.UNSUPPORTED, f'the block "{name}" is not read yet', self.place(node), hint)
        return ()

    def _notes_place(self, node: SyntaxTreeNode) -> Blocks:
        if node.children:
            hint = "leave it empty: it only says where the notes are to be set"
            self.report.add(Code.NOTES_PLACE, "the block `::: notes` has something in it", self.place(node), hint)
        return (NotesPlace(self.place(node)), *self._blocks(node.children))

    def _recommendations(self, node: SyntaxTreeNode) -> Blocks:
        children = [child for child in node.children if child.type != "footnote_reference"]
        blocks = self._blocks(node.children)
        if len(children) == 1 and blocks and isinstance(blocks[0], ListBlock):
            return (Recommendations(blocks[0].items, self.place(node)),)
        hint = "write them as one list, `1. The first ...`; a recommendation of several paragraphs is indented below it"
        text = "the block `::: recommendations` holds something else than one list"
        self.report.add(Code.RECOMMENDATIONS_FORM, text, self.place(node), hint)
        return blocks

    def _html(self, node: SyntaxTreeNode) -> Blocks:
        """Return the words that stand in a line with comments; report other HTML."""
        rest = _without_comments(node.content).strip()
        if rest and not rest.startswith("<") and "^[" not in rest and node.map:
            return self._blocks(parse("\n" * node.map[0] + rest).tree.children)
        if rest:
            hint = "write it in Markdown; a comment, <!-- like this -->, stands on lines of its own"
            text = f"raw HTML is not passed through: {rest.split()[0]}"
            self.report.add(Code.HTML_RAW, text, self.place(node), hint)
        return ()

    def _unsupported(self, node: SyntaxTreeNode) -> None:
        self.report.add(Code.UNSUPPORTED, f'"{node.type}" is not read yet', self.place(node))

    def place(self, node: SyntaxTreeNode) -> Place:
        """Return where `node` begins."""
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
