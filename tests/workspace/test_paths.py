"""A workspace keeps its cache out of the way of its users."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from briefpress.workspace import Workspace


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_ignores_a_new_cache(tmp_path: Path) -> None:
    (tmp_path / "source" / "rivers").mkdir(parents=True)
    (tmp_path / "source" / "rivers" / "brief.md").write_text("# Rivers\n", encoding="utf-8")
    (Workspace(tmp_path).cache / "made.json").write_text("{}", encoding="utf-8")
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    found = subprocess.run(
        ["git", "-C", str(tmp_path), "status", "--porcelain"], check=True, capture_output=True, text=True
    )
    assert found.stdout == "?? source/\n"


def test_an_existing_cache_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / ".briefpress").mkdir()
    assert not (Workspace(tmp_path).cache / ".gitignore").exists()
