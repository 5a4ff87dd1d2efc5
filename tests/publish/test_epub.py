"""The e-book among the files of a brief: produced with its cover, and produced again only if it would differ."""

import json

from tests.desk import Desk
from tests.readers.epub import EpubFile
from tests.readers.pdf import PdfFile
from tests.readers.words import squeeze


def test_an_e_book_is_produced_again_if_it_would_differ(desk: Desk) -> None:
    desk.brief("# Findings\n\nWords[^n].\n\n[^n]: A note.\n")
    outcome = desk.publish("--to", "epub")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("output/brief.epub\te-book\t")
    assert "brief.pdf" not in desk.output()
    data = desk.output()["brief.epub"]
    assert EpubFile(data).files["cover.png"].startswith(b"\x89PNG")
    assert "unchanged" in desk.publish("--to", "epub").out
    desk.publish("--to", "epub", "--force")
    assert desk.output()["brief.epub"] == data
    desk.brief("# Findings\n\nOther words.\n")
    (actual,) = json.loads(desk.publish("--to", "epub", "--json").out)
    assert (actual["state"], actual["files"][0]["path"], actual["files"][0]["pages"]) == (
        "made",
        "output/brief.epub",
        0,
    )
    assert "Other words." in EpubFile(desk.output()["brief.epub"]).part("body")


def test_content_that_e_books_forbid_is_refused(desk: Desk) -> None:
    desk.brief("Words.\n")
    assert desk.publish("--to", "epub", "--edition", "print").code == 2
    assert desk.publish("--to", "epub", "--attach").code == 2


def paragraph(number: int) -> str:
    """Return a paragraph of unique words."""
    words = " ".join(f"w{number}x{more}" for more in range(60))
    return f"{f'# Heading {number}' if number % 9 == 0 else ''}\n\nBasin {number} has stations {words}.\n\n"


BODY = "".join(map(paragraph, range(40)))
ROWS = "\n".join(f"| {year} | {year * 7} | {year * 3} |" for year in range(1950, 2030))
TABLE = f"\n\n| Year | Flow | Loss |\n|---|--:|--:|\n{ROWS}\n\n: Flow by year {{#tbl-flow}}\n"


def test_pages_begin_at_the_same_text_as_in_the_pdf(desk: Desk) -> None:
    desk.brief(f"{BODY}{TABLE}\n\n# The end\n\nLast words of all.\n", front="title: Pages\ntoc: true\nfront: cover\n")
    outcome = desk.publish("--to", "epub", "--to", "pdf")
    assert outcome.code == 0, outcome.err
    book, pdf = EpubFile(desk.output()["brief.epub"]), PdfFile(desk.root / "output" / "brief.pdf")
    listed = book.on("contents.xhtml", "//x:nav[@epub:type='page-list']//x:a/@href")
    numbers = book.on("contents.xhtml", "//x:nav[@epub:type='page-list']//x:a/text()")
    assert [*map(int, numbers)] == [*range(1, len(pdf.pages) + 1)]
    assert len(numbers) > 8
    for address, number, words in zip(listed, numbers, pdf.pages, strict=True):
        file, _, id_ = address.partition("#")
        mark = f"//*[@epub:type='pagebreak'][@role='doc-pagebreak'][@id='{id_}']"
        assert book.on(file, f"{mark}/@aria-label") == [number]
        after = squeeze("".join(book.on(file, f"{mark}/following::text()")))[:30]
        assert file == "contents.xhtml" or after in squeeze(words)[:60], (number, after, words[:200])


def test_the_metadata_mention_page_numbers(desk: Desk) -> None:
    desk.brief("Words.\n", front="title: Pages\nurl: https://briefs.example/pages.html\n")
    assert desk.publish("--to", "epub").code == 0
    book = EpubFile(desk.output()["brief.epub"])
    assert {"pageBreakMarkers", "pageNavigation"} <= {*book.meta("schema:accessibilityFeature")}
    assert book.meta("pageBreakSource") == ["https://briefs.example/pages.html"]


def test_a_brand_can_embed_its_fonts_in_e_books(desk: Desk) -> None:
    desk.write("styles/mine/brand.yml", "defaults: {briefpress: {extends: plain, book-fonts: subset}}\n")
    desk.brief("Words and *more* words.\n", front="title: Fonts\nbrand: mine\n")
    outcome = desk.publish("--to", "epub")
    assert outcome.code == 0, outcome.err
    book = EpubFile(desk.output()["brief.epub"])
    fonts = [name for name in book.files if name.startswith("fonts/")]
    assert fonts
    assert book.package_values("//opf:item[@media-type='font/woff2']/@href") == fonts
    styles = book.files["book.css"].decode()
    assert all(f"url({name})" in styles for name in fonts)
    assert "data:" not in styles
    assert all(book.files[name].startswith(b"wOF2") for name in fonts)
