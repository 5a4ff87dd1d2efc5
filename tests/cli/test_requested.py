"""Which briefs a user requests, with names, folders and files, from any current folder."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from briefpress.cli import main
from tests.desk import Desk

UNDEFINED = "a[^n]\n"  # shows which briefs are checked


@pytest.fixture
def desk_with_briefs(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    for id_ in ("one", "two"):
        desk.brief(UNDEFINED, id_=id_)
    desk.write("source/one/brief.de.md", f"---\ntitle: Eins\n---\n{UNDEFINED}")
    desk.write("source/one/parts/part.md", "Words.\n")
    desk.write("source/loose.md", "Words.\n")
    desk.write("source/three/Brief.md", "Words.\n")
    desk.write("output/one.de.pdf", "")
    monkeypatch.chdir(desk.root)
    return desk


def checked(*arguments: str) -> set[str]:
    """Return the files in which `briefpress check` finds mistakes, run in the current folder."""
    outcome = CliRunner().invoke(main, ["check", *arguments])
    assert outcome.exit_code == 1, outcome.output
    return {line.partition(":")[0].removeprefix("source/") for line in outcome.stderr.splitlines() if "error[" in line}


BOTH = {"one/brief.md", "one/brief.de.md"}
ALL = {*BOTH, "two/brief.md"}


@pytest.mark.parametrize(
    ("folder", "asked", "found"),
    [
        ("source/one", ["."], BOTH),
        ("source/one", [], BOTH),
        ("source/one/parts", [], BOTH),
        ("source/one", ["brief.md"], {"one/brief.md"}),
        ("source/one", ["./brief.de.md"], {"one/brief.de.md"}),
        ("source/one", ["../two"], {"two/brief.md"}),
        ("source/one", ["../two/brief.md"], {"two/brief.md"}),
        ("source/one", ["two"], {"two/brief.md"}),
        ("source/one", ["source/two"], {"two/brief.md"}),
        ("source", ["one"], BOTH),
        ("source", ["."], ALL),
        ("source", [], ALL),
        (".", ["."], ALL),
        (".", ["source/"], ALL),
        (".", ["source/one/parts"], BOTH),
        (".", ["one.de", "two"], {"one/brief.de.md", "two/brief.md"}),
        ("output", ["one"], BOTH),
    ],
)
def test_names_and_paths(
    desk_with_briefs: Desk, monkeypatch: pytest.MonkeyPatch, folder: str, asked: list[str], found: set[str]
) -> None:
    monkeypatch.chdir(desk_with_briefs.root / folder)
    assert checked(*asked) == found
    assert (
        checked(*(str(Path(item).resolve()) if "/" in item and Path(item).exists() else item for item in asked))
        == found
    )


@pytest.mark.parametrize(
    ("asked", "advice"),
    [
        ("source/loose.md", "move it to source/loose/brief.md"),
        ("source/three/Brief.md", "rename the file to brief.md"),
        ("source/three", "rename Brief.md in it to brief.md"),
        ("source/one/parts/part.md", "it is part of one: use one"),
        ("output/one.de.pdf", "it was made from one: use one.de"),
        ("styles/plain", "a brief is a folder in"),
        ("/", "a brief is a folder in"),
    ],
)
@pytest.mark.usefixtures("desk_with_briefs")
def test_paths_that_are_not_briefs_are_refused_with_a_hint(asked: str, advice: str) -> None:
    outcome = CliRunner().invoke(main, ["check", asked])
    assert outcome.exit_code == 2
    assert f"{asked} is not a brief: {advice}" in " ".join(outcome.output.split())


def test_a_missing_path_is_read_as_its_brief(desk_with_briefs: Desk) -> None:
    assert 'there is no brief "four"' in desk_with_briefs.check("source/four").err
    assert 'there is no brief "four"' in desk_with_briefs.check("source/four/brief.md").err


def test_a_folder_with_only_source_is_a_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "source").mkdir()
    monkeypatch.chdir(tmp_path)
    refused = CliRunner().invoke(main, ["check"])
    assert (refused.exit_code, "briefpress new NAME" in refused.output) == (2, True)
    assert CliRunner().invoke(main, ["new", "rivers"]).exit_code == 0
    (tmp_path / "source/rivers/source").mkdir()
    monkeypatch.chdir(tmp_path / "source/rivers")
    assert CliRunner().invoke(main, ["new", "lakes"]).exit_code == 0
    assert (tmp_path / "source/lakes/brief.md").is_file()


def test_without_a_workspace_the_message_explains_how_to_create_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    refused = CliRunner().invoke(main, ["publish"])
    assert (refused.exit_code, "briefpress new NAME" in refused.output) == (2, True)


def test_source_may_be_a_link(desk: Desk, tmp_path: Path) -> None:
    size = 'xmlns="http://www.w3.org/2000/svg" width="9" height="9"'
    desk.write("elsewhere/brief/brief.md", "---\ntitle: A\n---\n{{< include more/a.md >}}\n\n![](p.svg){alt=A}\n")
    desk.write("elsewhere/brief/more/a.md", "Words.\n")
    desk.write("elsewhere/brief/p.svg", f"<svg {size}><path d='M0 0h9'/></svg>")
    (desk.root / "elsewhere").rename(tmp_path / "elsewhere")
    (desk.root / "source").rmdir()
    (desk.root / "source").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert desk.check().err == ""
    outcome = desk.publish("--to", "pdf", "--strict")
    assert (outcome.code, outcome.err) == (0, "")


@pytest.mark.parametrize("name", [b"bell\a", b"not-utf-8-\xff"])
def test_names_that_cannot_be_shown_are_a_problem(desk: Desk, name: bytes) -> None:
    folder = desk.root / "source" / name.decode("utf-8", "surrogateescape")
    folder.mkdir()
    (folder / "brief.md").write_text("---\ntitle: A\n---\nWords.\n")
    for command in ("check", "publish"):
        outcome = desk.run(command)
        assert outcome.code == 1
        assert outcome.heads == [f"source/{folder.name[:-1]}\ufffd/brief.md:1:1: error[character-invalid]"]
