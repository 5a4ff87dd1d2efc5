"""The files of a preview: those that `publish` would produce or, if that fails, the last good ones."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from briefpress.pdf import StoppableWorker, open_worker
from briefpress.preview import View, folder_of
from briefpress.preview.build import views
from briefpress.publish import Request
from briefpress.workspace import Workspace
from tests.desk import Desk

FIRST = View("brief")
BROKEN = "[](https://example.org)\n"


@pytest.fixture(scope="module")
def press() -> Iterator[StoppableWorker]:
    with open_worker() as worker:
        yield worker


def build(desk: Desk, press: StoppableWorker, before: View = FIRST, *, is_outdated: bool = False) -> list[View]:
    workspace = Workspace(desk.root.resolve())
    request = Request(workspace, ("brief",), output=folder_of(workspace, "brief"))
    return list(views(request, press, before, lambda: is_outdated))


def test_the_page_is_published_before_the_pdf(desk: Desk, press: StoppableWorker) -> None:
    desk.brief("Words of mine.\n")
    before = desk.output()
    busy, page, whole = build(desk, press)
    assert (busy.busy, busy.page.data) == (True, b"")
    assert b"Words of mine." in page.page.data
    assert (page.pdf.data, page.busy) == (b"", True)
    assert whole.pdf.data.startswith(b"%PDF")
    assert [tuple(map(round, size)) for size in whole.pdf.sizes] == [(595, 842)] * len(whole.pdf.sizes)
    assert (whole.busy, whole.failed, whole.problems) == (False, False, ())
    assert desk.output() == before


def test_the_pdf_of_an_outdated_source_is_not_produced(desk: Desk, press: StoppableWorker) -> None:
    desk.brief("Words of mine.\n")
    page = build(desk, press, is_outdated=True)[-1]
    assert b"Words of mine." in page.page.data
    assert (page.pdf.data, page.busy) == (b"", True)


def test_a_pdf_in_progress_does_not_delay_the_next_page(
    desk: Desk, press: StoppableWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.brief("Words laid out slowly.\n")  # unlike the text of other tests, not laid out before
    workspace = Workspace(desk.root.resolve())
    request = Request(workspace, ("brief",), output=folder_of(workspace, "brief"))
    saved = iter([False])  # when the page is ready, but soon afterwards
    with monkeypatch.context() as slow:
        slow.setattr(press, "is_ready", lambda _seconds: False)  # a short PDF could be finished before the first check
        *_, page = views(request, press, FIRST, lambda: next(saved, True))
    assert (b"Words laid out slowly." in page.page.data, page.pdf.data, page.busy) == (True, b"", True)
    desk.brief("Other words.\n")
    whole = build(desk, press, page)[-1]
    assert b"Other words." in whole.page.data
    assert whole.pdf.data.startswith(b"%PDF")


def test_the_files_are_those_of_publish(desk: Desk, press: StoppableWorker) -> None:
    desk.brief("Words.\n\n# Findings\n\nMore words.\n")
    shown = build(desk, press)[-1]
    assert desk.publish("--to", "pdf").code == 0
    assert desk.output()["brief.pdf"] == shown.pdf.data


def test_a_source_with_errors_keeps_the_last_good_files(desk: Desk, press: StoppableWorker) -> None:
    desk.brief("Words.\n")
    good = build(desk, press)[-1]
    desk.brief(f"Words.\n\n{BROKEN}", front="title: A brief\nproblems: {link-empty: error}")
    broken = build(desk, press, good)[-1]
    assert (broken.failed, broken.busy) == (True, False)
    assert (broken.page, broken.pdf) == (good.page, good.pdf)
    (problem,) = broken.problems
    assert problem.place
    assert (problem.code, problem.place.file, problem.place.line) == ("link-empty", "source/brief/brief.md", 7)
    desk.brief("Other words.\n")
    fixed = build(desk, press, broken)[-1]
    assert (fixed.failed, fixed.problems) == (False, ())
    assert b"Other words." in fixed.page.data
    assert fixed.pdf.version != good.pdf.version


def test_words_lost_on_the_page_are_reported_with_the_page(desk: Desk, press: StoppableWorker) -> None:
    desk.write("styles/ours/brand.yml", "defaults: {briefpress: {extends: plain}}\n")
    desk.write("styles/ours/page.html.j2", "<title>{{ edition.title }}</title><body><p>Little.</p></body>")
    desk.brief("Words that the skeleton leaves out.\n", front="title: A brief\nbrand: ours")
    _, page, checked = build(desk, press)
    assert (b"Little." in page.page.data, page.busy, page.failed) == (True, True, False)
    assert (checked.page, checked.pdf.data, checked.busy, checked.failed) == (page.page, b"", False, True)
    assert [problem.code for problem in checked.problems] == ["words-lost"]


def test_a_deleted_brief_is_a_problem(desk: Desk, press: StoppableWorker) -> None:
    desk.brief("Words.\n")
    good = build(desk, press)[-1]
    (desk.root / "source/brief/brief.md").unlink()
    gone = build(desk, press, good)[-1]
    assert gone == replace(good, problems=gone.problems, failed=True)
    assert gone.problems


def test_equal_content_has_the_same_version(desk: Desk, press: StoppableWorker) -> None:
    desk.brief("Words.\n")
    first = build(desk, press)[-1]
    assert build(desk, press, first)[-1] == first
