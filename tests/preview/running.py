"""A running preview, started as users start it. In: a desk and arguments. Out: its process and its address."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.desk import Desk, clean_environment

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/[\w-]{20,}/")


def _heed_ctrl_c() -> None:
    """Restore Ctrl-C, even if these tests run in the background of a shell, which ignores it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def running(desk: Desk, *arguments: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """Run a preview; yield its process and its address."""
    command = [sys.executable, "-m", "briefpress", "preview", *arguments]
    process = subprocess.Popen(
        command,
        cwd=desk.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=clean_environment(PYTHONUNBUFFERED="1"),
        preexec_fn=_heed_ctrl_c,
    )
    try:
        assert process.stdout
        output = process.stdout.readline()
        found = ADDRESS.search(output)
        assert found, output
        yield process, found[0]
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()
