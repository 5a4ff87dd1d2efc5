"""A template of a brand for people who start in Word: a sample, and Quick Parts with everything they need."""

import re
from pathlib import Path

import pytest

from tests.conftest import make_workspace
from tests.desk import Desk
from tests.readers.word import R, W, WordFile, found, value, values

GLOSSARY = "word/glossary/document.xml"
NAMES = [
    "Key messages", "Box", "Case study", "Pull quote", "Recommendation", "Recommendation with addressee", "Callout",
    "Figure with caption", "Table", "Contacts",
]  # fmt: skip


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> WordFile:
    desk = Desk(make_workspace(tmp_path_factory.mktemp("template") / "workspace", shared_cache))
    outcome = desk.run("template", "plain", "--lang", "en-US")
    assert (outcome.code, outcome.out, outcome.err) == (0, "output/plain.dotx\n", "")
    return WordFile(desk.root / "output/plain.dotx")


def test_it_is_a_template_without_a_source(template: WordFile) -> None:
    types = template.parts["[Content_Types].xml"].decode()
    assert re.search(r'PartName="/word/document.xml" ContentType="[^"]*template\.main\+xml"', types)
    assert not template.has("docProps/custom.xml")
    assert not any(b"urn:briefpress:passport" in data for data in template.parts.values())
    shown = {field.instruction.split()[1] for field in template.fields() if len(field.instruction.split()) > 1}
    anchors = shown | {*values(template.document, ".//w:hyperlink/@w:anchor")}
    assert {name for name, _ in template.bookmarks()} <= anchors


def test_the_sample_has_a_cover_contents_and_headings_of_the_brand(template: WordFile) -> None:
    styles = [paragraph.style for paragraph in template.paragraphs]
    assert {"Title", "Subtitle", "Date", "TOC Heading", "heading 1", "heading 2", "heading 3"} <= {*styles}
    assert [template.styled(name)[0].text for name in ("Title", "heading 1")] == ["Title of the brief", "Key messages"]
    assert any(name.startswith("word/header") for name in template.parts)
    assert any(name.startswith("word/fonts/") for name in template.parts)
    assert value(template.root("word/styles.xml"), ".//w:rPrDefault//w:lang/@w:val") == "en-US"


def test_quick_parts_are_listed_under_the_brand(template: WordFile) -> None:
    parts = found(template.root(GLOSSARY), "w:docParts/w:docPart")
    assert [value(part, "w:docPartPr/w:name/@w:val") for part in parts] == NAMES
    for part in parts:
        assert value(part, "w:docPartPr/w:category/w:name/@w:val") == "plain"
        assert value(part, "w:docPartPr/w:category/w:gallery/@w:val") == "docParts"
        assert found(part, "w:docPartBody/w:p"), "Word requires a paragraph in each"
        assert not found(part, ".//w:sectPr")
    ids = values(template.root(GLOSSARY), ".//w:guid/@w:val")
    assert len({*ids}) == len(NAMES)


def test_the_glossary_contains_everything_that_quick_parts_need(template: WordFile) -> None:
    root, related = template.root(GLOSSARY), template.relationships(GLOSSARY)
    own = {str(style.get(f"{W}styleId")) for style in found(template.root("word/glossary/styles.xml"), "w:style")}
    used = {*values(root, ".//w:pStyle/@w:val | .//w:rStyle/@w:val | .//w:tblStyle/@w:val")}
    assert {"BoxHeading", "Box", "PullQuote", "Recommendation", "Caption", "ContactName", "BriefTable"} <= used <= own
    lists = {*values(template.root("word/glossary/numbering.xml"), "w:num/@w:numId")}
    assert {*values(root, ".//w:numId/@w:val")} <= lists
    ids = {str(text) for node in root.iter() for name, text in node.items() if str(name).startswith(R)}
    assert ids
    assert ids <= {*related}
    inside = [target for _, target, outside in related.values() if not outside]
    assert all(target.startswith("word/glossary/") and template.has(target) for target in inside)
    assert not found(template.root("word/glossary/fontTable.xml"), ".//*[@r:id]")


def test_a_missing_brand_is_reported(desk: Desk) -> None:
    outcome = desk.run("template", "nosuch")
    assert outcome.code == 1
    assert "brand-unknown" in outcome.err
    assert desk.run("template", "--lang", "English").code == 2
