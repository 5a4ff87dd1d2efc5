"""Paragraphs, and pictures that stand by themselves: a `Figure` each, as Pandoc's implicit figures and Quarto's.

In: the node of a paragraph. Out: its figures and its words; no words are lost where a picture is not there.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import unquote

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from briefpress import lazy
from briefpress.model import Blocks, Figure, Inlines, Paragraph, Picture, Place, plain_text
from briefpress.problems import Code
from briefpress.source.markdown.inline_places import InlinePlaces
from briefpress.source.markdown.near_markdown import report_literals
from briefpress.source.markdown.pictures import file_name, find_picture, web_address
from briefpress.source.syntax import attributes

if TYPE_CHECKING:
    from briefpress.source.markdown.blocks import BlockReader

LINES = ("title", "notes", "source")
KNOWN = ("alt", "credit", "src", "width", *LINES)
PERCENT = lazy.pattern(r"(?P<number>\d{1,3})%")


def read_paragraph(reader: BlockReader, node: SyntaxTreeNode) -> Blocks:
    """Return a paragraph; pictures at its beginning and its end are figures above and below its words."""
    report_literals(_places(reader, node), reader.report)
    above, words, below = _parted(reader.tokens(node))
    alone = len(above) == 1 and not words
    inlines = reader.inlines(node, tokens=words)
    for where, images in (("above", above), ("below", below)):
        for image in images if inlines else ():
            text = f"this picture stands in a paragraph with words: it is set {where} them"
            hint = "put it on a line of its own, with empty lines around it"
            reader.report.add(Code.IMAGE_INLINE, text, _place(reader, node, image), hint)
    paragraph = (Paragraph(inlines, reader.place(node)),) if inlines else ()
    figures = [
        [_figure(reader, node, image, reader.place(node) if alone else _place(reader, node, image)) for image in images]
        for images in (above, below)
    ]
    return (*chain(*figures[0]), *paragraph, *chain(*figures[1]))


def _parted(tokens: list[Token]) -> tuple[list[Token], list[Token], list[Token]]:
    """Return the pictures before the words of a paragraph, the words, and the pictures after them."""
    said = [number for number, token in enumerate(tokens) if not _is_around(token)] or [len(tokens)]
    first, end = said[0], said[-1] + 1
    around = [token for token in (*tokens[:first], *tokens[end:]) if token.type == "attributes"]
    above, below = ([token for token in some if token.type == "image"] for some in (tokens[:first], tokens[end:]))
    return above, [*around, *tokens[first:end]], below


def _is_around(token: Token) -> bool:
    """Say whether `token` is a picture, or what may stand around one that stands by itself."""
    return token.type in ("image", "attributes", "softbreak", "hardbreak") or (
        token.type == "text" and not token.content.strip()
    )


def _figure(reader: BlockReader, node: SyntaxTreeNode, image: Token, place: Place) -> Blocks:
    """Return a figure; without its file, it has the words for the picture; nothing where there are none."""
    given = attributes.of(image.attrs)
    given.report_unknown("a picture", place, reader.report, known=KNOWN)
    caption, written = _caption(reader, node, image), unquote(given.values["src"])
    path = find_picture(reader.workspace, written, beside=reader.source.file, place=place, report=reader.report)
    alt = given.values.get("alt", "")
    if not alt:
        hint = 'say what it shows behind the address: {alt="..."}'
        reader.report.add(Code.ALT_MISSING, "this picture has no alternative text", place, hint)
    alt = alt or (plain_text(caption) if path else file_name(written))
    if not (path or alt):
        return ()
    address = "" if path else web_address(given.values["src"])
    picture = Picture(path, alt, given.values.get("credit", ""), address, place)
    lines = {name: reader.line(given.values.get(name, ""), place) for name in LINES}
    if plain_text(lines["title"]) == plain_text(caption):  # some write the same as ![words](file "words")
        lines["title"] = ()
    width = _width(reader, given.values.get("width", ""), place)
    return (Figure(picture, caption, width=width, id=given.id, place=place, **lines),)


def _place(reader: BlockReader, node: SyntaxTreeNode, image: Token) -> Place:
    return _places(reader, node).at(image.map[0] if image.map else 0)


def _places(reader: BlockReader, node: SyntaxTreeNode, start: int = 0) -> InlinePlaces:
    inline = node.children[0]
    return InlinePlaces(reader.source, inline.map[0] if inline.map else 0, inline.content, start)


def _caption(reader: BlockReader, node: SyntaxTreeNode, image: Token) -> Inlines:
    begins = (image.map[0] if image.map else 0) + len("![")
    return reader.reader(_places(reader, node, begins)).read(image.children or ())


def _width(reader: BlockReader, written: str, place: Place) -> float:
    """Return the share of the text's width, 0 where none was asked for."""
    match = PERCENT.fullmatch(written)
    if written and not (match and 0 < int(match["number"]) <= 100):
        hint = 'write a share of the text\'s width: width="60%"'
        reader.report.add(Code.VALUE_INVALID, f'"{written}" is not a width', place, hint)
        return 0
    return int(match["number"]) / 100 if match else 0
