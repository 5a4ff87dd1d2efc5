"""A stylesheet of a brand. In: a node of tinycss2. Out: its place and its line in the file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from briefpress.lazy import dataclass
from briefpress.model import Place
from briefpress.workspace import SourceText

if TYPE_CHECKING:
    from tinycss2.ast import Node

SLASHES = re.compile(r"(?<![:\w(\"'/])//")  # a comment of Sass and JavaScript, unlike the slashes of an address


@dataclass(frozen=True, slots=True)
class Sheet:
    """A stylesheet of a brand. Addresses in the stylesheet are relative to `folder`; `root` is the workspace."""

    source: SourceText
    folder: Path
    root: Path

    def place(self, node: Node, width: int = 1) -> Place:
        """Return the place of a tinycss2 node."""
        return Place(self.source.file, node.source_line, node.source_column, width)

    def line(self, node: Node) -> str:
        """Return the line of a tinycss2 node."""
        return str(self.source.lines[node.source_line - 1])

    def slashes(self, first: Node, last: Node) -> Place | None:
        """Return the place of the first `//` between the lines of two nodes, or None."""
        for number in range(first.source_line, last.source_line + 1):
            if found := SLASHES.search(self.source.lines[number - 1]):
                return Place(self.source.file, number, found.start() + 1, len(found[0]))
        return None
