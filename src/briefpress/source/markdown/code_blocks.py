"""Blocks of code. In: the node of a block, fenced or indented. Out: a `CodeBlock`; what its fence asks for in vain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.tree import SyntaxTreeNode

from briefpress import lazy
from briefpress.model import CodeBlock
from briefpress.problems import Code
from briefpress.source.syntax.attributes import read_attributes

if TYPE_CHECKING:
    from briefpress.source.markdown.blocks import BlockReader

RAW = lazy.pattern(r"\{\s*=\s*(?P<format>[\w+-]+)\s*\}")  # meant for one format alone, as Pandoc has it
CELL = lazy.pattern(r"\{\s*(?P<language>\w+)\b[^}]*\}")  # run by Quarto, which shows what comes of it


def read_code(reader: BlockReader, node: SyntaxTreeNode) -> CodeBlock:
    """Return the block; the language of its words makes no difference here."""
    place, info = reader.place(node), node.info.strip()
    if raw := RAW.fullmatch(info):
        text = f"words for {raw['format']} alone are not passed through: they are set as code"
        reader.report.add(Code.HTML_RAW, text, place, "write them in Markdown")
    elif cell := CELL.fullmatch(info):
        text = f"{cell['language']} code is not run here: it is set as it is written"
        reader.report.add(Code.ATTRIBUTE_UNKNOWN, text, place, f"write ```{cell['language']} where that is meant")
    elif given := read_attributes(info[info.index("{") :] if "{" in info else ""):
        language = given.classes[:1] if info.startswith("{") else ()
        given.report_unknown("a block of code", place, reader.report, known=(), classes=(*language, "numberLines"))
    return CodeBlock(node.content.removesuffix("\n"), place)
