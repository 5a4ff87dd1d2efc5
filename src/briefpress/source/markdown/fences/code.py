"""Code blocks. In: the node of a fenced or indented block. Out: a `CodeBlock`; options without effect are reported."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.tree import SyntaxTreeNode

from briefpress import lazy
from briefpress.model import Blocks, CodeBlock, Figure, Paragraph, Picture, Place, plain_text
from briefpress.problems import Code
from briefpress.source.markdown.fences.directives import is_directive, read_directive, read_maths
from briefpress.source.markdown.names import Head, read_head
from briefpress.source.syntax.attributes import read_attributes

if TYPE_CHECKING:
    from briefpress.source.markdown.blocks import BlockReader

COMMENTS = lazy.pattern(r"\s*(?:<!--.*?-->\s*)+", re.DOTALL)  # Pandoc writes `<!-- -->` between two lists
RAW = lazy.pattern(r"\{\s*=\s*(?P<format>[\w+-]+)\s*\}")  # Pandoc's syntax for content for one format only
WORDS = lazy.pattern(r"(?<![\w-])(?P<name>title|filename|caption|name|header)=(?:\"[^\"]+\"|'[^']+'|[^\s\"'{}]+)")
CELL = lazy.pattern(r"\{\s*(?P<language>\w+)\b[^}]*\}")  # a code cell, which Quarto would run to show its result
SAVED = "save its result and include it as a picture or table"
# Languages whose code other programs render, and what to write instead.
DRAWN = {
    **dict.fromkeys(("mermaid", "plantuml", "puml", "graphviz", "flow", "sequence", "gantt", "markmap"), SAVED),
    **dict.fromkeys(("vega", "vega-lite", "geojson", "topojson", "wavedrom", "abc"), SAVED),
    **dict.fromkeys(("dataview", "dataviewjs", "query", "tasks", "button"), SAVED),
}
# Directives of MyST and Sphinx, and what to write instead.
TABS = "make each tab a heading"
UNKNOWN = {
    "list-table": "write a pipe table: | a | b |",
    "csv-table": 'save it as a CSV file and write ::: {.table csv="data.csv"}',
    "include": "write {{< include file.md >}}",
    "toctree": "remove it: `toc: true` in the front matter adds a table of contents",
    "contents": "remove it: `toc: true` in the front matter adds a table of contents",
    **dict.fromkeys(("tab-set", "tab-item", "tabs"), TABS),
    "attribution": "write it as the last line of the quotation: > -- Name",
    "code-cell": "write ``` and the name of the language",
    **dict.fromkeys(("grid", "grid-item-card", "card"), "write its parts one below the other"),
}
ITEM = lazy.pattern(r"\s*(?P<marker>[•·◦▪●‣–—*-]|\d{1,2}[.)])\s+(?P<words>\S.*)")  # an item of a list
OPTION = lazy.pattern(r"\s*(?:#|//|%%|--)\|\s*(?P<name>[\w-]+):\s*(?P<value>.*\S)")


def read_fence(reader: BlockReader, node: SyntaxTreeNode) -> Blocks:
    """Return a code block, or the blocks of a MyST directive in a fence."""
    lines = node.content.removesuffix("\n").split("\n")
    if node.type == "fence" and is_directive(node.info):
        return read_directive(reader, node, lines)
    if node.type == "fence" and node.info.split()[:1] == ["math"]:  # a formula on GitHub and GitLab
        return read_maths(reader, node, lines)
    head = read_head(node.info.strip()) if node.type == "fence" else None
    if head and head.directive and head.name in UNKNOWN:
        return _unknown_directive(reader, node, head)
    if cell := CELL.fullmatch(node.info.strip()):
        return read_cell(reader, node, cell["language"])
    if node.type == "fence" and RAW.fullmatch(node.info.strip()) and COMMENTS.fullmatch(node.content):
        return ()
    return _unknown_directive(reader, node, head) if head and head.directive else (_code(reader, node),)


def _unknown_directive(reader: BlockReader, node: SyntaxTreeNode, head: Head) -> Blocks:
    """Return the content of an unknown directive as code, below its title."""
    place = reader.place(node)
    text = f'the directive "{head.name}" is unknown; its content appears as code'
    reader.report.add(Code.BLOCK_UNKNOWN, text, place, UNKNOWN.get(head.name, "write it in Markdown"))
    title = reader.line(head.title, place)
    return (*([Paragraph(title, place)] if title else []), CodeBlock(node.content.removesuffix("\n"), place))


def _code(reader: BlockReader, node: SyntaxTreeNode) -> CodeBlock:
    """Return the code block; its language is ignored, because code is not highlighted."""
    place, info = reader.place(node), node.info.strip()
    if node.type == "fence" and _is_open(reader, node):
        text = "this code block is not closed: everything after it is code"
        reader.report.add(Code.MARKUP_LITERAL, text, place, f"write {node.markup} on a line of its own below the code")
    if node.type == "code_block":
        _report_list(reader, node.content, place)
    if (name := info.split(" ")[0].lower()) in DRAWN:
        text = f"briefpress does not draw {name}; it appears as code"
        reader.report.add(Code.ATTRIBUTE_UNKNOWN, text, place, DRAWN[name])
    if titled := WORDS.search(info.partition("{")[0]):
        text = f'the attribute "{titled["name"]}" of a code block has no effect'
        reader.report.add(Code.ATTRIBUTE_UNKNOWN, text, place, "write its text above the code")
    if raw := RAW.fullmatch(info):
        text = f"content meant only for {raw['format']} is not passed through; it appears as code"
        reader.report.add(Code.HTML_RAW, text, place, "write it in Markdown")
    elif given := read_attributes(info[info.index("{") :] if "{" in info else ""):
        language = given.classes[:1] if info.startswith("{") else ()
        given.report_unknown("a block of code", place, reader.report, known=(), classes=(*language, "numberLines"))
    return CodeBlock(node.content.removesuffix("\n"), place, indented=node.type == "code_block")


def _report_list(reader: BlockReader, content: str, place: Place) -> None:
    """Report a list that is code because it is indented, for example if it was pasted from a word processor."""
    items = [ITEM.fullmatch(line) for line in content.splitlines() if line.strip()]
    if items and (item := items[0]) and all(items):
        marker = item["marker"] if item["marker"][0].isdigit() else "-"
        text, hint = "this list is shown as code, because it is indented", f"write {marker} {item['words']}"
        reader.report.add(Code.MARKUP_LITERAL, text, place, f"{hint}, without the space before it")


def _is_open(reader: BlockReader, node: SyntaxTreeNode) -> bool:
    """Return whether a block lacks its closing fence."""
    first, end = node.map or (0, 0)
    last = reader.source.lines[end - 1].rstrip() if 0 < end <= len(reader.source.lines) else node.markup
    return end - first < 2 or not last.endswith(node.markup)


def read_cell(reader: BlockReader, node: SyntaxTreeNode, language: str) -> Blocks:
    """Return code that Quarto would run, as written, followed by a placeholder if its result is a figure.

    Options are lines `#| name: value` at the top of the code (Quarto, "Execution options").
    """
    place, lines = reader.place(node), node.content.removesuffix("\n").split("\n")
    options = {match["name"]: match["value"].strip("\"'") for line in lines if (match := OPTION.match(line))}
    text = f"briefpress does not run {{{language}}} code; it appears as written"
    reader.report.add(Code.ATTRIBUTE_UNKNOWN, text, place, SAVED)
    label, caption = options.get("label", ""), options.get("fig-cap", "")
    words = reader.line(caption, place)
    figure = Figure(Picture("", options.get("fig-alt") or plain_text(words) or label), words, id=label, place=place)
    shown = label.startswith("fig-") or caption
    return (CodeBlock("\n".join(lines), place), *((figure,) if shown else ()))
