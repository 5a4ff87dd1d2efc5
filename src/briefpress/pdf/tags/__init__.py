"""Tags: the structure of a PDF for screen readers (ISO 32000-1, 14.7 and 14.8; ISO 14289-1).

In: pages that WeasyPrint has laid out but not drawn. Out: marked content in the page streams, and a tag tree.
    build           makes a tree like that of the HTML, with a mark for each box (with struct_types and text)
    normalize       adapts the tree to the standard (with lists, contents, tables and notes)
    links           makes one annotation for each stretch of a link
    marked_content  marks the content while it is drawn
    write           writes the tree as PDF objects
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from briefpress.engine.boxes import Document


@contextmanager
def tagged(document: Document) -> Iterator[None]:
    """Inside the block, write `document` with tags; it must have been laid out with `remembered_sources`."""
    from briefpress.engine.drawing import drawing
    from briefpress.pdf.tags.build import build
    from briefpress.pdf.tags.links import connect
    from briefpress.pdf.tags.marked_content import marked
    from briefpress.pdf.tags.normalize import shape
    from briefpress.pdf.tags.to_unicode import corrected
    from briefpress.pdf.tags.write import write_tags

    tree = build(document.pages)
    shape(tree.root, document.metadata.lang or "")
    connect(tree, document.pages)
    with drawing(partial(marked, tree.marks), partial(write_tags, tree.root), corrected):
        yield


__all__ = ["tagged"]
