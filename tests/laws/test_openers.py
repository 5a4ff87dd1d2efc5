"""A heading that opens a section begins a page with a coloured band, in all formats, and is still a heading."""

import pytest

from tests.desk import Desk
from tests.merge.editing import Edited
from tests.readers.epub import EpubFile
from tests.readers.page import HtmlPage
from tests.readers.pdf import PdfFile
from tests.readers.word import WordFile, found, values

BODY = "# Before\n\nSee @sec-a.\n\n# What works {#sec-a .opener}\n\nMore words.\n"


@pytest.fixture(scope="module")
def published(module_desk: Desk) -> Desk:
    module_desk.brief(BODY, front="title: A\nlang: en\nnumber-sections: true\nbrand: plain")
    outcome = module_desk.publish("--to", "pdf", "--to", "docx", "--to", "html", "--to", "epub")
    assert (outcome.code, outcome.err) == (0, "")
    return module_desk


def test_it_begins_a_page_of_the_pdf(published: Desk) -> None:
    file = PdfFile(published.root / "output/brief.pdf")
    assert file.page_of("See Section 2.") + 1 == file.page_of("More words.")
    assert file.pages[file.page_of("More words.") - 1].split()[:3] == ["2", "What", "works"]


def test_in_word_it_is_a_heading_with_a_page_break_and_a_background(published: Desk) -> None:
    word = WordFile(published.root / "output/brief.docx")
    before, opener = found(word.document, "//w:p[w:pPr/w:pStyle/@w:val='Heading1']")
    assert values(opener, "w:pPr/w:shd/@w:fill") == ["EEF2F5"]
    colors = {side: values(opener, f"w:pPr/w:pBdr/w:{side}/@w:color") for side in ("top", "left", "bottom", "right")}
    assert colors == {"top": ["EEF2F5"], "left": ["EEF2F5"], "bottom": ["1F4E6B"], "right": ["EEF2F5"]}
    assert values(opener, "w:pPr/w:pBdr/w:top/@w:*[local-name() = 'sz' or local-name() = 'space']") == ["96", "31"]
    assert len(found(opener, "w:pPr/w:pageBreakBefore")) == 1
    assert values(before, "w:pPr/w:shd/@w:fill") == []


def test_the_stylesheet_sets_the_band_in_word(desk: Desk) -> None:
    desk.write("styles/mine/brand.yml", "defaults: {briefpress: {extends: plain}}\n")
    rule = "h2.opener { padding: 0 9pt; border-top: 0; border-bottom: 2pt solid #00ff00; background: #ff0000 }"
    desk.write("styles/mine/style.css", f"@media word {{ {rule} }}\n")
    desk.brief(BODY, front="title: A\nlang: en\nbrand: mine")
    assert desk.run("publish", "--to", "docx").code == 0
    *_, opener = found(WordFile(desk.root / "output/brief.docx").document, "//w:p[w:pPr/w:pStyle/@w:val='Heading1']")
    assert values(opener, "w:pPr/w:shd/@w:fill") == ["FF0000"]
    assert values(opener, "w:pPr/w:pBdr/*/@w:color") == ["auto", "FF0000", "00FF00", "FF0000"]
    assert values(opener, "w:pPr/w:pBdr/*/@w:space") == ["0", "9", "0", "9"]


def test_pages_and_books_have_a_class_for_it(published: Desk) -> None:
    page = HtmlPage((published.root / "output/brief.html").read_text(encoding="utf-8"))
    assert [element.tag for element in page.classed("opener")] == ["h2"]
    book = EpubFile((published.root / "output/brief.epub").read_bytes())
    assert [element.tag for element in book.classed("opener")] == ["h2"]


def test_merging_an_unchanged_file_changes_nothing(published: Desk) -> None:
    outcome = published.run("merge", str(published.root / "output/brief.docx"))
    assert (outcome.code, outcome.out) == (0, "nothing has changed\n")


def test_a_changed_opener_keeps_its_attributes(desk: Desk) -> None:
    desk.brief(BODY, front="title: A\nlang: en\nbrand: plain")
    assert desk.run("publish", "--to", "docx").code == 0
    edited = Edited(desk.output()["brief.docx"])
    *_, text = found(edited.root, "//w:p[w:pPr/w:pageBreakBefore]//w:t[.='What works']")
    text.text = "What really works"
    (file := desk.root / "edited.docx").write_bytes(edited.bytes())
    assert desk.run("merge", str(file)).code == 0
    source = (desk.root / "source/brief/brief.md").read_text(encoding="utf-8")
    assert "# What really works {#sec-a .opener}\n" in source
