"""Example lists, `(@label)`: one list throughout the brief, in the source, in every format and in merges."""

from copy import deepcopy
from pathlib import Path

import pytest

from briefpress.edition import ListBlock as Shown
from briefpress.edition.model import structure
from briefpress.model import Citation, CodeBlock, CrossReference, ListBlock, Paragraph, Run, walk
from tests.conftest import make_workspace
from tests.desk import Desk, part, words_of
from tests.merge.editing import Edited, w
from tests.readers.page import HtmlPage
from tests.readers.pdf import PdfFile
from tests.readers.word import WordFile, found, value, values

TEXT = """\
# Introduction

(@)  The committee met.

(@late)  Ferries ran late.

     They always do.

# Findings

As (@late) and (@last) say, ferries are late.

1. An ordinary item
   (@) Inside
2. Another

(@last) The pier is too short.
(@a-label-that-is-long) The quay is not.

                        ```
                        code
                        ```

See (@a-label-that-is-long).
"""
FRONT = "title: Ferries\nlang: en\ntoc: false"
BIB = "@book{late, title={Ferries}, author={Novak, Ada}, year={2020}}"


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Desk:
    desk = Desk(make_workspace(tmp_path_factory.mktemp("examples") / "workspace", shared_cache))
    desk.brief(TEXT, front=FRONT)
    outcome = desk.run("publish", "--to", "pdf", "--to", "docx", "--to", "html")
    assert (outcome.code, outcome.err) == (0, "")
    return desk


def lists_of(desk: Desk, text: str) -> list[ListBlock]:
    reading = desk.read(text)
    assert reading.problems == ()
    return [block for block in walk(reading.blocks) if isinstance(block, ListBlock)]


def test_items_have_labels_and_contain_blocks(desk: Desk) -> None:
    first, ordinary, inside, last = lists_of(desk, TEXT)
    assert [block.labels for block in (first, ordinary, inside)] == [("", "late"), (), ("",)]
    assert last.labels == ("last", "a-label-that-is-long")
    assert words_of((first,)) == ["The committee met.", "Ferries ran late.", "They always do."]
    assert last.items[1][1] == CodeBlock("code")


@pytest.mark.parametrize("spaces", [4, 5, 8])
def test_further_blocks_are_indented_by_four_spaces_or_aligned_with_the_text(desk: Desk, spaces: int) -> None:
    block, _ = lists_of(desk, f"(@late) Words.\n\n{' ' * spaces}More.\n\n{' ' * spaces}- deep\n\n(@) Next.\n")
    assert words_of((block,)) == ["Words.", "More.", "deep", "Next."]
    assert not any(isinstance(other_block, CodeBlock) for other_block in walk((block,)))


def test_another_list_ends_it(desk: Desk) -> None:
    first, second = lists_of(desk, "(@) One\n1. Two\n")
    assert (first.labels, second.labels) == (("",), ())


@pytest.mark.parametrize("text", ["(@fig-a) shows", "Words\n(@) Words", "\\(@) Words", "(@)Words"])
def test_other_parentheses_begin_no_item(desk: Desk, text: str) -> None:
    assert isinstance(desk.read(f"{text}\n").blocks[0], Paragraph)


def test_numbers_continue_through_the_brief_and_into_items(desk: Desk) -> None:
    text = "(@) One\n\n    (@) Two\n\n(@) Three\n\n::: box\n(@) Four\n:::\n\n- item\n  (@x) Five\n\nSee (@x).\n"
    edition, problems = desk.edition(text)
    shown = [block for block in structure.walk(part(edition, "body").blocks) if isinstance(block, Shown)]
    assert problems == []
    numbers = [number for block in shown if block.ordered for number in block.numbers]
    assert numbers == ["(1)", "(2)", "(3)", "(4)", "(5)"]


def test_a_reference_to_an_unknown_example_is_a_problem(desk: Desk) -> None:
    desk.brief("See (@lat), (@nothing) and (\\@ada).\n\n(@late) Words.\n", front=FRONT)
    found = desk.run("check")
    assert found.code == 1
    assert 'brief.md:6:5: error[cross-reference]: there is no example "(@lat)"' in found.err
    assert 'did you mean "late"?' in found.err
    assert 'brief.md:6:13: error[cross-reference]: there is no example "(@nothing)"' in found.err
    assert "2 errors" in found.err


def test_a_label_takes_precedence_over_a_work_with_that_name(desk: Desk) -> None:
    desk.write("source/brief/a.bib", BIB)
    reading = desk.read("As (@late) and [@late] say.\n\n(@late) Words.\n", front=f"{FRONT}\nbibliography: a.bib")
    paragraph = reading.sure.blocks[0]
    assert isinstance(paragraph, Paragraph)
    kinds = [type(inline) for inline in paragraph.inlines if not isinstance(inline, Run)]
    assert kinds == [CrossReference, Citation]
    assert reading.spots == [("citation-misplaced", 9, 1)]


def test_the_pdf_and_the_page_show_the_numbers(sent: Desk) -> None:
    text = " ".join(PdfFile(sent.root / "output/brief.pdf").text.split())
    actual = ("(1) The", "(2) Ferries", "As (2) and (4) say", "(3) Inside", "(4) The", "(5) The", "See (5).")
    assert [item for item in actual if item not in text] == []
    page = HtmlPage((sent.root / "output/brief.html").read_text(encoding="utf-8"))
    links = page.find("//a[@class='cross-reference']")
    assert [(link.get("href"), link.text) for link in links][:2] == [("#example-late", "(2)"), ("#example-last", "(4)")]
    assert page.values("//li[@id='example-last']/@style") == ["--sign: '(4)  '"]


def test_word_numbers_them_in_one_list(sent: Desk) -> None:
    word = WordFile(sent.root / "output/brief.docx")
    words = ("The committee", "Ferries ran", "Inside", "The pier", "The quay")
    paragraphs = [word.paragraph(other_word).node for other_word in words]
    (number,) = {value(element, "w:pPr/w:numPr/w:numId/@w:val") for element in paragraphs}
    assert {value(element, "w:pPr/w:numPr/w:ilvl/@w:val") for element in paragraphs} == {"0"}
    root = word.root("word/numbering.xml")
    (own,) = found(root, f"w:num[@w:numId='{number}']")
    assert values(own, "w:lvlOverride") == []
    path = f"w:abstractNum[@w:abstractNumId='{value(own, 'w:abstractNumId/@w:val')}']/w:lvl/w:lvlText/@w:val"
    assert values(root, path) == ["(%1)"]
    assert values(root, path.replace("lvlText", "lvlJc")) == ["right"]  # the text stays aligned, whatever the number
    lefts = [value(element, "w:pPr/w:ind/@w:left") for element in paragraphs]
    assert lefts[0] == lefts[1] == lefts[3] < lefts[2]
    fields = [(item.instruction, item.shown) for item in word.fields() if item.instruction.startswith("REF")]
    assert fields[:2] == [("REF _bp_example_late \\r \\h", "(2)"), ("REF _bp_example_last \\r \\h", "(4)")]


def test_an_unchanged_file_reproduces_the_source(sent: Desk) -> None:
    outcome = sent.run("merge", str(sent.root / "output/brief.docx"))
    assert (outcome.code, outcome.out, outcome.err) == (0, "nothing has changed\n", "")


def test_edited_text_and_items_are_merged(sent: Desk) -> None:
    edited = Edited((sent.root / "output/brief.docx").read_bytes())
    edited.replace("As ", "ferries", "ships")
    edited.replace("Ferries ran", "late", "very late")
    new = edited.add("The pier", "", "The crane is old.")
    new.insert(0, deepcopy(next(edited.paragraph("The pier").iter(w("pPr")))))
    outcome = sent.run("merge", str(sent.write("edited.docx", edited.bytes())))
    assert outcome.code == 0, outcome.err
    text = (sent.root / "source/brief/brief.md").read_text(encoding="utf-8")
    assert "As (@late) and (@last) say, ships are late." in text
    assert "(@late)  Ferries ran very late." in text
    assert "(@last) The pier is too short.\n(@) The crane is old.\n(@a-label" in text
