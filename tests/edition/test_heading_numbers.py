"""Heading numbers are the same in headings, tables of contents and cross-references; numbering restarts in annexes."""

import pytest

from briefpress.edition import ContentsEntry, CrossReference, Edition, Figure, Paragraph, Table, plain_text, walk
from tests.desk import Desk, part

FRONT = "title: T\nnumber-sections: true"
TEXT = """\
# Background {#sec-background}

## Islands {#sec-islands}

See @sec-findings, @sec-islands, [-@sec-islands], @sec-how and @sec-sample.

# Foreword {-}

## Below it

# Findings {#sec-findings}

## Piers

### Deep piers

::: box
Words.

## In a box

Words.
:::

# How we counted {.appendix #sec-how}

## Sample {#sec-sample}

# More data {.appendix}

## Rivers
"""


def body(edition: Edition) -> list[Paragraph]:
    return [block for block in walk(part(edition, "body").blocks) if isinstance(block, Paragraph)]


def headings(edition: Edition) -> list[str]:
    return [paragraph.whole_text for paragraph in body(edition) if paragraph.role.level]


def mentions(edition: Edition) -> list[str]:
    inlines = (inline for block in body(edition) for inline in block.inlines)
    return [plain_text((inline,)) for inline in inlines if isinstance(inline, CrossReference)]


def test_headings_have_numbers_that_cross_references_show(desk: Desk) -> None:
    edition, problems = desk.edition(TEXT, front=FRONT)
    assert problems == []
    assert headings(edition) == [
        "1 Background", "1.1 Islands", "Foreword", "Below it", "2 Findings", "2.1 Piers", "2.1.1 Deep piers",
        "In a box",
        "Annex A How we counted", "A.1 Sample", "Annex B More data", "B.1 Rivers",
    ]  # fmt: skip
    assert mentions(edition) == ["Section 2", "Section 1.1", "Annex A", "Section A.1"]
    entries = [block for block in part(edition, "contents").blocks if isinstance(block, ContentsEntry)]
    assert [entry.number for entry in entries[:3]] == ["1", "1.1", ""]


def test_numbers_have_the_requested_depth(desk: Desk) -> None:
    edition, problems = desk.edition("# A\n\n## B\n\n### C\n\n# D\n", front=f"{FRONT}\nnumber-depth: 2")
    assert (headings(edition), problems) == (["1 A", "1.1 B", "C", "2 D"], [])


def test_without_the_field_nothing_is_numbered(desk: Desk) -> None:
    edition, problems = desk.edition("# A {#sec-a}\n\nSee @sec-a.\n\n## B {.unnumbered}\n")
    assert (headings(edition), mentions(edition), problems) == (["A", "B"], ["“A”"], [])


@pytest.mark.parametrize(("lang", "mention"), [("de", "Abschnitt 1"), ("uk", "Розділ 1"), ("zh-Hant", "第 1 節")])
def test_section_labels_follow_the_language(desk: Desk, lang: str, mention: str) -> None:
    edition, _ = desk.edition("# A {#sec-a}\n\nSee @sec-a.\n", front=f"{FRONT}\nlang: {lang}")
    assert mentions(edition) == [mention]


def test_parts_that_the_program_adds_are_not_sections(desk: Desk) -> None:
    edition, _ = desk.edition("# A\n", front=f"{FRONT}\nabstract: Short.\nacknowledgments: |\n  # Thanks\n\n  To all.")
    titled = [block for piece in edition.parts for block in walk(piece.blocks) if isinstance(block, Paragraph)]
    assert [paragraph.number.text for paragraph in titled if paragraph.number] == ["1"]


def test_figure_and_table_numbers_restart_in_each_annex(desk: Desk) -> None:
    table = "| A |\n|---|\n| 1 |\n\n: Words\n\n"
    text = f"{table}# One {{.appendix}}\n\n{table}{table}# Two {{.appendix}}\n\n{table}# No annex\n\n{table}"
    edition, _ = desk.edition(text)
    shown = [block for block in walk(part(edition, "body").blocks) if isinstance(block, Figure | Table)]
    labels = [item.caption.label for item in shown if item.caption]
    assert labels == ["Table 1", "Table A1", "Table A2", "Table B1", "Table 2"]
