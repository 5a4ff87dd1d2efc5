"""A paragraph that is one picture -> a `Figure`, as Pandoc's implicit figures and Quarto's.

In: the node of the paragraph. Out: the figure, or nothing where its picture is not there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from briefpress.model import Blocks, Figure, Inlines, Picture, Place, plain_text
from briefpress.problems import Code
from briefpress.source import attributes
from briefpress.source.inline_places import InlinePlaces

if TYPE_CHECKING:
    from briefpress.source.blocks import BlockReader

LINES = ("title", "notes", "source")
KNOWN = ("alt", "credit", "src", "width", *LINES)
PERCENT = re.compile(r"(?P<number>\d{1,3})%")


def is_figure(node: SyntaxTreeNode) -> bool:
    """Say whether a paragraph is a picture and nothing else."""
    return len(_images(node)) == 1 and all(child.type == "image" for child in node.children[0].children)


def read_figure(reader: BlockReader, node: SyntaxTreeNode) -> Blocks:
    """Return the figure that a paragraph is."""
    (image,) = _images(node)
    place = reader.place(node)
    given = attributes.of(image.attrs)
    given.report_unknown("a picture", place, reader.report, known=KNOWN)
    path = unquote(given.values["src"])
    found = reader.workspace.find(path, beside=reader.source.file, place=place, report=reader.report)
    caption = _caption(reader, node, image)
    alt = _alt(reader, given.values.get("alt", ""), caption, place)
    if found is None:
        return ()
    picture = Picture(reader.workspace.relative(found), alt, given.values.get("credit", ""), place)
    lines = {name: reader.line(given.values.get(name, ""), place) for name in LINES}
    width = _width(reader, given.values.get("width", ""), place)
    return (Figure(picture, caption, width=width, id=given.id, place=place, **lines),)


def _images(node: SyntaxTreeNode) -> list[Token]:
    token = node.children[0].token
    return [child for child in (token.children or () if token else ()) if child.type == "image"]


def _caption(reader: BlockReader, node: SyntaxTreeNode, image: Token) -> Inlines:
    inline = node.children[0]
    begins = (image.map[0] if image.map else 0) + len("![")
    line = inline.map[0] if inline.map else 0
    return reader.reader(InlinePlaces(reader.source, line, inline.content, begins)).read(image.children or ())


def _alt(reader: BlockReader, written: str, caption: Inlines, place: Place) -> str:
    """Return the alternative text; the caption where there is none, which is better than nothing."""
    if not written:
        hint = 'say what it shows behind the address: {alt="..."}'
        reader.report.add(Code.ALT_MISSING, "this picture has no alternative text", place, hint)
    return written or plain_text(caption)


def _width(reader: BlockReader, written: str, place: Place) -> float:
    """Return the share of the text's width, 0 where none was asked for."""
    match = PERCENT.fullmatch(written)
    if written and not (match and 0 < int(match["number"]) <= 100):
        hint = 'write a share of the text\'s width: width="60%"'
        reader.report.add(Code.VALUE_INVALID, f'"{written}" is not a width', place, hint)
        return 0
    return int(match["number"]) / 100 if match else 0
