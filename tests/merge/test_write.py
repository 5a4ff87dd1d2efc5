"""Writing the source: all files or none, without overwriting newer versions or changing a byte of an unedited line."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.merge import write
from briefpress.problems import Report
from briefpress.publish import files
from briefpress.publish.workspaces import new_folder
from briefpress.workspace import Workspace
from tests.desk import Desk, Outcome
from tests.merge.editing import Edited

BODY = "One is dry.\n\nTwo is dry.\n"
PEOPLE = "ada:\n  name: Ada Novak\n  positions: [Fellow of water]\n"
FRONT = "title: A\npeople: [{role: speakers, members: [ada]}]"


@pytest.fixture(scope="module")
def sent(module_desk: Desk) -> bytes:
    """Return a Word file with edits that belong in two files of the source."""
    module_desk.people(PEOPLE)
    module_desk.brief(BODY, front=FRONT)
    assert module_desk.run("publish", "--to", "docx").code == 0
    word = Edited(module_desk.output()["brief.docx"])
    word.replace("One is", "dry", "wet")
    word.replace("Fellow", "Fellow", "Friend")
    word.comment("Two is", "Is it?")
    return word.bytes()


def merged(desk: Desk, sent: bytes, *options: str) -> Outcome:
    return desk.run("merge", str(desk.write("edited.docx", sent)), *options)


@pytest.fixture
def own(desk: Desk) -> Desk:
    """A desk with that source."""
    desk.people(PEOPLE)
    desk.brief(BODY, front=FRONT)
    return desk


def sources(desk: Desk) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in (desk.root / "source").rglob("*") if file.is_file()}


def test_a_source_saved_while_files_are_merged_stays(own: Desk, sent: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    body = BODY.replace("Two", "Three")
    access = os.access

    def save(file: Path, mode: int) -> bool:
        if mode != os.W_OK:
            return access(file, mode)
        own.brief(body, front=FRONT)
        return access(file, mode)

    monkeypatch.setattr(os, "access", save)
    outcome = merged(own, sent)
    assert outcome.code == 1
    assert "source/brief/brief.md was changed while the files were being merged; nothing was written" in outcome.err
    assert (own.root / "source/brief/brief.md").read_text().endswith(body)
    assert (own.root / "source/people.yaml").read_text() == PEOPLE


def full(number: int) -> Callable[..., object]:
    def refuse(*_: object, **__: object) -> object:
        raise OSError(number, os.strerror(number), "x")

    return refuse


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
@pytest.mark.parametrize("place", ["files", "temporary", "second"])
def test_a_full_disk_leaves_the_source_unchanged(
    own: Desk, sent: bytes, monkeypatch: pytest.MonkeyPatch, number: int, place: str
) -> None:
    before = sources(own)
    if place == "files":
        monkeypatch.setattr(files, "write_new", full(number))
    elif place == "temporary":
        monkeypatch.setattr(tempfile, "TemporaryDirectory", full(number))
    else:
        rename = Path.replace

        def once(self: Path, target: Path) -> Path:
            return full(number)() if self.suffix == ".part" and target.suffix == ".md" else rename(self, target)  # type: ignore[return-value]

        monkeypatch.setattr(Path, "replace", once)
    outcome = merged(own, sent)
    assert outcome.code == 1
    assert os.strerror(number) in outcome.err
    assert "hint: " in outcome.err
    assert sources(own) == before


def test_a_word_file_that_another_program_has_open_is_reported(
    own: Desk, sent: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    own.write("edited.docx", sent)
    monkeypatch.setattr(Path, "read_bytes", full(errno.EACCES))
    for verb in ("merge", "import"):
        outcome = own.run(verb, str(own.root / "edited.docx"))
        assert outcome.code == 2
        assert "edited.docx cannot be read: Permission denied" in outcome.err


def test_a_read_only_file_is_not_changed(own: Desk, sent: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sources(own)
    monkeypatch.setattr(os, "access", lambda file, _mode: Path(file).suffix != ".yaml")
    outcome = merged(own, sent)
    assert (outcome.code, "source/people.yaml is read-only; nothing was written" in outcome.err) == (1, True)
    assert sources(own) == before


def test_permissions_stay(own: Desk, sent: bytes) -> None:
    file = own.root / "source/brief/brief.md"
    file.chmod(0o640)
    assert merged(own, sent).code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_comments_are_added_to_those_in_the_file(own: Desk, sent: bytes) -> None:
    file = own.write("source/brief/comments.md", "# Comments\n\nMine.\n")
    for _ in range(2):
        assert merged(own, sent, "--comments", "file").code == 0
    actual = '- source/brief/brief.md:7:1: Ben, 2026-03-01T10:00: Is it? (on "Two is dry.")\n'
    assert file.read_text() == f"# Comments\n\nMine.\n{actual}"


def test_a_new_brief_is_created_completely_or_not_at_all(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = Workspace(desk.root.resolve())
    before = sources(desk)
    monkeypatch.setattr(Path, "rename", full(errno.ENOSPC))
    with pytest.raises(OSError, match="No space"):
        new_folder(workspace, "new", {"brief.md": b"x", "images/1.png": b"y"})
    assert sources(desk) == before


LINES = st.lists(st.sampled_from(["a", "b", "", "\u00a0 - c", "d\u2028e"]), min_size=1, max_size=6)
ENDS = st.lists(st.sampled_from(["\n", "\r\n", "\r"]), min_size=6, max_size=6)


@given(old=LINES, new=LINES, ends=ENDS, mark=st.sampled_from([b"", b"\xef\xbb\xbf"]))
def test_lines_that_did_not_change_keep_their_bytes(
    module_desk: Desk, old: list[str], new: list[str], ends: list[str], mark: bytes
) -> None:
    written = "".join(line + end for line, end in zip(old, [*ends[: len(old) - 1], ""], strict=True))
    file = module_desk.write("source/brief/part.md", mark + written.encode())
    workspace = Workspace(module_desk.root.resolve())
    read = workspace.read(file, Report())
    assert read is not None
    same = write._bytes(file.read_bytes(), read.lines, read.text)
    assert same == file.read_bytes()
    again = module_desk.write("source/brief/part.md", write._bytes(same, read.lines, "\n".join(new)))
    now = workspace.read(again, Report())
    assert now is not None
    wanted = workspace.read(module_desk.write("source/brief/part.md", "\n".join(new)), Report())
    assert wanted is not None
    assert now.text == wanted.text
