"""Definition lists. In: the node of a list. Out: its `DefinitionList`; a term that is a picture becomes a `Figure`."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from markdown_it.tree import SyntaxTreeNode

from briefpress.model import Block, Blocks, DefinitionList, Figure, Paragraph
from briefpress.problems import Code
from briefpress.source.markdown.figures.captions import lacks_caption, with_caption
from briefpress.source.markdown.figures.paragraphs import pictures_alone
from briefpress.source.markdown.tables.pipe import report_caption_as_term

if TYPE_CHECKING:
    from briefpress.source.markdown.blocks import BlockReader


def read_definitions(reader: BlockReader, node: SyntaxTreeNode) -> Blocks:
    """Return the terms with their definitions; pictures with captions among them become figures."""
    out: list[Block] = []
    for child, after in pairwise([*node.children, None]):
        if child and child.type == "dt":
            out += _term(reader, child, out)
        elif child:
            _report_hidden_term(reader, child, after)
            out[-1:] = _with_definition(reader, child, out[-1])
    return tuple(out)


def _term(reader: BlockReader, node: SyntaxTreeNode, before: list[Block]) -> Blocks:
    """Return the term `node` in a definition list: the list at the end of `before`, which is removed from there, or a
    new one. If the term is a picture, return its figures.
    """
    if picture := pictures_alone(reader, node, captioned=True):
        return picture
    report_caption_as_term(reader, node)
    term = Paragraph(reader.inlines(node), reader.place(node))
    items = last.items if before and isinstance(last := before[-1], DefinitionList) else ()
    place = before.pop().place if items else reader.place(node.parent or node)
    return (DefinitionList((*items, (term, ())), place),)


def _with_definition(reader: BlockReader, node: SyntaxTreeNode, above: Block) -> Blocks:
    """Return the list `above` with the definition `node` added to its last term, or the figure `above` with this
    definition as its caption.
    """
    if isinstance(above, DefinitionList):
        term, definitions = above.items[-1]
        return (replace(above, items=(*above.items[:-1], (term, (*definitions, reader.blocks(node.children))))),)
    first, *more = node.children or [node]
    caption = first.meta.get("attributes")
    if caption is None or not isinstance(above, Figure):
        return (above, *reader.blocks(node.children))
    if lacks_caption(above):
        captioned = with_caption(reader, above, reader.inlines(first), caption, reader.place(first))
        return (captioned, *reader.blocks(more))
    hint = 'write what the picture shows in {alt="..."}, and keep one caption'
    reader.report.add(Code.CAPTION_MISPLACED, "this picture has two captions", reader.place(first), hint)
    return (above, *reader.block(first), *reader.blocks(more))


def _report_hidden_term(reader: BlockReader, node: SyntaxTreeNode, after: SyntaxTreeNode | None) -> None:
    """Report the last line of a definition if it seems to be the term of the next definition, `after`.

    Without a blank line above it, such a line continues the definition (CommonMark 0.31, 5.1, lazy continuation).
    """
    if not (node.map and after and after.type == "dd" and after.map):
        return
    number = after.map[0] - 1
    line = reader.source.lines[number]
    if number > node.map[0] and line.strip() and line[0] not in " \t:~":
        text = f'"{line.strip()}" continues the definition above it'
        hint = "to make it a term of its own, add a blank line above it; otherwise, indent it"
        reader.report.add(Code.MARKUP_LITERAL, text, reader.source.place_of_line(number), hint)
