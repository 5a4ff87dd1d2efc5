"""Resolve custom properties in values (CSS Custom Properties 1, section 3). In: tokens. Out: resolved tokens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from briefpress.brand.css.stylesheets import tokens_in

if TYPE_CHECKING:
    from tinycss2.ast import Node

MAX_DEPTH = 20  # the maximum depth to which nested custom properties are resolved
MAX_TOKENS = 2_000  # the maximum number of tokens in a resolved value
Tokens: TypeAlias = "Sequence[Node]"


def resolved(tokens: Tokens, properties: Mapping[str, Tokens], depth: int = 0) -> Iterator[Node]:
    """Yield the tokens of a value with its custom properties resolved."""
    for token in tokens:
        if is_var(token) and depth < MAX_DEPTH:
            name, _, rest = arguments(token)
            value = properties.get(name) or rest
            yield from resolved(value, properties, depth + 1) if value else [token]
        elif token.type in ("function", "() block"):
            inner = copy(token)
            part = "arguments" if token.type == "function" else "content"
            setattr(inner, part, list(resolved(getattr(token, part), properties, depth)))
            yield inner
        else:
            yield token


def is_endless(tokens: Tokens, properties: Mapping[str, Tokens]) -> bool:
    """Return whether a value expands without limit when its custom properties are resolved."""
    return next(islice(resolved(tokens, properties), MAX_TOKENS, None), None) is not None


def is_circular(name: str, properties: Mapping[str, Tokens]) -> bool:
    """Return whether the custom property `name` refers to itself, perhaps through others."""
    reached: set[str] = set()
    waiting = [name]
    while waiting:
        named = {arguments(token)[0] for token in tokens_in(properties.get(waiting.pop(), ())) if is_var(token)}
        waiting += named - reached
        reached |= named
    return name in reached


def arguments(function: Node) -> tuple[str, bool, Tokens]:
    """Return the name in `var()`, whether it has a fallback, and the fallback."""
    names = [token.value for token in function.arguments if token.type == "ident"]
    commas = [place for place, token in enumerate(function.arguments) if token == ","]
    return names[0] if names else "", bool(commas), function.arguments[commas[0] + 1 :] if commas else ()


def is_var(token: Node) -> bool:
    """Return whether a token is `var()`."""
    return bool(token.type == "function" and token.lower_name == "var")
