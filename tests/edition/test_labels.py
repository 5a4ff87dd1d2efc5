"""Labels of figures, tables and sections: numbers in captions, text of cross-references, titles in the table of
contents.
"""

from collections.abc import Iterator

import pytest

from briefpress.brand.own_roles import AnyRole
from briefpress.brand.roles import Role
from briefpress.edition import (
    Blocks,
    Box,
    Caption,
    ContentsEntry,
    CrossReference,
    DefinitionList,
    Edition,
    Figure,
    Inline,
    Landscape,
    Language,
    ListBlock,
    Paragraph,
    Row,
    Scope,
    Table,
    Text,
    plain_text,
)
from briefpress.edition.text.widths import em
from briefpress.model import Alignment, Mark
from tests.desk import Desk, part
from tests.readers.pictures import picture

TABLE = "| a | b |\n|---|---|\n| 1 | 2 |\n\n"
FIGURE = '![{}](a.png){{{} alt="A"}}\n\n'


@pytest.fixture(autouse=True)
def _pictures(desk: Desk) -> None:
    picture(desk.root / "source" / "brief" / "a.png", (8, 6))


def figure(caption: str = "", id_: str = "") -> str:
    return FIGURE.format(caption, id_ and f"#{id_}")


def table(caption: str = "", id_: str = "") -> str:
    attributes = f"{{#{id_}}}" if id_ else ""
    return TABLE + (f": {caption} {attributes}\n\n" if caption or id_ else "")


def captioned(blocks: Blocks) -> Iterator[Figure | Table]:
    for block in blocks:
        if isinstance(block, Figure | Table):
            yield block
        elif isinstance(block, Landscape | Box):
            yield from captioned(block.blocks)
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from captioned(item)


def captions(edition: Edition) -> list[str]:
    """Return the captions in the order of the blocks, with `""` for blocks without one."""
    found = [block.caption for item in edition.parts for block in captioned(item.blocks)]
    return [f"{caption.label}{caption.between}{plain_text(caption.inlines)}" if caption else "" for caption in found]


def body(edition: Edition) -> str:
    return " / ".join(
        plain_text(block.inlines) for block in part(edition, "body").blocks if isinstance(block, Paragraph)
    )


def test_each_kind_is_numbered_separately(desk: Desk) -> None:
    edition, _ = desk.edition(figure("One") + table("Two") + figure("Three") + table("Four"))
    assert captions(edition) == ["Figure 1. One", "Table 1. Two", "Figure 2. Three", "Table 2. Four"]


def test_blocks_without_text_and_id_have_no_number(desk: Desk) -> None:
    edition, _ = desk.edition(table() + table("One") + figure() + figure("", "fig-a") + table("", "tbl-b"))
    assert captions(edition) == ["", "Table 1. One", "", "Figure 1", "Table 2"]


def test_the_summary_comes_before_the_body(desk: Desk) -> None:
    summary = "".join(f"  {line}\n" for line in table("In the summary", "tbl-s").splitlines())
    edition, _ = desk.edition(
        table("In the body", "tbl-b") + "@tbl-s @tbl-b", front=f"title: A\nabstract: |\n{summary}"
    )
    assert captions(edition) == ["Table 1. In the summary", "Table 2. In the body"]
    assert body(edition) == "Table 1 Table 2"


def test_blocks_inside_others_are_counted_at_their_places(desk: Desk) -> None:
    landscape = f"::: {{.landscape}}\n\n{table('In landscape')}\n\n:::\n\n"
    listed = "- x\n\n" + "".join(f"  {line}\n" for line in table("In a list").splitlines())
    edition, _ = desk.edition(table("One") + landscape + listed + "\n" + table("Four"))
    assert captions(edition) == ["Table 1. One", "Table 2. In landscape", "Table 3. In a list", "Table 4. Four"]


def test_cross_references_show_label_or_title(desk: Desk) -> None:
    text = "See @fig-a, [@tbl-b] and @sec-c.\n\n" + figure("F", "fig-a") + table("T", "tbl-b") + "# Costs {#sec-c}\n"
    edition, _ = desk.edition(text)
    assert body(edition).startswith("See Figure 1, Table 1 and “Costs”. /")
    paragraph = part(edition, "body").blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert [inline for inline in paragraph.inlines if isinstance(inline, CrossReference)] == [
        CrossReference("Figure 1", "fig-a"),
        CrossReference("Table 1", "tbl-b"),
        CrossReference("Costs", "sec-c", "“", "”"),
    ]


def test_titles_show_the_labels_they_refer_to(desk: Desk) -> None:
    edition, _ = desk.edition("# What @tbl-x *says*[^n] {#sec-x}\n\n@sec-x\n\n" + table("T", "tbl-x") + "[^n]: N\n")
    assert body(edition).endswith("“What Table 1 says”")
    (entry,) = (block for block in part(edition, "contents").blocks if isinstance(block, ContentsEntry))
    assert plain_text(entry.inlines) == "What Table 1 says"
    assert all(isinstance(inline, Text) and inline.link is None for inline in entry.inlines)


def test_headings_of_the_summary_are_in_the_contents_and_can_be_referred_to(desk: Desk) -> None:
    front = "title: A\nabstract: |\n  Words.\n\n  ## Inside {#sec-i}"
    edition, _ = desk.edition("# Body\n\n@sec-i and [there](#sec-i)\n", front=front)
    assert "“Inside” and there" in body(edition)
    entries = [block for block in part(edition, "contents").blocks if isinstance(block, ContentsEntry)]
    assert [(plain_text(entry.inlines), entry.target) for entry in entries][1:] == [
        ("Inside", "sec-i"),
        ("Body", "body"),
    ]


def test_headings_in_landscape_are_in_the_contents(desk: Desk) -> None:
    edition, _ = desk.edition("# One\n\n::: {.landscape}\n\n# Two\n\nx\n\n:::\n\n# Three\n")
    entries = [block for block in part(edition, "contents").blocks if isinstance(block, ContentsEntry)]
    assert [plain_text(entry.inlines) for entry in entries] == ["One", "Two", "Three"]


def test_note_marks_in_captions_cells_terms_and_notes(desk: Desk) -> None:
    text = (
        table("See @fig-a", "tbl-b").replace("| 1 |", "| @tbl-b |")
        + figure("See @tbl-b", "fig-a")
        + "Term @fig-a\n: As in @tbl-b[^n]\n\n[^n]: Of @fig-a\n"
    )
    edition, _ = desk.edition(text)
    assert captions(edition) == ["Table 1. See Figure 1", "Figure 1. See Table 1"]
    blocks = part(edition, "body").blocks
    assert isinstance(blocks[0], Table)
    assert plain_text(blocks[0].body[0].cells[0].paragraph.inlines) == "Table 1"
    assert isinstance(blocks[2], DefinitionList)
    ((term, ((definition,),)),) = blocks[2].items
    assert plain_text(term.inlines) == "Term Figure 1"
    assert isinstance(definition, Paragraph)
    assert plain_text(definition.inlines) == "As in Table 1"
    (note,) = (edition.notes["n"].blocks,)
    assert isinstance(note[0], Paragraph)
    assert plain_text(note[0].inlines) == "Of Figure 1"


def test_labels_of_captions_are_house_words(desk: Desk) -> None:
    words = "figure: 'Abb. {number}:'\nbetween-label-and-text: ' '\nsource: '({text})'\nsection: 'section {title}'\n"
    desk.write("styles/plain/words/en.yaml", words)
    edition, _ = desk.edition(
        '# Costs {#sec-c}\n\n![Kosten](a.png){#fig-a alt="A" source="ONS"}\n\nSee @fig-a in @sec-c\n'
    )
    assert captions(edition) == ["Abb. 1: Kosten"]
    assert body(edition).endswith("See Abb. 1: in section Costs")
    (found,) = captioned(part(edition, "body").blocks)
    assert [plain_text(line.inlines) for line in found.below] == ["(ONS)"]


def test_source_and_credit_are_below(desk: Desk) -> None:
    edition, _ = desk.edition('![C](a.png){alt="A" source="[ONS](https://a.org)" credit="Ann"}\n\n' + table("T"))
    one, two = captioned(part(edition, "body").blocks)
    assert [(line.role, plain_text(line.inlines)) for line in one.below] == [
        (Role.SOURCE_LINE, "Source: ONS"),
        (Role.SOURCE_LINE, "Credit: Ann"),
    ]
    assert two.below == ()


def test_cells_that_are_headers(desk: Desk) -> None:
    edition, _ = desk.edition(TABLE.replace("| 1 | 2 |", "| 1 | 2 |\n| 3 | 4 |") + ": C {header-columns=1}\n")
    (block,) = part(edition, "body").blocks
    assert isinstance(block, Table)

    def headers(row: Row) -> list[tuple[Scope, AnyRole]]:
        return [(cell.scope, cell.paragraph.role) for cell in row.cells]

    above, beside, text = (
        (Scope.COLUMN, Role.TABLE_HEADER),
        (Scope.ROW, Role.TABLE_HEADER),
        (Scope.NONE, Role.TABLE_TEXT),
    )
    assert [headers(row) for row in block.head] == [[above, above]]
    assert [headers(row) for row in block.body] == [[beside, text], [beside, text]]
    assert isinstance(block.caption, Caption)


def test_a_title_is_in_bold_before_the_caption(desk: Desk) -> None:
    edition, _ = desk.edition(
        TABLE
        + ': Words {title="Costs"}\n\n'
        + TABLE
        + ': Words {title="Which?"}\n\n![](a.png){alt="A" title="River" notes="N"}\n'
    )
    assert captions(edition) == ["Table 1. Costs. Words", "Table 2. Which? Words", "Figure 1. River"]
    one, *_, figure_ = captioned(part(edition, "body").blocks)
    assert one.caption
    assert isinstance(title := one.caption.inlines[0], Text)
    assert title.marks == {Mark.STRONG}
    assert [plain_text(line.inlines) for line in figure_.below] == ["Note: N"]


def test_spanning_cells_and_group_headings_stay_with_their_rows(desk: Desk) -> None:
    head = "| A | B | < |\n|---|--:|--:|\n| ^ | b | c |\n"
    edition, _ = desk.edition(
        f"{head}| y | 1 | 2 |\n| *North* | < | < |\n| x | 1 | 2 |\n| ^ | 3 | 4 |\n| y | 1 | 2 |\n| y | 1 | 2 |\n"
        "| All | < | < |\n\n: C {header-rows=2}\n"
    )
    (block,) = part(edition, "body").blocks
    assert isinstance(block, Table)
    assert [row.keep_with_next for row in block.body] == [True, True, True, False, False, True, False]
    assert [[cell.scope for cell in row.cells] for row in block.body[1::5]] == [[Scope.COLUMN], [Scope.NONE]]
    assert [cell.alignment for cell in block.head[0].cells] == [Alignment.UNSET, Alignment.CENTER]


def test_rows_that_share_a_cell_taller_than_a_page_can_be_split(desk: Desk) -> None:
    """No page would have room for these rows and the table header."""
    edition, _ = desk.edition("| A | B |\n|---|---|\n| x | 0 |\n" + "".join(f"| ^ | {row} |\n" for row in range(60)))
    (block,) = part(edition, "body").blocks
    assert isinstance(block, Table)
    assert not any(row.keep_with_next for row in block.body[2:-2])


def test_a_wide_spanning_cell_does_not_widen_its_first_column(desk: Desk) -> None:
    text = "Not available in any of these years"
    rows = f"| A | B | C |\n|---|---|---|\n| x | 1 | 2 |\n| {text} | < | < |\n| y | 3 | 4 |\n"
    edition, _ = desk.edition(rows)
    (block,) = part(edition, "body").blocks
    assert isinstance(block, Table)
    assert len({*block.columns}) == 1


LONG = "word " * 60


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["1", "2"], [0.5, 0.5]),
        (["", ""], [0.5, 0.5]),
        (["x" * 300, "x" * 300, "x" * 300], [0.3333] * 3),
        ([LONG, LONG], [0.5, 0.5]),
    ],
)
def test_columns_with_equally_long_text_are_equally_wide(desk: Desk, row: list[str], expected: list[float]) -> None:
    block = desk.edition(f"| {' | '.join('h' for _ in row)} |\n|{'---|' * len(row)}\n| {' | '.join(row)} |\n")[0]
    (found,) = part(block, "body").blocks
    assert isinstance(found, Table)
    assert list(found.columns) == pytest.approx(expected, abs=0.001)


@pytest.mark.parametrize("row", [["Lithuania", LONG, LONG, LONG], ["short", "x" * 300, "https://" + "a" * 200, "code"]])
def test_a_column_is_wide_enough_for_its_longest_word(desk: Desk, row: list[str]) -> None:
    """A table line is 414 points wide; if words do not fit in 9.5-point type, 8 points are used."""
    edition, _ = desk.edition(f"| {' | '.join('h' for _ in row)} |\n|{'---|' * len(row)}\n| {' | '.join(row)} |\n")
    (found,) = part(edition, "body").blocks
    assert isinstance(found, Table)
    assert sum(found.columns) == pytest.approx(1, abs=0.001)
    for share, cell in zip(found.columns, row, strict=True):
        size, padding = (8, 8) if found.small else (9.5, 12)
        assert share * 414 - padding > size * min(max(map(em, cell.split())), 11)


def test_a_paragraph_entirely_in_another_language_has_that_language(desk: Desk) -> None:
    edition, _ = desk.edition("[مرحبا]{lang=ar}\n\nA [слово]{lang=ru}.\n\n[same]{lang=en}\n")
    whole, block, same = part(edition, "body").blocks
    assert isinstance(whole, Paragraph)
    assert isinstance(block, Paragraph)
    assert isinstance(same, Paragraph)
    assert (whole.lang, block.lang, same.lang) == (Language("ar", rtl=True), None, None)
    languages: list[Inline] = [inline for inline in block.inlines if isinstance(inline, Text) and inline.lang]
    assert languages == [Text("слово", lang=Language("ru"))]


@pytest.mark.parametrize(
    ("rows", "kept"), [(2, "10"), (5, "11110"), (6, "100010"), (9, "100000010")], ids=["two", "five", "six", "nine"]
)
def test_no_page_begins_or_ends_with_one_row_or_splits_a_small_table(desk: Desk, rows: int, kept: str) -> None:
    edition, _ = desk.edition("| A |\n|---|\n" + "| x |\n" * rows)
    (block,) = part(edition, "body").blocks
    assert isinstance(block, Table)
    assert [row.keep_with_next for row in block.head] == [True]
    assert "".join(str(int(row.keep_with_next)) for row in block.body) == kept


def test_tall_rows_do_not_require_more_than_a_page(desk: Desk) -> None:
    """No page has room for all the rows, and a table without enough room is laid out without its header."""
    long = "words " * 250
    (block,) = part(desk.edition(f"| A | B |\n|---|---|\n{f'| {long} | b |{chr(10)}' * 4}")[0], "body").blocks
    assert isinstance(block, Table)
    assert not any(row.keep_with_next for row in (*block.head, *block.body))


def test_cross_references_as_in_quarto(desk: Desk) -> None:
    desk.write(
        "source/brief/a.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
    )
    figures = "".join(f'![F](a.svg){{#fig-{name} alt="x"}}\n\n' for name in "ab")
    mentions = "@Fig-a; [@fig-b]; [-@fig-b]; [@fig-a; @fig-b]; [Fig. @fig-b]; [see @fig-a](https://a.org)."
    edition, problems = desk.edition(f"{figures}{mentions}\n")
    assert {str(problem.code) for problem in problems} <= {"link-target"}
    words = [plain_text(block.inlines) for block in part(edition, "body").blocks if isinstance(block, Paragraph)]
    assert words == ["Figure 1; Figure 2; 2; Figure 1, Figure 2; Fig.\u00a02; see Figure 1."]


@pytest.mark.parametrize(("lang", "number"), [("en", "A1"), ("ja", "A1"), ("ar", "أ1"), ("uk", "А1")])
def test_the_number_of_a_table_in_an_annex_has_its_letter(desk: Desk, lang: str, number: str) -> None:
    annex = "# Years {.appendix}\n\n| A |\n|---|\n| b |\n\n: C {#tbl-a}\n"
    edition, _ = desk.edition(f"See [-@tbl-a].\n\n{annex}", front=f"title: T\nlang: {lang}")
    first = next(block for block in part(edition, "body").blocks if isinstance(block, Paragraph))
    assert plain_text(first.inlines) == f"See {number}."
