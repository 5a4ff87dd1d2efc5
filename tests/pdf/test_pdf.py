"""The PDF: title, language, bookmarks, links, pages, tags, fonts, page numbers."""

import re
from itertools import pairwise

import pytest

from tests.readers.pdf import Link, PdfFile
from tests.readers.publishing import Published
from tests.readers.words import squeeze

FILES = ("seed", "stress-page", "stress-section", "stress-end")
TITLE = "Belarus in Ukraine’s Foreign Policy"
BOOKMARKS = [
    (TITLE, 1),
    ("Table of contents", 2),
    ("Moderator", 2),
    ("Speakers", 2),
    ("Contributors", 2),
    ("Oxford Belarus Observatory", 3),
    ("OST Research Centre", 3),
    ("IGSD, University of Warwick", 3),
    ("Executive summary", 2),
    ("Background", 2),
    ("Belarus-Ukraine relations: between pragmatic cooperation and war", 2),
    ("Belarusians and acts of resistance in support of Ukraine", 3),
    ("Belarusian pro-democracy movement and Ukraine", 3),
    ("Conclusions", 2),
    ("Policy recommendations", 2),
    ("Contacts", 2),
    ("Oxford Belarus Observatory, Oxford School of Global and Area Studies", 3),
    ("Research Center of the Office of Sviatlana Tsikhanouskaya (OST Research Center)", 3),
    ("Institute for Global Sustainable Development, University of Warwick (IGSD)", 3),
]
BACK_COVERS = ("oxford-belarus-observatory",)
PAPERS = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}


@pytest.fixture(scope="module", params=FILES)
def any_pdf(request: pytest.FixtureRequest, seed: Published, stress: Published) -> PdfFile:
    return PdfFile(seed.pdf() if request.param == "seed" else stress.pdf(request.param))


def test_title_and_language_are_those_of_the_brief(each_pdf: PdfFile) -> None:
    assert each_pdf.title == TITLE
    assert each_pdf.info["Title"] == TITLE
    assert str(each_pdf.pdf.Root.Lang) == "en-GB"
    assert bool(each_pdf.pdf.Root.ViewerPreferences.DisplayDocTitle)
    with each_pdf.pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == TITLE
        assert str(xmp["pdfuaid:part"]) == "1"


def test_organisations_are_the_authors_if_no_person_is(seed_pdf: PdfFile) -> None:
    assert "Oxford Belarus Observatory" in str(seed_pdf.pdf.docinfo["/Author"])
    assert str(seed_pdf.pdf.docinfo["/Subject"]) == "Policy brief"


def test_it_is_tagged(any_pdf: PdfFile) -> None:
    assert bool(any_pdf.pdf.Root.MarkInfo.Marked)
    kinds = {element.kind for element in any_pdf.tags}
    assert {"Document", "H1", "H2", "H3", "P", "L", "LI", "LBody", "Link"} <= kinds
    assert any_pdf.info["Tagged"] == "yes"


def test_there_is_one_h1_and_no_level_is_skipped(any_pdf: PdfFile) -> None:
    levels = [int(e.kind[1]) for e in any_pdf.tags if e.kind[0] == "H" and e.kind[1:].isdigit()]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(level <= before + 1 for before, level in pairwise(levels))


def test_all_fonts_are_embedded(any_pdf: PdfFile) -> None:
    assert len(any_pdf.fonts) >= 3
    assert [font for font, embedded in any_pdf.fonts.items() if not embedded] == []
    families = {font.partition("+")[2].partition("-")[0] for font in any_pdf.fonts}
    assert families <= {"Roboto", "Source", "IBM"}


def test_bookmarks_are_the_headings(each_pdf: PdfFile) -> None:
    shown = [(bookmark.title, bookmark.level) for bookmark in each_pdf.bookmarks]
    assert shown == BOOKMARKS


def test_bookmarks_contain_the_words_of_headings_and_no_notes(stress: Published) -> None:
    for placement in ("page", "section", "end"):
        titles = [bookmark.title for bookmark in PdfFile(stress.pdf(f"stress-{placement}")).bookmarks]
        assert "A heading with emphasis, code and a note" in titles, placement


def test_bookmarks_lead_to_the_page_of_their_heading(any_pdf: PdfFile) -> None:
    assert len(any_pdf.bookmarks) > 10
    for bookmark in any_pdf.bookmarks:
        assert squeeze(bookmark.title) in squeeze(any_pdf.pages[bookmark.page - 1]), bookmark


def test_page_numbers_in_the_contents_are_those_of_the_headings(any_pdf: PdfFile) -> None:
    contents = any_pdf.page_of("Table of contents")
    links = [link for link in any_pdf.links if link.page == contents and not link.uri]
    found = [(re.fullmatch(r"(.*?) (\d+)", any_pdf.text_at(link)), link) for link in links]
    lines = [(match[1], int(match[2]), link.target) for match, link in found if match]
    assert len(lines) >= 7
    for heading, page, target in lines:
        assert page == target == any_pdf.page_of_heading(heading, after=contents + 1), heading


def test_entries_in_the_contents_link_to_their_heading(any_pdf: PdfFile) -> None:
    contents = any_pdf.page_of("Table of contents")
    links = [link for link in any_pdf.links if link.page == contents and not link.uri]
    texts = [(re.sub(r"[ .]*\d*$", "", any_pdf.text_at(link)), link.target) for link in links]
    shown = {text: target for text, target in texts if text.strip(". 0123456789")}
    assert len(shown) >= 7
    for heading, page in shown.items():
        assert page == any_pdf.page_of_heading(heading, after=contents + 1), heading


def test_every_link_inside_leads_to_a_page_and_a_height_on_it(any_pdf: PdfFile) -> None:
    inside = [link for link in any_pdf.links if not link.uri]
    assert len(inside) > 20
    for link in inside:
        height = float(any_pdf.pdf.pages[link.target - 1].mediabox[3])
        assert 0 < link.top <= height


def test_every_link_can_be_clicked(any_pdf: PdfFile) -> None:
    sizes = [(link.rect[2] - link.rect[0], link.rect[3] - link.rect[1]) for link in any_pdf.links]
    assert len(sizes) > 20
    assert [size for size in sizes if min(size) < 3] == []


@pytest.mark.parametrize(("file", "notes"), [("seed", 8), ("stress-section", 15), ("stress-end", 15)])
def test_notes_are_linked_both_ways(file: str, notes: int, seed: Published, stress: Published) -> None:
    """The number in the text links to the note, and the note links back."""
    pdf = PdfFile(seed.pdf() if file == "seed" else stress.pdf(file))
    contents = pdf.page_of("Table of contents")
    inside = [link for link in pdf.links if not link.uri and link.page > contents]
    mentions = [link for link in inside if any(_stands_at(back, link) and _stands_at(link, back) for back in inside)]
    assert len(mentions) >= 2 * notes


def test_further_marks_of_a_footnote_link_to_it(stress: Published) -> None:
    pdf = PdfFile(stress.pdf("stress-page"))
    page = pdf.page_of("Text after the heading")
    note = min(y for word, _, y in pdf.words_with_boxes[page - 1] if word == "times.")
    leading = [link for link in pdf.links if link.page == link.target == page and 0 < link.top - note < 16]
    assert len(leading) == 3


def _stands_at(link: Link, other: Link) -> bool:
    """Return whether `link` is where `other` leads: on that page and at that height, within two lines."""
    return link.page == other.target and abs(link.rect[3] - other.top) < 32


def test_links_inside_the_brief_lead_to_the_heading(stress_pdf: PdfFile) -> None:
    page = stress_pdf.page_of("The end, see the lists")
    links = [link for link in stress_pdf.links if link.page == page and link.rect[3] - link.rect[1] > 1]
    (link,) = [link for link in links if stress_pdf.text_at(link).startswith("the lists")]
    assert link.target == stress_pdf.page_of_heading("Lists", after=4)


def test_addresses_are_links(stress_pdf: PdfFile) -> None:
    uris = {link.uri for link in stress_pdf.links if link.uri}
    expected = {
        "https://example.org/a",
        "https://example.org/b",
        "https://example.org/note",
        "https://example.org/inline",
        "mailto:info@example.org",
        "https://www.example.org",
        "tel:+48221234567",
        "https://mastodon.social/@example",
        "https://x.com/maria",
    }
    assert expected <= uris
    assert [uri for uri in uris if not uri.startswith(("https://", "mailto:", "tel:"))] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_pages_have_the_size_that_the_brief_requests(seed: Published, letter: Published, paper: str) -> None:
    pdf = PdfFile(letter.pdf("brief") if paper == "letter" else seed.pdf())
    sizes = {tuple(round(float(side), 1) for side in page.mediabox[2:]) for page in pdf.pdf.pages}
    assert sizes == {tuple(round(side, 1) for side in PAPERS[paper])}


def test_only_covers_have_no_running_heads(each_pdf: PdfFile, brand: str) -> None:
    texts, inner = each_pdf.raw_pages, each_pdf.inner_pages
    assert squeeze(texts[0]).count(squeeze(TITLE)) == 1
    for number in inner:
        lines = texts[number - 1].strip().splitlines()
        assert lines[0] == TITLE
        assert lines[-1] == f"Page {number} of {len(texts)}"
    backs = texts[inner[-1] :]
    assert len(backs) == (brand in BACK_COVERS)
    for back in backs:
        assert squeeze(back).startswith(squeeze(f"{TITLE} Contacts"))  # the title is in a coloured field
        assert squeeze(back).count(squeeze(TITLE)) == 1
        assert re.search(r"^Page \d", back, re.MULTILINE) is None


def test_the_cover_is_one_page_however_long_the_title(stress_pdf: PdfFile) -> None:
    assert stress_pdf.page_of("Table of contents") == 2
