"""Boxes and abbreviations in the tags of the PDF."""

from pathlib import Path

import pytest

from tests.readers.pdf import PdfFile
from tests.readers.publishing import publish, small_workspace
from tests.readers.tags import Tag, read_tags

BODY = """
The EU is large.

::: {.box title="The treaty"}
Words in a box of the EU.

- an item
:::

> A quotation.
>
> -- Ada

*[EU]: European Union
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Tag:
    workspace = small_workspace(tmp_path_factory.mktemp("boxes"), BODY)
    published = publish(workspace, "--to", "pdf")
    return read_tags(PdfFile(published.pdf("brief")))[0]


def test_a_box_is_a_division_with_its_blocks(root: Tag) -> None:
    box = next(tag for tag in root.all("Div") if "The treaty" in tag.text)
    assert [tag.kind for tag in box.tags] == ["P", "P", "L"]
    assert "Words in a box" in box.text


def test_a_quotation_contains_its_attribution(root: Tag) -> None:
    assert [tag.text for tag in root.one("BlockQuote").all("P")] == ["A quotation.", "— Ada"]


def test_abbreviations_are_expanded(root: Tag) -> None:
    assert [tag.entry("E") for tag in root.all("Span") if tag.text == "EU"] == ["European Union"] * 2


def highest(workspace: Path, page: int) -> float:
    """Return the height of the first occurrence of the words `text.` on a page, in points from the bottom."""
    published = publish(workspace, "--to", "pdf")
    words = PdfFile(published.pdf("brief")).words_with_boxes[page - 1]
    return max(y for word, _, y in words if word == "text.")


def test_a_box_that_continues_has_its_padding_on_the_next_page_too(tmp_path: Path) -> None:
    text = "Much text.\n\n" * 60
    plain = highest(small_workspace(tmp_path / "plain", text, "title: A\ntoc: false"), 3)
    boxed = highest(small_workspace(tmp_path / "boxed", f"::: box\n{text}:::\n", "title: A\ntoc: false"), 3)
    assert plain - boxed > 12
