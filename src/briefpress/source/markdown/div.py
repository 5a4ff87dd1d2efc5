"""A fenced div. In: nothing. Out: the class `Div`, for the modules that read the blocks in a div."""

from __future__ import annotations

from markdown_it.tree import SyntaxTreeNode

from briefpress.lazy import dataclass
from briefpress.model import Place
from briefpress.source.syntax.attributes import Attributes


@dataclass(frozen=True, slots=True)
class Div:
    """A div: its name, its title in Markdown, its attributes, its place.

    `own` is the name of a block that a brand declares; `name` is then the name of the block that it is like. `variants`
    are the classes that brands declare.
    """

    name: str
    title: str
    attributes: Attributes
    node: SyntaxTreeNode
    place: Place
    own: str = ""
    variants: tuple[str, ...] = ()
