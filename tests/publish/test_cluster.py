"""Briefs published on a Dask cluster: the files are the same as on this machine, even if a worker dies."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from briefpress.publish import cluster
from tests.desk import Desk

distributed = pytest.importorskip("distributed", reason="NO cluster was tried: pip install distributed")
pytestmark = pytest.mark.filterwarnings("default")  # Dask's warnings do not matter here


@pytest.fixture(scope="module")
def scheduler() -> Iterator[Any]:
    """Start a scheduler and two workers on the loopback interface."""
    options = {"n_workers": 2, "threads_per_worker": 1, "host": "127.0.0.1", "dashboard_address": None}
    with distributed.LocalCluster(**options) as started:
        yield started


@pytest.fixture
def three(desk: Desk) -> Desk:
    """Write three briefs that use all kinds of files; one has an error."""
    desk.people("ann:\n  name: Ann Lee\n  portrait: ann.png\n")
    Image.new("RGB", (9, 9), "red").save(desk.root / "source/ann.png")
    desk.write("styles/mine/brand.yml", "defaults: {briefpress: {extends: plain}}\n")
    desk.write("styles/mine/words/en.yaml", "roles: {speakers: They speak}\n")
    people = "people: [{role: speakers, members: [ann]}]"
    desk.brief("{{< include part.md >}}\n\n[Words]().\n", front=f"title: A\nbrand: mine\n{people}", id_="a")
    desk.write("source/a/part.md", "A part.\n")
    desk.brief("Words[^nowhere].\n", id_="b")
    desk.brief("# C\n\nWords[^n].\n\n[^n]: A note.\n", front="title: C\ndate: 2024-02-28", id_="c")
    return desk


def test_a_cluster_produces_the_same_files(three: Desk, scheduler: Any) -> None:
    local = three.run("publish", "--output", str(three.root / "output/local"))
    outcome = three.run("publish", "--scheduler", scheduler.scheduler_address)
    made = three.output()
    for name in ("a.docx", "a.pdf", "c.docx", "c.pdf"):
        assert made[name] == made[f"local/{name}"], name
    assert (outcome.code, outcome.err) == (local.code, local.err)
    again = three.run("publish", "--scheduler", scheduler.scheduler_address)
    assert [line.rpartition("\t")[2] for line in again.out.splitlines()] == ["unchanged"] * 4


def dies_once(sign: Path, task_input: cluster.TaskInput) -> cluster.TaskOutput:
    """Kill the worker the first time; the second time, produce the brief."""
    if not sign.exists():
        sign.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return cluster.make(task_input)


def test_the_brief_of_a_dead_worker_is_retried(
    desk: Desk, scheduler: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk.brief()
    monkeypatch.setattr(cluster, "make", partial(dies_once, tmp_path / "sign"))
    assert desk.run("publish", "--to", "docx", "--scheduler", scheduler.scheduler_address).code == 0
    assert (tmp_path / "sign").exists()
    assert "brief.docx" in desk.output()


def test_workers_with_other_versions_produce_nothing(
    desk: Desk, scheduler: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.brief()
    monkeypatch.setattr(cluster, "versions", lambda: "others")
    outcome = desk.run("publish", "--to", "docx", "--scheduler", scheduler.scheduler_address)
    assert outcome.code == 1
    assert "a worker has different versions" in outcome.err
    assert "brief.docx" not in desk.output()


def test_a_task_writes_nothing_outside_its_folder(tmp_path: Path) -> None:
    for name in ("../evil", str(tmp_path / "evil")):
        with pytest.raises(ValueError, match="outside"):
            cluster.make(cluster.TaskInput({name: b"evil"}, (), ""))
    assert not (tmp_path / "evil").exists()
