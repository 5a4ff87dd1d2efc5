"""Values that are read once: cached as long as their files are unchanged, whoever changes them and however."""

import os
from pathlib import Path

from briefpress.problems import Code, Report
from briefpress.workspace import Workspace
from briefpress.workspace.uses import Uses, is_same, see


def words_of(file: Path, workspace: Workspace, report: Report) -> str:
    """Read a file in the way that shared data are read, and report a problem in it."""
    workspace.uses.add(file)
    report.add(Code.WORD_MISSING, "a word is missing")
    return file.read_text() if file.exists() else "nothing"


class Shelf:
    """A workspace with a shared file; counts how often it is read."""

    def __init__(self, root: Path) -> None:
        self.workspace, self.file, self.reads = Workspace(root), root / "shared", 0

    def look(self, report: Report | None = None) -> str:
        """Return the content of the file, through the library."""

        def read(workspace: Workspace, found: Report) -> str:
            self.reads += 1
            return words_of(self.file, workspace, found)

        return self.workspace.once("shared", read, report or Report())


def test_shared_files_are_read_once_and_their_problems_reported_each_time(tmp_path: Path) -> None:
    shelf, first, second = Shelf(tmp_path), Report(), Report()
    shelf.file.write_text("one")
    assert (shelf.look(first), shelf.look(second)) == ("one", "one")
    assert shelf.reads == 1
    assert first.problems == second.problems != []


def test_a_change_of_the_same_length_in_the_same_moment_is_seen(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    for words in ("one", "two", "six"):
        shelf.file.write_text(words)
        assert shelf.look() == words


def test_resetting_file_times_does_not_hide_changes(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.file.write_text("one")
    before = shelf.file.stat()
    assert shelf.look() == "one"
    shelf.file.write_text("two")
    os.utime(shelf.file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert shelf.look() == "two"


def test_a_file_created_later_is_noticed(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    assert shelf.look() == "nothing"
    shelf.file.write_text("something")
    assert shelf.look() == "something"


def test_using_a_cached_value_counts_as_using_its_files(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.file.write_text("one")
    shelf.look()
    shelf.workspace = Workspace(tmp_path, shelf.workspace.library)
    shelf.look()
    assert [*shelf.workspace.uses.files] == [shelf.file]
    assert shelf.workspace.uses.shared == {shelf.file}


def test_a_file_that_changes_while_it_is_used_counts_as_changed(tmp_path: Path) -> None:
    uses, file = Uses(), tmp_path / "brief.md"
    file.write_text("read")
    uses.add(file)
    file.write_text("edited in the meantime")
    assert not is_same(file, uses.seen()[file])


def test_a_folder_is_identified_by_the_names_in_it(tmp_path: Path) -> None:
    seen = see(tmp_path)
    assert is_same(tmp_path, seen)
    (tmp_path / "new").write_text("")
    assert not is_same(tmp_path, seen)
