"""The same input produces the same bytes: dates come from the brief or from SOURCE_DATE_EPOCH, never from a clock."""

import shutil
from pathlib import Path

from tests.readers.pdf import PdfFile
from tests.readers.publishing import OBO, Published, publish
from tests.readers.word import WordFile, value

EPOCH = "1700000000"  # 2023-11-14T22:13:20Z


def test_publishing_twice_produces_the_same_bytes(seed_root: Path, seeds: dict[str, Published]) -> None:
    again = publish(seed_root, output="again")
    assert again.code == 0, again.output
    assert again.pdf().read_bytes() == seeds[OBO].pdf().read_bytes()
    assert again.docx().read_bytes() == seeds[OBO].docx().read_bytes()


def test_the_cache_changes_nothing(seed_root: Path, tmp_path: Path, seeds: dict[str, Published]) -> None:
    """In a different folder, with an empty cache and another brand's files in the output folder, the bytes are the
    same.
    """
    shutil.copytree(seed_root, tmp_path / "elsewhere", ignore=shutil.ignore_patterns(".briefpress", "output*", "again"))
    elsewhere = publish(tmp_path / "elsewhere", "--brand", "plain")
    assert elsewhere.code == 0, elsewhere.output
    assert elsewhere.pdf().read_bytes() == seeds["plain"].pdf().read_bytes()
    assert elsewhere.docx().read_bytes() == seeds["plain"].docx().read_bytes()


def test_the_date_of_the_files_is_the_date_of_the_brief(seed_pdf: PdfFile, seed_docx: WordFile) -> None:
    assert str(seed_pdf.pdf.docinfo["/CreationDate"]).startswith("D:20230228")
    assert set(seed_docx.dates.values()) == {(2023, 2, 28, 0, 0, 0)}


def test_source_date_epoch_is_the_date_of_the_files(seed_root: Path) -> None:
    dated = publish(seed_root, output="dated", epoch=EPOCH)
    assert dated.code == 0, dated.output
    word = WordFile(dated.docx())
    assert value(word.root("docProps/core.xml"), "dcterms:created/text()") == "2023-11-14T22:13:20Z"
    assert set(word.dates.values()) == {(2023, 11, 14, 22, 13, 20)}
    assert "February 28, 2023" in word.text
    pdf = PdfFile(dated.pdf())
    assert str(pdf.pdf.docinfo["/CreationDate"]).startswith("D:20231114")
