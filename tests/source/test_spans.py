"""The extent of a block: the text from its first to its last line defines the block, and no other text does."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from briefpress.model import Block, Brief, Place, Recommendations, children, note_refs, walk
from briefpress.problems import Report
from briefpress.source import read_brief
from briefpress.source.markdown.blocks import read_markdown
from briefpress.workspace import Workspace
from briefpress.workspace.text import SourceText, read_text
from tests.desk import Desk


def cut(text: str, place: Place) -> str:
    """Return the text at `place`."""
    line, column = place.end
    lines = text.split("\n")[place.line - 1 : line]
    lines[-1] = lines[-1][: column - 1]
    return "\n".join([lines[0][place.column - 1 :], *lines[1:]])


SPANS = {
    "paragraph": ("One\ntwo.", "One\ntwo."),
    "heading": ("## One {#a}", "## One {#a}"),
    "underlined heading": ("One\n===\n", "One\n==="),
    "list": ("- one\n\n  more\n- two\n\n\nEnd.", "- one\n\n  more\n- two"),
    "quote": ("> one\n>\n> --- A\n\nEnd.", "> one\n>\n> --- A"),
    "code": ("```\na\n\n```\n", "```\na\n\n```"),
    "box": ("::: box\nIn.\n\n:::\n\nEnd.", "::: box\nIn.\n\n:::"),
    "box in a box": ("::: box\n::: note\nIn.\n:::\n:::\n", "::: box\n::: note\nIn.\n:::\n:::"),
    "recommendations": ("::: recommendations\n1. Do.\n:::\n", "::: recommendations\n1. Do.\n:::"),
    "definitions": ("A\n\n:   b\n    c\n\nEnd.", "A\n\n:   b\n    c"),
    "table": ("| a |\n|---|\n| 1 |\n\nEnd.", "| a |\n|---|\n| 1 |"),
    "table with a caption": ("| a |\n|---|\n\n: Words {#t}\n\nEnd.", "| a |\n|---|\n\n: Words {#t}"),
    "figure": ('![A](a.png){alt="b"\n credit="c"}\n', '![A](a.png){alt="b"\n credit="c"}'),
}


@pytest.mark.parametrize("name", SPANS)
def test_a_block_extends_from_its_first_word_to_its_last(desk: Desk, name: str) -> None:
    body, written = SPANS[name]
    desk.write("source/brief/a.png", b"")
    block = desk.read(body).blocks[0]
    assert cut((desk.root / "source/brief/brief.md").read_text(), block.place) == written


def test_a_recommendation_has_all_its_paragraphs(desk: Desk) -> None:
    block = desk.read('::: recommendations\n1. Do. {addressee="All"}\n\n   More.\n2. Not.\n:::\n').block
    assert isinstance(block, Recommendations)
    assert [item.place.end for item in block.items] == [(7, 9), (8, 8)]


def test_a_note_mark_ends_after_its_bracket(desk: Desk) -> None:
    (mark,) = note_refs(desk.read("Words[^n] more\n\n[^n]: A note.\n").blocks)
    assert mark.place.end == (4, 10)


def test_the_end_of_a_block_is_ignored_in_comparisons() -> None:
    assert Place("a", 1, 1, end_line=2, end_column=3) == Place("a", 1, 1)


def test_a_place_continues_until_another_one_ends() -> None:
    assert Place("a", 1, 1, 5).until(Place("a", 3, 2, 4)).end == (3, 6)
    assert Place("a", 1, 1, 5).until(Place("a", 1, 1, 2)).end == (1, 6)


@pytest.fixture(scope="module", params=["gallery", "guide"])
def brief(request: pytest.FixtureRequest, repository: Path) -> Brief:
    found = read_brief(Workspace(repository), request.param, Report())
    assert found
    return found


@pytest.fixture(scope="module")
def files(brief: Brief, repository: Path) -> dict[str, SourceText]:
    names = (brief.place.file, *brief.files)
    found = {name: read_text(repository / name, name, Report()) for name in names if name.endswith(".md")}
    return {name: source for name, source in found.items() if source}


def _lines(block: Block) -> tuple[int, int]:
    return block.place.line, block.place.end[0]


def test_the_content_of_a_block_is_between_its_first_and_last_line(brief: Brief) -> None:
    for block in walk(brief.blocks):
        first, last = _lines(block)
        inside = [_lines(child) for child in children(block) if child.place.file == block.place.file]
        assert all(first <= begins <= ends <= last for begins, ends in inside), block


def test_blocks_do_not_overlap(brief: Brief, files: dict[str, SourceText]) -> None:
    for file in files:
        # A chart and its data table are one block of the source.
        found = [*dict.fromkeys(_lines(block) for block in brief.blocks if block.place.file == file)]
        assert all(before[1] < after[0] for before, after in pairwise(found)), file


def test_the_lines_of_a_block_define_that_block(brief: Brief, files: dict[str, SourceText], repository: Path) -> None:
    alone = [block for block in brief.blocks if not _line_before(block, files).startswith(":::")]
    assert len(alone) > 50
    for block in alone:
        stretch = files[block.place.file].part(block.place.line - 1, block.place.end[0])
        again = read_markdown(replace(stretch, first=1), Workspace(repository), Report())
        if "@" not in stretch.text:  # in a brief without a bibliography, `@` is an ordinary character
            assert again.blocks == tuple(
                other_block for other_block in brief.blocks if other_block.place == block.place
            ), block.place


def _line_before(block: Block, files: dict[str, SourceText]) -> str:
    return files[block.place.file].lines[block.place.line - 2]
