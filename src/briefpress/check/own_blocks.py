"""Blocks that brands declare. In: a brief, and the brand with which it is published. Out: problems for blocks and
variants that the brand does not declare.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.brand import Brand
from briefpress.model import Box, Brief, text_of, walk
from briefpress.problems import Code, Problem, nearest


def check_own_blocks(brief: Brief, brand: Brand) -> Iterator[Problem]:
    """Yield a problem for each block or variant that `brand` does not declare, and for each block whose declared title
    is not in the brief's language.
    """
    for box in walk(text_of(brief)):
        if isinstance(box, Box) and (box.name or box.variants):
            yield from _undeclared(box, brand)
            yield from _untitled(box, brand, brief.meta.lang)


def _undeclared(box: Box, brand: Brand) -> Iterator[Problem]:
    file, block = f"styles/{brand.name}/brand.yml", brand.blocks.get(box.name or box.kind)
    if box.name and not block:
        text = f'the brand "{brand.name}" does not declare the block "{box.name}"; it appears as `{box.kind}`'
        hint = nearest(box.name, brand.blocks) or f"declare it under `blocks` in {file}, or use `::: {box.kind}`"
        yield Problem(Code.BLOCK_UNDECLARED, text, box.place, hint)
        return
    known = block.variants if block else ()
    for variant in box.variants:
        if variant not in known:
            name = box.name or box.kind
            text = f'the brand "{brand.name}" does not declare the variant "{variant}" of "{name}"; it has no effect'
            hint = nearest(variant, known) or f"add it to `variants` of `{name}` under `blocks` in {file}, or remove it"
            yield Problem(Code.BLOCK_UNDECLARED, text, box.place, hint)


def _untitled(box: Box, brand: Brand, lang: str) -> Iterator[Problem]:
    block = brand.blocks.get(box.name)
    if block and block.titles and not box.title and block.title(lang) is None:
        hint = f"add `{lang}: ...` to its `title` in styles/{brand.name}/brand.yml, or write a title in the brief"
        yield Problem(Code.WORD_MISSING, f'the block "{box.name}" has no title in "{lang}"', box.place, hint)
