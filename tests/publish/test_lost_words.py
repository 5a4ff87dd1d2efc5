"""Text that the pages cannot hold is reported with its place, and with what to change."""

from tests.desk import Desk


def test_a_block_in_the_margin_that_is_taller_than_the_page_is_reported(desk: Desk) -> None:
    paragraphs = "\n\n".join(f"Paragraph {number} goes on for some lines in the margin." for number in range(60))
    desk.brief(f"Words beside it.\n\n::: margin\n{paragraphs}\n:::\n\nMore words.\n")
    outcome = desk.publish("--to", "pdf")
    assert outcome.code == 1
    (line,) = [line for line in outcome.lines if "error[words-lost]" in line]
    assert line.startswith("source/brief/brief.md:")
    assert "move part of it to the text: a block in the margin cannot continue on the next page" in outcome.err


def test_a_linked_field_keeps_its_link(desk: Desk) -> None:
    desk.brief("[{{< meta title >}}](https://example.org/a) is new.\n")
    assert desk.found() == []
    assert desk.publish("--to", "docx").code == 0
