"""`briefpress new`: what it makes publishes at once, and nothing that is there is changed."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from briefpress.cli import main
from tests.desk import Desk


def run(folder: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["--workspace", str(folder), *arguments])
    return result.exit_code, result.output


def test_a_new_user_starts_in_an_empty_folder(tmp_path: Path) -> None:
    made = "source/sharing-rivers/brief.md\nsource/sharing-rivers/flow.svg\n"
    assert run(tmp_path, "new", "sharing-rivers") == (0, made)
    assert run(tmp_path, "check") == (0, "no problems\n")
    assert (tmp_path / "styles" / "plain" / "style.css").is_file()
    outcome = Desk(tmp_path).publish("--strict")
    assert (outcome.code, outcome.err) == (0, "")
    assert sorted(Desk(tmp_path).output()) == ["sharing-rivers.docx", "sharing-rivers.pdf"]


@pytest.mark.slow
def test_a_new_brand_publishes(tmp_path: Path) -> None:
    run(tmp_path, "new", "a")
    assert run(tmp_path, "new", "--brand", "river")[0] == 0
    brief = tmp_path / "source/a/brief.md"
    brief.write_text(brief.read_text(encoding="utf-8").replace("brand: plain", "brand: river"), encoding="utf-8")
    assert run(tmp_path, "check") == (0, "no problems\n")
    outcome = Desk(tmp_path).publish("--brand", "river", "--strict", "--to", "pdf")
    assert (outcome.code, outcome.err) == (0, "")


@pytest.mark.parametrize("arguments", [("new", "brief"), ("new", "--brand", "plain")])
def test_what_is_there_stays(desk: Desk, arguments: tuple[str, ...]) -> None:
    desk.brief("Mine.\n")
    before = {path: path.read_bytes() for path in desk.root.rglob("*") if path.is_file()}
    code, said = run(desk.root, *arguments)
    assert code == 2
    assert "already exists" in said
    assert {path: path.read_bytes() for path in desk.root.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("name", ["Sharing Rivers", "../out", "a--b", "-a", "ä", "a/b"])
def test_names_are_checked(desk: Desk, name: str) -> None:
    code, said = run(desk.root, "new", "--", name)
    assert code == 2
    assert "is not a valid name" in said


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    assert run(tmp_path, "new", "a")[0] == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
