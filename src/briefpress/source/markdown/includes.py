"""Other files put into a text, `{{< include part.md >}}`. In: the node of an include. Out: the blocks of the file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from markdown_it.tree import SyntaxTreeNode

from briefpress.model import Blocks
from briefpress.problems import Code
from briefpress.workspace import MOST_LINES

if TYPE_CHECKING:
    from briefpress.source.markdown.blocks import BlockReader

MOST_FILES = 200  # read for one text, each as often as it is named


def read_include(reader: BlockReader, node: SyntaxTreeNode) -> Blocks:
    """Return the blocks of another file, which looks for its pictures beside itself."""
    if _is_full(reader):
        return ()
    place, around = reader.place(node), (*reader.including, reader.source.file)
    source = reader.file(node.info, place)
    if source is None:
        return ()
    if source.file in around:
        text = f'"{node.info}" includes itself: {" > ".join((*around, source.file))}'
        reader.report.add(Code.INCLUDE_CYCLE, text, place, "take one of these lines out")
        return ()
    if _is_full(reader):
        text = f"this text includes more than {MOST_FILES} files, or {MOST_LINES} lines in all"
        reader.report.add(Code.TOO_LONG, text, place, "a file that includes others several times grows fast")
        return ()
    return replace(reader, source=source, including=around).read()


def _is_full(reader: BlockReader) -> bool:
    """Say whether as much has been read as any text may have: files that include each other can grow without end."""
    return len(reader.files) > MOST_FILES or sum(len(file.lines) for file in reader.files) > MOST_LINES
