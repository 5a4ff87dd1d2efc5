"""Tags: the structure of a PDF for screen readers (ISO 32000-1, 14.7 and 14.8; ISO 14289-1).

In: pages that WeasyPrint has laid out, before they are drawn. Out: marks around drawn content, and a tag tree.

    build    pages -> a tree like the HTML's, each box with its mark (roles: HTML -> types; text: spaces, hyphens)
    shape    that tree -> a standard one (lists, contents, tables, notes)
    links    one annotation for each stretch of a link
    marks    marks around what is drawn
    write    the tree -> objects of the file
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from briefpress.engine.boxes import Document


@contextmanager
def tagged(document: Document) -> Iterator[None]:
    """Write `document` with tags inside the block; the document must be laid out with `remembered_sources`."""
    from briefpress.engine.drawing import drawing
    from briefpress.pdf.tags.build import build
    from briefpress.pdf.tags.links import connect
    from briefpress.pdf.tags.marked_content import marked
    from briefpress.pdf.tags.normalize import shape
    from briefpress.pdf.tags.to_unicode import mended
    from briefpress.pdf.tags.write import write_tags

    tree = build(document.pages)
    shape(tree.root, document.metadata.lang or "")
    connect(tree, document.pages)
    with drawing(partial(marked, tree.marks), partial(write_tags, tree.root), mended):
        yield


__all__ = ["tagged"]
