"""Links that are checked on the web; in these tests, on a server on this machine."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import create_server

import pytest

from briefpress.check.web import is_public
from tests.desk import Desk

STATUS = {"/there": 200, "/gone": 404, "/shy": 403, "/no-head": 200, "/broken": 500}


class Web(ThreadingHTTPServer):
    """A web server that records its requests."""

    asked: list[str]


class Page(BaseHTTPRequestHandler):
    server: Web

    def do_HEAD(self) -> None:
        self.server.asked.append(f"HEAD {self.path}")
        self.send_response(405 if self.path == "/no-head" else STATUS[self.path])
        self.end_headers()

    def do_GET(self) -> None:
        self.server.asked.append(f"GET {self.path}")
        self.send_response(STATUS[self.path])
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Log nothing."""


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    monkeypatch.setattr("briefpress.check.web.is_public", lambda _: True)
    server = Web(("127.0.0.1", 0), Page)
    server.asked = []
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def address(web: Web, path: str) -> str:
    return f"http://127.0.0.1:{web.server_port}{path}"


def check(desk: Desk, *arguments: str) -> list[tuple[str, int, int]]:
    return desk.found("--level", "link-local=off", *arguments)


def test_missing_pages(desk: Desk, web: Web) -> None:
    paths = ["/there", "/there#part", "/gone", "/shy", "/no-head", "/broken"]
    desk.brief("\n\n".join(f"See [page {path}]({address(web, path)})." for path in paths))
    assert check(desk, "--links") == [("link-dead", 8, 5), ("link-dead", 14, 5)]
    outcome = desk.check("--links")
    assert f"warning[link-dead]: {address(web, '/gone')} does not respond: 404 Not Found" in outcome.err
    assert web.asked.count("HEAD /there") == 2  # once in each run, although it occurs twice
    assert "GET /there" not in web.asked
    assert "GET /no-head" in web.asked


def test_no_scheduler_responds(desk: Desk) -> None:
    with create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    desk.brief(f"See [a page](http://127.0.0.1:{port}/a).[^n]\n\n[^n]: And [another](http://[bad/).\n")
    assert check(desk, "--links") == [("link-dead", 4, 5), ("link-dead", 6, 11)]


def test_a_missing_server_is_reported(desk: Desk) -> None:
    desk.brief("See [a page](https://briefs.invalid/).\n")
    outcome = desk.check("--links")
    assert "https://briefs.invalid/ does not respond: the server cannot be found" in outcome.err
    assert "check the address and your internet connection" in outcome.err


def test_nothing_is_fetched_by_default(desk: Desk, web: Web) -> None:
    desk.brief(f"See [a page]({address(web, '/gone')}).\n")
    assert check(desk) == []
    assert web.asked == []


PRIVATE = ["127.0.0.1", "localhost", "[::1]", "169.254.169.254", "10.0.0.1", "[::ffff:127.0.0.1]"]


@pytest.mark.parametrize("host", PRIVATE)
def test_addresses_on_this_machine_and_its_network_are_not_requested(desk: Desk, host: str) -> None:
    with create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.01)
        port = server.getsockname()[1]
        desk.brief(f"See [a page](http://{host}:{port}/a).\n")
        outcome = desk.check("--links")
        with pytest.raises(TimeoutError):
            server.accept()
    assert "it is an address of this computer or its local network" in outcome.err


def test_other_addresses_are_requested() -> None:
    assert is_public("93.184.215.14")
    assert is_public("2606:2800:21f:cb07::1")
