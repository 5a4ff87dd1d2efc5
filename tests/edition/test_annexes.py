"""Annexes: chapters after the list of works, with letters that cross-references include."""

import pytest

from briefpress.edition import ContentsEntry, CrossReference, Edition, Paragraph, plain_text
from tests.desk import Desk, part

TEXT = """\
# Main

See @sec-method and @sec-data [@k].

# Method {.appendix #sec-method}

## Sampling

# Data {#sec-data .appendix}

See @sec-method.
"""
WORKS = "references: [{id: k, type: book, title: A book, author: [{family: Poe}], issued: {date-parts: [[2020]]}}]"


def headings(edition: Edition) -> list[str]:
    blocks = part(edition, "body").blocks
    return [block.whole_text for block in blocks if isinstance(block, Paragraph) and block.role.level]


def mentions(edition: Edition) -> list[str]:
    blocks = part(edition, "body").blocks
    inlines = (inline for block in blocks if isinstance(block, Paragraph) for inline in block.inlines)
    return [plain_text((inline,)) for inline in inlines if isinstance(inline, CrossReference)]


def test_annexes_have_letters_and_cross_references_show_them(desk: Desk) -> None:
    edition, problems = desk.edition(TEXT, front=f"title: T\n{WORKS}")
    assert problems == []
    assert headings(edition) == ["Main", "References", "Annex A Method", "Sampling", "Annex B Data"]
    assert mentions(edition) == ["Annex A", "Annex B", "Annex A"]
    entries = [block for block in part(edition, "contents").blocks if isinstance(block, ContentsEntry)]
    assert (entries[-1].number, plain_text(entries[-1].inlines)) == ("Annex B", "Data")


@pytest.mark.parametrize(
    ("lang", "first"),
    [
        ("uk", "Додаток А Method"),
        ("ar", "الملحق أ Method"),
        ("ja", "付録A"),
        ("fr", "Annexe A Method"),
        ("he", "נספח א"),
    ],
)
def test_letters_are_those_of_the_language(desk: Desk, lang: str, first: str) -> None:
    edition, _ = desk.edition("# Method {.appendix}\n\nWords.\n", front=f"title: T\nlang: {lang}")
    assert headings(edition)[0].startswith(first)


def test_after_the_last_letter_annexes_have_numbers(desk: Desk) -> None:
    edition, _ = desk.edition("".join(f"# A{number} {{.appendix}}\n\nx\n\n" for number in range(27)))
    assert headings(edition)[25:] == ["Annex Z A25", "Annex 27 A26"]


def test_a_chapter_after_an_annex_keeps_the_works_at_the_end(desk: Desk) -> None:
    edition, _ = desk.edition(f"{TEXT}\n# Last\n\nWords.\n", front=f"title: T\n{WORKS}")
    assert headings(edition)[-2:] == ["Last", "References"]
