"""Web pages inside a Word file. In: HTML. Out: Word paragraphs and tables, with marks, links, lists and merged cells.

Links are fields (17.16.5.25), so they need no relationships.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

from lxml import etree

from briefpress.docx.vocabulary.xml import qn

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = {
    *HEADINGS,
    *("p", "li", "pre", "blockquote", "dl", "dt", "dd", "div", "table", "caption", "ul", "ol", "figure", "figcaption"),
    *("section", "article", "main", "header", "footer", "center", "hr"),
}
LISTS = {"ul", "ol"}
UNSEEN = {"script", "style", "head", "title", "template"}
# The run properties of Word for the tags of HTML: their names and values.
MARKS = {
    **dict.fromkeys(("b", "strong"), ("b", "1")),
    **dict.fromkeys(("i", "em", "cite"), ("i", "1")),
    **dict.fromkeys(("s", "del", "strike"), ("strike", "1")),
    **dict.fromkeys(("u", "ins"), ("u", "single")),
    "sup": ("vertAlign", "superscript"),
    "sub": ("vertAlign", "subscript"),
    "mark": ("highlight", "yellow"),
}
Marks = Mapping[str, str]


def elements_of_page(html: str) -> list[etree._Element]:
    """Return the paragraphs and tables of a web page."""
    page = etree.parse(io.StringIO(html), etree.HTMLParser(no_network=True)).getroot() if html.strip() else None
    body = page.find("body") if page is not None else None
    return [*_blocks(body, "")] if body is not None else []


def _blocks(node: etree._Element, marker: str) -> Iterator[etree._Element]:
    """Yield the blocks inside a node. Its own text forms paragraphs, the first of which begins with `marker`."""
    runs = [*_text(node.text, {})]
    for child in node:
        if not isinstance(child.tag, str) or child.tag in UNSEEN:
            pass
        elif child.tag in BLOCKS:
            if paragraph := _paragraph(runs, node, marker):
                yield from paragraph
                marker = ""
            runs = []
            yield from _block(child)
        else:
            runs += _inline(child, {})
        runs += _text(child.tail, {})
    yield from _paragraph(runs, node, marker)


def _block(node: etree._Element) -> Iterator[etree._Element]:
    if node.tag == "table":
        for caption in node.iterchildren("caption"):
            yield from _blocks(caption, "")
        yield _table(node)
    elif node.tag in LISTS:
        for number, item in enumerate(node.iterchildren("li"), 1):
            yield from _blocks(item, "• " if node.tag == "ul" else f"{number}. ")
    else:
        yield from _blocks(node, "")


def _paragraph(runs: list[etree._Element], node: etree._Element, marker: str) -> list[etree._Element]:
    """Return a paragraph with the runs, or an empty list if they contain no text."""
    if not "".join(text for run in runs for text in run.itertext()).strip():
        return []
    paragraph = etree.Element(qn("w:p"))
    properties = etree.SubElement(paragraph, qn("w:pPr"))
    depth = sum(1 for _ in node.iterancestors(*LISTS)) - 1
    if depth > 0:
        etree.SubElement(properties, qn("w:ind")).set(qn("w:left"), str(720 * depth))
    if level := HEADINGS.get(str(node.tag)):
        etree.SubElement(properties, qn("w:outlineLvl")).set(qn("w:val"), str(level - 1))
    paragraph.extend([*_text(marker, {}), *runs])
    return [paragraph]


def _inline(node: etree._Element, marks: Marks) -> Iterator[etree._Element]:
    """Yield the runs of an inline node; a link is a field."""
    tag = str(node.tag)
    own = {**marks, **dict([MARKS[tag]])} if tag in MARKS else marks
    if tag == "br":
        yield _run(etree.Element(qn("w:br")), own)
    inside = [*_text(node.text, own)]
    for child in node:
        if isinstance(child.tag, str) and child.tag not in UNSEEN:
            inside += _inline(child, own)
        inside += _text(child.tail, own)
    address = node.get("href", "")
    if tag == "a" and "://" in address and inside:
        inside = linked(inside, address)
    yield from inside


def linked(runs: list[etree._Element], address: str) -> list[etree._Element]:
    """Return runs with a field around them, which links to the address."""
    code = etree.Element(qn("w:instrText"))
    code.text = f' HYPERLINK "{address}" '
    return [_mark("begin"), _run(code, {}), _mark("separate"), *runs, _mark("end")]


def _mark(kind: str) -> etree._Element:
    mark = etree.Element(qn("w:fldChar"))
    mark.set(qn("w:fldCharType"), kind)
    return _run(mark, {})


def _text(words: str | None, marks: Marks) -> Iterator[etree._Element]:
    """Yield a run with the words, if any. White space is as wide as one space."""
    if not words:
        return
    text = etree.Element(qn("w:t"))
    text.text = f"{' ' * words[0].isspace()}{' '.join(words.split())}{' ' * words[-1].isspace()}"
    yield _run(text, marks)


def _run(content: etree._Element, marks: Marks) -> etree._Element:
    run = etree.Element(qn("w:r"))
    properties = etree.SubElement(run, qn("w:rPr"))
    for name, value in marks.items():
        etree.SubElement(properties, qn(f"w:{name}")).set(qn("w:val"), value)
    run.append(content)
    return run


def _table(node: etree._Element) -> etree._Element:
    """Return a table. Cells that are merged with cells above become continued cells (17.4.84)."""
    table = etree.Element(qn("w:tbl"))
    open_: dict[int, tuple[int, int]] = {}  # the number of rows still to fill and the width, by column
    for tr in (row for row in node.iter("tr") if next(row.iterancestors("table")) is node):
        row, column = etree.SubElement(table, qn("w:tr")), 0
        cells = [*tr.iterchildren("td", "th")]
        if cells and all(cell.tag == "th" for cell in cells):
            etree.SubElement(etree.SubElement(row, qn("w:trPr")), qn("w:tblHeader"))
        while cells or column in open_:
            left, width = open_.pop(column, (0, 0))
            cell = None if left else cells.pop(0)
            if cell is not None:
                left, width = _number(cell, "rowspan"), _number(cell, "colspan")
                row.append(_cell([*_blocks(cell, "")], width, "restart" if left > 1 else ""))
            else:
                row.append(_cell([], width, "continue"))
            if left > 1:
                open_[column] = left - 1, width
            column += width
    return table


def _number(cell: etree._Element, name: str) -> int:
    written = cell.get(name, "1")
    return max(1, min(int(written), 100)) if written.isdecimal() else 1


def _cell(blocks: list[etree._Element], width: int, merged: str) -> etree._Element:
    cell = etree.Element(qn("w:tc"))
    properties = etree.SubElement(cell, qn("w:tcPr"))
    if width > 1:
        etree.SubElement(properties, qn("w:gridSpan")).set(qn("w:val"), str(width))
    if merged:
        etree.SubElement(properties, qn("w:vMerge")).set(qn("w:val"), merged)
    cell.extend(blocks or [etree.Element(qn("w:p"))])
    return cell
