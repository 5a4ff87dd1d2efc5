"""The shape of the program: no circular imports, and no file that is too long to read."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

MAX_LINES = 250
# Tables of data may be longer.
TABLES = {"source/schema/front_matter.py", "problems/codes.py"}


@pytest.fixture(scope="module")
def modules(repository: Path) -> dict[str, Path]:
    """Map module names to the files of the program."""
    source = repository / "src"
    names = {file: ".".join(file.relative_to(source).with_suffix("").parts) for file in source.rglob("*.py")}
    return {name.removesuffix(".__init__"): file for file, name in names.items()}


def _imports(tree: ast.AST) -> Iterator[ast.ImportFrom]:
    """Yield the modules imported at run time, even inside functions, but not those imported for types only."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ImportFrom):
            yield node
        elif not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
            yield from _imports(node)


def _needs(file: Path, modules: dict[str, Path]) -> set[str]:
    found = _imports(ast.parse(file.read_text()))
    names = ((f"{item.module}.{alias.name}", item.module or "") for item in found for alias in item.names)
    return {name if name in modules else module for name, module in names if module in modules}


def test_there_are_no_circular_imports(modules: dict[str, Path]) -> None:
    needs = {name: _needs(file, modules) - {name} for name, file in modules.items()}
    assert needs["briefpress.edition.preparation"] > {"briefpress.edition.numbers.numbering", "briefpress.model"}
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        pytest.fail(" <- ".join(error.args[1]))


def test_no_module_is_too_long(repository: Path, modules: dict[str, Path]) -> None:
    folder = repository / "src" / "briefpress"
    lengths = {str(file.relative_to(folder)): len(file.read_text().splitlines()) for file in modules.values()}
    assert {name for name, length in lengths.items() if length > MAX_LINES} <= TABLES
