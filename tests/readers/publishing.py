"""Runs the command as users do. In: a folder with sources. Out: the files produced, and the output."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.desk import clean_environment

ROOT = Path(__file__).parents[2]
SEED = "belarus-in-ukraines-foreign-policy"
GALLERY = "gallery"
STRESS = ROOT / "tests" / "seed" / "stress" / "source"
OBO = "oxford-belarus-observatory"


@dataclass(frozen=True)
class Published:
    """The folder with the files, the exit code, and the output on both streams."""

    folder: Path
    code: int
    output: str

    def file(self, name: str) -> Path:
        """Return a file; if it does not exist, fail with the output."""
        path = self.folder / name
        assert path.is_file(), f"{name} was not produced (exit code {self.code}):\n{self.output}"
        return path

    def pdf(self, id_: str = SEED) -> Path:
        """Return the PDF of a brief."""
        return self.file(f"{id_}.pdf")

    def docx(self, id_: str = SEED) -> Path:
        """Return the Word file of a brief."""
        return self.file(f"{id_}.docx")


def workspace(folder: Path, *briefs: str, source: Path = ROOT / "source") -> Path:
    """Return a new workspace in `folder` with the repository's brands and the files of `source`.

    Only `briefs` are copied; by default, the seed from the repository.
    """
    kept = briefs or (SEED,) if source == ROOT / "source" else briefs
    others = [path.parent.name for path in source.glob("*/brief.md") if kept and path.parent.name not in kept]
    shutil.copytree(source, folder / "source", ignore=shutil.ignore_patterns(*others))
    shutil.copytree(ROOT / "styles", folder / "styles")
    return folder


def brief(root: Path, text: str, id_: str = "brief", front: str = "title: A brief") -> None:
    """Write a brief into the workspace `root`."""
    folder = root / "source" / id_
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "brief.md").write_text(f"---\n{front}\n---\n\n{text}\n", encoding="utf-8")


def small_workspace(folder: Path, text: str, front: str = "title: A brief") -> Path:
    """Return a new workspace in `folder` that has the repository's brands and one brief, `brief`."""
    shutil.copytree(ROOT / "styles", folder / "styles")
    brief(folder, text, front=front)
    return folder


def publish(root: Path, *arguments: str, output: str = "output", epoch: str = "") -> Published:
    """Run `briefpress publish` in the workspace `root`, in a separate process."""
    environment = clean_environment(**({"SOURCE_DATE_EPOCH": epoch} if epoch else {}))
    folder = root / output
    run = subprocess.run(
        [sys.executable, "-m", "briefpress", "--workspace", str(root), "publish", *arguments, "--output", str(folder)],
        capture_output=True,
        text=True,
        env=environment,
        timeout=120,
        check=False,
    )
    return Published(folder, run.returncode, run.stdout + run.stderr)
