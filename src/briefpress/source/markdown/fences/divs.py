"""Fenced divs. In: the node of a div. Out: its blocks; no text is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from markdown_it.tree import SyntaxTreeNode

from briefpress.model import (
    Blocks,
    Box,
    BoxKind,
    Column,
    DefinitionList,
    Heading,
    Index,
    IndexKind,
    Landscape,
    ListBlock,
    Mark,
    NotesPlace,
    Paragraph,
    Place,
    Priority,
    Recommendation,
    Recommendations,
    ReferencesPlace,
    Table,
    with_mark,
)
from briefpress.problems import Code, nearest
from briefpress.source.markdown.charts.divs import KNOWN as CHART_KNOWN
from briefpress.source.markdown.charts.divs import read_chart
from briefpress.source.markdown.div import Div
from briefpress.source.markdown.fences.directives import is_directive, read_directive
from briefpress.source.markdown.fences.own_blocks import block_names, find_block, find_variants
from briefpress.source.markdown.figures.panels import KNOWN as PANELS_KNOWN
from briefpress.source.markdown.figures.panels import LAYOUTS, TABLE, is_panels, read_panels
from briefpress.source.markdown.names import COLUMNS, FOREIGN, callout, column_of, read_head
from briefpress.source.markdown.quotes import split_attribution
from briefpress.source.markdown.tables.csv_files import KNOWN as CSV_KNOWN
from briefpress.source.markdown.tables.divs import CAPTIONS, read_table_div
from briefpress.source.markdown.tables.pipe import CLASSES, WIDE
from briefpress.source.markdown.tasks import with_box_symbols
from briefpress.source.syntax.attributes import Attributes, read_attributes

if TYPE_CHECKING:
    from briefpress.source.markdown.blocks import BlockReader

PANELS = "panels"
ITEM = ("addressee", "priority")
# Attributes of other programs' blocks whose values are not text.
WORDLESS = (
    "width",
    "height",
    "style",
    *(f"{item}-{of}" for item in ("when", "unless") for of in ("format", "meta", "profile")),
)
UNSEEN = ("footnote_reference", "abbreviation", "attributes")  # nodes that are not shown where they are written


def read_div(reader: BlockReader, node: SyntaxTreeNode) -> Blocks:
    """Return the block for a div; if its name is unknown, report it and return the blocks inside."""
    place, head = reader.place(node), read_head(node.info)
    name, given = head.name, head.attributes
    if not node.meta["closed"]:
        hint = "add a `:::` line after its last line"
        reader.report.add(Code.BLOCK_UNCLOSED, f"the `::: {name}` block is not closed", place, hint)
        return reader.blocks(node.children)
    if is_directive(node.info):
        return read_directive(reader, node, _lines(reader, node))
    if name not in DIVS:
        name = TABLE if given.id.startswith("tbl-") else PANELS if is_panels(given) else callout(name)
    own = find_block(reader, name) if name and name not in DIVS else None
    name = own.like if own else name
    known, read = ((), _references) if given.id == "refs" and not name else DIVS.get(name, ((), _unknown))
    classes = ((name,) if name in (PANELS, TABLE) else given.classes[:1]) + (*_columns(name),)
    others = [each for each in given.classes[1:] if each not in classes]
    variants = find_variants(reader, own.name if own else name, others) if read is _box else ()
    classes += variants
    # An unknown block is reported only once, without its attributes
    known = (*known, *WORDLESS) if read is _unknown and name else known
    given.report_unknown("a block", place, reader.report, known=("lang", *known), classes=classes)
    inside = replace(reader, lang=given.lang(reader.lang, place, reader.report))
    title = given.values.get("title", "") or head.title
    div = Div(name, title, given, node, place, own.name if own else "", variants)
    return read(inside, div) if read is _box else (*_title(reader, head.title, place), *read(inside, div))


def _columns(name: str) -> Sequence[str]:
    """Return the classes allowed on the block `name`: those that move it out of the text column (boxes can only move to
    the margin), and Quarto's table styles on tables.
    """
    if name == TABLE:
        return (*CLASSES, *WIDE)
    if name in ("chart", PANELS):
        return (*COLUMNS,)
    return [class_ for class_, column in COLUMNS.items() if column is Column.MARGIN and name in {*BoxKind} - {*FORMS}]


def _lines(reader: BlockReader, node: SyntaxTreeNode) -> tuple[str, ...]:
    """Return the lines between the fences of a div."""
    first, end = node.map or (0, 0)
    return reader.source.lines[first + 1 : end - 1]


def _title(reader: BlockReader, title: str, place: Place) -> Blocks:
    """Return `title` as a bold paragraph, for kinds of block that cannot have a title."""
    words = reader.line(title, place)
    return (Paragraph(with_mark(words, Mark.STRONG), place),) if words else ()


def _unknown(reader: BlockReader, div: Div) -> Blocks:
    if div.name:
        known = f"valid blocks: {', '.join(sorted(DIVS))}"
        brace = div.node.info.find("{")
        unread = brace >= 0 and read_attributes(div.node.info[brace:]) is None
        quotes = 'write the attributes in braces as {.name key="value"}' if unread else ""
        names = {*DIVS, *block_names(reader)}
        hint = FOREIGN.get(div.name.lower()) or quotes or nearest(div.name, names) or known
        text = f'there is no block "{div.name}"; its text appears as ordinary text'
        reader.report.add(Code.BLOCK_UNKNOWN, text, div.place, hint)
    return reader.blocks(div.node.children)


def _references(reader: BlockReader, div: Div) -> Blocks:
    return (ReferencesPlace(div.place), *reader.blocks(div.node.children))


def _plain(reader: BlockReader, div: Div) -> Blocks:
    return reader.blocks(div.node.children)


def _box(reader: BlockReader, div: Div) -> Blocks:
    """Return a box; if it has no title, a heading at its start becomes the title."""
    values, blocks, id_ = div.attributes.values, reader.blocks(div.node.children), div.attributes.id
    title = reader.line(div.title, div.place)
    if not title and blocks and isinstance(heading := blocks[0], Heading):
        title, id_, blocks = heading.inlines, id_ or heading.id, blocks[1:]
    line = reader.line(values.get("source", values.get("attribution", "")), div.place)
    source = Paragraph(line, div.place) if line else None
    kind = BoxKind(div.name)
    if kind is BoxKind.PULL_QUOTE and not source:
        blocks, source = split_attribution(blocks)
    _check_form(reader, div, kind, blocks)
    classes = [class_ for class_ in div.attributes.classes[1:] if class_ in _columns(div.name)]
    column = Column.MARGIN if kind is BoxKind.MARGIN else column_of(classes)
    person = values.get("person", "")
    return (Box(kind, blocks, title, source, id_, div.place, column, person, div.own, div.variants),)


def _check_form(reader: BlockReader, div: Div, kind: BoxKind, blocks: Blocks) -> None:
    """Report a block whose content does not have the form that its kind requires."""
    wanted, hint = FORMS.get(kind, (object, ""))
    other = next((block for block in blocks if not isinstance(block, wanted)), None)
    if not blocks or other:
        text = f"the `::: {kind}` block contains something other than {FORM_NAMES.get(wanted, '')}"
        if isinstance(other, ListBlock) and wanted is DefinitionList:
            hint += "; put a backslash before a plus sign or hyphen that begins a line: \\+ 3 %"
        if wanted is not object:
            reader.report.add(Code.BLOCK_FORM, text, other.place if other else div.place, hint)


def _index(reader: BlockReader, div: Div) -> Blocks:
    return (Index(IndexKind(div.name), div.place), *reader.blocks(div.node.children))


def _landscape(reader: BlockReader, div: Div) -> Blocks:
    return (Landscape(reader.blocks(div.node.children), div.place),)


def _notes(reader: BlockReader, div: Div) -> Blocks:
    if div.node.children:
        hint = "leave it empty: it only marks where the notes appear"
        reader.report.add(Code.NOTES_PLACE, "the `::: notes` block is not empty", div.place, hint)
    return (NotesPlace(div.place), *reader.blocks(div.node.children))


def _recommendations(reader: BlockReader, div: Div) -> Blocks:
    children = [child for child in div.node.children if child.type not in UNSEEN]
    blocks = reader.blocks(div.node.children)
    if len(children) == 1 and blocks and isinstance(blocks[0], ListBlock):
        pairs = zip(children[0].children, with_box_symbols(blocks[0]).items, strict=True)
        return (Recommendations(tuple(_item(reader, *pair) for pair in pairs), div.place, _cards(reader, div)),)
    hint = "write one list, `1. The first ...`, and indent further paragraphs of a recommendation"
    items = (item for child in children if child.type == "ordered_list" for item in child.children)
    if any(len(item.info) > 1 for item in items):  # with two digits, the text begins one column further to the right
        hint += ": from number 10 onwards, by four spaces"
    text = "the `::: recommendations` block must contain exactly one list"
    reader.report.add(Code.RECOMMENDATIONS_FORM, text, div.place, hint)
    return blocks


def _cards(reader: BlockReader, div: Div) -> bool | None:
    written = div.attributes.values.get("cards", "").lower()
    if written not in ("", "true", "false"):
        text = f'"{written}" is not a valid value of "cards"'
        reader.report.add(Code.VALUE_INVALID, text, div.place, "valid values: true, false")
    return {"true": True, "false": False}.get(written)


def _item(reader: BlockReader, node: SyntaxTreeNode, blocks: Blocks) -> Recommendation:
    first = node.children[0] if node.children else node
    given, place = first.meta.get("item", Attributes()), reader.place(first)
    given.report_unknown("a recommendation", place, reader.report, known=ITEM)
    addressee, priority = given.values.get("addressee", "").strip(), _priority(reader, given, place)
    return Recommendation(blocks, given.id, addressee, priority, place.until(reader.place(node)))


def _priority(reader: BlockReader, attributes: Attributes, place: Place) -> Priority:
    written = attributes.values.get("priority", "").lower()
    if written in tuple(Priority):
        return Priority(written)
    text, hint = f'"{written}" is not a valid priority', "valid values: high, medium, low"
    reader.report.add(Code.VALUE_INVALID, text, place, nearest(written, Priority) or hint)
    return Priority.UNSET


TITLED = ("title",)
FORM_NAMES = {DefinitionList: "a definition list", Table: "a table"}
# The content that some kinds of block require, and how to write it.
FORMS = {
    BoxKind.KEY_FIGURES: (DefinitionList, "write the number on one line, and `: what it says` on the next"),
    BoxKind.TIMELINE: (DefinitionList, "write the date on one line, and `: what happened` on the next"),
    BoxKind.OPTIONS: (Table, "write a pipe table: options as rows, criteria as columns"),
}
# The attributes that each div accepts, and the function that reads it.
DIVS: dict[str, tuple[tuple[str, ...], Callable[[BlockReader, Div], Blocks]]] = {
    "chart": (CHART_KNOWN, read_chart),
    "glossary": ((), _plain),
    "landscape": ((), _landscape),
    "notes": ((), _notes),
    PANELS: (PANELS_KNOWN, read_panels),
    "recommendations": (("cards",), _recommendations),
    TABLE: ((*CSV_KNOWN, *CAPTIONS, *LAYOUTS), read_table_div),
    **dict.fromkeys(IndexKind, ((), _index)),
    **dict.fromkeys(BoxKind, (TITLED, _box)),
    **dict.fromkeys((BoxKind.BOX, BoxKind.CASE_STUDY, BoxKind.SIDEBAR, *FORMS), (("title", "source"), _box)),
    BoxKind.PULL_QUOTE: (("attribution", "person"), _box),
}
