"""However a run ends, it leaves no temporary or incomplete files, no processes and no traceback."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.test_terminal import children
from tests.desk import Desk, clean_environment
from tests.merge.editing import Edited

SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
# Each script stops the run at a given moment: `stop` sends the signal to the process that the user started.
STOP = """
import os, pathlib, sys, time
started, number = os.getpid(), int(sys.argv.pop())
def stop():
    try:
        os.mkdir("stopped")  # by one process of several: a second signal would end the run at once
    except FileExistsError:
        pass
    else:
        os.kill(started, number)
    time.sleep(60)
"""
RUN = "\nfrom briefpress.__main__ import run; run()"
MOMENTS = {
    "while a library has temporary files": """
import tempfile
from briefpress.pdf import steps
from briefpress.pdf.worker_process import Process
def lay_out(sheet):
    tempfile.mkdtemp(prefix="weasyprint-")
    time.sleep(60)
def receive(self, seconds):
    while not any(pathlib.Path(os.environ["TMPDIR"]).rglob("weasyprint-*")):
        time.sleep(0.05)
    stop()
steps.steps, Process.receive = lay_out, receive
""",
    "while a file is written": """
from briefpress.publish import files
write = files.write_new
def write_half(part, data, *, to_disk):
    write(part, data[:100], to_disk=to_disk)
    stop()
files.write_new = write_half
""",
    "between two files": """
from briefpress.publish import files
rename = files._Renames.rename
def rename_one(self, part, target):
    rename(self, part, target)
    stop()
files._Renames.rename = rename_one
""",
}


def heed_signals() -> None:
    """Restore signal handlers in a new process, because tests that run in the background ignore signals."""
    for item in SIGNALS:
        signal.signal(item, signal.SIG_DFL)


def temporary(desk: Desk) -> Path:
    folder = desk.root.parent / "temporary"
    folder.mkdir()
    return folder


def stopped(desk: Desk, moment: str, number: int, *arguments: str, output: bytes | None = b"") -> None:
    """Run the program until it is stopped at a given moment, and check what is left; `output` is what it prints."""
    folder, before = temporary(desk), desk.output()
    command = [sys.executable, "-c", STOP + moment + RUN, *arguments, str(number)]
    run = subprocess.Popen(
        command,
        cwd=desk.root,
        env=clean_environment(TMPDIR=str(folder)),
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=heed_signals,
    )
    out, found = run.communicate(timeout=60)
    assert (run.returncode, out if output is not None else None, found.decode().strip()) == (128 + number, output, "")
    ends = time.monotonic() + 5  # stopped processes take a moment to end
    while children(run.pid) and time.monotonic() < ends:
        time.sleep(0.05)
    assert not children(run.pid)
    assert [*folder.iterdir()] == []
    assert desk.output() == before


@pytest.mark.parametrize(
    ("moment", "number"),
    [*((moment, signal.SIGINT) for moment in MOMENTS), *(("while a file is written", item) for item in SIGNALS[1:])],
)
def test_a_signal_while_a_brief_is_published(desk: Desk, moment: str, number: int) -> None:
    desk.write("output/brief.pdf", "earlier")
    desk.brief()
    stopped(desk, MOMENTS[moment], number, "publish")


@pytest.mark.parametrize("number", SIGNALS[:2])
def test_a_signal_while_briefs_are_published_side_by_side(desk: Desk, number: int) -> None:
    for id_ in "abc":
        desk.brief(id_=id_)
    stopped(desk, MOMENTS["while a file is written"], number, "publish", "--jobs", "2")


@pytest.mark.parametrize("number", SIGNALS[1:])
def test_a_signal_while_an_edited_file_is_merged(desk: Desk, number: int) -> None:
    desk.brief("One.\n\nTwo.\n")
    assert desk.run("publish", "--to", "docx").code == 0
    desk.write("source/brief/brief.md", "---\ntitle: A brief\n---\nOne more.\n\nTwo.\n")
    copying = "\nimport shutil\nshutil.copytree = lambda *_, **__: stop()\n"
    stopped(desk, copying, number, "merge", "output/brief.docx")


WRITING = {
    "a new file": MOMENTS["while a file is written"],
    "the renaming of a file": """
from briefpress.publish import files
rename = pathlib.Path.replace
def rename_one(self, target):
    rename(self, target)
    if "source" in target.parts and not os.path.exists("stopped"):
        stop()
pathlib.Path.replace = rename_one
""",
    "the second name of a file": """
from briefpress.publish import files
keep = files._keep
def keep_one(target, kept):
    keep(target, kept)
    stop()
files._keep = keep_one
""",
    "a disk without hard links": """
def refuse(*_, **__):
    raise OSError("no links")
def stop_then(self, mode):
    if "source" in self.parts:
        stop()
os.link, pathlib.Path.chmod = refuse, stop_then
""",
}


@pytest.fixture(scope="module")
def edited(module_desk: Desk) -> tuple[Desk, bytes]:
    """Return a workspace, and a Word file with edits that belong in two of its source files."""
    module_desk.people("ada:\n  name: Ada Novak\n  positions: [Fellow of water]\n")
    module_desk.brief("One is dry.\n", front="title: A\npeople: [{role: speakers, members: [ada]}]")
    assert module_desk.run("publish", "--to", "docx").code == 0
    word = Edited(module_desk.output()["brief.docx"])
    word.replace("One is", "dry", "wet")
    word.replace("Fellow", "Fellow", "Friend")
    return module_desk, word.bytes()


def sources(desk: Desk) -> dict[str, str]:
    """Return all files of the source, including hidden ones."""
    files = (file for file in (desk.root / "source").rglob("*") if file.is_file())
    return {str(file.relative_to(desk.root)): file.read_text() for file in files}


def copy_of(edited: tuple[Desk, bytes], desk: Desk) -> dict[str, str]:
    """Write the source and the edited file of `edited` to another desk, and return the source."""
    for name, text in sources(edited[0]).items():
        desk.write(name, text)
    desk.write("edited.docx", edited[1])
    return sources(desk)


@pytest.mark.parametrize("moment", WRITING)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_while_edits_are_written(edited: tuple[Desk, bytes], desk: Desk, moment: str, number: int) -> None:
    before = copy_of(edited, desk)
    stopped(desk, WRITING[moment], number, "merge", "edited.docx", output=None)
    assert sources(desk) == before


@pytest.mark.parametrize("moment", WRITING)
def test_a_run_killed_while_edits_are_written_leaves_each_file_whole(
    edited: tuple[Desk, bytes], desk: Desk, moment: str
) -> None:
    before = copy_of(edited, desk)
    code = STOP + WRITING[moment] + RUN
    command = [sys.executable, "-c", code, "merge", "edited.docx", str(int(signal.SIGKILL))]
    run = subprocess.run(command, cwd=desk.root, env=clean_environment(), capture_output=True, check=False, timeout=60)
    assert run.returncode == -signal.SIGKILL
    after = sources(desk)
    for name, text in before.items():
        assert after[name] in (text, text.replace("is dry", "is wet").replace("Fellow", "Friend"))
    assert desk.run("merge", str(desk.root / "edited.docx")).code == 0
    assert "One is wet." in (desk.root / "source/brief/brief.md").read_text()
    assert "[Friend of water]" in (desk.root / "source/people.yaml").read_text()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_an_import_that_is_stopped_leaves_no_brief(edited: tuple[Desk, bytes], desk: Desk, number: int) -> None:
    before = copy_of(edited, desk)
    moment = """
from briefpress.publish import workspaces
def write_half(path, data, *, to_disk):
    path.write_bytes(data[:5])
    stop()
workspaces.write_new = write_half
"""
    command = [sys.executable, "-c", STOP + moment + RUN, "import", "edited.docx", "--name", "new", str(int(number))]
    run = subprocess.run(
        command,
        cwd=desk.root,
        env=clean_environment(),
        preexec_fn=heed_signals,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert run.returncode == (-number if number == signal.SIGKILL else 128 + number), run.stderr
    assert not (desk.root / "source/new").exists()
    assert {name: text for name, text in sources(desk).items() if ".part/" not in name} == before
    assert desk.run("import", str(desk.root / "edited.docx"), "--name", "new").code == 0


@pytest.mark.parametrize("body", ["Words.\n", "Words[^nowhere].\n"], ids=["success", "an error"])
def test_no_temporary_files_are_left(desk: Desk, body: str) -> None:
    folder = temporary(desk)
    for id_ in "ab":
        desk.brief(body, id_=id_)
        desk.publish("--jobs", "2", environment=clean_environment(TMPDIR=str(folder)))
        assert [*folder.iterdir()] == []


def test_no_temporary_files_are_left_after_a_layout_timeout(desk: Desk) -> None:
    folder = temporary(desk)
    desk.brief()
    slow = MOMENTS["while a library has temporary files"].replace(
        "    stop()\n", "    self.end()\n    raise SystemExit(5)\n"
    )
    environment = clean_environment(TMPDIR=str(folder))
    run = subprocess.run(
        [sys.executable, "-c", STOP + slow + RUN, "publish", "0"], cwd=desk.root, env=environment, check=False
    )
    assert run.returncode == 5
    assert [*folder.iterdir()] == []
