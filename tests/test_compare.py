"""`make compare` reports the differences between the files of two programs."""

import zipfile
from pathlib import Path

import pytest

from tests.compare import differences


@pytest.fixture
def outputs(tmp_path: Path) -> tuple[dict[str, Path], dict[str, Path]]:
    both = []
    for program, words in (("one", "a"), ("other", "b")):
        folder = tmp_path / program
        folder.mkdir()
        (folder / "same.pdf").write_text("%PDF")
        (folder / "new.pdf").write_text(words)
        (folder / f"{program}.pdf").write_text("%PDF")
        with zipfile.ZipFile(folder / "new.docx", "w") as file:
            file.writestr("word/styles.xml", "same")
            file.writestr("word/document.xml", words)
        both.append({path.name: path for path in folder.iterdir()})
    return both[0], both[1]


def test_each_file_that_differs_is_reported_with_its_parts(outputs: tuple[dict[str, Path], dict[str, Path]]) -> None:
    assert list(differences(*outputs)) == [
        "new.docx: differs in word/document.xml",
        "new.pdf: differs",
        "one.pdf: made by the other program only",
        "other.pdf: made by this program only",
    ]


def test_a_program_compared_with_itself_has_no_differences(outputs: tuple[dict[str, Path], dict[str, Path]]) -> None:
    assert not list(differences(outputs[0], outputs[0]))
