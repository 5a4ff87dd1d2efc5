"""The web page: one self-contained file, with the text of the brief in semantic elements."""

import base64
import re
from pathlib import Path

import pytest

from briefpress.html import Download, lost_texts
from briefpress.problems import Report
from briefpress.source import read_brief
from briefpress.workspace import Workspace
from tests.html.editions import edition_of, read, web_page_of
from tests.readers.page import HtmlPage, text_of
from tests.readers.publishing import GALLERY, OBO, ROOT, SEED, small_workspace
from tests.readers.words import squeeze

NOTED = "# One\n\nWords[^a] and more[^b], and again[^a].\n\n## Two\n\nEnd.\n\n[^a]: First *note*.\n[^b]: Second."


def page_of(folder: Path, text: str, shared_cache: Path, front: str = "title: A") -> HtmlPage:
    root = small_workspace(folder, text, front)
    return HtmlPage(web_page_of(edition_of(read(root, "brief"), shared_cache), shared_cache, root))


def test_the_page_loads_no_other_files(seed_root: Path, shared_cache: Path) -> None:
    edition = edition_of(read(seed_root, SEED), shared_cache)
    page = HtmlPage(web_page_of(edition, shared_cache, seed_root, brand=OBO))
    loaded = page.values("//@src | //link[not(@rel='canonical' or @rel='alternate')]/@href")
    assert loaded
    assert [address for address in loaded if not address.startswith("data:")] == []
    styles = "".join(page.values("//style/text()"))
    assert set(re.findall(r"url\((\w+):", styles)) == {"data"}
    (policy,) = page.values("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    assert [*lost_texts(edition, page.source)] == []


def test_words_missing_from_a_page_are_found(seed_root: Path, shared_cache: Path) -> None:
    edition = edition_of(read(seed_root, SEED), shared_cache)
    page = web_page_of(edition, shared_cache, seed_root)
    assert [*lost_texts(edition, page.replace("Policy recommendations", ""))] == ["Policy recommendations"] * 2


@pytest.mark.parametrize("lang", ["", ".ar", ".uk", ".zh-Hant"])
def test_the_web_page_of_the_gallery_contains_all_words(shared_cache: Path, lang: str) -> None:
    edition = edition_of(read(ROOT, f"{GALLERY}{lang}"), shared_cache)
    assert [*lost_texts(edition, web_page_of(edition, shared_cache, ROOT))] == []


@pytest.mark.parametrize(
    ("written", "lost"),
    [
        ("<b title='a > b'>Policy</b><!-- > --> <i>recommend</i>ations", 0),
        ("Policy&#32;recommendations", 0),
        ('<b title="Policy recommendations"></b><!-- <b>Policy recommendations</b> -->', 2),
        ("<style>Policy recommendations</style>", 2),
    ],
)
def test_only_text_counts_as_words(seed_root: Path, shared_cache: Path, written: str, lost: int) -> None:
    edition = edition_of(read(seed_root, SEED), shared_cache)
    page = web_page_of(edition, shared_cache, seed_root).replace("Policy recommendations", written)
    assert len([*lost_texts(edition, page)]) == lost


@pytest.mark.parametrize("look", ['font-family="{}"', 'style="font-family: {}"', "font-family='{}'"])
def test_a_drawing_keeps_its_fonts_if_a_name_has_a_number(tmp_path: Path, shared_cache: Path, look: str) -> None:
    """Browsers ignore the whole list if a name such as Source Sans 3 has no quotation marks (CSS Fonts 4, 2.1.1)."""
    root = small_workspace(tmp_path / "w", '![A](flow.svg){alt="A"}', "title: A")
    words = f"<text y='9' {look.format('Roboto, Source Sans 3')}>Flow</text>"
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30">{words}</svg>'
    (root / "source" / "brief" / "flow.svg").write_text(drawing, encoding="utf-8")
    page = HtmlPage(web_page_of(edition_of(read(root, "brief"), shared_cache), shared_cache, root))
    (address,) = page.values("//img[@class='figure']/@src")
    embedded = base64.b64decode(address.partition(",")[2]).decode()
    assert re.search(r"""Roboto, (['"])Source Sans 3\1""", embedded)


def test_landmarks_and_headings(tmp_path: Path, shared_cache: Path) -> None:
    page = page_of(tmp_path / "w", NOTED, shared_cache)
    assert len(page.find("//h1")) == 1
    assert [node.tag for node in page.find("//body/header | //main | //nav | //aside[@aria-label]")] == [
        "header", "nav", "aside", "main", "nav",
    ]  # fmt: skip
    (skip,) = page.classed("skip-link")
    assert page.find(f"//main[@id='{(skip.get('href') or '')[1:]}']")
    assert page.values("//nav//li/a/text()") == ["One", "Two"]
    assert page.find("//nav/details/ol/li/ol/li/a")


@pytest.mark.parametrize("place", ["page", "section", "end"])
def test_notes_are_a_list_shown_by_buttons(tmp_path: Path, shared_cache: Path, place: str) -> None:
    page = page_of(tmp_path / "w", NOTED, shared_cache, f"title: A\nnotes: {{place: {place}}}")
    notes = page.find("//section[contains(@class, 'notes')]//li")
    assert [squeeze(text_of(note)) for note in notes] == ["1firstnote", "2second"]
    shown = [node.get("id") for node in page.find("//li/div[@popover]")]
    assert [button.get("popovertarget") for button in page.classed("note-button")] == [shown[0], shown[1], shown[0]]
    targets = [link.get("href") for link in page.find("//a[@role='doc-noteref']")]
    assert targets == [f"#{notes[0].get('id')}", f"#{notes[1].get('id')}", f"#{notes[0].get('id')}"]
    backs = page.values("//a[@role='doc-backlink']/@href")
    assert all(page.find(f"//*[@id='{back[1:]}']") for back in backs)
    ids = page.values("//@id")
    assert len(ids) == len(set(ids))


def test_display_formulas_have_names(tmp_path: Path, shared_cache: Path) -> None:
    page = page_of(tmp_path / "w", "$$ a + b $$ {#eq-sum}\n\n$$ c + d $$\n", shared_cache)
    names = page.values("//p[contains(@class, 'equation')][@role='group'][@tabindex='0']/@aria-label")
    assert names == ["Equation 1", "Equation"]


def test_tables_scroll_and_offer_their_data(tmp_path: Path, shared_cache: Path) -> None:
    import base64

    table = "| A | B |\n|---|---|\n| 1 | *two* |\n\n: Costs {#tbl-a}\n"
    page = page_of(tmp_path / "w", table, shared_cache)
    (region,) = page.find("//section[@tabindex]")
    assert region.get("tabindex") == "0"
    assert squeeze(text_of(page.find(f"//*[@id='{region.get('aria-labelledby')}']")[0])) == "table1costs"
    assert page.values("//th/@scope") == ["col", "col"]
    (link,) = page.find("//a[@download='tbl-a.csv']")
    data = base64.b64decode((link.get("href") or "").partition(",")[2]).decode("utf-8-sig")
    assert data == "A,B\r\n1,two\r\n"


def test_ids_of_the_page_differ_from_the_ids_of_headings(tmp_path: Path, shared_cache: Path) -> None:
    names = ("Text", "Top", "Contents", "Picture 1", "Caption 1", "Caption 2")
    text = "".join(f"# {name}\n\nWords.\n\n" for name in names)
    page = page_of(tmp_path / "w", f"{text}| A | B |\n|---|---|\n| 1 | 2 |\n\n: Two\n", shared_cache)
    ids = page.values("//@id")
    assert sorted(ids) == sorted(set(ids))
    targets = page.values("//a[starts-with(@href, '#')]/@href | //@aria-labelledby | //@popovertarget")
    assert {target.removeprefix("#") for target in targets} <= set(ids)
    assert text_of(page.find("//main//*[@id='text']")[0]).strip() == "Text"


def test_downloads_show_their_sizes(tmp_path: Path, shared_cache: Path) -> None:
    root = small_workspace(tmp_path / "w", "Words.")
    files = (Download("a b.pdf", "PDF", 1_234_567), Download("a b.docx", "Word", 345_000))
    page = HtmlPage(web_page_of(edition_of(read(root, "brief"), shared_cache), shared_cache, root, files))
    links = page.find("//*[@class='downloads']//a")
    assert [link.get("href") for link in links] == ["a%20b.pdf", "a%20b.docx"]
    assert [" ".join(text_of(link).split()) for link in links] == ["Download: PDF (1.2 MB)", "Download: Word (345 kB)"]


def test_text_of_the_brief_is_never_markup(tmp_path: Path, shared_cache: Path) -> None:
    evil = "</script><script>alert(1)</script>"
    front = f"title: 'A {evil}'\ndescription: '{evil}'\nkeywords: ['{evil}']"
    root = small_workspace(tmp_path / "w", "Words.", front)
    brief = read_brief(Workspace(root), "brief", Report())
    assert brief
    page = HtmlPage(web_page_of(edition_of(brief, shared_cache), shared_cache, root))
    assert len(page.find("//script")) == 3
    assert page.find("//script[@type='application/ld+json']")
