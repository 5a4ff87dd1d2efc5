"""Blocks and variants that the brands of a workspace declare. In: names at a fence. Out: their declarations.

Brands are read only if a name is not built in. A brief can be published with a brand other than its own, so it may use
blocks of any brand; `check` reports blocks that the brand in use does not declare.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from briefpress.problems import Report
from briefpress.workspace import Workspace

if TYPE_CHECKING:
    from briefpress.brand import OwnBlock
    from briefpress.source.markdown.blocks import BlockReader

Declared = Mapping[str, Mapping[str, "OwnBlock"]]


def find_block(reader: BlockReader, name: str) -> OwnBlock | None:
    """Return the block `name` that a brand declares, preferably the brand of the brief."""
    return next((block for block in _found(reader, name) if not block.is_built_in), None)


def find_variants(reader: BlockReader, name: str, classes: Sequence[str]) -> tuple[str, ...]:
    """Return those `classes` that any brand declares as variants of the block `name`."""
    known = {variant for block in _found(reader, name) for variant in block.variants} if classes else set()
    return tuple(class_ for class_ in classes if class_ in known)


def block_names(reader: BlockReader) -> set[str]:
    """Return the names of all blocks that brands declare."""
    return {name for blocks in _declared(reader.workspace).values() for name in blocks}


def _found(reader: BlockReader, name: str) -> Iterator[OwnBlock]:
    brands = _declared(reader.workspace)
    own = brands.get(reader.brand, {})
    yield from (blocks[name] for blocks in (own, *brands.values()) if name in blocks)


def _declared(workspace: Workspace) -> Declared:
    return workspace.once("own blocks", _read, Report())


def _read(workspace: Workspace, _report: Report) -> Declared:
    from briefpress.brand import declared_blocks

    workspace.uses.add(workspace.styles)
    for folder in sorted(workspace.styles.glob("*")):
        workspace.uses.add(folder)
        workspace.uses.add(folder / "brand.yml")
    return declared_blocks(workspace.styles, workspace.cache)
