"""The process of a layout worker. In: sheets from a pipe. Out: their pages and files, or faults, in another pipe.

The process ends on request, when its parent ends, and when a sheet exceeds the limits on time or memory, if the system
can enforce them.
"""

from __future__ import annotations

import gc
import os
import pickle
import select
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn

from briefpress import scratch
from briefpress.pdf.messages import Fault, Kind, Sheet
from briefpress.pdf.process_limits import largest, limit
from briefpress.stopping import ignore_terminal_signals, signals_blocked

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

SIZE = 8  # the number of bytes that state the length of each result
WATCH = 0.5  # the interval in seconds between checks of the parent process
# Packages whose exceptions are caused by the input, not by a mistake in briefpress.
LIBRARIES = ("weasyprint", "tinycss2", "cssselect2", "pyphen", "PIL", "fontTools", "pydyf", "tinyhtml5", "html5lib")


class Process:
    """A worker process, as its parent sees it. `id` is 0 after the process has ended; `megabytes` is its peak
    memory.
    """

    def __init__(self, id_: int, sheets: BinaryIO, results: int, folder: Path | None) -> None:
        """Take over the process `id_` with its pipes `sheets` and `results`, and its temporary `folder`, if any."""
        self.id, self.sheets, self.results, self.folder = id_, sheets, results, folder
        self.megabytes = 0

    def send(self, message: object) -> bool:
        """Send a message; return whether the process still accepts messages."""
        try:
            self.sheets.write(pickle.dumps(message))
            self.sheets.flush()
        except (OSError, ValueError):
            return False
        return True

    def receive(self, seconds: float) -> Any:
        """Return the next result, or a fault if the process ends or sends nothing for `seconds`."""
        try:
            size = int.from_bytes(self._read(SIZE, seconds), "big")
            self.megabytes, result = pickle.loads(self._read(size, seconds))
        except TimeoutError:
            self.end()
            return Fault(Kind.SLOW, f"it was not finished after {seconds:.0f} seconds")
        except OSError:
            return _ended(self.end(wait=2))
        return result

    def is_ready(self, seconds: float) -> bool:
        """Return whether the process has sent data or ended, after at most `seconds`."""
        return bool(select.select([self.results], [], [], seconds)[0])

    def _read(self, size: int, seconds: float) -> bytes:
        """Return the next `size` bytes. Raise TimeoutError if none arrive, BrokenPipeError if the process ends."""
        data = bytearray()
        while len(data) < size:
            if not self.is_ready(seconds):
                raise TimeoutError
            piece = os.read(self.results, size - len(data))
            if not piece:
                raise BrokenPipeError
            data += piece
        return bytes(data)

    def end(self, wait: float = 0) -> int:
        """Wait up to `wait` seconds, then kill the process; return its exit code, which is negative for a signal."""
        if not self.id:
            return 0
        id_, self.id = self.id, 0
        with suppress(OSError):
            self.sheets.close()
        os.close(self.results)
        code = _exit_code(id_, wait)
        if code is None:
            os.kill(id_, signal.SIGKILL)
            code = os.waitstatus_to_exitcode(os.waitpid(id_, 0)[1])
        scratch.remove_folder(self.folder)
        return code


def _exit_code(id_: int, seconds: float) -> int | None:
    """Return the exit code of a process that ends within `seconds`, otherwise None."""
    until = time.monotonic() + seconds
    while True:
        ended, status = os.waitpid(id_, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() >= until:
            return None
        time.sleep(0.01)


def _ended(code: int) -> Fault:
    if code == -getattr(signal, "SIGXCPU", 0):
        return Fault(Kind.SLOW, "the layout takes too long")
    if code in (-signal.SIGKILL, -signal.SIGABRT, -getattr(signal, "SIGTRAP", 0)):
        return Fault(Kind.MEMORY, "the layout needs too much memory")
    return Fault(Kind.ENDED, f"the layout process ended unexpectedly ({_name(code)})")


def _name(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"


def fork() -> Process:
    """Start a worker as a copy of this process, with the modules that it has loaded."""
    to_child, to_parent, parent, folder = os.pipe(), os.pipe(), os.getpid(), scratch.folder_for_process()
    with signals_blocked():
        child = os.fork()
        if not child:
            os.close(to_child[1])
            os.close(to_parent[0])
            _work(os.fdopen(to_child[0], "rb"), os.fdopen(to_parent[1], "wb"), parent, folder)
    os.close(to_child[0])
    os.close(to_parent[1])
    return Process(child, os.fdopen(to_child[1], "wb"), to_parent[0], folder)


def spawn() -> Process:
    """Start a worker as a new Python process; unlike a fork, this is safe if this process has other threads."""
    to_child, to_parent, folder = os.pipe(), os.pipe(), scratch.folder_for_process()
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        child = subprocess.Popen(
            [sys.executable, "-m", __spec__.name, str(os.getpid()), *([str(folder)] if folder else [])],
            stdin=to_child[0],
            stdout=to_parent[1],
            env=environment,
            start_new_session=True,  # Ctrl-C must reach only this process, which then ends the worker
        )
    finally:
        os.close(to_child[0])
        os.close(to_parent[1])
    child.returncode = 0  # so that `Popen` does not wait for the child: `Process` does
    return Process(child.pid, os.fdopen(to_child[1], "wb"), to_parent[0], folder)


def main() -> None:
    """Run the worker that `spawn` starts. In: the id of the parent process and, optionally, a folder, as arguments."""
    results = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # stray output must not be mistaken for a result
    parent, *folder = sys.argv[1:]
    _work(os.fdopen(os.dup(0), "rb"), results, int(parent), Path(folder[0]) if folder else None)


def _work(sheets: BinaryIO, results: BinaryIO, parent: int, folder: Path | None) -> NoReturn:
    """Import WeasyPrint, then process sheets until the parent closes the pipe."""
    try:
        ignore_terminal_signals()
        scratch.use_folder(folder)
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
        gc.disable()
        with suppress(Exception):
            from briefpress.engine import weasyprint

            weasyprint()
        gc.freeze()
        gc.set_threshold(100_000)
        gc.enable()
        while True:
            sheet = pickle.load(sheets)
            gc.collect()  # collects the boxes of the previous sheet, which contain reference cycles
            _answer(sheet, sheets, results)
    except (EOFError, OSError):
        pass
    finally:
        _end()


def _watch(parent: int) -> None:
    """End this process when its parent ends."""
    while os.getppid() == parent:
        time.sleep(WATCH)
    _end()


def _end() -> NoReturn:
    scratch.clean_up()
    os._exit(0)


def _answer(sheet: Sheet, sheets: BinaryIO, results: BinaryIO) -> None:
    try:
        limit(sheet)
        from briefpress.pdf.steps import steps

        step = steps(sheet)
        _send(next(step), results)
        attached = pickle.load(sheets) if sheet.waits else ()
        limit(sheet)
        _send(step.send(attached), results)
    except (EOFError, BrokenPipeError):
        raise
    except Exception as error:
        _send(_fault(error), results)


def _fault(error: Exception) -> Fault:
    import traceback

    from briefpress.engine import EngineChangedError, MissingLibraryError

    trace = "".join(traceback.format_exception(error))
    if isinstance(error, MissingLibraryError):
        return Fault(Kind.LIBRARY, str(error))
    if isinstance(error, MemoryError):
        return Fault(Kind.MEMORY, "the layout needs too much memory")
    packages = [*_packages(error.__traceback__)]
    if packages[-1] in LIBRARIES and not isinstance(error, EngineChangedError):
        return Fault(Kind.ENGINE, f"{type(error).__name__}{f': {error}' if str(error) else ''}", trace)
    return Fault(Kind.INTERNAL, str(error), trace)


def _packages(trace: TracebackType | None) -> Iterable[str]:
    """Yield the package of each stack frame; frames in other packages count as part of their caller."""
    before = ""
    while trace:
        package = str(trace.tb_frame.f_globals.get("__name__", "")).partition(".")[0]
        before = package if package in (*LIBRARIES, "briefpress") else before
        yield before
        trace = trace.tb_next


def _send(result: object, results: BinaryIO) -> None:
    data = pickle.dumps((largest(), result))
    results.write(len(data).to_bytes(SIZE, "big") + data)
    results.flush()


if __name__ == "__main__":
    main()
