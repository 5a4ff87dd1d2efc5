"""Features that the oldest supported Python, 3.11.0, lacks or gets wrong."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

SOURCES = Path(__file__).parents[1] / "src"
# Names of these in `re._parser`; until Python 3.11.5, they fail around groups (CPython gh-106052).
WRONG = {"POSSESSIVE_REPEAT", "ATOMIC_GROUP"}


def patterns(path: Path) -> Iterator[tuple[int, str]]:
    """Yield each pattern that a module passes to `re` or `lazy`, with its line; inserted expressions become `x`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re" | "lazy")), args=[first, *_]):
                yield node.lineno, "".join(words(first))


def words(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=values):
            for value in values:
                yield from words(value)
        case ast.BinOp(left=left, right=right):
            yield from words(left)
            yield from words(right)
        case _:
            yield "x"


def operations(tree: Any) -> Iterator[str]:
    """Yield the name of every operation in a parsed pattern."""
    if isinstance(tree, tuple | list) or type(tree).__name__ == "SubPattern":
        for item in tree:
            yield from operations(item)
    else:
        yield str(tree)


def uses(pattern: str) -> set[str]:
    parser = vars(re)["_parser"]
    return WRONG & set(operations(parser.parse(pattern)))


@pytest.mark.parametrize("pattern", ["(?:ab)*+", "a++", "x(?>ab)", "(a|b{2}+)"])
def test_patterns_that_old_python_mishandles_are_found(pattern: str) -> None:
    assert uses(pattern)


def test_no_pattern_is_possessive_or_atomic() -> None:
    found = [(path, line, text) for path in SOURCES.rglob("*.py") for line, text in patterns(path)]
    assert len(found) > 100
    assert not [(path.name, line) for path, line, text in found if uses(text)]
