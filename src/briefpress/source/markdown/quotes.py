"""Quotations with attributions, and GitHub's alerts, which have the same syntax.

In: the node of a quotation. Out: a `Quote`, or a callout for an alert, `> [!NOTE]`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from briefpress import lazy
from briefpress.model import Blocks, Box, Mark, Paragraph, Quote, Run, normal, with_mark
from briefpress.problems import Code, nearest
from briefpress.source.markdown.names import ALERT, CALLOUTS
from briefpress.source.syntax.blocks.attribution import DASH

if TYPE_CHECKING:
    from briefpress.source.markdown.blocks import BlockReader

NAME = lazy.pattern(r"\s*\[![\w-]+\][+-]?\s*")
QUOTATIONS = ("quote", "cite")  # Obsidian's alerts for quotations


def read_quote(reader: BlockReader, node: SyntaxTreeNode) -> Blocks:
    """Return a quotation, or the callout of an alert."""
    first = node.children[0] if node.children else node
    line = first.children[0].content.split("\n")[0] if first.type == "paragraph" else ""
    if alert := ALERT.fullmatch(line.strip()):
        return _alert(reader, node, alert["name"].lower())
    _report_shallower(reader, node)
    return (Quote(*split_attribution(reader.blocks(node.children)), reader.place(node)),)


def _report_shallower(reader: BlockReader, node: SyntaxTreeNode) -> None:
    """Report a line that continues an inner quotation although it has fewer > than that quotation (CommonMark 0.31.2,
    5.1).
    """
    if not node.map or not node.parent or node.parent.type != "blockquote":
        return
    depths = [(number, _depth(reader.source.lines[number])) for number in range(*node.map)]
    found = next((number for number, depth in depths if 0 < depth < depths[0][1]), None)
    if found is not None and reader.source.lines[found].strip(" >"):
        text, hint = "this line continues the inner quotation", "put a line with only > above it"
        reader.report.add(Code.MARKUP_LITERAL, text, reader.source.place_of_line(found), hint)


def _depth(line: str) -> int:
    return line[: len(line) - len(line.lstrip(" >"))].count(">")


def _alert(reader: BlockReader, node: SyntaxTreeNode, name: str) -> Blocks:
    """Return an alert as a callout; the rest of its first line is the title."""
    place, first = reader.place(node), node.children[0]
    line, rest = _split_title(reader.tokens(first))
    title, words = reader.inlines(first, tokens=line), reader.inlines(first, tokens=rest)
    paragraph = (Paragraph(words, reader.place(first)),) if words else ()
    blocks = (*paragraph, *reader.blocks(node.children[1:]))
    if title and not blocks:
        title, blocks = (), (Paragraph(title, reader.place(first)),)
    if kind := CALLOUTS.get(name):
        return (Box(kind, blocks, title, place=place),)
    if name not in QUOTATIONS:
        hint = nearest(name, CALLOUTS) or "valid alerts: NOTE, TIP, IMPORTANT, WARNING, CAUTION"
        text = f'there is no alert "{name}"; its text appears as a quotation'
        reader.report.add(Code.BLOCK_UNKNOWN, text, place, hint)
    heading = (Paragraph(with_mark(title, Mark.STRONG), place),) if title else ()
    return (Quote(*split_attribution((*heading, *blocks)), place),)


def _split_title(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """Split the first paragraph of an alert into its title, without the name of the alert, and the tokens below the
    title.
    """
    ends = (number for number, token in enumerate(tokens) if token.type in ("softbreak", "hardbreak"))
    end = next(ends, len(tokens))
    first, *more = tokens[:end]
    title = first.copy(content=NAME.sub("", first.content, count=1))
    return [title, *more], tokens[end + 1 :]


def split_attribution(blocks: Blocks) -> tuple[Blocks, Paragraph | None]:
    """Return `blocks` without their attribution (a last paragraph that begins with a dash), and the attribution."""
    last = blocks[-1] if len(blocks) > 1 else None
    if not isinstance(last, Paragraph):
        return blocks, None
    first, *more = last.inlines
    if not isinstance(first, Run) or not DASH.match(first.text):
        return blocks, None
    words = normal((replace(first, text=DASH.sub("", first.text, count=1)), *more))
    return (blocks[:-1], replace(last, inlines=words)) if words else (blocks, None)
