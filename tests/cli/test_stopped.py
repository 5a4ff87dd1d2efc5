"""A run that ends, in whatever way, leaves no temporary files, no half-written files, no processes and no traceback."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.test_terminal import children
from tests.desk import Desk, clean_environment

SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
# Each stops the run at one moment: `stop` sends the signal to the process that the user has started.
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


def temporary(desk: Desk) -> Path:
    folder = desk.root.parent / "temporary"
    folder.mkdir()
    return folder


def stopped(desk: Desk, moment: str, number: int, *arguments: str) -> None:
    """Run the program until it is stopped at a moment, and look at what is left."""
    folder, before = temporary(desk), desk.output()
    command = [sys.executable, "-c", STOP + moment + RUN, *arguments, str(number)]
    run = subprocess.Popen(
        command,
        cwd=desk.root,
        env=clean_environment(TMPDIR=str(folder)),
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: [signal.signal(one, signal.SIG_DFL) for one in SIGNALS],
    )
    told, said = run.communicate(timeout=60)
    assert (run.returncode, told, said.decode().strip()) == (128 + number, b"", "")
    ends = time.monotonic() + 5  # what was stopped needs a moment to be gone
    while children(run.pid) and time.monotonic() < ends:
        time.sleep(0.05)
    assert not children(run.pid)
    assert [*folder.iterdir()] == []
    assert desk.output() == before


@pytest.mark.parametrize(
    ("moment", "number"),
    [*((moment, signal.SIGINT) for moment in MOMENTS), *(("while a file is written", one) for one in SIGNALS[1:])],
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


@pytest.mark.parametrize("body", ["Words.\n", "Words[^nowhere].\n"], ids=["success", "an error"])
def test_nothing_temporary_is_left_after(desk: Desk, body: str) -> None:
    folder = temporary(desk)
    for id_ in "ab":
        desk.brief(body, id_=id_)
        desk.publish("--jobs", "2", environment=clean_environment(TMPDIR=str(folder)))
        assert [*folder.iterdir()] == []


def test_nothing_temporary_is_left_where_a_layout_takes_too_long(desk: Desk) -> None:
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
