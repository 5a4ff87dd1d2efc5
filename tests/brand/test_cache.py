"""Cached results of brands: a copy of a workspace shares them, and a changed file makes them outdated."""

import shutil
from pathlib import Path

import pytest

from briefpress.brand import check_css, read_brand
from briefpress.brand.css import check
from briefpress.problems import Problem, Report
from tests.desk import Desk
from tests.readers.publishing import ROOT

CSS = ".title { colr: red }\n"


@pytest.fixture
def own(desk: Desk) -> Desk:
    """A workspace whose brand has a fault in its stylesheet."""
    desk.write("styles/own/brand.yml", "defaults: {briefpress: {extends: plain}}\n")
    desk.write("styles/own/style.css", CSS)
    return desk


def test_a_copy_of_a_workspace_shares_the_check_of_its_stylesheets(
    own: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`merge` proves each edit in a copy, where the check would take longer than everything else."""
    first = _problems(own.root)
    assert [str(problem.code) for problem in first] == ["css-invalid"]
    copy = tmp_path / "copy"
    shutil.copytree(own.root / "styles", copy / "styles")
    (copy / ".briefpress").symlink_to(own.root / ".briefpress")
    monkeypatch.setattr(check, "_find", None)  # calling it would fail
    assert _problems(copy) == first


def test_a_file_that_a_stylesheet_needs_can_be_added_later(own: Desk) -> None:
    own.write("styles/own/style.css", ".title { background: url(a.png) }\n")
    before = _problems(own.root)
    assert [problem for problem in before if "a.png" in problem.text]
    shutil.copyfile(ROOT / "source/gallery/images/hills.jpg", own.root / "styles/own/a.png")
    assert not [problem for problem in _problems(own.root) if "a.png" in problem.text]


def _problems(root: Path) -> list[Problem]:
    cache = root / ".briefpress"
    brand = read_brand(root / "styles", "own", cache, Report())
    assert brand
    return check_css(brand, root, cache)
