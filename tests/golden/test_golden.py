"""The seed's Word file, part by part, and the HTML of its body, kept as XML that a person can review.

To renew the files after an intended change:

    BRIEFPRESS_GOLDEN=write pytest tests/golden

then look at the difference in git and commit it separately. Without that variable, the parts are compared as XML: white
space between elements and the order of attributes do not matter.
"""

import difflib
import os
import re
from pathlib import Path

import pytest
from lxml import etree

from tests.html.editions import edition_of, html_of, read
from tests.readers.page import HtmlPage
from tests.readers.publishing import SEED
from tests.readers.word import Node, WordFile

FOLDER = Path(__file__).parent / "seed"
PARTS = (
    "document",
    "styles",
    "numbering",
    "settings",
    "header1",
    "footer2",
    "header3",
    "footer4",
    "header5",
    "footer6",
    "header7",
    "header8",
    "footer9",
    "header10",
    "footer11",
)
WRITE = os.environ.get("BRIEFPRESS_GOLDEN") == "write"


def pretty(root: Node) -> str:
    """Return an element as XML with one line per element; text is unchanged."""
    copy = etree.fromstring(etree.tostring(root), etree.XMLParser(remove_blank_text=True))
    etree.indent(copy)
    return etree.tostring(copy, encoding="unicode") + "\n"


def canonical(xml: str) -> list[str]:
    """Return lines to compare: attributes in order, no white space between elements."""
    root = etree.fromstring(xml, etree.XMLParser(remove_blank_text=True))
    etree.indent(root)
    return etree.tostring(root, method="c14n").decode().splitlines()


def compare(name: str, xml: str) -> None:
    """Compare `xml` with the file `name`, or write the file."""
    file = FOLDER / name
    if WRITE:
        file.parent.mkdir(exist_ok=True)
        file.write_text(xml, encoding="utf-8")
        return
    if not any(FOLDER.glob("*.xml")):
        pytest.skip("there are no golden files yet: NOTHING was compared (BRIEFPRESS_GOLDEN=write makes them)")
    assert file.is_file(), f"{file} does not exist; BRIEFPRESS_GOLDEN=write creates it"
    kept, made = canonical(file.read_text(encoding="utf-8")), canonical(xml)
    difference = "\n".join(difflib.unified_diff(kept, made, "kept", "made", n=4, lineterm=""))
    assert kept == made, f"{name} has changed:\n{difference[:6000]}"


@pytest.mark.parametrize("part", PARTS)
def test_parts_of_the_word_file_match_the_golden_files(seed_docx: WordFile, part: str) -> None:
    compare(f"{part}.xml", pretty(seed_docx.root(f"word/{part}.xml")))


def test_no_part_with_text_is_forgotten(seed_docx: WordFile) -> None:
    names = {re.sub(r"word/(\w+)\.xml", r"\1", part) for part in seed_docx.stories}
    assert names <= set(PARTS)


def test_the_html_of_the_body_matches_the_golden_file(seed_root: Path, tmp_path: Path) -> None:
    page = HtmlPage(html_of(edition_of(read(seed_root, SEED), tmp_path), tmp_path))
    (body,) = page.classed("part-body")
    compare("body.html.xml", pretty(body))
