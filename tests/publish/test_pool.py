"""Several briefs in parallel: the files and messages are the same as for briefs published one after another, and a
crash affects only one brief.
"""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

import pytest

from briefpress.publish import cores, pool
from briefpress.publish.request import Outcome, Request
from briefpress.publish.run import publish_one
from briefpress.workspace import Workspace
from tests.desk import Desk

IDS = ("a", "b", "c")
MADE = ["a.docx", "c.docx", "earlier.pdf"]


@pytest.fixture
def three(desk: Desk) -> Desk:
    """Write three briefs, each with a problem."""
    for id_ in IDS:
        desk.brief(f"# {id_}\n\nWords[^n] and [more]().\n\n[^n]: A note.\n", front=f"title: {id_}", id_=id_)
    return desk


def test_files_and_messages_are_the_same_with_one_process_and_with_two(three: Desk) -> None:
    one = three.run("publish", "--jobs", "1", "--output", str(three.root / "output" / "one"))
    two = three.run("publish", "--jobs", "2", "--output", str(three.root / "output" / "two"))
    assert one.code == two.code == 0
    assert one.err == two.err != ""
    places = [re.sub(r"\t[\d.]+ s$", "", line, flags=re.MULTILINE) for line in (one.out, two.out.replace("two", "one"))]
    assert places[0] == places[1]
    made = three.output()
    names = [f"{id_}.{suffix}" for id_ in IDS for suffix in ("docx", "pdf")]
    assert {name: made[f"one/{name}"] for name in names} == {name: made[f"two/{name}"] for name in names}


def broken(monkeypatch: pytest.MonkeyPatch, accident: object) -> None:
    """Make the process of the brief b crash."""

    def publish(request: object, id_: str, *rest: object) -> Outcome:
        if id_ == "b":
            accident()  # type: ignore[operator]
        return publish_one(request, id_, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(pool, "publish_one", publish)


def test_a_crashed_process_affects_one_brief(three: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    broken(monkeypatch, lambda: os.kill(os.getpid(), signal.SIGKILL))
    outcome = three.run("publish", "--to", "docx", "--jobs", "2")
    assert outcome.code == 1
    assert sorted(three.output()) == MADE
    assert (
        "source/b/brief.md:1:1: error[layout-failed]: the process publishing the brief ended unexpectedly (SIGKILL)"
        in outcome.err
    )
    assert outcome.lines[-1] == "published 2 of 3 briefs; failed: b"


def test_an_internal_error_affects_one_brief_and_is_reported(three: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    broken(monkeypatch, lambda: 1 / 0)
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        three.run("publish", "--to", "docx", "--jobs", "2")
    assert sorted(three.output()) == MADE


def test_there_are_as_many_processes_as_cores_memory_and_briefs_allow(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(cores, "_cores", lambda: 8)
    monkeypatch.setattr(cores, "_megabytes", lambda: 4 * cores.NEEDED)
    assert [cores.processes(briefs) for briefs in (0, 1, 2, 3, 100)] == [1, 1, 1, 3, 4]
    assert [cores.processes(briefs, requested=6) for briefs in (1, 2, 100)] == [1, 2, 6]
    monkeypatch.setattr(cores, "_megabytes", lambda: 10)
    assert cores.processes(100) == 1
    monkeypatch.undo()
    (tmp_path / "cpu.max").write_text("150000 100000\n")
    monkeypatch.setattr(cores, "CGROUP", tmp_path)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(64)), raising=False)
    assert cores._cores() == 2


def test_processes_end_without_output(three: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    """A signal during clean-up would raise an exception that nothing catches, and a traceback would be printed."""
    pool._load()
    makers = list[pool._Maker]()
    for _ in range(10):
        makers.append(pool._begin(Request(Workspace(three.root), ()), makers))
    assert {maker.finish() for maker in reversed(makers)} == {0}
    assert capfd.readouterr().err == ""
