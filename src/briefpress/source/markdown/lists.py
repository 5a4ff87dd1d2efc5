"""Lists. In: the node of a bullet or ordered list. Out: a `ListBlock` with the author's numerals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.tree import SyntaxTreeNode

from briefpress import lazy
from briefpress.model import ListBlock, Numerals
from briefpress.problems import Code
from briefpress.source.markdown.tasks import with_tasks

LISTS = ("bullet_list", "ordered_list")
MARKER = lazy.pattern(r"(?P<indent> {0,3})(?:[-*+]|\d{1,9}[.)]) +")
MIN_YEAR = 1000
SHORTEST = 60  # in characters: the author probably ended a shorter line on purpose
SHORT = lazy.pattern(r"\s*(?:[-*+]|\d{1,9}[.)]) (?:.{0,37}|.*[.;:!?])\s*$")

if TYPE_CHECKING:
    from briefpress.source.markdown.blocks import BlockReader


def read_list(reader: BlockReader, node: SyntaxTreeNode) -> ListBlock:
    """Return a list; it is tight if no blank lines separate its items or their paragraphs (CommonMark 0.31.2, 5.3)."""
    _report_indents(reader, node)
    _report_numbers(reader, node)
    items = tuple(reader.blocks(item.children) for item in node.children)
    paragraphs = (child for item in node.children for child in item.children if child.type == "paragraph")
    return with_tasks(
        ListBlock(
            items,
            ordered=node.type == "ordered_list",
            start=int(node.attrs.get("start", 1)),
            tight=all(paragraph.hidden for paragraph in paragraphs),
            numerals=node.meta.get("numerals", Numerals.DECIMAL),
            form=node.meta.get("form", "{}."),
            labels=_labels(node),
            place=reader.place(node),
        )
    )


def _report_numbers(reader: BlockReader, node: SyntaxTreeNode) -> None:
    """Report a year that begins a list, and the first item whose number is neither the next number nor equal to the
    first item's. The list shows the next number in its place.
    """
    written = [int(item.info) for item in node.children if item.info.isdecimal()]
    if node.meta or len(written) != len(node.children):
        return
    if len(written) == 1 and written[0] >= MIN_YEAR:
        text, hint = "this number begins a list", f"write {written[0]}\\. if it begins a sentence"
        reader.report.add(Code.NUMBERED_BY_HAND, text, reader.place(node), hint)
    if len(set(written)) == 1:
        return
    for number, (item, given) in enumerate(zip(node.children, written, strict=True), start=written[0]):
        if given != number:
            text = f"this item is shown with the number {number}, because the list began with {written[0]}"
            hint = f"write {number}, or {given}\\. and a blank line above it to keep its number"
            reader.report.add(Code.NUMBERED_BY_HAND, text, reader.place(item), hint)
            return


def _report_indents(reader: BlockReader, node: SyntaxTreeNode) -> None:
    """Report a list that is indented too little to belong to the item above it, and lines that become part of an
    item.
    """
    lines, (first, _) = reader.source.lines, node.map or (0, 0)
    before = node.previous_sibling if node.parent else None
    if before and before.type in LISTS and before.map and (marker := MARKER.match(lines[before.map[0]])):
        indent, wanted = len(lines[first]) - len(lines[first].lstrip(" ")), len(marker[0])
        if len(marker["indent"]) < indent < wanted and not lines[first - 1].isspace() and lines[first - 1]:
            text, hint = "this list is not part of the item above it", f"indent it by {wanted} spaces"
            reader.report.add(Code.MARKUP_LITERAL, text, reader.source.place_of_line(first), hint)
    for paragraph in (child for item in node.children for child in item.children if child.type == "paragraph"):
        start, end = paragraph.map or (0, 0)
        for number in range(start + 1, end):
            above = lines[number - 1]
            if lines[number][:1].isupper() and len(above) < SHORTEST and SHORT.match(above):
                text = "this line continues the list item above it"
                hint = "put a blank line above it; indent it if it belongs to the item"
                reader.report.add(Code.MARKUP_LITERAL, text, reader.source.place_of_line(number), hint)


def _labels(node: SyntaxTreeNode) -> tuple[str, ...]:
    """Return the labels of the items in an example list, or `()` for other lists."""
    labels = node.meta.get("labels", {})
    return tuple(labels.get(item.map[0] if item.map else -1, "") for item in node.children) if labels else ()
