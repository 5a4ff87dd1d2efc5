"""Blocks of HTML. In: the node of one. Out: its words, read as Markdown, and one problem for its tags."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from markdown_it.tree import SyntaxTreeNode

from briefpress.model import Blocks
from briefpress.problems import Code, Report
from briefpress.source.markdown.raw_html import TAG, Stretch, block_tags, stretches, without_unseen

if TYPE_CHECKING:
    from briefpress.source.markdown.blocks import BlockReader


def read_html_block(reader: BlockReader, node: SyntaxTreeNode) -> Blocks:
    """Return the words of a block of HTML, with paragraphs between the tags that end some; report those tags."""
    text, unseen = without_unseen(node.content)
    found, first = Report(), node.map[0] if node.map else 0
    inside = replace(reader, report=found)
    blocks = tuple(block for stretch in stretches(text) for block in _stretch(inside, first, stretch))
    tags = (*unseen, *block_tags(text)) or _no_tags(text, found)
    if tags:
        hint = "write it in Markdown; a comment, <!-- like this -->, is fine"
        said = f"raw HTML is not passed through: {', '.join(tags)}"
        reader.report.add(Code.HTML_RAW, said, reader.place(node), hint)
    reader.report.extend(found.problems)
    return blocks


def _no_tags(text: str, found: Report) -> tuple[str, ...]:
    """Return what a block begins with that is no tag, such as one without an end, where nothing was said of it."""
    is_said = any(problem.code is Code.HTML_RAW for problem in found.problems)
    begins = text.split()[:1]
    return () if is_said or TAG.match(text.lstrip()) or not "".join(begins).startswith("<") else tuple(begins)


def _stretch(reader: BlockReader, first: int, stretch: Stretch) -> Blocks:
    line = first + stretch.line
    source = reader.source.part(line, line + stretch.text.count("\n") + 1)
    where = f"{source.file}:{reader.source.first + first}:{stretch.start}"
    return replace(reader, source=source).markdown(stretch.text, where, html=False)
