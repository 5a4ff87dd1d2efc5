"""Tables as they are read: as one across all pages, with headers."""

from pathlib import Path

from tests.readers.pdf import PdfFile
from tests.readers.publishing import publish, small_workspace
from tests.readers.tags import Artifacts, Tag, read_tags


def test_a_table_across_pages_is_one_table_and_its_header_is_read_once(tree: Tag, artifacts: Artifacts) -> None:
    table, small = tree.all("Table")
    assert [tag.kind for tag in table.tags] == ["Caption", "THead", "TFoot", "TBody"] or [
        tag.kind for tag in table.tags
    ] == ["Caption", "THead", "TBody", "TFoot"]
    assert len(table.all("TR")) == 2 + 40 + 1
    assert len(small.all("TR")) == 2
    repeated = [words for _, words in artifacts.of("Pagination")]
    assert repeated.count("Country") >= 2
    assert repeated.count("Country") == repeated.count("Sum")
    assert table.text.count("Country") == table.text.count("Sum") == 1


def test_headers_have_a_scope(tree: Tag) -> None:
    table = tree.one("Table")
    scopes = {header.text: str(header.attribute("Scope")) for header in table.all("TH")}
    assert [scopes[text] for text in ("Country", "Years", "2022", "2023")] == ["/Column"] * 4
    assert {scopes[f"Row {row}"] for row in range(1, 41)} == {"/Row"}


def test_cells_refer_to_their_headers(tree: Tag) -> None:
    table = tree.one("Table")
    ids = {header.entry("ID"): header.text for header in table.all("TH")}
    headers = {cell.text: [ids[str(id_)] for id_ in cell.attribute("Headers")] for cell in table.all("TD")}
    assert headers["7.1"] == ["Years", "2022", "Row 7"]
    assert headers["40.2"] == ["Years", "2023", "Row 40"]


def test_spans_are_reported(tree: Tag) -> None:
    table = tree.one("Table")
    assert int(table.one("TH", "Country").attribute("RowSpan")) == 2
    assert int(table.one("TH", "Years").attribute("ColSpan")) == 2


def test_headers_without_a_scope_get_one_from_their_position(tree: Tag) -> None:
    small = tree.all("Table")[1]
    assert [str(header.attribute("Scope")) for header in small.all("TH")] == ["/Column", "/Column"]


SPANS = """\
| Country | Exports | < |
|---------|--------:|-----:|
| ^       | 2024 | 2025 |
| Europe  | < | < |
| Austria | 12 | 13 |
| ^       | | 14 |
| Asia    | < | < |
| Japan   | 15 | 16 |

: Trade {header-rows=2 header-columns=1}
"""


def test_cells_refer_to_the_headers_that_span_them(tmp_path: Path) -> None:
    root = small_workspace(tmp_path, SPANS, "title: A\ntoc: false")
    published = publish(root, "--to", "pdf")
    assert published.code == 0, published.output
    file = PdfFile(published.pdf("brief"))
    table = read_tags(file)[0].one("Table")
    ids = {header.entry("ID"): header.text for header in table.all("TH")}
    headers = {cell.text: [ids[str(id_)] for id_ in cell.attribute("Headers")] for cell in table.all("TD") if cell.text}
    assert headers["14"] == ["Exports", "2025", "Europe", "Austria"]
    assert headers["16"] == ["Exports", "2025", "Asia", "Japan"]
    assert len(table.all("TR")) == 7
    assert str(table.one("TH", "Europe").attribute("Scope")) == "/Column"
    assert int(table.one("TH", "Austria").attribute("RowSpan")) == 2
