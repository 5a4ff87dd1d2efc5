"""Citations and the list of works on the page that the PDF is made from."""

from pathlib import Path

import pytest

from tests.html.editions import edition_of, html_of, read
from tests.readers.page import HtmlPage, text_of
from tests.readers.publishing import small_workspace

FRONT = """\
title: A
citations: {form}
references:
- {{id: x/y, type: book, title: "Rivers <b>& seas</b> 1 < 2", issued: 2020, author: {{family: Li, given: Wei}}}}"""


def page_of(folder: Path, form: str) -> HtmlPage:
    root = small_workspace(folder, "Words [see @x/y, p. 3].\n", FRONT.format(form=form))
    cache = folder / "cache"
    return HtmlPage(html_of(edition_of(read(root, "brief"), cache), cache))


def test_a_citation_links_to_its_entry(tmp_path: Path) -> None:
    page = page_of(tmp_path, "text")
    (entry,) = page.classed("bibliography")
    (link,) = page.find("//p[@class='body-text']/a")
    assert link.get("href") == f"#{entry.get('id')}"
    assert text_of(link) == "Li, 2020, p.\u00a03"
    assert "Rivers & seas 1 < 2" in text_of(entry)
    assert text_of(page.find("//p[@class='bibliography']//strong")[0]) == "& seas"


@pytest.mark.parametrize("form", ["text", "notes"])
def test_every_link_has_a_target(tmp_path: Path, form: str) -> None:
    page = page_of(tmp_path, form)
    inside = {address[1:] for address in page.values("//@href") if address.startswith("#")}
    assert inside and inside <= set(page.values("//@id"))


def test_in_a_note(tmp_path: Path) -> None:
    page = page_of(tmp_path, "notes")
    (note,) = page.classed("footnote")
    assert text_of(note).strip().startswith("See Wei Li, Rivers & seas 1 < 2, 2020, p. 3.")
    (paragraph,) = page.classed("body-text")
    assert text_of(paragraph).strip().startswith("Words.")
