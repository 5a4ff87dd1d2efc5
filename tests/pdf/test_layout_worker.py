"""The layout worker has limits: if a sheet makes it fail, the failure is reported for that sheet, and the next one is
laid out.
"""

from __future__ import annotations

import datetime
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefpress.model import Place
from briefpress.pdf import LayoutFailed, Sheet, open_worker
from briefpress.pdf.layout_worker import SupervisedWorker
from briefpress.pdf.worker_process import spawn
from briefpress.problems import Problem, Report

WHEN = datetime.datetime(2026, 5, 1)
BRIEF, FIGURE = Place("source/a/brief.md", 1, 1), Place("source/a/brief.md", 7, 1)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100">{}</svg>'
# Each mask contains the one before it twice.
MASKED = '<rect width="9" height="9" mask="url(#m{})"/>'
MASKS = "".join(f'<mask id="m{number}">{2 * MASKED.format(number - 1)}</mask>' for number in range(30))
ENDLESS = SVG.format(MASKS + MASKED.format(29))


@pytest.fixture
def sheet(tmp_path: Path, repository: Path, shared_cache: Path) -> Sheet:
    from briefpress.brand import read_brand

    brand = read_brand(repository / "styles", "plain", shared_cache, Report())
    assert brand
    (tmp_path / "good.svg").write_text(SVG.format('<rect width="9" height="9"/>'), encoding="utf-8")
    (tmp_path / "endless.svg").write_text(ENDLESS, encoding="utf-8")
    html = '<html lang="en"><title>A</title><style>p { color: red }</style><p id="a">Words.</p>'
    pictures = {"good.svg": BRIEF}
    return Sheet(html, tmp_path.resolve(), brand.font_folders, shared_cache, WHEN, pictures=pictures, place=BRIEF)


def problems(worker: SupervisedWorker | object, sheet: Sheet) -> list[Problem]:
    """Return the problems of `sheet`, in the layout or the file."""
    assert isinstance(worker, SupervisedWorker)
    report = Report()
    try:
        worker.lay_out(sheet)
        worker.pages()
        assert worker.file(report).startswith(b"%PDF")
    except LayoutFailed as failed:
        return list(failed.problems)
    return report.problems


def code_and_place(problem: Problem) -> tuple[str, Place | None]:
    return str(problem.code), problem.place


def test_a_worker_that_is_killed_between_two_sheets_is_replaced(sheet: Sheet) -> None:
    with open_worker() as worker:
        assert isinstance(worker, SupervisedWorker)
        os.kill(worker.process.id, signal.SIGKILL)
        time.sleep(0.1)
        assert problems(worker, sheet) == []


def test_a_sheet_whose_file_was_not_read_does_not_delay_others(sheet: Sheet) -> None:
    with open_worker() as worker:
        worker.lay_out(sheet)
        worker.pages()
        assert problems(worker, sheet._replace(html=sheet.html + "<!-- {} -->".format("x" * 1_000_000))) == []


def test_a_worker_killed_during_a_layout_is_reported_for_the_brief(sheet: Sheet) -> None:
    with open_worker() as worker:
        assert isinstance(worker, SupervisedWorker)
        worker.lay_out(sheet)
        os.kill(worker.process.id, signal.SIGKILL)
        with pytest.raises(LayoutFailed) as failed:
            worker.pages()
        assert [*map(code_and_place, failed.value.problems)] == [("layout-failed", BRIEF)]
        assert problems(worker, sheet) == []


def test_the_picture_that_takes_too_long_is_reported(sheet: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefpress.pdf.worker_faults.SECONDS", 1)
    page = sheet._replace(html=sheet.html + '<img src="endless.svg" alt="a"><img src="good.svg" alt="b">', seconds=1)
    page = page._replace(pictures={"good.svg": BRIEF, "endless.svg": FIGURE})
    with open_worker() as worker:
        assert [*map(code_and_place, problems(worker, page))] == [("image-invalid", FIGURE)]
        assert problems(worker, sheet) == []


def test_a_rule_that_makes_layout_impossible_is_quoted(sheet: Sheet) -> None:
    style = "<style>h1 { margin: 0 }\np { width: calc(1px + ) }\nh2 { margin: 0 }"
    with open_worker() as worker:
        (problem,) = problems(worker, sheet._replace(html=sheet.html.replace("<style>", style)))
        assert problem.code == "brand-invalid"
        assert "`p { width: calc(1px + ) }`" in problem.text
        assert problems(worker, sheet) == []


def test_a_worker_that_has_grown_is_replaced(sheet: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefpress.pdf.layout_worker.MAX_KEPT", 1)
    with open_worker() as worker:
        assert isinstance(worker, SupervisedWorker)
        assert problems(worker, sheet) == []
        before = worker.process.id
        assert problems(worker, sheet) == []
        assert worker.process.id != before


def test_simultaneous_workers_end_with_their_blocks(sheet: Sheet) -> None:
    with open_worker() as one, open_worker() as other:
        one.lay_out(sheet)
        other.lay_out(sheet)
        assert one.pages() == other.pages()
        ids = [worker.process.id for worker in (one, other) if isinstance(worker, SupervisedWorker)]
    for id_ in ids:
        with pytest.raises(ProcessLookupError):
            os.kill(id_, 0)


@pytest.mark.parametrize("begun", ["fork", "spawn"])
def test_the_children_of_a_parent_that_is_killed_end_by_themselves(begun: str) -> None:
    program = (
        f"from briefpress.pdf.worker_process import {begun} as begin\n"
        "import time\nprint((process := begin()).id, flush=True)\ntime.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        time.sleep(1)
        parent.kill()
    until = time.monotonic() + 10
    while Path(f"/proc/{child}/stat").exists() and time.monotonic() < until:
        time.sleep(0.1)
    assert not Path(f"/proc/{child}").exists()


def test_a_partly_drawn_picture_is_reported(sheet: Sheet) -> None:
    (sheet.root / "bad.svg").write_text(SVG.format('<text y="50" rotate="abc">Words</text>'), encoding="utf-8")
    page = sheet._replace(html=sheet.html + '<img src="bad.svg" alt="a">', pictures={"bad.svg": FIGURE})
    with open_worker() as worker:
        (problem,) = problems(worker, page)
    assert code_and_place(problem) == ("image-invalid", FIGURE)
    assert problem.text == "\"bad.svg\" cannot be drawn: 'abc' is not a number"


def test_a_picture_that_cannot_be_measured_is_reported(sheet: Sheet) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20 x"><rect width="9" height="9"/></svg>'
    (sheet.root / "bad.svg").write_text(svg, encoding="utf-8")
    page = sheet._replace(html=sheet.html + '<img src="bad.svg" alt="a">', pictures={"bad.svg": FIGURE})
    with open_worker() as worker:
        assert [*map(code_and_place, problems(worker, page))] == [("image-invalid", FIGURE)]


def test_internal_errors_are_raised(sheet: Sheet) -> None:
    process = spawn()
    try:
        worker = SupervisedWorker(process)
        worker.lay_out(sheet._replace(fonts=None))  # type: ignore[arg-type]
        with pytest.raises(RuntimeError, match="Traceback"):
            worker.pages()
    finally:
        process.end()


@pytest.mark.parametrize("css", ["body { display: none }", "body { visibility: hidden }"])
def test_an_empty_page_is_reported(sheet: Sheet, css: str) -> None:
    with open_worker() as worker:
        (problem,) = problems(worker, sheet._replace(html=sheet.html.replace("p { color: red }", css)))
    assert (str(problem.code), problem.level) == ("words-lost", "error")
