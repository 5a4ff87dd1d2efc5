"""Notes in the PDF: at the foot of the page with their mark, at the end of a section, or in one list."""

import re
from pathlib import Path

import pytest

from tests.readers.pdf import PdfFile
from tests.readers.publishing import Published, publish, small_workspace
from tests.readers.words import in_order, squeeze

FILLER = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor. " * 10


@pytest.fixture(scope="module")
def footnotes(tmp_path_factory: pytest.TempPathFactory) -> PdfFile:
    paragraphs = "\n\n".join(f"Paragraph {n} begins. {FILLER}Paragraph {n} ends[^n{n}]." for n in range(1, 13))
    notes = "\n\n".join(f"[^n{n}]: Footnote number {n} says this." for n in range(1, 13))
    root = small_workspace(tmp_path_factory.mktemp("notes"), f"# One\n\n{paragraphs}\n\n{notes}")
    return PdfFile(publish(root, "--to", "pdf").pdf("brief"))


def test_notes_are_at_the_foot_of_the_page_with_their_mark(footnotes: PdfFile) -> None:
    """`place: page` is the default."""
    assert len(footnotes.pages) > 4
    for number in range(1, 13):
        mention, note = f"Paragraph {number} ends{number}.", f"{number}. Footnote number {number} says this."
        page = squeeze(footnotes.pages[footnotes.page_of(mention) - 1])
        assert squeeze(note) in page, f"note {number} is not on page {footnotes.page_of(mention)}"
        assert page.index(squeeze(mention)) < page.index(squeeze(note))
        first_note = page.index("footnotenumber")
        assert "paragraph" not in page[first_note:], "text of the brief is below a footnote"


def test_notes_at_the_end_are_one_list(stress: Published) -> None:
    pdf = PdfFile(stress.pdf("stress-end"))
    notes = ["Mentioned in the summary", "Mentioned in a heading", "Mentioned three times", "Mentioned in a list"]
    numbered = [f"{number}. {text}" for number, text in enumerate(notes, start=1)]
    marks = ["A heading after the recommendations", "The end, see the lists", "Notes", *numbered, "21. Mentioned in a"]
    assert in_order([*marks, "Contacts"], "\n".join(pdf.pages[2:])) == []
    assert squeeze(pdf.text).count("notes1mentioned") == 1


def test_notes_of_sections_are_at_their_end(stress: Published) -> None:
    text = PdfFile(stress.pdf("stress-section")).text
    marks = ["Text below six headings", "Notes", "1. Mentioned in the summary", "3. Mentioned three times", "Lists"]
    more = [
        "1. Mentioned in a list",
        "Quotes, code and rules",
        "1. First paragraph of a long note",
        "9. Note in strong",
    ]
    assert in_order([*marks, *more, "Recommendations", "Ten, with two", "1. Mentioned in a recommendation"], text) == []


def test_a_note_with_three_marks_has_one_number(stress: Published) -> None:
    for placement in ("page", "section", "end"):
        text = squeeze(PdfFile(stress.pdf(f"stress-{placement}")).text)
        assert "textaftertheheading3thesamenoteoncemore3andathirdtime3" in text


def test_notes_keep_their_paragraphs_and_lists(stress: Published) -> None:
    for placement in ("page", "section", "end"):
        text = PdfFile(stress.pdf(f"stress-{placement}")).text
        marks = ["First paragraph of a long note", "Second paragraph of the long note", "Third", "A note with a list"]
        assert (
            in_order([*marks, "more of two", "1. numbered", "2. too", "After the list", "begins with a list"], text)
            == []
        )


def test_adjacent_note_marks_are_separate_numbers(stress: Published) -> None:
    """Without a separator, notes 7 and 8 would read as note 78."""
    text = PdfFile(stress.pdf("stress-section")).text
    line = next(line for line in text.splitlines() if "Two at once" in line)
    assert "78" not in line.partition("Two at once")[2]


@pytest.mark.parametrize("place", ["page", "section", "end"])
def test_no_words_of_a_note_are_lost(tmp_path: Path, place: str) -> None:
    text = """# One

Text[^a].

[^a]: First words.

    ::: recommendations
    1. Recommended words.
    :::

    > Quoted words.

        Code words.
"""
    root = small_workspace(tmp_path, text, f"title: A\nnotes: {{place: {place}}}")
    published = publish(root, "--to", "pdf")
    if published.code == 1:
        assert "error[" in published.output, "it is refused without a reason"
        return
    marks = ["First words", "Recommended words", "Quoted words", "Code words"]
    assert in_order(marks, PdfFile(published.pdf("brief")).text) == []


def test_a_note_of_an_earlier_section_does_not_keep_its_number(tmp_path: Path) -> None:
    """With two notes numbered 1 in one section, readers would look up the wrong note. The brief must be refused, or the
    note must receive a new number.
    """
    text = "# One\n\nText[^a].\n\n# Two\n\nMore[^a] and[^b].\n\n[^a]: Note a.\n\n[^b]: Note b.\n"
    root = small_workspace(tmp_path, text, "title: A\nnotes: {place: section}")
    published = publish(root, "--to", "pdf")
    if published.code == 1:
        assert "note-elsewhere" in published.output
        return
    assert "More1 and1" not in PdfFile(published.pdf("brief")).text


def test_notes_of_a_broken_table_keep_their_order(tmp_path: Path) -> None:
    cells = " | ".join(["1,234,567.8"] * 7)
    rows = "\n".join(f"| Region number {n} | {cells} | Some long comment about this region[^n{n}] |" for n in range(40))
    notes = "\n".join(f"[^n{n}]: Footnote {n} of the table." for n in range(40))
    head = f"| {' | '.join('ABCDEFGHI')} |\n|{'---|' * 9}"
    pdf = PdfFile(publish(small_workspace(tmp_path, f"{head}\n{rows}\n\n{notes}\n"), "--to", "pdf").pdf("brief"))
    numbers = [int(number) for number in re.findall(r"Footnote (\d+) of", pdf.text)]
    assert numbers == [*range(40)]
