"""Headings. In: a markdown-it node with trailing attributes in `meta`. Out: a `Heading`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from markdown_it.tree import SyntaxTreeNode

from briefpress.model import Blocks, Heading, trimmed
from briefpress.problems import Code
from briefpress.source.markdown.foreign.recognised import report_fields_as_heading, report_underlined

if TYPE_CHECKING:
    from briefpress.source.markdown.blocks import BlockReader


def read_heading(reader: BlockReader, node: SyntaxTreeNode) -> Blocks:
    """Return a heading; if it has no text, report it and return `()`."""
    for attribute in str(node.attrs.get("unknown", "")).split():
        hint = "remove it; write an id as {#id}"
        text = f'the attribute "{attribute}" of a heading has no effect'
        reader.report.add(Code.ATTRIBUTE_UNKNOWN, text, reader.place(node), hint)
    if node.markup in ("-", "=") and node.map:
        _check_underlined(reader, node, reader.source.lines[: node.map[0]])
    words = trimmed(reader.inlines(node))
    id_ = reader.anchors.take(str(node.attrs.get("id", "")))
    if not words:
        text, hint = "this heading has no text and is left out", "write its text or remove it"
        reader.report.add(Code.HEADING_EMPTY, text, reader.place(node), hint)
        return ()
    marks = (bool(node.meta.get(name)) for name in ("appendix", "unnumbered", "opener"))
    return (Heading(int(node.tag[1]), words, id_, reader.place(node), *marks),)


def _check_underlined(reader: BlockReader, node: SyntaxTreeNode, above: Sequence[str]) -> None:
    """Report a paragraph that a line of hyphens or equals signs below it turns into a heading."""
    lines, place = node.children[0].content.split("\n"), reader.place(node)
    # fields between two lines of hyphens are reported in `foreign.recognised`
    if node.markup == "-" and not (above and above[-1].startswith("---")):
        report_fields_as_heading(reader.report, lines, place)
    report_underlined(reader.report, above, lines, node.markup, place)
