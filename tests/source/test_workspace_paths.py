"""Nothing outside the workspace is opened."""

import os
from pathlib import Path

import pytest
from PIL import Image

from tests.desk import Desk


def picture(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (4, 4), "red").save(path)
    return path


def portrait(desk: Desk, written: str) -> list[tuple[str, int, int]]:
    desk.people(f"ann:\n  name: Ann\n  portrait: {written}\n")
    return desk.read(front="title: A\npeople: [{role: author, members: [ann]}]").spots


def test_a_picture_is_found_beside_the_file_that_refers_to_it(desk: Desk) -> None:
    picture(desk.root / "source/images/ann.png")
    assert portrait(desk, "images/ann.png") == []


def test_a_picture_of_an_inline_record_is_found_beside_the_brief(desk: Desk) -> None:
    picture(desk.root / "source/brief/images/ann.png")
    members = "[{name: Ann, portrait: {path: images/ann.png, alt: Ann laughs, credit: Ben}}]"
    reading = desk.read(front=f"title: A\npeople: [{{role: author, members: {members}}}]")
    (person,) = reading.sure.people.values()
    assert reading.problems == ()
    assert person.portrait
    assert (person.portrait.path, person.portrait.alt, person.portrait.credit) == (
        "source/brief/images/ann.png",
        "Ann laughs",
        "Ben",
    )


def test_a_missing_picture_with_the_nearest_name(desk: Desk) -> None:
    picture(desk.root / "source/images/ann.png")
    desk.people("ann:\n  name: Ann\n  portrait: images/anne.png\n")
    reading = desk.read(front="title: T\nauthor: ann")
    assert reading.spots == [("image-missing", 3, 13)]
    assert 'did you mean "images/ann.png"?' in reading.problems[0].hint


def test_a_path_in_typographic_quotation_marks(desk: Desk) -> None:
    (problem,) = desk.read("![A](“river.png”){alt=a}\n").problems
    assert (str(problem.code), problem.hint) == ("image-missing", "remove the quotation marks: river.png")


def test_hints_distinguish_folders_and_pipes(desk: Desk) -> None:
    (desk.root / "source/brief/images").mkdir(parents=True)
    os.mkfifo(desk.root / "source/brief/pipe.png")
    reading = desk.read("![A](images){alt=a}\n\n![B](pipe.png){alt=b}\n")
    hints = [problem.hint for problem in reading.problems]
    assert hints == [
        "this is a folder: write the path of a file in it",
        "this is not an ordinary file: replace it with one",
    ]


@pytest.mark.parametrize(
    "written", ["../secret.png", "../../secret.png", "images/../../secret.png", "../styles/secret.png"]
)
def test_a_path_that_leads_out_of_the_workspace(desk: Desk, written: str) -> None:
    for place in ("secret.png", "../secret.png", "styles/secret.png"):
        picture(desk.root / place)
    assert portrait(desk, written) == [("path-outside", 3, 13)]


def test_an_absolute_path(desk: Desk, tmp_path: Path) -> None:
    assert portrait(desk, str(picture(tmp_path / "secret.png"))) == [("path-outside", 3, 13)]


@pytest.mark.parametrize("case", ["file", "folder"])
def test_a_link_to_a_place_outside_is_reported(desk: Desk, tmp_path: Path, case: str) -> None:
    outside = picture(tmp_path / "elsewhere" / "secret.png")
    link = desk.root / "source" / "images"
    if case == "folder":
        link.symlink_to(outside.parent, target_is_directory=True)
    else:
        link.mkdir()
        (link / "secret.png").symlink_to(outside)
    assert portrait(desk, "images/secret.png") == [("path-outside", 3, 13)]


def test_a_link_inside_the_workspace_is_followed(desk: Desk) -> None:
    picture(desk.root / "source/images/ann.png")
    (desk.root / "source/ann.png").symlink_to(desk.root / "source/images/ann.png")
    assert portrait(desk, "ann.png") == []


@pytest.mark.parametrize(
    "written",
    [
        '"a\\0b.png"',
        "x" * 5000,
        '"\\uD800.png"',
        '""',
        ".",
        "images",
        "~/secret.png",
        "https://a.org/a.png",
        "file:///etc/passwd",
    ],
)
def test_text_that_is_not_a_picture_path(desk: Desk, written: str) -> None:
    (found, *_) = portrait(desk, written)
    assert found[0] in ("path-outside", "image-missing", "character-invalid")
    assert found[1] == 3


@pytest.mark.parametrize("name", ["people.yaml", "organisations.yaml", "brief/brief.md"])
def test_a_source_file_that_links_outside_is_not_read(desk: Desk, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside"
    outside.write_text("---\ntitle: Secret\n---\n")
    desk.brief()
    path = desk.root / "source" / name
    path.unlink(missing_ok=True)
    path.symlink_to(outside)
    outcome = desk.check()
    assert outcome.code == 1
    assert outcome.heads == [f"source/{name}:1:1: error[path-outside]"]
    assert "Secret" not in outcome.err


def test_a_folder_of_a_brief_that_is_a_link_to_outside_is_not_read(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "brief.md").write_text("---\ntitle: Secret\n---\n")
    (desk.root / "source" / "brief").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    outcome = desk.check()
    assert outcome.code == 1
    assert outcome.heads == ["source/brief/brief.md:1:1: error[path-outside]"]
    assert "Secret" not in outcome.err


def test_a_folder_in_place_of_a_source_file_is_reported(desk: Desk) -> None:
    desk.brief()
    (desk.root / "source" / "people.yaml").mkdir()
    outcome = desk.check()
    assert outcome.heads == ["source/people.yaml:1:1: error[file-missing]"]


@pytest.mark.parametrize("name", ["..", "../..", "/etc", "a" * 300, "brief.md", "~", "."])
def test_a_name_that_is_not_a_brief(desk: Desk, name: str) -> None:
    desk.brief()
    desk.write("brief.md", "---\ntitle: Secret\n---\n")
    outcome = desk.check(name)
    assert outcome.code in (1, 2)
    assert "Secret" not in outcome.err


@pytest.mark.parametrize("written", ["brief", "source/brief", "source/brief/", "source/brief/brief.md"])
def test_a_path_can_be_used_as_the_name(desk: Desk, written: str) -> None:
    desk.brief(front="title: A\nbogus: 1")
    assert desk.check(written).heads == ["source/brief/brief.md:3:1: warning[key-unknown]"]


def test_a_workspace_is_found_from_its_subfolders(desk: Desk) -> None:
    desk.brief()
    from click.testing import CliRunner

    from briefpress.cli import main

    folder = desk.root / "source" / "brief"
    assert CliRunner().invoke(main, ["--workspace", str(folder), "check"]).exit_code == 0


def test_the_name_of_a_folder_with_a_line_break_is_a_problem(desk: Desk) -> None:
    desk.raw("---\ntitle: A\n---\n\nWords.\n", id_="a\nb")
    (problem,) = desk.again("a\nb").problems
    assert (str(problem.code), problem.hint) == ("character-invalid", "rename it")
