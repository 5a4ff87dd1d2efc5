"""Figures, tables, definitions and cross-references, read back from a page and from a Word file for comparison."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import html

from tests.readers.page import HtmlPage, Node, text_of
from tests.readers.word import W, WordFile, found, value, values
from tests.readers.words import words

NOTES = ("footnote", "notes", "footnote-reference", "endnote-reference")
LABEL = re.compile(r"((?:Figure|Table) \d+)(?:\. )?(.*)", re.DOTALL)


def letters(text: str) -> str:
    """Return the words of `text` without numbers, because some formats include the numbers of notes."""
    return " ".join(words(re.sub(r"\d+(,\d+)*", "", text)))


@dataclass(frozen=True)
class Cell:
    """A table cell: `h` for a header, its words, and the number of columns and rows it spans."""

    kind: str
    words: str
    columns: int
    rows: int


@dataclass(frozen=True)
class Constructs:
    """The constructs of a publication: captions with their labels, tables row by row, and others."""

    captions: tuple[tuple[str, str], ...]
    tables: tuple[tuple[tuple[Cell, ...], ...], ...]
    alts: tuple[str, ...]
    missing: tuple[str, ...]
    terms: tuple[str, ...]
    definitions: tuple[str, ...]
    references: tuple[str, ...]
    below: tuple[str, ...]


def of_page(page: HtmlPage) -> Constructs:
    """Return the constructs of an HTML page; notes are left out wherever they are."""
    root = html.document_fromstring(page.source)
    for node in (item for name in NOTES for item in root.find_class(name)):
        node.drop_tree()

    def texts(path: str) -> tuple[str, ...]:
        return tuple(letters(text_of(node)) for node in found(root, path))

    return Constructs(
        tuple(_labelled(text_of(node)) for node in found(root, "//figcaption | //caption")),
        tuple(
            tuple(tuple(_html_cell(cell) for cell in found(row, "th | td")) for row in found(table, ".//tr"))
            for table in found(root, "//table")
        ),
        tuple(values(root, "//img[@class='figure']/@alt")),
        texts("//p[@class='missing-picture']"),
        texts("//dt"),
        texts("//dd/p[@class='definition']"),
        tuple(text_of(node) for node in found(root, "//a[@class='cross-reference']")),
        texts("//*[@class='source-line']"),
    )


def _html_cell(cell: Node) -> Cell:
    columns, rows = (int(cell.get(name, "1")) for name in ("colspan", "rowspan"))
    return Cell("h" if cell.tag == "th" else "", letters(text_of(cell)), columns, rows)


def of_word(word: WordFile) -> Constructs:
    """Return the constructs of a Word file."""
    texts = {paragraph.node: paragraph.text for paragraph in word.paragraphs}

    def cell_of(cell: Node, rows: int) -> Cell:
        (paragraph,) = found(cell, "w:p")
        header = value(paragraph, "w:pPr/w:pStyle/@w:val") in ("TableHeader", "TableHeaderSmall")
        return Cell("h" if header else "", letters(texts[paragraph]), _columns(cell), rows)

    captions = [
        paragraph.text for paragraph in word.paragraphs if paragraph.style.lower() in ("caption", "table caption")
    ]
    return Constructs(
        tuple(_labelled(text) for text in captions),
        tuple(
            tuple(tuple(cell_of(*cell) for cell in row) for row in cells_of(table))
            for table in found(word.body, ".//w:tbl[w:tblPr/w:tblStyle]")  # the others only lay out key figures
        ),
        tuple(value(figure.node, ".//wp:docPr/@descr") for figure in word.styled("Figure")),
        tuple(letters(paragraph.text) for paragraph in word.styled("Missing Picture")),
        tuple(letters(paragraph.text) for paragraph in word.styled("Definition Term")),
        tuple(letters(paragraph.text) for paragraph in word.styled("Definition")),
        tuple(
            field.shown
            for field in word.fields()
            if field.instruction.startswith("REF ") and "\\r" not in field.instruction.split()  # others are notes
        ),
        tuple(letters(paragraph.text) for paragraph in word.styled("Source Line")),
    )


def cells_of(table: Node) -> list[list[tuple[Node, int]]]:
    """Return, for each row of a Word table, the cells that begin in it, each with the number of rows that it spans."""
    begun: dict[int, tuple[int, int]] = {}  # for each column: the row and position of the cell that can continue below
    rows: list[list[tuple[Node, int]]] = []
    for row in found(table, "w:tr"):
        column = 0
        cells: list[tuple[Node, int]] = []
        rows.append(cells)
        for cell in found(row, "w:tc"):
            merge = [node.get(f"{W}val", "continue") for node in found(cell, "w:tcPr/w:vMerge")]
            if merge == ["continue"]:
                above, place = begun[column]
                node, height = rows[above][place]
                assert _columns(node) == _columns(cell)
                assert height == len(rows) - 1 - above, "a merged cell continues in the row directly below"
                assert "".join(values(cell, ".//w:t/text()")) == ""
                rows[above][place] = (node, height + 1)
            else:
                begun[column] = (len(rows) - 1, len(cells))
                cells.append((cell, 1))
            column += _columns(cell)
    return rows


def _columns(cell: Node) -> int:
    return int(next(iter(values(cell, "w:tcPr/w:gridSpan/@w:val")), "1"))


def _labelled(text: str) -> tuple[str, str]:
    match = LABEL.match(text.strip())
    assert match, f"{text!r} begins with no label"
    return match[1], letters(match[2])
