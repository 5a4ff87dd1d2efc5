"""The responses of the preview server: who receives them, and what they contain."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

pytest.importorskip("starlette", reason="starlette is not installed: run make test")

from starlette.testclient import TestClient

from briefpress.model import Place
from briefpress.preview.app import application
from briefpress.preview.view import Board, View, shown
from briefpress.problems import Code, Problem

HERE = "http://127.0.0.1:4321"
TOKEN = "secret-token"
PROBLEM = Problem(Code.LINK_EMPTY, "a <b>link</b> is empty", Place("source/a/brief.md", 7, 3), "add words")


@pytest.fixture
def board() -> Board:
    return Board(View("rivers", shown(b"<p>Words</p>"), problems=(PROBLEM,), failed=True, busy=False))


@pytest.fixture
def client(board: Board) -> TestClient:
    return TestClient(application(board, TOKEN, _after(3)), base_url=HERE)


def _after(times: int) -> Callable[[], bool]:
    """Return a function that reports this number of times that the server continues, then that it ends."""
    left = iter([False] * times)
    return lambda: next(left, True)


def test_the_token_opens_the_preview_and_nothing_else_does(client: TestClient) -> None:
    assert "<main>" in client.get(f"/{TOKEN}/").text
    for path in ("/", "/state", "/page.html", "/secret-toke/", "/secret-token2/state", f"/{TOKEN.upper()}/state"):
        assert client.get(path).status_code == 404, path


@pytest.mark.parametrize("host", ["briefs.example.org", "127.0.0.1.example.org", "10.0.0.5:4321", ""])
def test_another_host_name_is_refused(client: TestClient, host: str) -> None:
    """A page on another site can make its own name point to this address (DNS rebinding)."""
    assert client.get(f"/{TOKEN}/state", headers={"host": host}).status_code == 400
    assert client.get(f"/{TOKEN}/state", headers={"host": "localhost:4321"}).status_code == 200


def test_no_request_can_change_anything(client: TestClient) -> None:
    assert {client.request(verb, f"/{TOKEN}/state").status_code for verb in ("POST", "PUT", "DELETE")} == {405}


@pytest.mark.parametrize("path", ["", "preview.js", "changes.js", "preview.css", "state", "page.html"])
def test_responses_are_not_cached_and_load_from_no_other_host(client: TestClient, path: str) -> None:
    headers = client.get(f"/{TOKEN}/{path}").headers
    assert (headers["cache-control"], headers["referrer-policy"]) == ("no-store", "no-referrer")
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "http" not in headers["content-security-policy"]


def test_problems_are_shown_with_line_and_hint(client: TestClient) -> None:
    actual = client.get(f"/{TOKEN}/state").json()
    assert (actual["id"], actual["failed"], actual["busy"]) == ("rivers", True, False)
    assert actual["problems"] == [
        {
            "code": "link-empty",
            "level": str(PROBLEM.level),
            "text": "a <b>link</b> is empty",
            "hint": "add words",
            "where": "source/a/brief.md:7:3",
            "opens": "",
        }
    ]


def test_errors_come_first(board: Board, client: TestClient) -> None:
    error = Problem(Code.IMAGE_MISSING, "no picture", Place("source/a/brief.md", 90, 1))
    board.view = replace(board.view, problems=(PROBLEM, error))
    assert [item["code"] for item in client.get(f"/{TOKEN}/state").json()["problems"]] == [
        "image-missing",
        "link-empty",
    ]


def test_the_web_page_exists_and_other_formats_do_not(client: TestClient) -> None:
    assert client.get(f"/{TOKEN}/page.html").text == "<p>Words</p>"
    assert client.get(f"/{TOKEN}/page.html?{shown(b'<p>Words</p>').version}").text == "<p>Words</p>"
    assert client.get(f"/{TOKEN}/page.html?an-older-one").status_code == 404
    assert client.get(f"/{TOKEN}/brief.pdf").status_code == 404
    assert client.get(f"/{TOKEN}/pages/x/0.png").status_code == 404


def test_the_page_of_another_language_is_linked_but_not_shown(client: TestClient) -> None:
    answer = client.get(f"/{TOKEN}/rivers.uk.html")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/plain; charset=utf-8")
    assert "briefpress preview rivers.uk" in answer.text


def test_each_new_view_is_reported(board: Board) -> None:
    views = iter([View("rivers"), View("rivers", shown(b"new"), busy=False)])

    def is_ending() -> bool:
        board.show(next(views, board.view))
        return next(left, True)

    left = iter([False] * 4)
    answer = TestClient(application(board, TOKEN, is_ending), base_url=HERE).get(f"/{TOKEN}/events")
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert [told["page"] for told in _show_outcomes(answer.text)] == ["", shown(b"new").version]


def _show_outcomes(text: str) -> Iterator[dict[str, object]]:
    for event in text.strip().split("\n\n"):
        yield json.loads(event.removeprefix("data: "))
