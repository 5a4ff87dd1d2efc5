"""Each brief is published completely or not at all, independently of the others."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefpress.publish import files, names
from briefpress.workspace.atomic import write_new
from tests.desk import Desk

WRONG = "Words[^nowhere].\n"


def refuse(suffix: str, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Prevent files from being renamed to a name that ends in `suffix`."""
    rename = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if str(target).endswith(suffix):
            raise OSError(number, os.strerror(number))
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", replace)


def test_an_error_in_one_brief_does_not_stop_the_others(desk: Desk) -> None:
    for id_, body in (("a", "Words.\n"), ("b", WRONG), ("c", "Words.\n")):
        desk.brief(body, id_=id_)
    outcome = desk.run("publish", "--to", "docx")
    assert outcome.code == 1
    assert sorted(desk.output()) == ["a.docx", "c.docx", "earlier.pdf"]
    assert "source/b/brief.md:4:6: error[note-undefined]" in outcome.err
    assert outcome.lines[-1] == "published 2 of 3 briefs; failed: b"


def test_with_strict_a_warning_stops_only_its_own_brief(desk: Desk) -> None:
    desk.brief("[Words]().\n", id_="a")
    desk.brief(id_="b")
    assert desk.run("publish", "--to", "docx", "--strict").code == 1
    assert sorted(desk.output()) == ["b.docx", "earlier.pdf"]


def test_a_missing_brand_stops_only_the_briefs_that_use_it(desk: Desk) -> None:
    desk.brief(front="title: A\nbrand: plian", id_="a")
    desk.brief(id_="b")
    outcome = desk.run("publish", "--to", "docx")
    assert 'there is no brand "plian"' in outcome.err
    assert sorted(desk.output()) == ["b.docx", "earlier.pdf"]


@pytest.mark.parametrize("suffix", ["/brief.docx", "/brief.pdf"])
def test_if_one_file_cannot_be_written_both_stay_unchanged(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    for name in ("brief.docx", "brief.pdf"):
        desk.write(f"output/{name}", f"earlier {name}")
    desk.brief()
    before = desk.output()
    refuse(suffix, errno.EACCES, monkeypatch)
    outcome = desk.run("publish")
    assert outcome.code == 1
    assert desk.output() == before
    assert "brief.docx" in outcome.err
    assert "brief.pdf" in outcome.err
    assert "close the program that has it open" in outcome.err


def test_if_one_file_cannot_be_written_new_files_are_removed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.brief()
    before = desk.output()
    refuse("/brief.pdf", errno.EACCES, monkeypatch)
    assert desk.run("publish").code == 1
    assert desk.output() == before


@pytest.mark.parametrize(
    ("number", "hint"),
    [
        (errno.ENOSPC, "free space on the disk"),
        (errno.EROFS, "read-only"),
        (errno.EFBIG, "ulimit -f"),
        (errno.EBUSY, "close the program that has it open"),
    ],
)
def test_the_hint_suggests_a_fix(desk: Desk, monkeypatch: pytest.MonkeyPatch, number: int, hint: str) -> None:
    desk.brief()
    refuse("/brief.docx", number, monkeypatch)
    assert hint in desk.run("publish", "--to", "docx").err


def test_a_folder_in_place_of_a_file_is_kept(desk: Desk) -> None:
    desk.brief()
    desk.write("output/brief.docx/mine.txt", "mine")
    outcome = desk.run("publish", "--to", "docx")
    assert (outcome.code, "move or rename the folder of that name" in outcome.err) == (1, True)
    assert (desk.root / "output/brief.docx/mine.txt").read_text() == "mine"


@pytest.mark.parametrize("name", ["brief.docx", ".brief.docx.part"])
def test_links_out_of_the_output_folder_are_not_followed(desk: Desk, name: str) -> None:
    mine = desk.write("mine.txt", "mine")
    (desk.root / "output" / name).symlink_to(mine)
    desk.brief()
    assert desk.run("publish", "--to", "docx").code == 0
    assert mine.read_text() == "mine"
    assert not (desk.root / "output/brief.docx").is_symlink()


def test_old_leftovers_of_interrupted_runs_are_removed(desk: Desk) -> None:
    old, new = (desk.write(f"output/.brief.docx.{name}.part", "half") for name in ("aa", "bb"))
    os.utime(old, (0, 0))
    desk.brief()
    assert desk.run("publish", "--to", "docx").code == 0
    assert (old.exists(), new.exists()) == (False, True)


def test_simultaneous_runs_have_separate_files(tmp_path: Path) -> None:
    target = tmp_path / "brief.pdf"
    parts = [files._beside(target) for _ in range(2)]
    for part, data in zip(parts, (b"one", b"two"), strict=True):
        write_new(part, data)
    assert [part.read_bytes() for part in parts] == [b"one", b"two"]
    with pytest.raises(FileExistsError):
        write_new(parts[0], b"three")


def test_a_draft_does_not_replace_the_brief_of_its_name(desk: Desk) -> None:
    for id_ in ("rivers", "rivers-review"):
        desk.brief(id_=id_)
    outcome = desk.run("publish", "--review", "--to", "docx")
    assert outcome.code == 1
    assert "error[output-unwritable]" in outcome.err
    assert '"rivers-review"' in outcome.err
    assert sorted(desk.output()) == ["earlier.pdf", "rivers-review-review.docx"]


def test_names_that_differ_only_in_case_clash_on_some_disks(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for id_ in ("Rivers", "rivers"):
        desk.brief(id_=id_)
    folds: Callable[[Path], bool] = lambda _: True  # noqa: E731
    assert desk.run("publish", "--to", "docx").code == 0
    monkeypatch.setattr(names, "_folds", folds)
    outcome = desk.run("publish", "--to", "docx", "--force")
    assert outcome.code == 1
    assert 'the brief "Rivers"' in outcome.err


def test_check_reports_folders_that_are_identical_on_other_systems(desk: Desk) -> None:
    for id_ in ("Rivers", "rivers", "lakes"):
        desk.brief(id_=id_)
    outcome = desk.check()
    assert outcome.code == 0
    assert outcome.lines[0] == (
        'source/rivers/brief.md:1:1: warning[names-alike]: on Windows and macOS, the folder "rivers" has the same name '
        'as "Rivers"'
    )


TRANSLATED = "title: Wasser\nlang: de"


def test_faults_of_a_translation_are_reported_there(desk: Desk) -> None:
    desk.raw("---\ntitle: Water\nabstract: Words[^who].\n---\nText.\n\n[^who]: Us.\n")
    desk.write("source/brief/brief.de.md", f"---\n{TRANSLATED}\n---\nText.\n")
    outcome = desk.run("publish", "--to", "docx")
    assert outcome.code == 1
    (head,) = [line for line in outcome.lines if "note-undefined" in line]
    assert head.startswith("source/brief/brief.de.md:1:1: error[note-undefined]")
    assert "source/brief/brief.md:3" in head
    assert sorted(desk.output()) == ["brief.docx", "earlier.pdf"]


def test_the_fault_of_an_original_is_reported_there_and_stops_it_alone(desk: Desk) -> None:
    desk.raw(f"---\ntitle: Water\n---\n{WRONG}")
    desk.write("source/brief/brief.de.md", f"---\n{TRANSLATED}\n---\nText.\n")
    outcome = desk.run("publish", "--to", "docx")
    assert [line.split(" ")[0] for line in outcome.lines if "error[" in line] == ["source/brief/brief.md:4:6:"]
    assert sorted(desk.output()) == ["brief.de.docx", "earlier.pdf"]


def test_a_translation_need_not_cite_what_its_original_cites(desk: Desk) -> None:
    desk.write("source/brief/works.bib", "@book{a, title={A}, author={B}, year={2020}}\n")
    desk.raw("---\ntitle: Water\nbibliography: works.bib\n---\nText [@a].\n")
    desk.write("source/brief/brief.de.md", f"---\n{TRANSLATED}\n---\nText.\n")
    assert "reference-unused" not in [code for code, *_ in desk.found()]


def test_check_and_publish_find_the_same_in_a_brand(desk: Desk) -> None:
    desk.write("styles/mine/brand.yml", "defaults: {briefpress: {extends: plain}}\ncolor: {primary: '#EEEEEE'}\n")
    desk.write("styles/mine/style.css", ".titel { color: red }\n")
    desk.brief(front="title: A\nbrand: mine")
    assert desk.run("publish", "--to", "docx").heads == desk.run("check").heads != []


def test_words_that_run_off_a_page_are_reported_where_they_are_written(desk: Desk) -> None:
    desk.write("styles/wide/brand.yml", "defaults: {briefpress: {extends: plain}}\n")
    desk.write("styles/wide/style.css", ".quote { margin-left: -90mm }\n")
    desk.brief("# One\n\nWords.\n\n> A quotation of some length.\n", front="title: A\nbrand: wide")
    outcome = desk.run("publish", "--to", "pdf")
    assert outcome.heads == ["source/brief/brief.md:9:1: error[words-lost]"]
