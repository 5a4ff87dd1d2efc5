"""Headings inside lists and quotations. In: a brief. Out: problems, because the table of contents omits these
headings.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.model import Brief, DefinitionList, Heading, ListBlock, Place, Quote, children, plain_text, walk
from briefpress.problems import Code, Problem

INSIDE = {ListBlock: "a list", DefinitionList: "a list", Quote: "a quotation"}


def check_nested_headings(brief: Brief) -> Iterator[Problem]:
    """Yield a problem for each heading inside a list, quotation or similar block."""
    seen: set[Place] = set()
    for block in walk(brief.blocks):
        container = INSIDE.get(type(block), "")
        headings = (found for found in walk(children(block)) if isinstance(found, Heading)) if container else ()
        for heading in headings:
            if heading.place not in seen:
                seen.add(heading.place)
                text = f"this heading is inside {container}, so the table of contents does not list it"
                hint = f"move it out, or write it in bold: **{plain_text(heading.inlines)}**"
                yield Problem(Code.HEADING_NESTED, text, heading.place, hint)
