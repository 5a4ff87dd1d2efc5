"""Properties of every brief with figures, tables, definitions, languages and landscape pages.

HTML and Word have the same captions, cells, terms and references, read back from both: those that the author wrote, in
that order. No page is laid out here.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import product, takewhile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefpress.model import (
    Alignment,
    Block,
    Blocks,
    Brief,
    Cell,
    CrossReference,
    DefinitionList,
    Figure,
    Heading,
    Landscape,
    ListBlock,
    Meta,
    NotesPlace,
    NotesPlacement,
    NotesSetting,
    Paragraph,
    Picture,
    Quote,
    Recommendation,
    Recommendations,
    Row,
    Run,
    Table,
    normal,
    plain_text,
    walk,
)
from tests.html.editions import docx_of, edition_of, html_of
from tests.laws.test_output_laws import breaks, inlines, law, mentions, notes, runs, texts
from tests.readers.constructs import letters, of_page, of_word
from tests.readers.ooxml import faults
from tests.readers.page import HtmlPage
from tests.readers.pictures import picture, picture_of
from tests.readers.word import WordFile, found

PICTURES = {"wide": (400, 90), "tall": (30, 900), "small": (8, 6)}

foreign = st.builds(Run, texts, lang=st.sampled_from(("uk", "el", "en")))
text = inlines(runs, breaks, mentions, foreign)
line = inlines(runs)
cells = st.one_of(st.just(()), text)
files = st.sampled_from(sorted(PICTURES)).map("{}.png".format)
missing = st.builds(Picture, st.just(""), texts, address=st.sampled_from(("", "https://example.org/a.png")))
pictures = st.one_of(st.builds(Picture, files, texts.map(str.strip), st.just("")), missing)
widths = st.sampled_from((0, 0.01, 0.6, 1))
optional = st.one_of(st.just(()), line)
figures = st.builds(Figure, pictures, cells, optional, widths, title=optional, notes=optional)
paragraphs = st.builds(Paragraph, text)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Return a table whose cells cover all positions; some cells cover several."""
    columns, head = draw(st.integers(1, 5)), draw(st.integers(0, 2))
    body = draw(st.integers(0 if head else 1, 4))
    return Table(
        draw(rows(columns, head)),
        draw(rows(columns, body)),
        tuple(draw(st.lists(st.sampled_from(Alignment), min_size=columns, max_size=columns))),
        draw(cells),
        draw(optional),
        draw(st.integers(0, columns)),
        title=draw(optional),
        notes=draw(optional),
    )


@st.composite
def rows(draw: st.DrawFn, columns: int, count: int) -> tuple[Row, ...]:
    """Return this number of rows, with cells that form rectangles of any size."""
    taken: set[tuple[int, int]] = set()
    made: list[Row] = []
    for row in range(count):
        made.append(())
        for column in range(columns):
            if (row, column) in taken:
                continue
            free = takewhile(lambda place: (row, place) not in taken, range(column, columns))  # noqa: B023
            width = draw(st.integers(1, len([*free])))
            height = draw(st.integers(1, count - row))
            taken.update(product(range(row, row + height), range(column, column + width)))
            made[-1] = (*made[-1], Cell(draw(cells), width, height))
    return tuple(made)


def nested(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    """Return blocks that contain other blocks."""
    block = st.lists(inner, max_size=3).map(tuple)
    items = st.lists(block, min_size=1, max_size=2).map(tuple)
    definitions = st.lists(st.lists(inner, min_size=1, max_size=2).map(tuple), min_size=1, max_size=2).map(tuple)
    terms = st.lists(st.tuples(paragraphs, definitions), min_size=1, max_size=2).map(tuple)
    lists = st.builds(ListBlock, items, ordered=st.booleans())
    quotes = st.builds(Quote, st.lists(inner, min_size=1, max_size=2).map(tuple))
    recommended = st.lists(st.builds(Recommendation, block), min_size=1, max_size=2).map(tuple)
    return st.one_of(lists, quotes, st.builds(DefinitionList, terms), st.builds(Recommendations, recommended))


blocks = st.recursive(st.one_of(paragraphs, figures, tables()), nested, max_leaves=5)
headings = st.builds(Heading, st.integers(1, 3), inlines(runs, mentions))
sheets = st.builds(Landscape, st.lists(st.one_of(blocks, headings), min_size=1, max_size=3).map(tuple))
body = st.lists(st.one_of(blocks, blocks, headings, sheets, st.builds(NotesPlace)), min_size=1, max_size=5)


@st.composite
def briefs(draw: st.DrawFn) -> Brief:
    """Return a brief that refers to some of its figures and tables."""
    placement = draw(st.sampled_from(NotesPlacement))
    abstract = tuple(draw(st.lists(blocks, max_size=2)))
    main = tuple(draw(body))
    if placement is not NotesPlacement.SECTION:
        main = tuple(block for block in main if not isinstance(block, NotesPlace))
    if draw(st.booleans()):
        counter = iter(range(1000))
        abstract, main = (tuple(_with_ids(part, counter)) for part in (abstract, main))
        ids = [block.id for block in walk((*abstract, *main)) if isinstance(block, Figure | Table) and block.id]
        targets = draw(st.lists(st.sampled_from(ids), max_size=3)) if ids else []
        main = (*main, *(Paragraph(normal((Run("see "), CrossReference(id_)))) for id_ in targets))
    meta = Meta("title", toc=False, abstract=abstract, notes=NotesSetting(placement, "notesheading"))
    return Brief("brief", meta, main, draw(notes))


def _with_ids(blocks: Blocks, numbers: Iterator[int]) -> Iterator[Block]:
    """Give ids to the top-level figures and tables."""
    for block in blocks:
        yield replace(block, id=f"x-{next(numbers)}") if isinstance(block, Figure | Table) else block


def expected_captions(brief: Brief) -> list[tuple[str, str]]:
    """Return the label and text of each caption, numbered independently of the program."""
    counted: Counter[str] = Counter()
    result = []
    for block in walk((*brief.meta.abstract, *brief.blocks)):
        if isinstance(block, Figure | Table) and (block.title or block.caption or block.id):
            kind = type(block).__name__
            counted[kind] += 1
            words = f"{plain_text(block.title)} {plain_text(block.caption)}"
            result.append((f"{kind} {counted[kind]}", letters(words)))
    return result


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("figures")
    for name, size in PICTURES.items():
        picture(folder / f"{name}.png", size)
    return folder


@settings(law, max_examples=60)  # a Word file takes a tenth of a second
@given(brief=briefs())
def test_html_and_word_have_the_figures_and_tables_of_the_author(folder: Path, brief: Brief) -> None:
    edition = edition_of(brief, folder)
    data = docx_of(edition, folder, folder)
    page, word = HtmlPage(html_of(edition, folder)), WordFile(data)
    shown = of_page(page)
    assert shown == of_word(word)
    written = list(walk((*brief.meta.abstract, *brief.blocks)))
    assert list(shown.captions) == expected_captions(brief)
    assert [[[(cell.words, cell.columns, cell.rows) for cell in row] for row in table] for table in shown.tables] == [
        [
            [(letters(plain_text(cell.inlines)), cell.column_span, cell.row_span) for cell in row]
            for row in (*block.head, *block.body)
        ]
        for block in written
        if isinstance(block, Table)
    ]
    drawn = [picture_of(block) for block in written if isinstance(block, Figure)]
    assert list(shown.alts) == [drawing.alt for drawing in drawn if drawing.path]
    assert list(shown.missing) == [letters(drawing.alt) for drawing in drawn if not drawing.path]
    terms = (term for block in written if isinstance(block, DefinitionList) for term, _ in block.items)
    assert Counter(shown.terms) == Counter(letters(plain_text(term.inlines)) for term in terms)
    assert faults(data) == []
    _tables_end_in_paragraphs(word)


def _tables_end_in_paragraphs(word: WordFile) -> None:
    assert found(word.body, ".//w:tbl[following-sibling::*[1][not(self::w:p)]]") == []
    assert [node for node in found(word.body, ".//w:tbl") if not found(node, "w:tr")] == []


def test_the_strategies_generate_the_intended_constructs() -> None:
    """A law about tables would hold if there were no tables."""
    kinds: Counter[type] = Counter()

    @settings(law, max_examples=30)
    @given(brief=briefs())
    def count(brief: Brief) -> None:
        kinds.update({type(block) for block in walk(brief.blocks)})

    count()
    assert {Table, Figure, DefinitionList, Landscape} <= set(kinds)
