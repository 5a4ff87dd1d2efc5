"""`briefpress publish` as users run it: a few runs, each in a separate process."""

import shutil
from pathlib import Path

from tests.desk import Desk, clean_environment, command

BODY = "# Findings\n\nWords[^n] and more[^n].\n\n- one\n- two\n\n[^n]: A note.\n"


def test_publish_produces_both_files_and_lists_them(desk: Desk) -> None:
    desk.brief(BODY, front="title: A\ndate: 2023-02-28")
    outcome = desk.publish()
    assert (outcome.code, outcome.err) == (0, "")
    first, second = sorted(outcome.out.splitlines())
    assert first.startswith("output/brief.docx\t")
    assert second.startswith("output/brief.pdf\t")
    assert "\x1b" not in outcome.out
    made = desk.output()
    assert sorted(made) == ["brief.docx", "brief.pdf", "earlier.pdf"]
    assert made["brief.pdf"].startswith(b"%PDF-")
    assert made["brief.docx"].startswith(b"PK")
    assert made["earlier.pdf"] == b"made before"


def test_publish_produces_one_format_in_another_folder(desk: Desk, tmp_path: Path) -> None:
    desk.brief(BODY)
    outcome = desk.publish("--to", "docx", "--output", str(tmp_path / "new" / "folder"))
    assert outcome.code == 0
    assert [path.name for path in (tmp_path / "new" / "folder").iterdir()] == ["brief.docx"]
    assert list(desk.output()) == ["earlier.pdf"]


def test_publish_replaces_files_and_creates_the_folder(desk: Desk) -> None:
    desk.brief(BODY)
    shutil.rmtree(desk.root / "output")
    assert desk.publish("--to", "pdf").code == 0
    first = desk.output()
    assert desk.publish("--to", "pdf").code == 0
    assert desk.output() == first
    assert list(first) == ["brief.pdf"]


def test_publish_several_briefs_in_one_run(desk: Desk) -> None:
    for id_ in ("one", "two", "three"):
        desk.brief(BODY, front=f"title: {id_}", id_=id_)
    outcome = desk.publish("one", "source/two", "--to", "pdf")
    assert outcome.code == 0
    assert sorted(desk.output()) == ["earlier.pdf", "one.pdf", "two.pdf"]
    assert len(outcome.out.splitlines()) == 2


def test_wrong_date_of_the_environment(desk: Desk) -> None:
    desk.brief(BODY)
    outcome = desk.publish("--to", "docx", environment=clean_environment(SOURCE_DATE_EPOCH="yesterday"))
    assert outcome.code == 2
    assert "SOURCE_DATE_EPOCH" in outcome.err
    assert "Traceback" not in outcome.err


def test_the_briefs_of_the_repository_are_fine(repository: Path) -> None:
    outcome = command("check", cwd=repository)
    assert outcome.code == 0
    assert {head.partition(" ")[2] for head in outcome.heads} <= {"warning[link-empty]"}


def test_faults_of_a_stylesheet_are_shown_at_their_places(desk: Desk) -> None:
    desk.write("styles/mine/brand.yml", "defaults: {briefpress: {extends: plain}}\n")
    desk.write("styles/mine/style.css", ".title { color: red }\n.note {\n  colour: red;\n}\n.x >> y { color: red }\n")
    desk.brief(front="title: A\nbrand: mine")
    output = desk.publish("--to", "docx").lines
    assert 'styles/mine/style.css:3:3: warning[css-invalid]: "colour: red" is ignored: unknown property' in output
    assert any(line.startswith("styles/mine/style.css:5:1: warning[css-invalid]: this selector") for line in output)
