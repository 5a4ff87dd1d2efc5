"""Marked content (ISO 32000-1, 14.6). In: boxes that are being drawn. Out: marks around them in the page streams."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from briefpress.engine import EngineChangedError
from briefpress.engine.boxes import Box
from briefpress.engine.drawing import Stream, draw_space, draws_glyphs, numbered
from briefpress.pdf.tags.actual_text import assign_text
from briefpress.pdf.tags.build import Mark
from briefpress.pdf.tags.text import SOFT_HYPHEN
from briefpress.pdf.tags.tree import Artifact, Content

Properties = tuple[Any, ...]  # the properties of a mark: its tag, and a pydyf.Dictionary or None


@contextmanager
def marked(marks: Mapping[Box, Mark], stream: Stream, box: Box, tag: str) -> Iterator[None]:
    """Inside the block, mark everything that is drawn for `box`.

    Raise EngineChangedError if the box is not in the tree.
    """
    try:
        mark = marks[box]
    except KeyError:
        raise EngineChangedError(f"WeasyPrint draws a box that is not in the tag tree: {box!r}") from None
    if mark is None:
        yield
        return
    begun = len(stream.stream)
    properties = _properties(mark, stream, tag)
    stream.begin_marked_content(*properties)
    yield
    if draws_glyphs(box) and assign_text(stream, box) and isinstance(mark, Content):
        _set_actual_text(mark, properties)
    if isinstance(mark, Content) and mark.space:
        draw_space(stream, box, begun)
    stream.end_marked_content()


def _properties(mark: Content | Artifact, stream: Stream, tag: str) -> Properties:
    import pydyf

    if isinstance(mark, Artifact):
        return ("Artifact", pydyf.Dictionary(mark.properties)) if mark.properties else ("Artifact",)
    mark.mcid, mark.where = numbered(stream, mark.box, mark), stream
    properties = pydyf.Dictionary({"MCID": mark.mcid})
    if mark.hyphenated:
        word = mark.text[:-1].replace(SOFT_HYPHEN, "")
        properties["ActualText"] = pydyf.String(word)
    return tag, properties


def _set_actual_text(mark: Content, properties: Properties) -> None:
    """Add the actual text to a mark whose glyphs do not spell it (ISO 32000-1, 14.9.4)."""
    import pydyf

    properties[1].setdefault("ActualText", pydyf.String(mark.text.replace(SOFT_HYPHEN, "")))
