"""YAML. In: text. Out: nodes with their places, plain values, or tokens. Contains all use of ruamel.yaml.

The parser is the pure-Python one, because the one in C fails on some comments.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TextIO

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.tokens import ScalarToken, Token

__all__ = [
    "MappingNode",
    "MarkedYAMLError",
    "Node",
    "ScalarNode",
    "ScalarToken",
    "SequenceNode",
    "Token",
    "YAMLError",
    "composed",
    "node_of",
    "tokens_of",
    "values_of",
]


def composed(text: str | TextIO) -> Node | None:
    """Return the root node of `text`, or None if there is none. Raise YAMLError if it is not valid YAML."""
    node: Node | None = _parser().compose(text)
    return node


def node_of(text: str) -> Node | None:
    """Return the root node of `text`, or None if there is none or the YAML is invalid."""
    try:
        return composed(text)
    except YAMLError:
        return None


def values_of(text: str) -> dict[str, Any]:
    """Return the mapping in `text` as Python values. Raise YAMLError if it is not valid YAML."""
    return dict(_parser().load(text))


def tokens_of(text: str) -> Iterator[Token]:
    """Yield the tokens of `text`. Raise YAMLError where it is not valid YAML."""
    yield from _parser().scan(text)


def _parser() -> YAML:
    return YAML(typ="safe", pure=True)
