"""Paragraphs. Pictures on separate lines become figures, as in Pandoc (implicit figures) and Quarto.

In: the node of a paragraph. Out: its figures and its text; no text is lost if a picture is missing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from briefpress import lazy
from briefpress.model import Block, Blocks, Figure, Inlines, Paragraph, Picture, Place, plain_text
from briefpress.problems import Code
from briefpress.source.markdown.figures.captions import BREAKS, LINES, caption_line, with_line
from briefpress.source.markdown.figures.linked import linked, without_links
from briefpress.source.markdown.foreign.near_markdown import report_literals
from briefpress.source.markdown.inline.html import report_unsafe
from briefpress.source.markdown.inline_places import InlinePlaces
from briefpress.source.markdown.names import COLUMNS, column_of, floats
from briefpress.source.markdown.pictures import file_name, find_picture, read_width, web_address
from briefpress.source.syntax import attributes
from briefpress.source.syntax.attributes import Attributes

if TYPE_CHECKING:
    from briefpress.source.markdown.blocks import BlockReader

# Attributes of Quarto and HTML that are redundant in a brief or that the brand decides.
SAME = {"fig-alt": "alt", "fig-cap": "caption"}
WITHOUT_EFFECT = (
    *("height", "fig-align", "fig-scap", "fig-pos", "fig-env", "fig-width", "fig-height", "out-height", "align"),
    *("loading", "lightbox", "group", "hspace", "vspace", "border"),
)
DECORATION = "decorative"
KNOWN = ("alt", "credit", "float", "src", "width", "out-width", "role", *LINES, *SAME, *WITHOUT_EFFECT)
# tags of elements that contain only pictures
AROUND = lazy.pattern(r"</?(?:picture|source|center)\b[^<>]*>", re.IGNORECASE)


def read_paragraph(reader: BlockReader, node: SyntaxTreeNode) -> Blocks:
    """Return a paragraph and its figures: pictures on separate lines split the paragraph, and pictures at its start or
    end are moved out of it. The caption of a picture can be a line in italics or a `: Caption` line directly below it.
    """
    if not node.map or reader.near_tables.isdisjoint(range(*node.map)):
        report_literals(_places(reader, node), reader.report)
    pieces, last = _pieces(reader.tokens(node)), 0
    out: list[Block] = []
    for number, (is_picture, tokens) in enumerate(pieces):
        if not is_picture and number and pieces[number - 1][0] and isinstance(figure := out[-1], Figure):
            tokens, out[-1] = with_line(reader, node, figure, tokens)
        captioned = is_picture and number + 1 < len(pieces) and bool(caption_line(pieces[number + 1][1]))
        out += (
            _figures(reader, node, tokens, len(pieces) == 1, captioned)
            if is_picture
            else _words(reader, node, tokens, last)
        )
        last = len(out)
    return tuple(out)


def _pieces(tokens: list[Token]) -> list[tuple[bool, list[Token]]]:
    """Return the lines of a paragraph in groups, and for each group whether it contains only pictures."""
    lines: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        depth += token.nesting
        lines[-1].append(token)
        if depth == 0 and token.type in BREAKS:
            lines.append([])
    pieces: list[tuple[bool, list[Token]]] = []
    for line in lines:
        bare = without_links(line)
        is_picture = _are_pictures(bare)
        line = bare if is_picture else line
        if pieces and pieces[-1][0] == is_picture:
            pieces[-1][1].extend(line)
        elif line:
            pieces.append((is_picture, [*line]))
    return pieces


def _words(reader: BlockReader, node: SyntaxTreeNode, tokens: list[Token], before: int) -> Blocks:
    """Return a paragraph of `tokens`; pictures at its start or end become figures above or below it."""
    above, words, below = _split(tokens)
    inlines = reader.inlines(node, tokens=words)
    for where, images in (("above", above), ("below", below)):
        for image in images if inlines else ():
            text = f"this picture is inside a paragraph; it appears {where} the text"
            hint = "put it on a line of its own, with blank lines around it"
            reader.report.add(Code.IMAGE_INLINE, text, _place(reader, node, image), hint)
    place = _place(reader, node, words[0]) if before and words else reader.place(node)
    paragraph = (Paragraph(inlines, place, reader.anchors.take()),) if inlines else ()
    return (*_figures(reader, node, above), *paragraph, *_figures(reader, node, below))


def _figures(
    reader: BlockReader, node: SyntaxTreeNode, tokens: list[Token], alone: bool = False, captioned: bool = False
) -> Blocks:
    """Return the pictures among `tokens` as figures. A picture that is `alone` in its paragraph has the paragraph's
    place. If a line below is the caption (`captioned`), the text in the brackets of each picture is its alt text.
    """
    images = [token for token in tokens if token.type == "image"]
    alone = alone and len(images) == 1
    reader.inlines(node, tokens=[token for token in tokens if token.type == "attributes"])
    return tuple(
        figure
        for image in images
        for figure in _figure(
            reader, node, image, reader.place(node) if alone else _place(reader, node, image), captioned=captioned
        )
    )


def pictures_alone(reader: BlockReader, node: SyntaxTreeNode, *, captioned: bool = False) -> Blocks:
    """Return the figures of a cell or term that contains only pictures, otherwise `()`. In a cell, the text in the
    brackets of a picture without alt text is its alt text, not a numbered caption, because a logo needs no caption.
    """
    tokens = without_links(reader.tokens(node))
    tokens = tokens if captioned else [_in_cell(token) for token in tokens]
    return _figures(reader, node, tokens, captioned=captioned) if _are_pictures(tokens) else ()


def _in_cell(token: Token) -> Token:
    given = attributes.of(token.attrs)
    is_bare = token.type == "image" and not (given.id or given.values.get("alt") or given.values.get("fig-alt"))
    words = "".join(child.content for child in token.children or ()) if is_bare else ""
    return token.copy(attrs={**token.attrs, "alt": words}, children=[]) if words else token


def _split(tokens: list[Token]) -> tuple[list[Token], list[Token], list[Token]]:
    """Split the tokens of a paragraph into the pictures before its text, the text, and the pictures after it."""
    numbers = [number for number, token in enumerate(tokens) if not _is_around(token)] or [len(tokens)]
    first, end = numbers[0], numbers[-1] + 1
    attributes_ = [token for token in (*tokens[:first], *tokens[end:]) if token.type == "attributes"]
    above, below = ([token for token in side if token.type == "image"] for side in (tokens[:first], tokens[end:]))
    return above, [*attributes_, *tokens[first:end]], below


def _are_pictures(tokens: list[Token]) -> bool:
    return all(map(_is_around, tokens)) and any(token.type == "image" for token in tokens)


def _is_around(token: Token) -> bool:
    """Return whether `token` is a picture, or may accompany a picture on its line."""
    is_space = token.type == "text" and not token.content.strip()
    return is_space or token.type in ("image", "attributes", *BREAKS) or bool(AROUND.fullmatch(token.content))


def _figure(
    reader: BlockReader, node: SyntaxTreeNode, image: Token, place: Place, *, captioned: bool = False
) -> Blocks:
    """Return the figure of `image`. If the file is missing, the figure shows the alt text; without alt text, return
    `()`.
    """
    given, tag = attributes.of(image.attrs), image.meta.get("html")
    if tag is None:
        wide = "width" in given.values or "out-width" in given.values  # the height follows from the width
        known = [name for name in KNOWN if wide or name != "height"]
        given.report_unknown("a picture", place, reader.report, known=known, classes=(DECORATION, *COLUMNS))
    elif tag.unsafe:
        report_unsafe(reader.report, tag, place)
    caption = _caption(reader, node, image) or reader.line(given.values.get("fig-cap", ""), place)
    if captioned and caption and not (given.values.get("alt") or given.values.get("fig-alt")):
        given = given._replace(values={**given.values, "alt": plain_text(caption)})
    return figure_of(reader, given, linked(caption, image, place, reader.report), place)


def figure_of(reader: BlockReader, attributes: Attributes, caption: Inlines, place: Place) -> Blocks:
    """Return the figure with these `attributes`; `src` contains the path of the file."""
    values, written = attributes.values, unquote(attributes.values["src"])
    path = find_picture(reader.workspace, written, beside=reader.source.file, place=place, report=reader.report)
    alt, is_decoration = values.get("alt") or values.get("fig-alt", ""), _is_decoration(attributes)
    if not (alt or is_decoration):
        hint = 'describe it after the path: {alt="..."}; if it is only decoration, write {.decorative}'
        reader.report.add(Code.ALT_MISSING, "this picture has no alt text", place, hint)
    alt = alt or (plain_text(caption) if path and not is_decoration else "" if path else file_name(written))
    if not (path or alt):
        return ()
    address = "" if path else web_address(values["src"])
    picture = Picture(path, alt, values.get("credit", ""), address, place)
    lines = {name: reader.line(values.get(name, ""), place) for name in LINES}
    if plain_text(lines["title"]) == plain_text(caption):  # some authors write ![words](file "words")
        lines["title"] = ()
    share, length = read_width(reader.report, values.get("width") or values.get("out-width", ""), place)
    column, is_floating = column_of(attributes.classes), floats(reader.report, attributes, place)
    texts = {**lines, "caption": caption}
    shown = Figure(
        picture, **texts, width=share, length=length, id=attributes.id, place=place, column=column, floats=is_floating
    )
    return (shown,)


def _is_decoration(attributes: Attributes) -> bool:
    """Return whether the author marks a picture as decorative; such a picture has no alt text."""
    return DECORATION in attributes.classes or attributes.values.get("role") in ("presentation", "none")


def _place(reader: BlockReader, node: SyntaxTreeNode, image: Token) -> Place:
    return _places(reader, node).at(image.map[0] if image.map else 0)


def _places(reader: BlockReader, node: SyntaxTreeNode, start: int = 0) -> InlinePlaces:
    inline = node.children[0]
    return InlinePlaces(reader.source, inline.map[0] if inline.map else 0, inline.content, start)


def _caption(reader: BlockReader, node: SyntaxTreeNode, image: Token) -> Inlines:
    begins = (image.map[0] if image.map else 0) + len("![")
    return reader.reader(_places(reader, node, begins)).read(image.children or ())
