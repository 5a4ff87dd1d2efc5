"""Merging an unchanged Word file changes nothing in the source, even if another program has saved the file."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.desk import Desk, clean_environment
from tests.readers.publishing import GALLERY, SEED, workspace

FILES = (SEED, GALLERY, "gallery.ar", "gallery.uk", "gallery.zh-Hant")


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Desk(workspace(tmp_path_factory.mktemp("sent") / "workspace", SEED, GALLERY))
    outcome = desk.run("publish", "--to", "docx")
    assert outcome.code == 0, outcome.err
    return desk


@pytest.fixture(scope="module")
def resaved(tmp_path_factory: pytest.TempPathFactory, sent: Desk) -> Path:
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice (soffice) is not installed: nothing was saved anew, NOTHING was merged")
    folder = tmp_path_factory.mktemp("resaved")
    command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", "docx", "--outdir", str(folder)]
    files = [str(sent.root / "output" / f"{id_}.docx") for id_ in FILES]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=300, env=clean_environment())
    return folder


@pytest.mark.parametrize("id_", FILES)
def test_an_unchanged_file_reproduces_the_source(sent: Desk, id_: str) -> None:
    assert merged(sent, sent.root / "output" / f"{id_}.docx") == (0, "nothing has changed\n", "")


@pytest.mark.parametrize("id_", FILES)
def test_an_unchanged_file_saved_by_libreoffice_reproduces_the_source(sent: Desk, resaved: Path, id_: str) -> None:
    assert merged(sent, resaved / f"{id_}.docx") == (0, "nothing has changed\n", "")


def merged(desk: Desk, file: Path) -> tuple[int, str, str]:
    before = {path: path.read_bytes() for path in desk.root.glob("source/**/*.*")}
    outcome = desk.run("merge", str(file))
    assert {path: path.read_bytes() for path in desk.root.glob("source/**/*.*")} == before
    return outcome.code, outcome.out, outcome.err
