"""`briefpress new`: its files can be published immediately, and existing files are not changed."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image
from ruamel.yaml import YAML

from briefpress.cli import main
from briefpress.source.schema.front_matter import FRONT_MATTER
from briefpress.source.schema.manual import groups
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


@pytest.mark.parametrize("arguments", [["new"], ["new", "a"], ["new", "--brand", "river"]])
def test_without_space_on_the_disk_nothing_is_created(tmp_path: Path, arguments: list[str]) -> None:
    command = shlex.join([sys.executable, "-m", "briefpress", "--workspace", str(tmp_path), *arguments])
    result = subprocess.run(["sh", "-c", f"ulimit -f 1; exec {command}"], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (1, "")
    assert f"{tmp_path}/styles/plain cannot be written: File too large" in result.stderr
    assert [*tmp_path.rglob("*")] == []
    assert run(tmp_path, *arguments)[0] == 0


@pytest.mark.slow
def test_a_new_brand_can_be_used(tmp_path: Path) -> None:
    run(tmp_path, "new", "a")
    assert run(tmp_path, "new", "--brand", "river")[0] == 0
    brief = tmp_path / "source/a/brief.md"
    brief.write_text(brief.read_text(encoding="utf-8").replace("brand: plain", "brand: river"), encoding="utf-8")
    assert run(tmp_path, "check") == (0, "no problems\n")
    outcome = Desk(tmp_path).publish("--brand", "river", "--strict", "--to", "pdf")
    assert (outcome.code, outcome.err) == (0, "")


@pytest.mark.parametrize("arguments", [("new", "brief"), ("new", "--brand", "plain")])
def test_existing_files_are_not_changed(desk: Desk, arguments: tuple[str, ...]) -> None:
    desk.brief("Mine.\n")
    before = {path: path.read_bytes() for path in desk.root.rglob("*") if path.is_file()}
    code, output = run(desk.root, *arguments)
    assert code == 2
    assert "already exists" in output
    assert {path: path.read_bytes() for path in desk.root.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("name", ["Sharing Rivers", "../out", "a--b", "-a", "ä", "a/b"])
def test_names_are_checked(desk: Desk, name: str) -> None:
    code, output = run(desk.root, "new", "--", name)
    assert code == 2
    assert "is not a valid name" in output


def test_a_folder_with_other_content_is_not_changed(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    assert run(tmp_path, "new", "a")[0] == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


EDITOR = [
    ".vscode/briefpress.code-snippets",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    ".vscode/tasks.json",
    ".vscode/front-matter.code-snippets",
    ".vscode/people.schema.json",
    ".vscode/organisations.schema.json",
    ".vscode/brand.schema.json",
]


def test_files_for_visual_studio_code(desk: Desk) -> None:
    code, output = run(desk.root, "new", "--vscode")
    assert (code, output.splitlines()[:-1]) == (0, list(EDITOR))
    assert output.endswith("set up the language server: briefpress guide sec-lsp\n")
    settings = json.loads((desk.root / ".vscode/settings.json").read_text())
    assert {schema for schema in settings["yaml.schemas"] if not (desk.root / schema).is_file()} == set()
    for name in EDITOR:
        json.loads((desk.root / name).read_text(encoding="utf-8"))


def test_existing_settings_stay(desk: Desk) -> None:
    desk.write(".vscode/tasks.json", "{}")
    code, output = run(desk.root, "new", "--vscode")
    assert (code, ".vscode/tasks.json already exists" in output) == (2, True)
    assert [path.name for path in (desk.root / ".vscode").iterdir()] == ["tasks.json"]


def test_the_editor_shows_problems_at_their_places(desk: Desk) -> None:
    run(desk.root, "new", "--vscode")
    tasks = json.loads((desk.root / ".vscode/tasks.json").read_text())["tasks"]
    matcher = next(item["problemMatcher"] for item in tasks if item["label"] == "Check briefs")["pattern"]
    desk.brief("Words [](https://example.org), and: more,\n")
    found = re.compile(matcher["regexp"]).search(run(desk.root, "check", "--format", "github")[1].splitlines()[0])
    assert found
    names = ("severity", "file", "line", "column", "endColumn", "code", "message")
    actual = {name: found[matcher[name]] for name in names}
    assert (actual["severity"], actual["file"], actual["line"]) == ("warning", "source/brief/brief.md", "4")
    assert (actual["column"], actual["code"]) == ("7", "link-empty")
    assert "%0A" not in actual["message"]


def filled(body: str | list[str]) -> str:
    """Return the text of a snippet with its default words; `$3` repeats the words of `${3:Year}`."""
    text = body if isinstance(body, str) else "\n".join(body)
    for number, words in re.findall(r"\$\{(\d+)[:|]([^,|}]*)[^}]*\}", text):
        text = text.replace(f"${number} ", f"{words} ")
    return re.sub(r"\$\{\d+[:|]([^,|}]*)[^}]*\}", r"\1", text)


def test_each_snippet_is_valid_as_inserted(desk: Desk) -> None:
    run(desk.root, "new", "--vscode")
    snippets = json.loads((desk.root / ".vscode/briefpress.code-snippets").read_text())
    text = "\n\n".join(filled(item["body"]) for item in snippets.values())
    picture = desk.root / "source/brief/images/file.png"
    picture.parent.mkdir(parents=True)
    Image.new("RGB", (1200, 800), "navy").save(picture)
    text = text.replace("fig-id", "fig-first", 1)
    desk.brief(f"# One\n\nAs @fig-first, @fig-id and @tbl-id show:\n\n{text}\n")
    outcome = desk.check()
    assert (outcome.code, outcome.err) == (0, "")


def test_each_field_of_the_front_matter_is_a_snippet(desk: Desk) -> None:
    run(desk.root, "new", "--vscode")
    snippets = json.loads((desk.root / ".vscode/front-matter.code-snippets").read_text(encoding="utf-8"))
    bodies = {item["prefix"]: item["body"] for item in snippets.values()}
    assert set(bodies) == set(FRONT_MATTER)
    assert bodies["status"] == ["status: ${1|draft,embargoed,final|}"]
    assert bodies["title"] == ["title: ${1:Sharing rivers}"]
    shown = "\n".join(example for _, example in groups("front-matter"))
    written = "\n".join(as_written(body) for body in bodies.values() if "${1|" not in body[0])
    read, examples = YAML(typ="safe").load(written), YAML(typ="safe").load(shown)
    assert read == {name: examples[name] for name in read}


def as_written(body: list[str]) -> str:
    """Return the text of a snippet with its default words."""
    first, *more = body
    text = "\n".join([re.sub(r"^([a-z-]+): \$\{1:(.*)\}$", r"\1: \2", first), *more])
    return re.sub(r"\\(.)", r"\1", text)


def test_a_new_brand_has_a_name_with_capitals(desk: Desk) -> None:
    assert desk.run("new", "--brand", "north-sea-institute").code == 0
    brand = (desk.root / "styles/north-sea-institute/brand.yml").read_text(encoding="utf-8")
    assert 'name: "North Sea Institute"' in brand
