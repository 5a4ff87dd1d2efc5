"""The e-book: files in the order and form that e-readers expect, with the text of the web page."""

import datetime
from pathlib import Path

import pytest

from briefpress.brand.monogram import Monogram
from briefpress.edition import Edition, initials
from briefpress.html import BookInputs, lost_texts, pages_of, write_book
from tests.html.editions import brand_named, edition_of, read, web_page_of
from tests.readers.epub import PAGES, EpubFile
from tests.readers.pictures import stress_pictures
from tests.readers.publishing import SEED, STRESS, brief, small_workspace, workspace
from tests.readers.web import WebFile

WHEN = datetime.datetime(2024, 2, 29, 12, 30)
NOTED = (
    "# One {#one}\n\nWords[^a], and again[^a], see @sec-two.\n\n## Two {#sec-two}\n\n- [x] done\n\n[^a]: First *note*."
)
BRIEFS = ("seed", "page", "section", "end")


def book_of(edition: Edition, shared_cache: Path, root: Path) -> bytes:
    monograms = {letters: Monogram(()) for letters in initials(edition)}
    return write_book(
        edition, brand_named(shared_cache, "plain"), monograms, BookInputs(root, shared_cache, WHEN, b"PNG")
    )


def book(folder: Path, text: str, shared_cache: Path, front: str = "title: A") -> EpubFile:
    root = small_workspace(folder, text, front)
    return EpubFile(book_of(edition_of(read(root, "brief"), shared_cache), shared_cache, root))


def stress(folder: Path, place: str) -> Path:
    """Return a workspace with the stress brief, with its notes at `place`."""
    root = workspace(folder / "w", source=STRESS)
    stress_pictures(root / "source" / "images")
    file = root / "source" / "stress" / "brief.md"
    text = file.read_text(encoding="utf-8").replace("place: section", f"place: {place}")
    file.write_text(text, encoding="utf-8")
    return root


@pytest.fixture(params=BRIEFS)
def book_and_page(
    request: pytest.FixtureRequest, seed_root: Path, shared_cache: Path, tmp_path: Path
) -> tuple[Edition, bytes, WebFile]:
    """Return an edition, its e-book and its web page."""
    root, id_ = (seed_root, SEED) if request.param == "seed" else (stress(tmp_path, request.param), "stress")
    edition = edition_of(read(root, id_), shared_cache)
    page = tmp_path / "page.html"
    page.write_text(web_page_of(edition, shared_cache, root), encoding="utf-8")
    return edition, book_of(edition, shared_cache, root), WebFile(page)


def test_it_contains_the_text_of_the_web_page(book_and_page: tuple[Edition, bytes, WebFile]) -> None:
    edition, data, web = book_and_page
    found = EpubFile(data)
    assert [*lost_texts(edition, pages_of(data))] == []
    assert [heading for heading in found.headings if heading in web.headings] == web.headings
    assert found.marks == web.marks
    assert [text for _, text in found.notes] == [text for _, text in web.notes]
    assert found.links == web.links
    assert set(web.alts) <= set(found.alts)
    assert [table for table in web.tables if table not in found.tables] == []
    assert found.people == web.people
    written = [text for text in web.blocks if text not in found.whole]
    assert written == []


def test_every_link_and_file_exists(book_and_page: tuple[Edition, bytes, WebFile]) -> None:
    found = EpubFile(book_and_page[1])
    listed = found.package_values("//opf:item/@href")
    assert sorted(listed) == sorted(set(found.files) - {"mimetype", "META-INF/container.xml", "package.opf"})
    ids = {name: set(found.on(name, "//@id")) for name in PAGES}
    for name in PAGES:
        assert len(found.on(name, "//@id")) == len(ids[name])
        assert set(found.on(name, "//x:img/@src")) <= set(listed)
        for address in found.on(name, "//x:a/@href"):
            file, _, id_ = address.partition("#")
            if ":" not in address:
                assert not id_ or id_ in ids[file or name], address
                assert (file or name) in PAGES


def test_the_same_brief_produces_the_same_bytes(tmp_path: Path, shared_cache: Path) -> None:
    root = small_workspace(tmp_path / "w", NOTED, "title: A")
    made = [book_of(edition_of(read(root, "brief"), shared_cache), shared_cache, root) for _ in range(2)]
    assert made[0] == made[1]
    first, *others = EpubFile(made[0]).infos
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", 0, b"")
    assert {info.date_time for info in (first, *others)} == {(1980, 1, 1, 0, 0, 0)}
    assert made[0][30:58] == b"mimetypeapplication/epub+zip"


def test_translations_with_the_same_address_are_different_books(tmp_path: Path, shared_cache: Path) -> None:
    front = "title: A\ndoi: 10.1234/abc\nlang: {}\ntranslations: [{{lang: {}, url: https://institute.example/other}}]"
    first, second = (
        book(tmp_path / lang, NOTED, shared_cache, f"{front.format(lang, other)}\npublisher: {lang}").package_values(
            "//dc:identifier/text()"
        )
        for lang, other in (("en", "uk"), ("uk", "en"))
    )
    assert first[1] == second[1] == "https://doi.org/10.1234/abc"
    assert first[0] != second[0]
    alone = book(tmp_path / "alone", NOTED, shared_cache, "title: A\ndoi: 10.1234/abc")
    assert alone.package_values("//dc:identifier/text()") == ["https://doi.org/10.1234/abc"]


def test_the_package_document_describes_the_book(tmp_path: Path, shared_cache: Path) -> None:
    front = "title: A & B\nauthor: Ann Lee\nlang: en-GB\ndate: 2024-02-29\nkeywords: [rivers, floods]"
    found = book(tmp_path / "w", NOTED, shared_cache, front)
    assert found.package_values("//dc:title/text()") == ["A & B"]
    assert found.package_values("//dc:creator/text()") == ["Ann Lee"]
    assert found.package_values("//dc:subject/text()") == ["rivers", "floods"]
    assert found.meta("dcterms:modified") == ["2024-02-29T12:30:00Z"]
    assert found.package_values("//opf:item[@properties='cover-image']/@href") == ["cover.png"]
    assert found.package_values("//opf:itemref/@idref") == [
        "file-cover.xhtml",
        "file-contents.xhtml",
        "file-text.xhtml",
    ]
    assert found.package_values("//opf:spine/@page-progression-direction") == []


def test_accessibility_is_reported(tmp_path: Path, shared_cache: Path) -> None:
    found = book(tmp_path / "w", f"{NOTED}\n\nEnergy is $e = mc^2$.", shared_cache)
    assert found.meta("schema:accessMode") == ["textual"]
    assert found.meta("schema:accessModeSufficient") == ["textual"]
    assert "MathML" in found.meta("schema:accessibilityFeature")
    assert found.meta("schema:accessibilityHazard") == ["none"]
    assert found.meta("schema:accessibilitySummary")
    assert found.meta("dcterms:conformsTo") == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
    assert found.package_values("//opf:item[@properties='mathml']/@href") == ["text.xhtml"]
    assert found.on("text.xhtml", "//m:math/@alttext") == ["e = mc^2"]


def test_navigation(tmp_path: Path, shared_cache: Path) -> None:
    found = book(tmp_path / "w", NOTED, shared_cache)
    toc = "//x:nav[@epub:type='toc']"
    assert found.on("contents.xhtml", f"{toc}/x:ol/x:li/x:a/text()")[:2] == ["A", "One"]
    assert found.on("contents.xhtml", f"{toc}/x:ol/x:li/x:ol/x:li/x:a/@href") == ["text.xhtml#sec-two"]
    landmarks = found.on("contents.xhtml", "//x:nav[@epub:type='landmarks']//x:a/@epub:type")
    assert landmarks == ["titlepage", "toc", "bodymatter"]


def test_hidden_contents_are_not_a_page(tmp_path: Path, shared_cache: Path) -> None:
    found = book(tmp_path / "w", NOTED, shared_cache, "title: A\ntoc: false")
    assert found.package_values("//opf:itemref/@idref") == ["file-cover.xhtml", "file-text.xhtml"]
    assert found.on("contents.xhtml", "//x:nav[@epub:type='toc']//x:a/text()")[:3] == ["A", "One", "Two"]
    landmarks = found.on("contents.xhtml", "//x:nav[@epub:type='landmarks']//x:a/@epub:type")
    assert landmarks == ["titlepage", "bodymatter"]


def test_notes_have_their_roles(tmp_path: Path, shared_cache: Path) -> None:
    found = book(tmp_path / "w", NOTED, shared_cache)
    (target, again) = found.on("text.xhtml", "//x:a[@epub:type='noteref'][@role='doc-noteref']/@href")
    (id_,) = found.on("text.xhtml", "//*[@epub:type='footnote'][@role='doc-footnote']/@id")
    assert target == again == f"#{id_}"
    assert len(found.on("text.xhtml", "//x:a[@role='doc-backlink']/@href")) == 1


def test_right_to_left(tmp_path: Path, shared_cache: Path) -> None:
    found = book(tmp_path / "w", "# واحد\n\nكلمات.", shared_cache, "title: عنوان\nlang: ar")
    assert found.package_values("//opf:spine/@page-progression-direction") == ["rtl"]
    for page in found.pages.values():
        assert (page.get("dir"), page.get("lang")) == ("rtl", "ar")
        assert page.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"


def test_symbols_of_tasks_are_text(tmp_path: Path, shared_cache: Path) -> None:
    found = book(tmp_path / "w", NOTED, shared_cache)
    assert found.on("text.xhtml", "//x:li/x:span[@class='sign']/text()")
    assert "--sign" not in found.files["text.xhtml"].decode()


@pytest.mark.parametrize("url", ["", "https://briefs.example/a/brief.html"])
def test_links_to_other_languages_lead_to_the_web(tmp_path: Path, shared_cache: Path, url: str) -> None:
    front = "title: A\ntranslations: {lang: uk, brief: other}\n" + (f"url: {url}" if url else "")
    root = small_workspace(tmp_path / "w", "Words.", front)
    brief(root, "B", "other")
    found = EpubFile(book_of(edition_of(read(root, "brief"), shared_cache), shared_cache, root))
    assert found.on("text.xhtml", "//*[@lang='uk']//x:a/text()") == ["Українська"]
    addresses = found.on("text.xhtml", "//*[@lang='uk']//x:a/@href")
    assert addresses == (["https://briefs.example/a/other.html"] if url else [])
