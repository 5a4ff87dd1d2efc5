"""Short recommendations on cards in Word: side by side, as in the PDF, and still paragraphs of one list."""

import copy
import re

import pytest

from tests.desk import Desk
from tests.docx.published import word_of
from tests.merge.editing import Edited
from tests.readers.word import WordFile, found, value, values

STYLES = "word/styles.xml"
CARDS = """\
::: {.recommendations cards=true}
1. **Act** now. {addressee="Ministries"}

   Time is short.

2. **Pay** those who wait.
3. **Ask** them.
:::

Words below.
"""


@pytest.fixture
def word(desk: Desk) -> WordFile:
    return word_of(desk, CARDS)


def test_pairs_are_tables_that_only_lay_out_text(word: WordFile) -> None:
    tables = found(word.body, ".//w:tbl")
    assert [len(found(table, "w:tr/w:tc")) for table in tables] == [2, 1]
    assert all(len(found(table, "w:tr")) == 1 for table in tables)
    assert found(word.body, ".//w:tbl/w:tblPr/w:tblStyle | .//w:tblHeader") == []
    assert ["".join(values(cell, ".//w:t/text()")) for cell in found(word.body, ".//w:tc")] == [
        "Act now.Time is short.For: Ministries", "Pay those who wait.", "Ask them.",
    ]  # fmt: skip


def test_together_they_are_as_wide_as_both_columns_of_the_page(word: WordFile) -> None:
    (first, _) = found(word.body, ".//w:tbl")
    gap = int(value(first, "w:tr/w:tc[1]/w:tcPr/w:tcMar/w:right/@w:w"))
    assert int(value(first, "w:tblPr/w:tblW/@w:w")) - gap == pytest.approx(160 / 25.4 * 1440, abs=3)
    assert int(value(first, "w:tblPr/w:tblInd/@w:w")) == pytest.approx(-41 / 25.4 * 1440, abs=1)


def test_their_lines_end_at_the_edge_of_their_cell(desk: Desk) -> None:
    """In the brand `quarterly`, recommendations reach beyond the text column; in a cell, they would overlap."""
    word = word_of(desk, CARDS, "title: A\nbrand: quarterly")
    styles = found(word.root(STYLES), "w:style[starts-with(@w:styleId, 'Recommendation')]/w:pPr/w:ind[@w:right < 0]")
    assert styles, "this test needs styles that reach beyond the column"
    inside = found(word.body, ".//w:tc/w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Recommendation')]")
    assert len(inside) == 5
    assert {value(element, "w:pPr/w:ind/@w:right") for element in inside} == {"0"}


def test_a_new_item_gets_the_next_number(word: WordFile) -> None:
    cards = found(word.body, ".//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Recommendation')][w:pPr/w:numPr]")
    assert len(cards) == 3
    assert {value(card, "w:pPr/w:numPr/w:numId/@w:val") for card in cards} == {"3"}, "the list of their style"


def test_in_a_box_they_are_below_each_other(desk: Desk) -> None:
    assert found(word_of(desk, f"::: box\n{CARDS}:::\n").body, ".//w:tbl") == []


def test_right_to_left_cards_are_below_each_other(desk: Desk) -> None:
    """LibreOffice ignores the negative indent of such a table, so that it would leave the page."""
    assert found(word_of(desk, CARDS, "title: A\nlang: ar").body, ".//w:tbl") == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [("Time is short.", "Time is long.", "   Time is long."), ("Ask them.", "Ask all.", "Ask")],
)
def test_edits_in_them_are_merged(desk: Desk, old: str, new: str, expected: str) -> None:
    desk.brief(CARDS, front="title: A")
    assert desk.run("publish", "brief", "--to", "docx").code == 0
    edited = Edited((desk.root / "output/brief.docx").read_bytes())
    *_, before = old.split()[1:]
    *_, after = new.split()[1:]
    edited.replace(old, before, after)
    outcome = desk.run("merge", str(desk.write("edited.docx", edited.bytes())))
    assert outcome.code == 0, outcome.out
    assert expected in (desk.root / "source/brief/brief.md").read_text()
    assert after in (desk.root / "source/brief/brief.md").read_text()


@pytest.mark.parametrize(
    ("above", "place"),
    [("For: Ministries", 1), ("Pay those", 2), ("Ask them", 3)],
)
def test_a_new_card_is_merged_wherever_it_is(desk: Desk, above: str, place: int) -> None:
    """A new card moves the others to the next cells, and the paragraphs between the rows do not move with them."""
    desk.brief(CARDS, front="title: A")
    assert desk.run("publish", "brief", "--to", "docx").code == 0
    edited = Edited((desk.root / "output/brief.docx").read_bytes())
    new = copy.deepcopy(edited.paragraph("Ask them"))
    (words,) = found(new, "w:r[1]/w:t")
    words.text = "Wait"
    for node in found(new, "w:r[position() > 1] | w:bookmarkStart | w:bookmarkEnd"):
        new.remove(node)
    edited.paragraph(above).addnext(new)
    outcome = desk.run("merge", str(desk.write("edited.docx", edited.bytes())))
    assert outcome.code == 0, outcome.out
    source = (desk.root / "source/brief/brief.md").read_text()
    items = re.findall(r"^\d\. (\S+)", source, re.MULTILINE)
    others = ["**Act**", "**Pay**", "**Ask**"]
    assert items == [*others[:place], "**Wait**", *others[place:]]


def test_an_unchanged_file_reproduces_the_source(desk: Desk) -> None:
    desk.brief(CARDS, front="title: A")
    assert desk.run("publish", "brief", "--to", "docx").code == 0
    outcome = desk.run("merge", str(desk.root / "output/brief.docx"))
    assert (outcome.code, outcome.out) == (0, "nothing has changed\n"), outcome.err
