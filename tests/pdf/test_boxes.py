"""Boxes and abbreviations in the tags of the PDF."""

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


def test_a_quotation_holds_whose_words_it_is(root: Tag) -> None:
    assert [tag.text for tag in root.one("BlockQuote").all("P")] == ["A quotation.", "— Ada"]


def test_abbreviations_are_expanded(root: Tag) -> None:
    assert [tag.entry("E") for tag in root.all("Span") if tag.text == "EU"] == ["European Union"] * 2
