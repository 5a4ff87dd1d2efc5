"""House words: the built-in ones, and a brand's, which override them."""

import datetime
from pathlib import Path

import pytest

from briefpress.edition import Paragraph, plain_text
from briefpress.problems import Report
from briefpress.words import house, read_words
from tests.desk import Desk, part

DAY = datetime.date(2023, 2, 28)


def write(folder: Path, lang: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{lang}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_english() -> None:
    report = Report()
    words = read_words("en-GB", (), report)
    assert words["contents"] == "Table of contents"
    assert words.of("kinds", "policy-brief", report) == "Policy brief"
    assert words.date(DAY, "MMMM d, y", report) == "February 28, 2023"
    assert report.problems == []


def test_an_unknown_word_is_made_readable_with_a_warning() -> None:
    report = Report()
    assert read_words("en", (), report).of("roles", "guest-of-honour", report) == "Guest of honour"
    (found,) = report.problems
    assert (str(found.code), str(found.level)) == ("word-missing", "warning")
    assert "guest-of-honour" in found.text
    assert "words/en.yaml" in found.hint


def test_a_brand_replaces_words_one_by_one(tmp_path: Path) -> None:
    report = Report()
    folder = write(tmp_path, "en", "contents: Inside\nkinds:\n  policy-brief: Briefing\n")
    words = read_words("en-GB", (folder,), report)
    assert words["contents"] == "Inside"
    assert words["notes"] == "Notes"
    assert words.of("kinds", "policy-brief", report) == "Briefing"
    assert words.of("kinds", "report", report) == "Report"


def test_the_nearest_brand_takes_precedence(tmp_path: Path) -> None:
    near, far = (
        write(tmp_path / "near", "en", "contents: Near\n"),
        write(tmp_path / "far", "en", "contents: Far\nnotes: Far\n"),
    )
    words = read_words("en", (near, far), Report())
    assert (words["contents"], words["notes"]) == ("Near", "Far")


def test_a_brand_can_add_a_language(tmp_path: Path) -> None:
    report = Report()
    folder = write(tmp_path, "ka", "contents: სარჩევი\ndate: d MMMM, y 'წ.'\n")
    words = read_words("ka", (folder,), report)
    assert words["contents"] == "სარჩევი"
    assert words["notes"] == "Notes"
    assert words.date(DAY, "", report) == "28 თებერვალი, 2023 წ."
    assert report.problems == []


@pytest.mark.parametrize("lang", ["ka", "sw-KE", "zh-Hans", "tlh"])
def test_a_language_without_words_is_a_warning_and_english_is_used(lang: str) -> None:
    report = Report()
    words = read_words(lang, (), report)
    assert words["contents"] == "Table of contents"
    assert words.date(DAY, "MMMM d, y", report)
    (found,) = report.problems
    assert (str(found.code), str(found.level)) == ("word-missing", "warning")
    assert lang in found.text


@pytest.mark.parametrize(
    "data",
    [
        b"contents: [a",
        b"\xff\xfe",
        b"- a\n- b\n",
        b"words\n",
        b"",
        b"contents: {a: b}\n",
        b"kinds: words\n",
        b"contents:\n",
        b"note: Note {x}\n",
        b"back: '{'\n",
        b"page: 'Page {}'\n",
        b"date: [d]\n",
        b"date: MMMMMMMMM\n",
        b'contents: "\\UFFFFFFFF"\n',
        b"contents: " + b"[" * 500,
    ],
)
def test_words_of_a_brand_that_cannot_be_used_are_a_problem(desk: Desk, data: bytes) -> None:
    """Whatever a designer writes, there is no traceback, and the other words are used."""
    desk.write("styles/plain/words/en.yaml", data)
    front = "title: T\ndate: 2023-02-28\nkind: report"
    desk.brief("# A\n\nx[^n]\n\n[^n]: N\n", front=front)
    outcome = desk.check()
    assert outcome.code in (0, 1)
    if outcome.code == 0:
        edition, _ = desk.edition("# A\n\nx[^n]\n\n[^n]: N\n", front=front)
        heading = part(edition, "contents").blocks[0]
        assert isinstance(heading, Paragraph)
        assert plain_text(heading.inlines) not in ("None", "", "{'a': 'b'}")


def test_house_words_of_a_brand_reach_the_edition(desk: Desk) -> None:
    desk.write("styles/plain/words/en.yaml", "contents: Inside\nroles: {moderator: In the chair}\n")
    front = "title: T\npeople: [{role: moderator, members: [{name: Ann}]}]"
    edition, problems = desk.edition("# A\n", front=front)
    assert problems == []
    blocks = (*part(edition, "contents").blocks, *part(edition, "people").blocks)
    assert [plain_text(block.inlines) for block in blocks if isinstance(block, Paragraph)] == ["Inside", "In the chair"]


@pytest.mark.parametrize(
    ("text", "spot", "hint"),
    [
        ("content: What", "1:1: warning[key-unknown]", 'did you mean "contents"?'),
        ("kinds: {leaflet Leaflet}", "1:9: error[value-invalid]", "leaflet: Leaflet"),
        ("kinds: words", "1:8: error[value-invalid]", ""),
        ("contents: [a]", "1:11: error[value-invalid]", "contents: ..."),
        ("contents:", "1:1: error[value-invalid]", ""),
        ("contents: [a", "1:11: error[yaml-invalid]", "close it"),
        ("boxes: {callout-nte: Note}", "1:9: warning[key-unknown]", 'did you mean "callout-note"?'),
        ("note: Note {nummer}", "1:7: error[value-invalid]", "write it with {number}"),
        ("back: '{'", "1:7: error[value-invalid]", "write it with {number}"),
        ("notes: Notes\nnotes: More", "2:1: error[key-duplicate]", "remove one of them"),
        ("contents: !foo What", "1:11: error[value-invalid]", "remove it"),
    ],
)
def test_faults_in_house_words_are_reported_at_their_place(desk: Desk, text: str, spot: str, hint: str) -> None:
    desk.write("styles/plain/words/en.yaml", text)
    desk.brief()
    outcome = desk.check()
    assert outcome.heads == [f"styles/plain/words/en.yaml:{spot}"]
    assert hint in outcome.err
    assert desk.run("publish").heads == outcome.heads


def test_a_brand_can_define_kinds_and_roles(desk: Desk) -> None:
    text = "kinds: {leaflet: Leaflet}\nroles: {chair: Chair}\nvague-links: [here]\nversion: ''\n"
    desk.write("styles/plain/words/en.yaml", text)
    desk.brief(front="title: A\nkind: leaflet")
    assert desk.check("--strict").err == ""


def test_the_compiled_house_words_match_the_files() -> None:
    assert house.KEPT.read_text(encoding="utf-8") == house.compiled(), "regenerate them: make guide"


def test_a_changed_file_takes_precedence_over_the_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(house, "HERE", write(tmp_path, "en", "contents: Changed\n"))
    assert house.house_words("en.yaml") == {"contents": "Changed"}
    assert house.house_words("xx.yaml") == {}
