"""`briefpress preview` as users run it: an address, a saved file, Ctrl-C."""

import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from briefpress.preview import View, address_of, folder_of, run
from briefpress.publish import Request
from briefpress.workspace import Workspace
from tests.desk import Desk
from tests.preview.running import running

pytest.importorskip("uvicorn", reason="uvicorn is not installed: run make test")
pytest.importorskip("watchfiles", reason="watchfiles is not installed: run make test")

SECONDS = 60  # for steps that take about one


def state(address: str) -> dict[str, Any]:
    with urlopen(f"{address}state", timeout=10) as answer:
        found: dict[str, Any] = json.load(answer)
        return found


def wait_for(address: str, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if not (found := state(address))["busy"] and holds(found):
            return found
        time.sleep(0.05)
    pytest.fail(f"nothing changed: {state(address)}")


def page(address: str) -> str:
    with urlopen(f"{address}page.html", timeout=10) as answer:
        return str(answer.read().decode())


def test_from_the_first_view_to_ctrl_c(desk: Desk) -> None:
    desk.brief("First words.\n")
    before = desk.output()
    with running(desk, "brief") as (process, address):
        first = wait_for(address, lambda output: bool(output["pdf"]))
        assert "First words." in page(address)
        with urlopen(f"{address}pages/{first['pdf']}/0.png", timeout=10) as picture:
            assert picture.read(8) == b"\x89PNG\r\n\x1a\n"

        again = desk.run("preview", "brief")
        assert (again.code, again.out) == (0, f"A preview of brief is already running: {address}\n")

        desk.brief("Second words.\n", front="title: A\nproblems: {link-empty: error}")
        wait_for(address, lambda output: bool(output["pdf"] != first["pdf"]))
        assert "Second words." in page(address)

        desk.brief("[](https://example.org)\n", front="title: A\nproblems: {link-empty: error}")
        broken = wait_for(address, lambda output: bool(output["failed"]))
        assert [item["where"].rpartition(":")[0] for item in broken["problems"]] == ["source/brief/brief.md:5"]
        assert "Second words." in page(address)

        with urlopen(f"{address}events", timeout=10) as events:  # kept open, as by a browser
            assert events.readline().startswith(b"data: ")
            process.send_signal(signal.SIGINT)
            assert process.wait(20) == 130
        assert process.stdout
        output = process.stdout.read()
    assert "Traceback" not in output
    assert "source/brief/brief.md:5:" in output
    assert desk.output() == before
    assert not (desk.root / ".briefpress" / "preview" / "brief.address").exists()


def test_an_outdated_or_foreign_address_is_ignored(desk: Desk) -> None:
    desk.brief("Words.\n")
    file = desk.root / ".briefpress" / "preview" / "brief.address"
    file.parent.mkdir(parents=True, exist_ok=True)
    workspace = Workspace(desk.root.resolve())
    for left in (
        "http://127.0.0.1:1/abc/",
        "http://example.org:80/abc/",
        "http://127.0.0.1:99999/a/",
        "\0",
        "\xe9",
        "",
    ):
        file.write_text(left)
        assert address_of(workspace, "brief") == ""
    with running(desk) as (_, address):
        assert file.read_text() == address == address_of(workspace, "brief")
        assert file.stat().st_mode & 0o077 == 0
        file.rename(file.with_name("other.address"))
        assert address_of(workspace, "other") == ""


def test_files_are_compared_if_the_system_reports_no_changes(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    import watchfiles

    def watch(*_folders: Path, **_options: Any) -> Iterator[Any]:
        raise OSError("OS file watch limit reached")

    monkeypatch.setattr(watchfiles, "watch", watch)
    desk.brief("First words.\n")
    seen, now = list[bytes](), time.time()

    def built(_before: View, view: View) -> None:
        seen.append(view.page.data)
        if len(seen) == 3:
            raise KeyboardInterrupt
        desk.brief(f"{'Other' if len(seen) == 1 else 'Third'} words.\n")
        second = int(now) + len(seen) / 10  # all saves are within the same second
        os.utime(desk.root / "source/brief/brief.md", (second, second))

    workspace = Workspace(desk.root.resolve())
    request = Request(workspace, ("brief",), output=folder_of(workspace, "brief"))
    with pytest.raises(KeyboardInterrupt):
        run(request, 0, lambda _address: None, built)
    words = (b"First words.", b"Other words.", b"Third words.")
    assert [item in page for item, page in zip(words, seen, strict=True)] == [True, True, True]


def test_one_brief_is_shown(desk: Desk) -> None:
    desk.brief(id_="rivers")
    desk.brief(id_="lakes")
    output = desk.run("preview")
    assert (output.code, output.err.splitlines()[-1]) == (
        2,
        "Error: a preview shows one brief: add its name, one of lakes, rivers",
    )


def test_a_missing_brief_is_reported_immediately(desk: Desk) -> None:
    desk.brief(id_="rivers")
    output = desk.run("preview", "river")
    assert output.code == 1
    assert 'did you mean "rivers"?' in output.err
    assert output.out == ""


def test_a_port_in_use_is_reported(desk: Desk) -> None:
    import socket

    desk.brief()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        output = desk.run("preview", "--port", str(port))
    assert (output.code, output.err) == (1, f"Error: port {port} cannot be used: address already in use\n")
