"""The properties of a Word file, and the controls on the cover that are bound to them."""

from pathlib import Path

import pytest

from briefpress.docx.text.controls import date_picture
from tests.html.editions import docx_of, edition_of, read
from tests.readers.publishing import Published, publish, small_workspace
from tests.readers.word import WordFile, found, value, values

TYPES = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}"


def bound(word: WordFile, style: str) -> list[str]:
    """Return the path to which the control in a paragraph of this style is bound."""
    (paragraph,) = word.styled(style)
    return values(paragraph.node, "w:sdt/w:sdtPr/w:dataBinding/@w:xpath")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> WordFile:
    front = "title: A title\nkind: report\ndate: 2024-05-06\nlang: de\ncontributors: [{name: The Institute}]"
    root = small_workspace(tmp_path_factory.mktemp("metadata"), "# A\n\nText.", front)
    return WordFile(publish(root, "--to", "docx").docx("brief"))


def test_the_title_on_the_cover_is_that_of_the_file(each_docx: WordFile) -> None:
    assert bound(each_docx, "Title") == ["/ns1:coreProperties[1]/ns0:title[1]"]
    (title,) = each_docx.styled("Title")
    assert title.text == value(each_docx.root("docProps/core.xml"), "dc:title/text()")


def test_the_title_in_the_head_changes_with_it(each_docx: WordFile) -> None:
    heads = [part for part in each_docx.stories if part.startswith("word/header")]
    paths = [path for part in heads for path in values(each_docx.root(part), ".//w:dataBinding/@w:xpath")]
    assert len(paths) >= 3  # on the contents page, first pages and other pages; the back cover has the title, too
    assert set(paths) == {"/ns1:coreProperties[1]/ns0:title[1]"}


def test_a_title_that_the_head_has_no_room_for_is_not_bound_there(stress: Published) -> None:
    word = WordFile(stress.docx("stress-section"))
    heads = [part for part in word.stories if part.startswith("word/header")]
    assert [path for part in heads for path in values(word.root(part), ".//w:dataBinding/@w:xpath")] == []
    assert bound(word, "Title") == ["/ns1:coreProperties[1]/ns0:title[1]"]


def test_a_title_longer_than_a_property_has_no_control(tmp_path: Path) -> None:
    word = WordFile(publish(small_workspace(tmp_path, "Text.", f"title: {'word ' * 60}"), "--to", "docx").docx("brief"))
    assert bound(word, "Title") == []


@pytest.mark.parametrize(
    ("title", "is_bound"), [("Ріки", True), ("枯水年", False), ("أنهار", False), ("A 枯 B", False)]
)
def test_a_title_that_libreoffice_would_show_three_times_is_not_bound(
    tmp_path: Path, title: str, *, is_bound: bool
) -> None:
    root = small_workspace(tmp_path, "# One\n\nText.", f"title: {title}")
    word = WordFile(docx_of(edition_of(read(root, "brief"), tmp_path), tmp_path, root))
    assert bool(bound(word, "Title")) is is_bound
    assert word.styled("Title")[0].text == title


def test_the_label_is_the_subject_and_the_organisation_the_company(small: WordFile) -> None:
    assert bound(small, "Cover Label") == ["/ns1:coreProperties[1]/ns0:subject[1]"]
    assert bound(small, "Cover Organisation") == ["/ns0:Properties[1]/ns0:Company[1]"]
    assert "The Institute" in "".join(small.root("docProps/app.xml").itertext())


def test_several_organisations_are_the_company_together(each_docx: WordFile) -> None:
    (company,) = [node for node in each_docx.root("docProps/app.xml") if str(node.tag).endswith("Company")]
    assert company.text == "; ".join(paragraph.text for paragraph in each_docx.styled("Cover Organisation"))
    assert [found(paragraph.node, "w:sdt") for paragraph in each_docx.styled("Cover Organisation")] == [[], [], []]


def test_the_date_is_a_date_that_looks_as_on_the_cover(each_docx: WordFile) -> None:
    (date,) = each_docx.styled("Date")
    assert date.text == "February 28, 2023"
    assert value(date.node, ".//w:date/@w:fullDate") == "2023-02-28T00:00:00Z"
    assert value(date.node, ".//w:date/w:dateFormat/@w:val") == "MMMM d, yyyy"
    assert value(date.node, ".//w:date/w:lid/@w:val") == "en-GB"
    item = value(date.node, ".//w:dataBinding/@w:storeItemID")
    (number,) = [
        name[-5] for name, data in each_docx.parts.items() if "customXml/itemProps" in name and item.encode() in data
    ]
    stored = each_docx.root(f"customXml/item{number}.xml")
    assert [node.text for node in stored if str(node.tag).endswith("}PublishDate")] == ["2023-02-28T00:00:00"]


@pytest.mark.parametrize(
    ("pattern", "picture"),
    [
        ("d MMMM y", "d MMMM yyyy"),
        ("d. MMMM y", "d. MMMM yyyy"),
        ("EEEE, d 'de' MMMM 'de' y", "dddd, d 'de' MMMM 'de' yyyy"),
        ("y年M月d日", "yyyy年M月d日"),
        ("MMM yy", "MMM yy"),
        ("QQQ y", ""),
        ("w", ""),
    ],
)
def test_patterns_of_dates_become_words_pictures(pattern: str, picture: str) -> None:
    assert date_picture(pattern) == picture


def test_custom_properties_state_the_source_of_the_file(seed_docx: WordFile) -> None:
    nodes = list(seed_docx.root("docProps/custom.xml"))
    actual = {str(node.get("name")): "".join(node.itertext()) for node in nodes}
    assert actual["briefpress-brief"] == "belarus-in-ukraines-foreign-policy"
    assert len(actual["briefpress-source"]) == 64
    assert actual["briefpress"]
    assert {node[0].tag for node in nodes} == {f"{TYPES}lpwstr"}
    assert {node.get("fmtid") for node in nodes} == {"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"}
