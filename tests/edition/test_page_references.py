"""Cross-references with a page, and cross-references to callouts."""

from briefpress.model import CrossReference
from tests.desk import Desk
from tests.readers.pdf import PdfFile
from tests.readers.word import WordFile

TEXT = """\
# A

See @tbl-a{.page}, [-@tbl-a], @Nte-x and [@tbl-a; @nte-x]{.page}.

::: {.callout-note #nte-x title="Mind this"}
Words.
:::

\\newpage

| A |
|---|
| 1 |

: Counted {#tbl-a}
"""


def test_a_cross_reference_can_show_the_page(desk: Desk) -> None:
    reading = desk.read("See @sec-a{.page} and @sec-a.\n\n# A {#sec-a}\n")
    found = [inline for inline in reading.sure.blocks[0].inlines if isinstance(inline, CrossReference)]  # type: ignore[union-attr]
    assert [item.page for item in found] == [True, False]


def test_the_page_is_a_field_in_word_and_counted_in_the_pdf(desk: Desk) -> None:
    desk.brief(TEXT, front="title: T\nlang: en\ntoc: false")
    outcome = desk.run("publish")
    assert (outcome.code, outcome.err) == (0, "")
    pdf, word = PdfFile(desk.root / "output/brief.pdf"), WordFile(desk.root / "output/brief.docx")
    page = pdf.page_of("Counted")
    table, note = f"Table 1 on page {page}", f"“Mind this” on page {page - 1}"
    actual = f"See {table}, 1, “Mind this” and {table}, {note}."
    assert actual in " ".join(pdf.text.split())
    assert word.paragraph("See").text == actual
    fields = [(item.instruction.split()[0], item.shown) for item in word.fields()]
    assert [shown for code, shown in fields if code == "PAGEREF"] == [str(page), str(page), str(page - 1)]
    merged = desk.run("merge", str(desk.root / "output/brief.docx"))
    assert (merged.code, merged.out, merged.err) == (0, "nothing has changed\n", "")


def test_a_web_page_has_no_pages(desk: Desk) -> None:
    desk.brief(TEXT, front="title: T\nlang: en")
    outcome = desk.run("publish", "--to", "html")
    assert (outcome.code, outcome.err) == (0, "")
    assert "on page" not in (desk.root / "output/brief.html").read_text(encoding="utf-8")
