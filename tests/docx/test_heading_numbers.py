"""Heading numbers in Word: a list linked to the heading styles, so that a new heading receives the next number."""

import pytest

from briefpress.docx.numbering.lists import LEVELS
from tests.desk import Desk
from tests.readers.word import WordFile, found, value, values

NAMES = ("Table", "Table_A")
TEXT = """\
# Background {#sec-background}

## Islands

As @sec-background and @sec-how say.

# Foreword {.unnumbered}

Words.

# How we counted {.appendix #sec-how}

## Sample

| A |
|---|
| 1 |

: Counted {#tbl-counted}

# Data {.appendix}

Words.
"""


def published(desk: Desk, front: str) -> WordFile:
    desk.brief(TEXT, front=front)
    outcome = desk.run("publish", "--to", "docx")
    assert outcome.code == 0, outcome.err
    return WordFile(desk.root / "output/brief.docx")


def list_of(word: WordFile, number: str) -> list[str]:
    """Return the number format of each level in a list, with `%1` and so on in place of numbers."""
    numbering = word.root("word/numbering.xml")
    definition = value(numbering, f"w:num[@w:numId='{number}']/w:abstractNumId/@w:val")
    return values(numbering, f"w:abstractNum[@w:abstractNumId='{definition}']/w:lvl/w:lvlText/@w:val")


def own_list(word: WordFile, heading: str) -> tuple[str, str]:
    (node,) = [
        paragraph.node
        for paragraph in word.paragraphs
        if paragraph.text == heading and paragraph.style.startswith("heading")
    ]
    return value(node, "w:pPr/w:numPr/w:numId/@w:val"), value(node, "w:pPr/w:numPr/w:ilvl/@w:val")


def style_list(word: WordFile, style: str) -> tuple[str, str]:
    node = word.styles[style]
    return value(node, "w:pPr/w:numPr/w:numId/@w:val"), value(node, "w:pPr/w:numPr/w:ilvl/@w:val") or "0"


def test_the_styles_of_headings_are_numbered_by_one_list(desk: Desk) -> None:
    word = published(desk, "title: T\nnumber-sections: true\nnumber-depth: 2")
    number, level = style_list(word, "Heading1")
    assert (level, style_list(word, "Heading2")) == ("0", (number, "1"))
    assert list_of(word, number)[:2] == ["%1", "%1.%2"]
    assert own_list(word, "Background") == ("", "")
    none = own_list(word, "Foreword")[0]
    assert list_of(word, none) == [""] * LEVELS  # a name keeps the level of the heading on which its style is based
    assert style_list(word, "TOCHeading")[0] == style_list(word, "ContactName")[0] == none
    assert style_list(word, "Heading3")[0] == none


@pytest.mark.parametrize(
    ("lang", "kind", "first"),
    [("en", "upperLetter", "Annex %1"), ("uk", "russianUpper", "Додаток %1"), ("ar", "decimal", "الملحق أ")],
)
def test_annexes_have_a_list_of_their_own(desk: Desk, lang: str, kind: str, first: str) -> None:
    word = published(desk, f"title: T\nlang: {lang}\nnumber-sections: true")
    number, level = own_list(word, "How we counted")
    numbering = word.root("word/numbering.xml")
    definition = value(numbering, f"w:num[@w:numId='{number}']/w:abstractNumId/@w:val")
    formats = values(numbering, f"w:abstractNum[@w:abstractNumId='{definition}']/w:lvl/w:numFmt/@w:val")
    assert (level, formats[0], list_of(word, number)[0]) == ("0", kind, first)
    assert list_of(word, number)[1] == ("%1.%2" if lang != "ar" else "أ.%2")
    assert own_list(word, "Sample") == (number, "1")
    assert (own_list(word, "Data")[0] == number) is (lang != "ar")


def test_fields_repeat_the_numbers_of_paragraphs(desk: Desk) -> None:
    word = published(desk, "title: T\nnumber-sections: true")
    fields = {field.instruction: field.shown for field in word.fields()}
    shown = [(code.split()[2], item) for code, item in fields.items() if code.startswith("REF ")]
    assert shown == [("\\r", "1"), ("\\r", "Annex A")]
    assert [code for code in fields if code.startswith("SEQ ")] == ["SEQ Table_A \\* ARABIC"]
    assert word.paragraph("Table A1").text.startswith("Table A1. Counted")


def test_lists_of_tables_have_a_field_for_each_annex(desk: Desk) -> None:
    """LibreOffice loses the restart of a sequence, so each annex has a separate one."""
    desk.brief("| A |\n|---|\n| 1 |\n\n: First {#tbl-first}\n\n" + TEXT, front="title: T\nlot: true")
    outcome = desk.run("publish", "--to", "docx")
    assert outcome.code == 0, outcome.err
    codes = [field.instruction for field in WordFile(desk.root / "output/brief.docx").fields()]
    assert [code for code in codes if code.startswith("TOC \\c")] == [f'TOC \\c "{name}" \\h \\z' for name in NAMES]
    assert [code for code in codes if code.startswith("SEQ")] == [f"SEQ {name} \\* ARABIC" for name in NAMES]


def test_unnumbered_headings_are_aligned_with_numbered_ones(desk: Desk) -> None:
    word = published(desk, "title: T\nnumber-sections: true")
    (foreword,) = [
        paragraph.node
        for paragraph in word.paragraphs
        if paragraph.text == "Foreword" and paragraph.style.startswith("heading")
    ]
    usual = value(word.styles["Heading1"], "w:pPr/w:ind/@w:left")
    assert value(foreword, "w:pPr/w:ind/@w:left") == value(word.styles["TOCHeading"], "w:pPr/w:ind/@w:left") == usual


def test_the_contents_have_the_numbers(desk: Desk) -> None:
    word = published(desk, "title: T\nnumber-sections: true")
    entries = ["".join(values(paragraph.node, ".//w:t/text()")) for paragraph in word.styled("toc 1")]
    assert entries[0].startswith("1Background")
    assert found(word.styled("toc 1")[0].node, "w:pPr/w:tabs/w:tab[@w:val='left']")


@pytest.mark.parametrize("lang", ["zh-Hant", "ja"])
def test_text_in_the_contents_begins_after_a_wide_number(desk: Desk, lang: str) -> None:
    word = published(desk, f"title: T\nlang: {lang}\nnumber-sections: true")
    entry = word.styled("toc 1")[2]
    label = values(entry.node, ".//w:t/text()")[0]
    stop = int(value(entry.node, "w:pPr/w:tabs/w:tab[@w:val='left']/@w:pos"))
    size = int(
        value(word.styles["TOC1"], "w:rPr/w:sz/@w:val") or value(word.styles["BodyText"], "w:rPr/w:sz/@w:val") or 21
    )
    wide = sum(ord(char) > 0x2E7F for char in label)
    assert wide >= 1
    assert stop > 10 * size * (wide + 0.5 * (len(label) - wide))


def test_an_unchanged_file_reproduces_the_source(desk: Desk) -> None:
    published(desk, "title: T\nnumber-sections: true")
    outcome = desk.run("merge", str(desk.root / "output/brief.docx"))
    assert (outcome.code, outcome.out) == (0, "nothing has changed\n"), outcome.err
