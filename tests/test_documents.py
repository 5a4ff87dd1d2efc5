"""The paths, commands and links in the documents for readers and programmers exist."""

import re
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.conftest import ROOT

PATH = re.compile(r"`([\w.-]+/[\w./-]*|[\w-]+\.(?:md|toml|txt|py))`")
BELOW = ("", "src/briefpress/", "source/guide/", "source/markdown/", "src/briefpress/source/markdown/")
MADE = ("output/", ".venv/", ".briefpress/", "source/sharing-rivers/")


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"])
def test_paths_lead_somewhere(document: str) -> None:
    paths = PATH.findall((ROOT / document).read_text(encoding="utf-8"))
    assert len(paths) >= 8
    for path in (path for path in paths if not path.startswith(MADE)):
        found = [ROOT / below / path for below in BELOW] + [ROOT / "src" / "briefpress" / f"{path}.py"]
        assert any(file.exists() for file in found), path


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_the_commands_exist(document: str) -> None:
    goals = re.findall(r"`make ([a-z-]+)", (ROOT / document).read_text(encoding="utf-8"))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert goals
    assert [goal for goal in goals if f"\n{goal}:" not in makefile] == []


def test_every_package_is_in_the_architecture_document() -> None:
    table = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").partition("## Packages")[2].partition("\n## ")[0]
    names = " ".join(line.split("|")[1] for line in table.splitlines() if "|" in line)
    listed = set(re.findall(r"`(\w+)`", names))
    program = ROOT / "src" / "briefpress"
    packages = {file.parent.name for file in program.glob("*/__init__.py")}
    modules = {file.stem for file in program.glob("*.py") if not file.stem.startswith("__")}
    assert listed == packages | modules


def test_commit_hooks_run_installed_programs() -> None:
    config = YAML(typ="safe").load(ROOT / ".pre-commit-config.yaml")
    programs = [hook["entry"].split()[0] for repo in config["repos"] for hook in repo["hooks"]]
    assert programs
    scripts = Path(sys.executable).parent
    assert [name for name in programs if not (scripts / Path(name).name).exists()] == []


@pytest.mark.parametrize("name", ["idea", "problem"])
def test_issue_forms_have_fields(name: str) -> None:
    fields = YAML(typ="safe").load(ROOT / ".github" / "ISSUE_TEMPLATE" / f"{name}.yml")
    assert {"name", "description", "body"} <= set(fields)
    ids = [part["id"] for part in fields["body"]]
    assert len(ids) == len(set(ids)) > 2
    assert all(part["attributes"]["label"] for part in fields["body"])
