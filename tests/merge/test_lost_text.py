"""Paragraphs that are split, joined or moved: either all of their words are merged, or none is moved."""

from __future__ import annotations

from tests.desk import Desk
from tests.merge.editing import Edited, w, xml
from tests.merge.merging import SentFile
from tests.merge.paragraphs import press_enter

FRONT = "title: Sharing rivers\nlang: en-GB\ntoc: true\nnotes: section\nabstract: |\n  The summary of the brief."
BODY = """# Background

Rivers carry less water than before. As @tbl-flow shows, **nearly all of them** do, see @sec-end.

A longer paragraph stands below the first one, with *words* and a note.[^flow]

| River | Flow of water |
|-------|---------------|
| Aar   | 14 cubic metres |
| Bel   |               |

: Flow by river {#tbl-flow}

# Method

Counted.

# Findings {#sec-end}

The end.

[^flow]: Survey of basins, with gauges.
"""


def write_source(desk: Desk) -> None:
    desk.brief(BODY, front=FRONT)


def press_backspace(edited: Edited, begins: str, after: str) -> None:
    """Join a paragraph to the one before it."""
    old, gone = edited.paragraph(after), edited.paragraph(begins)
    old.append(xml('<w:r><w:t xml:space="preserve"> </w:t></w:r>'))
    for node in [element for element in gone if element.tag != w("pPr")]:
        old.append(node)
    parent = gone.getparent()
    assert parent is not None
    parent.remove(gone)


def test_split_text_keeps_its_note_marks_and_formatting(sent: SentFile) -> None:
    lines, outcome = sent.merged(lambda edited: press_enter(edited, "Rivers", "than before."))
    assert lines == [
        "-Rivers carry less water than before. As @tbl-flow shows, **nearly all of them** do, see @sec-end.",
        "+Rivers carry less water than before.",
        "+",
        "+As @tbl-flow shows, **nearly all of them** do, see @sec-end.",
    ]
    assert outcome.code == 0


def test_a_paragraph_is_joined_to_one_that_ends_with_a_note_mark(sent: SentFile) -> None:
    lines, outcome = sent.merged(lambda edited: press_backspace(edited, "A longer", "Rivers"))
    first = "Rivers carry less water than before. As @tbl-flow shows, **nearly all of them** do, see @sec-end."
    second = "A longer paragraph stands below the first one, with *words* and a note.[^flow]"
    assert [line for line in lines if len(line) > 1] == [f"-{first}", f"-{second}", f"+{first} {second}"]
    assert outcome.code == 0


def test_text_stays_in_place_if_its_new_place_cannot_be_written(sent: SentFile) -> None:
    lines, outcome = sent.merged(lambda edited: press_enter(edited, "Table 1", "Flow"))
    assert (lines, outcome.code) == ([], 1)
    assert "not merged" in outcome.out


def test_a_heading_is_not_part_of_the_abstract(sent: SentFile) -> None:
    def edit(edited: Edited) -> None:
        edited.paragraph("Background").addprevious(edited.add("Background", "Heading1", "Preface"))

    lines, _ = sent.merged(edit)
    assert [line for line in lines if len(line) > 1] == ["+# Preface"]


def test_the_heading_of_the_contents_is_a_field(sent: SentFile) -> None:
    lines, _ = sent.merged(lambda edited: edited.replace("Table of", "Table of contents", "In short"))
    assert lines == ["+toc-title: In short"]


def test_another_style_is_reported(sent: SentFile) -> None:
    lines, outcome = sent.merged(lambda edited: edited.style("A longer", "Title"))
    assert (lines, outcome.code) == ([], 1)
    assert 'now has the style "title"' in outcome.out


def test_an_empty_cell_is_filled(sent: SentFile) -> None:
    def edit(edited: Edited) -> None:
        [*edited.row("Bel").iter(w("p"))][1].append(xml("<w:r><w:t>9 or 10</w:t></w:r>"))

    lines, outcome = sent.merged(edit)
    assert (lines[0], outcome.code) == ("-| Bel   |               |", 0)
    assert [cell.strip() for cell in lines[1].split("|")] == ["+", "Bel", "9 or 10", ""]
