"""Places of problems as links to an editor: the addresses that editors register, and the choice of editor."""

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from briefpress.cli.preview import preview
from briefpress.model import Place
from briefpress.preview.editor import NONE, SCHEMES, link, usual_editor

PLACE = Place("source/Rivers & lakes/brief.md", 7, 3)


@pytest.mark.parametrize("editor", SCHEMES)
def test_the_link_for_every_editor_has_file_line_and_column(editor: str, tmp_path: Path) -> None:
    address = urlsplit(link(editor, tmp_path, PLACE))
    file = str(tmp_path / PLACE.file)
    if not address.query:
        assert unquote(address.path) == f"{file}:7:3"
        return
    asked = parse_qs(address.query)
    assert unquote(asked.get("file", asked.get("url", [""]))[0]).removeprefix("file://") == file
    assert (asked["line"], asked["column"]) == (["7"], ["3"])


def test_without_an_editor_there_is_no_link(tmp_path: Path) -> None:
    assert link(NONE, tmp_path, PLACE) == ""


def test_the_command_offers_the_same_editors() -> None:
    (option,) = (item for item in preview.params if item.name == "editor")
    assert list(option.type.choices) == [*SCHEMES, NONE]  # type: ignore[attr-defined]


def test_the_editor_of_the_terminal_takes_precedence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("TERM_PROGRAM", raising=False)
    assert usual_editor() == NONE
    (tmp_path / "subl").touch(0o755)
    assert usual_editor() == "subl"
    monkeypatch.setenv("TERM_PROGRAM", "vscode")
    assert usual_editor() == "code"
