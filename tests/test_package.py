"""The package installed with pip works without the repository, and requires everything that it imports."""

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.desk import Desk, clean_environment

BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return found


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    name = subprocess.check_output([sys.executable, "-c", BUILD, str(folder)], cwd=ROOT, text=True)
    return folder / name.split()[-1]


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel and the libraries of the tests; no network is used."""
    home = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    (packages,) = home.glob("lib/python*/site-packages")
    with zipfile.ZipFile(wheel) as files:
        files.extractall(packages)
    libraries = [path for path in sys.path if path.endswith("site-packages")]
    (packages / "libraries.pth").write_text("\n".join(libraries), encoding="utf-8")
    return home / "bin" / "python"


def run(python: Path, folder: Path, *arguments: str) -> str:
    made = subprocess.run(
        [python, "-m", "briefpress", *arguments],
        cwd=folder,
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (made.returncode, made.stderr) == (0, "")
    return made.stdout


@pytest.mark.slow
def test_the_wheel_works_without_the_repository(installed: Path, tmp_path: Path) -> None:
    where = subprocess.check_output([installed, "-c", "import briefpress; print(briefpress.__file__)"], text=True)
    assert Path(where.strip()).is_relative_to(installed.parents[1])
    run(installed, tmp_path, "new", "rivers")
    run(installed, tmp_path, "new", "--brand", "house")
    assert run(installed, tmp_path, "check") == "no problems\n"
    run(installed, tmp_path, "publish", "--brand", "house", "--strict")
    assert sorted(Desk(tmp_path).output()) == ["rivers.docx", "rivers.pdf"]
    assert "Figures" in run(installed, tmp_path, "guide")
    assert run(installed, tmp_path, "guide", "figures").startswith("# Figures")
    assert run(installed, tmp_path, "guide", "gallery").startswith("---\n")


def test_the_content_of_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as files:
        names = set(files.namelist())
        (metadata,) = (files.read(name).decode() for name in names if name.endswith("/METADATA"))
    assert {"briefpress/py.typed", "briefpress/plain/style.css", "briefpress/guide/brief.md"} <= names
    assert not [name for name in names if not name.startswith("briefpress")]
    assert "Author: The briefpress authors" in metadata
    assert "Typing :: Typed" in metadata


def test_starters_do_not_point_into_the_repository(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.run("new", "rivers")
    desk.run("new", "--brand", "house")
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert len(files) > 5
    assert not [file for file in files if "source/guide" in file.read_text(encoding="utf-8")]


def test_every_imported_library_is_required(project: dict[str, Any]) -> None:
    more = project["optional-dependencies"]
    lines = (*project["dependencies"], *more["cluster"], *more["lsp"])
    asked = {re.split(r"[<>=~! \[;]", line)[0] for line in lines}
    known = packages_distributions()
    for name in sorted(imported() - {"briefpress", "_typeshed"} - sys.stdlib_module_names):
        assert {dist.lower().replace("_", "-") for dist in known.get(name, (name,))} & asked, name


def imported() -> set[str]:
    found = set[str]()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.partition(".")[0])
    return found


def test_the_readme_has_no_links_into_the_repository() -> None:
    """The README is also the package description, in which these links would not work; pictures are only in the
    repository.
    """
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    pictures = set(re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text))
    assert {picture for picture in pictures if not (ROOT / picture).is_file()} == set()
    links = set(re.findall(r"\]\(([^)]+)\)", text)) - pictures
    assert not [link for link in links if not link.startswith("https://")]
