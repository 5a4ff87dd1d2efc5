"""Converts HTML elements to equivalent blocks. In: nodes of markdown-it, HTML among them. Out: blocks.

HTML is never passed through: unsupported elements are reported, and their text is kept in place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from html import unescape
from itertools import groupby
from typing import TYPE_CHECKING

from markdown_it.tree import SyntaxTreeNode

from briefpress import lazy
from briefpress.model import (
    Block,
    Blocks,
    Box,
    BoxKind,
    CodeBlock,
    Figure,
    Heading,
    ListBlock,
    Mark,
    Numerals,
    Paragraph,
    Place,
    Quote,
    Run,
    Table,
    ThematicBreak,
    plain_text,
    with_mark,
)
from briefpress.problems import Code
from briefpress.source.markdown.html.definitions import read_definitions, text_of_blocks
from briefpress.source.markdown.html.tables import read_html_table
from briefpress.source.markdown.html.tree import Element, Words, html_tree
from briefpress.source.markdown.inline.html import report_lost_text, report_raw, report_unsafe
from briefpress.source.syntax.html_tags import BLOCKS, HEADINGS, UNSEEN, Tag

if TYPE_CHECKING:
    from briefpress.source.markdown.blocks import BlockReader

MARKER = lazy.pattern(r"\s*(?:[^\w\s]|[o§]|\w{1,3}[.)])\s")  # the bullet or number of an item
TAG = lazy.pattern(r"<[^<>]*>")
NUMERALS = dict(zip("1aAiI", Numerals, strict=True))  # the numerals of a list by the `type` of `<ol>` (HTML, 4.4.5)


def read_html(reader: BlockReader, nodes: Sequence[SyntaxTreeNode]) -> Blocks:
    """Return the blocks of `nodes`, which can be both HTML and Markdown."""
    tree = html_tree(nodes)
    for shown, line in tree.stray:
        report_raw(reader.report, shown, reader.source.place_of_line(line))
    return inside(reader, tree.root)


def inside(reader: BlockReader, element: Element, *, words: bool = False) -> Blocks:
    """Return the blocks in `element`; if `words` is True, text between tags is always a single paragraph."""
    out: list[Block] = []
    words = words and element.tag.values.get("markdown") not in ("1", "block")
    for is_node, group in groupby(element.inside, lambda item: isinstance(item, SyntaxTreeNode)):
        if is_node:
            nodes = [node for node in group if isinstance(node, SyntaxTreeNode)]
            out[:] = reader.blocks(nodes, before=out)
            continue
        for item in group:
            if isinstance(item, Element):
                out += _element(reader, item)
            elif isinstance(item, Words):
                out += _words(reader, item, words=words)
    return tuple(out)


def _words(reader: BlockReader, part: Words, *, words: bool) -> Blocks:
    """Return the blocks of text between two tags, read as Markdown."""
    lines = [line.strip() for line in part.text.split("\n")]
    source = reader.source.part(part.line, part.line + len(lines))
    where = f"{source.file}:{source.first}:{part.start}"
    words = words and all(lines)
    return replace(reader, source=source).markdown("\n".join(lines), where, html=False, words=words)


def report_tag(reader: BlockReader, tag: Tag, place: Place) -> None:
    """Report a tag that is unsafe or has no equivalent, and text in its attributes that is not shown."""
    report_lost_text(reader.report, tag, place)
    if tag.unsafe:
        report_unsafe(reader.report, tag, place)
    elif tag.name not in BLOCKS:
        report_raw(reader.report, tag.shown, place, tag)


def _element(reader: BlockReader, element: Element) -> Blocks:
    """Return the blocks that are equivalent to `element`."""
    place = reader.source.place_of_line(element.line)
    report_tag(reader, element.tag, place)
    if element.name in UNSEEN and element.ended:
        return ()
    if "lang" in element.tag.values:
        reader = replace(reader, lang=element.tag.values["lang"] or reader.lang)
    read = ELEMENTS.get(element.name)
    if element.tag.id and element.name not in OWN_IDS:
        reader.anchors.add(element.tag.id)
    return read(reader, element, place) if read else inside(reader, element)


def _paragraph(reader: BlockReader, element: Element, place: Place) -> Blocks:
    blocks = inside(reader, element, words=True)
    is_item = element.tag.values.get("class", "").startswith("MsoList")
    if is_item and blocks and isinstance(blocks[0], Paragraph) and MARKER.match(plain_text(blocks[0].inlines)):
        hint = "write - or 1. and a space before its text, without tags"
        reader.report.add(Code.MARKUP_LITERAL, "Word's list item is shown as a paragraph", place, hint)
    return blocks


def _others(blocks: Iterable[Block]) -> Blocks:
    return tuple(block for block in blocks if not isinstance(block, Paragraph | Heading))


def _heading(reader: BlockReader, element: Element, place: Place) -> Blocks:
    blocks = inside(reader, element, words=True)
    own = next((block.id for block in blocks if isinstance(block, Paragraph) and block.id), "")
    if not (text := text_of_blocks(blocks)):
        return _others(blocks)
    return (Heading(int(element.name[1]), text, reader.anchors.lead(own, element.tag.id), place), *_others(blocks))


def _quote(reader: BlockReader, element: Element, place: Place) -> Blocks:
    return (Quote(blocks, place=place),) if (blocks := inside(reader, element)) else ()


def _list(reader: BlockReader, element: Element, place: Place) -> Blocks:
    """Return a list; content outside its items becomes items, so that no text is lost."""
    items = [found for item in element.inside if (found := _item(reader, element, item))]
    start = element.first_number
    tight = all(len([block for block in item if isinstance(block, Paragraph)]) < 2 for item in items)
    ordered = element.name == "ol"
    first = int(start) if start.isdecimal() and len(start) < 10 else 1
    numerals = NUMERALS.get(element.tag.values.get("type", ""), Numerals.DECIMAL) if ordered else Numerals.DECIMAL
    return (ListBlock(tuple(items), ordered, first, tight, place, numerals=numerals),) if items else ()


def _item(reader: BlockReader, around: Element, item: Element | Words | SyntaxTreeNode) -> Blocks:
    if isinstance(item, Element) and item.name == "li":
        if item.tag.id:
            reader.anchors.add(item.tag.id)
        return inside(reader, item, words=True)
    return inside(reader, replace(around, inside=[item]))


def _division(reader: BlockReader, element: Element, place: Place) -> Blocks:
    """Return the blocks of a `div`, with a page break if its style or class requests one."""
    values, page = element.tag.values, (ThematicBreak(place, new_page=True),)
    before, after = (re.search(rf"break-{side}\s*:\s*(?:always|page)", values.get("style", "")) for side in SIDES)
    empty = not element.inside and re.search(r"\b(?:page-?break|new-?page)\b", values.get("class", ""))
    return (*(page if before or empty else ()), *inside(reader, element), *(page if after else ()))


def _aside(reader: BlockReader, element: Element, place: Place) -> Blocks:
    """Return a box for `aside`, the tag that Notion uses for callouts."""
    blocks = inside(reader, element)
    return (Box(BoxKind.BOX, blocks, place=place),) if blocks else ()


def _rule(_reader: BlockReader, _element: Element, place: Place) -> Blocks:
    return (ThematicBreak(place),)


def _pre(reader: BlockReader, element: Element, place: Place) -> Blocks:
    """Return code as written, without tags."""
    text = "".join(_as_written(reader, item) for item in element.inside)
    code = unescape(TAG.sub("", text)).strip("\n")
    return (CodeBlock(code, place),) if code.strip() else ()


def _as_written(reader: BlockReader, item: Element | Words | SyntaxTreeNode) -> str:
    if isinstance(item, SyntaxTreeNode):
        return "\n".join(("", *reader.source.lines[slice(*item.map)], "")) if item.map else ""
    return item.text if isinstance(item, Words) else "".join(_as_written(reader, inner) for inner in item.inside)


def _figure(reader: BlockReader, element: Element, place: Place) -> Blocks:
    """Return the figures or tables inside; the `figcaption` becomes the caption of the last figure or table."""
    captions = [child for child in element.inside if isinstance(child, Element) and child.name == "figcaption"]
    rest = replace(element, inside=[child for child in element.inside if child not in captions])
    blocks = inside(reader, rest)
    caption = text_of_blocks(block for each in captions for block in inside(reader, each, words=True))
    shown = [number for number, block in enumerate(blocks) if isinstance(block, Figure | Table)]
    if not blocks and not caption:
        report_raw(reader.report, element.tag.shown, place)
    if not shown:
        return (*blocks, *([Paragraph(caption, place)] if caption else []))
    (*before, last), after = blocks[: shown[-1] + 1], blocks[shown[-1] + 1 :]
    assert isinstance(last, Figure | Table)
    captioned = replace(last, caption=caption or last.caption, id=element.tag.id or last.id)
    return (*before, captioned, *after)


def _drawing(reader: BlockReader, element: Element, place: Place) -> Blocks:
    """Return the labels of an inline SVG, which has been reported as a whole, as a paragraph; scripts in it are also
    reported.
    """
    for inner in element.inside:
        if isinstance(inner, Element) and inner.tag.unsafe and inner.name != "style":
            report_unsafe(reader.report, inner.tag, reader.source.place_of_line(inner.line))
    kept = [item for item in element.inside if not (isinstance(item, Element) and item.name in UNSEEN)]
    labels = " ".join(unescape(TAG.sub(" ", "\n".join(_as_written(reader, item) for item in kept))).split())
    return (Paragraph((Run(labels),), place),) if labels else ()


def _summary(reader: BlockReader, element: Element, _place: Place) -> Blocks:
    """Return the summary of `details` in bold; the rest of the element is always visible."""
    blocks = inside(reader, element, words=True)
    return tuple(
        replace(block, inlines=with_mark(block.inlines, Mark.STRONG)) if isinstance(block, Paragraph) else block
        for block in blocks
    )


def _table(reader: BlockReader, element: Element, place: Place) -> Blocks:
    return read_html_table(reader, element, place, inside)


def _definitions(reader: BlockReader, element: Element, place: Place) -> Blocks:
    return read_definitions(reader, element, place, inside)


SIDES = ("before", "after")
Reading = Callable[["BlockReader", Element, Place], Blocks]
ELEMENTS: dict[str, Reading] = {
    **dict.fromkeys(("p", "li", "dd", "dt", "figcaption", "caption", "td", "th", "address"), _paragraph),
    **dict.fromkeys(HEADINGS, _heading),
    **dict.fromkeys(("ul", "ol"), _list),
    "aside": _aside,
    "blockquote": _quote,
    "div": _division,
    "dl": _definitions,
    "figure": _figure,
    "hr": _rule,
    "pre": _pre,
    "summary": _summary,
    "svg": _drawing,
    "table": _table,
}
OWN_IDS = (*HEADINGS, "figure", "table")
