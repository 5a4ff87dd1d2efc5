"""Inline and display formulas. In: tokens and nodes of markdown-it. Out: `Formula`s and `Equation`s."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from briefpress.model import Blocks, Equation, Formula
from briefpress.problems import Code

if TYPE_CHECKING:
    from briefpress.source.markdown.blocks import BlockReader
    from briefpress.source.markdown.inline.runs import InlineReader


def read_formula(reader: InlineReader, token: Token) -> Formula:
    """Return an inline formula; a display formula inside a paragraph is reported."""
    place = reader.place(token, len(token.info))
    if token.markup == "$$":
        text, hint = "a display formula is inside a paragraph", "put it between blank lines"
        reader.report.add(Code.FORMULA_INLINE, text, place, hint)
    return Formula(" ".join(token.content.split()), place)


def read_equation(reader: BlockReader, node: SyntaxTreeNode) -> Blocks:
    """Return a display formula; attributes other than its id are reported."""
    given, place = node.meta["attributes"], reader.place(node)
    if given:
        given.report_unknown("a formula", place, reader.report, known=())
    return (Equation(node.content, reader.anchors.take(given.id if given else ""), place),)
