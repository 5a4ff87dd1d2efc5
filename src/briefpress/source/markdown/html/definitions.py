"""Definition lists in HTML. In: a `dl` element. Out: a `DefinitionList`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from briefpress.model import Block, Blocks, DefinitionList, Heading, Inlines, Paragraph, Place, Run
from briefpress.source.markdown.html.tree import Element

if TYPE_CHECKING:
    from briefpress.source.markdown.blocks import BlockReader

Inside = Callable[..., Blocks]


def text_of_blocks(blocks: Iterable[Block]) -> Inlines:
    """Return the paragraphs and headings among `blocks` as a single text, separated by spaces."""
    found = [block.inlines for block in blocks if isinstance(block, Paragraph | Heading)]
    return tuple(inline for number, text in enumerate(found) for inline in ((Run(" "),) if number else ()) + text)


def read_definitions(reader: BlockReader, element: Element, place: Place, inside: Inside) -> Blocks:
    """Return the definition list of a `dl`; `inside` returns the blocks of an element."""
    items: list[tuple[Paragraph, list[Blocks]]] = []
    for part in _parts(element):
        where = reader.source.place_of_line(part.line)
        blocks = inside(reader, part, words=True)
        if part.name == "dt" or not items:
            term = text_of_blocks(blocks) if part.name == "dt" else ()
            items.append((Paragraph(term, where), []))
        if part.name != "dt" and blocks:
            items[-1][1].append(blocks)
    found = tuple((term, tuple(definitions)) for term, definitions in items)
    return (DefinitionList(found, place),) if found else ()


def _parts(element: Element) -> Iterator[Element]:
    """Yield the terms and definitions of a list, including those inside a `div`; other content counts as a
    definition.
    """
    for part in element.inside:
        if isinstance(part, Element) and part.name == "div":
            yield from _parts(part)
        elif isinstance(part, Element):
            yield part
        else:
            yield replace(element, tag=element.tag._replace(name="dd"), inside=[part])
