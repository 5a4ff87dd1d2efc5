"""A real browser. In: an address. Out: the results of JavaScript in the page, received over two pipes with the DevTools
protocol.

Pipes need no port and no library: each message is JSON, followed by a zero byte.
"""

import fcntl
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.desk import clean_environment

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run")
PIPES = (3, 4)  # the descriptors for the browser's commands and for its results
ABOVE = 10  # the lowest number for other descriptors
LEFT = "Inspected target navigated"  # the message if the browser leaves a page while a script runs
SECONDS = 60  # for steps that take about one second


class PageLeftError(Exception):
    """The browser left the page while it ran a script, for example after a click on a link."""


class Browser:
    """A page of a browser. `requests` are the addresses that it has requested."""

    def __init__(self, to: int, back: int) -> None:
        self.to, self.back, self.left, self.number, self.session = to, back, b"", 0, ""
        self.requests: list[str] = []

    def ask(self, method: str, **params: object) -> Any:
        """Send a command and return its result."""
        self.number += 1
        session = {"sessionId": self.session} if self.session else {}
        message = {"id": self.number, "method": method, "params": params, **session}
        os.write(self.to, json.dumps(message).encode() + b"\0")
        while (found := self._next()).get("id") != self.number:
            if found.get("method") == "Network.requestWillBeSent":
                self.requests.append(found["params"]["request"]["url"])
        if LEFT in found.get("error", {}).get("message", ""):
            raise PageLeftError
        assert "error" not in found, found
        return found["result"]

    def _next(self) -> Any:
        while b"\0" not in self.left:
            more = os.read(self.back, 1 << 16)
            assert more, "the browser has ended"
            self.left += more
        found, _, self.left = self.left.partition(b"\0")
        return json.loads(found)

    def open(self, address: str, *, width: int = 1400, height: int = 900) -> None:
        """Open the address in a page of this size in CSS pixels."""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.ask("Network.enable")
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.ask("Emulation.setDeviceMetricsOverride", **size)
        self.ask("Page.navigate", url=address)

    def press(self, key: str) -> None:
        """Press and release a key, named as in JavaScript: "Tab", "Enter", "Escape" or "ArrowRight"."""
        text = {"text": "\r"} if key == "Enter" else {}
        code = {"Tab": 9, "Enter": 13, "Escape": 27, "ArrowRight": 39}[key]
        for kind in ("keyDown", "keyUp"):
            self.ask("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **text)

    def find(self, script: str) -> Any:
        """Return the value of an expression in the page, or None if the browser leaves the page meanwhile."""
        try:
            found = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        except PageLeftError:
            return None
        return found["result"].get("value")

    def wait(self, script: str) -> Any:
        """Return the value of an expression as soon as it is true."""
        end = time.monotonic() + SECONDS
        while not (found := self.find(script)):
            assert time.monotonic() < end, script
            time.sleep(0.05)
        return found


class NoBrowserError(Exception):
    """There is no Chromium."""


@contextmanager
def chromium(profile: Path) -> Iterator[Browser]:
    """Run a browser; skip the test if none is installed."""
    try:
        with running_browser(profile) as browser:
            yield browser
    except NoBrowserError as error:
        pytest.skip(str(error))


def enlarge_text(profile: Path, pixels: int) -> None:
    """Set the text size of a browser that is not running yet, as readers do in its settings."""
    sizes = {"default_font_size": pixels, "default_fixed_font_size": pixels}
    (profile / "Default").mkdir(parents=True)
    (profile / "Default" / "Preferences").write_text(json.dumps({"webkit": {"webprefs": sizes}}), encoding="utf-8")


@contextmanager
def running_browser(profile: Path) -> Iterator[Browser]:
    """Run a browser. Raise NoBrowserError if there is none."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        raise NoBrowserError("there is no Chromium")
    (theirs, to), (back, ours) = os.pipe(), os.pipe()
    high = [fcntl.fcntl(end, fcntl.F_DUPFD, ABOVE) for end in (theirs, ours)]
    process = subprocess.Popen(
        [program, *FLAGS, f"--user-data-dir={profile}", "--remote-debugging-pipe"],
        preexec_fn=lambda: [os.dup2(end, number) for end, number in zip(high, PIPES, strict=True)],
        pass_fds=PIPES,
        env=clean_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for end in (theirs, ours, *high):
        os.close(end)
    try:
        yield Browser(to, back)
    finally:
        process.kill()
        process.wait()
        os.close(to)
        os.close(back)
