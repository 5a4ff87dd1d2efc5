"""The class `Div`, shared by the modules that read the blocks in a fenced div."""

from __future__ import annotations

from markdown_it.tree import SyntaxTreeNode

from briefpress.lazy import dataclass
from briefpress.model import Place
from briefpress.source.syntax.attributes import Attributes


@dataclass(frozen=True, slots=True)
class Div:
    """A div: its name, its title in Markdown, its attributes, node and place.

    For a block that a brand declares, `own` is its name, and `name` is the built-in block on which it is based.
    `variants` are the classes that brands declare.
    """

    name: str
    title: str
    attributes: Attributes
    node: SyntaxTreeNode
    place: Place
    own: str = ""
    variants: tuple[str, ...] = ()
