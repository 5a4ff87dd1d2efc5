"""Lists with letters and Roman numerals, and page breaks, in the source and in both formats."""

import pytest

from briefpress.edition import ListBlock as Shown
from briefpress.model import ListBlock, Numerals, Paragraph, ThematicBreak
from tests.desk import Desk, part, words_of
from tests.readers.word import WordFile, found, values


@pytest.mark.parametrize(
    ("written", "numerals", "form", "start"),
    [
        ("a. One\nb. Two", Numerals.LOWER_ALPHA, "{}.", 1),
        ("A) One\nB) Two", Numerals.UPPER_ALPHA, "{})", 1),
        ("(a) One\n(b) Two", Numerals.LOWER_ALPHA, "({})", 1),
        ("(1) One\n(2) Two", Numerals.DECIMAL, "({})", 1),
        ("i. One\nii. Two", Numerals.LOWER_ROMAN, "{}.", 1),
        ("I. One\n\nII. Two", Numerals.UPPER_ROMAN, "{}.", 1),
        ("(iv) One\n(v) Two", Numerals.LOWER_ROMAN, "({})", 4),
        ("c) One\nd) Two", Numerals.LOWER_ALPHA, "{})", 3),
        ("#. One\n#. Two", Numerals.DECIMAL, "{}.", 1),
        ("#) One\n\n#) Two", Numerals.DECIMAL, "{})", 1),
        ("i) One\nj) Two", Numerals.LOWER_ALPHA, "{})", 9),
    ],
)
def test_letters_and_roman_numbers(desk: Desk, written: str, numerals: Numerals, form: str, start: int) -> None:
    reading = desk.read(f"The port:\n\n{written}\n")
    _, block = reading.blocks
    assert isinstance(block, ListBlock)
    assert (block.numerals, block.form, block.start) == (numerals, form, start)
    assert (words_of((block,)), reading.problems) == (["One", "Two"], ())


def test_items_contain_blocks_and_lists(desk: Desk) -> None:
    reading = desk.read("a. One\n\n   More\n\nb. Two\n   i. Deep\n   ii. Deeper\n")
    block = reading.block
    assert isinstance(block, ListBlock)
    assert words_of((block,)) == ["One", "More", "Two", "Deep", "Deeper"]
    assert isinstance(block.items[1][1], ListBlock)


@pytest.mark.parametrize("text", ["A. Smith wrote this.", "i. e. so it is", "a. One\nc. Two", "e.g. this\nand that"])
def test_markers_that_do_not_continue_are_text(desk: Desk, text: str) -> None:
    assert isinstance(desk.read(f"{text}\n").block, Paragraph)


def test_a_list_with_digits_after_one_with_letters_is_another_list(desk: Desk) -> None:
    letters, digits = desk.read("A. One\nB. Two\n\n1. Three\n2. Four\n").blocks
    assert isinstance(letters, ListBlock)
    assert isinstance(digits, ListBlock)
    assert (letters.numerals, digits.numerals) == (Numerals.UPPER_ALPHA, Numerals.DECIMAL)
    assert words_of(desk.read("a. One\n   1. Inside\nb. Two\n").blocks) == ["One", "Inside", "Two"]


def test_both_formats_number_them(desk: Desk) -> None:
    desk.brief("# A\n\n(a) One\n(b) Two\n\n\\newpage\n\n# B\n\nWords.\n", front="title: A\nlang: en")
    edition, _ = desk.edition("(a) One\n(b) Two\n")
    (block,) = part(edition, "body").blocks
    assert isinstance(block, Shown)
    assert block.numbers == ("(a)", "(b)")
    desk.brief("# A\n\n(a) One\n(b) Two\n\n\\newpage\n\n# B\n\nWords.\n", front="title: A\nlang: en")
    assert desk.publish("--to", "docx").code == 0
    word = WordFile(desk.output()["brief.docx"])
    levels = found(word.root("word/numbering.xml"), ".//w:num/w:lvlOverride/w:lvl")
    assert [(values(element, "w:numFmt/@w:val"), values(element, "w:lvlText/@w:val")) for element in levels] == [
        (["lowerLetter"], ["(%1)"])
    ]
    assert [
        "".join(values(element, ".//w:t/text()")) for element in found(word.body, ".//w:p[w:pPr/w:pageBreakBefore]")
    ] == ["B"]


@pytest.mark.parametrize("written", ["\\newpage", "\\pagebreak{}", "\\clearpage", "{{< pagebreak >}}"])
def test_breaks_between_pages(desk: Desk, written: str) -> None:
    reading = desk.read(f"One\n{written}\nTwo\n")
    assert reading.blocks[1] == ThematicBreak(new_page=True)
    assert (words_of(reading.blocks), reading.problems) == (["One", "Two"], ())


def test_a_list_that_continues_after_a_paragraph_is_one_list_in_word(desk: Desk) -> None:
    desk.brief(
        "1. One\n2. Two\n\nWords between.\n\n3. Three\n4. Four\n\nMore.\n\n1. Anew\n", front="title: A\nlang: en"
    )
    assert desk.publish("--to", "docx").code == 0
    word = WordFile(desk.output()["brief.docx"])
    numbers = [
        values(word.paragraph(text).node, ".//w:numId/@w:val") for text in ("One", "Two", "Three", "Four", "Anew")
    ]
    assert numbers[0] == numbers[1] == numbers[2] == numbers[3] != numbers[4]
