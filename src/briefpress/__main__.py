"""`python -m briefpress` and the `briefpress` command: runs the command line and returns an exit code: 0 for success, 1
for problems in the source, 2 for incorrect use, 3 for an internal error or a missing system library, 130 after Ctrl-C.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from briefpress.stopping import ignore_signals, raise_at_signals

FAULT = 3
STREAMS = ("stdin", "stdout", "stderr")
STOPPED = 128  # the exit code after a signal is this plus the number of the signal, as in shells
INTERRUPTED = STOPPED + 2


def run() -> None:
    """Run the command line, then exit immediately: an orderly shutdown of the interpreter would only take time."""
    gc.disable()  # garbage collection would only take time: a run is short and needs its objects until it ends
    _prepare_streams()
    # The numbers of received signals, because an import may replace KeyboardInterrupt with another error
    interrupts = list[int]()
    raise_at_signals(interrupts)
    try:
        code = _code(interrupts)
    except KeyboardInterrupt:
        code = INTERRUPTED
    ignore_signals()
    code = STOPPED + interrupts[0] if interrupts else code
    with suppress(OSError):
        sys.stdout.flush()
    with suppress(OSError):
        sys.stderr.flush()
    if scratch := sys.modules.get("briefpress.scratch"):  # if it was never imported, there is nothing to remove
        scratch.clean_up()
    os._exit(code)


def _prepare_streams() -> None:
    """Replace closed streams (`>&-`) with the null device, and escape characters that a terminal cannot show. The order
    matters: the system assigns the lowest free descriptor, so another file could take the place of standard output.
    """
    for name in STREAMS:
        stream = getattr(sys, name)
        if stream is None:
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 (open to the end)
        elif name != "stdin":
            stream.reconfigure(errors="backslashreplace")


def _code(interrupts: Sequence[int]) -> int:
    import click

    from briefpress.cli import main

    try:
        ended = main(standalone_mode=False)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1 if end.code else 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return INTERRUPTED
    except Exception as error:
        return INTERRUPTED if interrupts else 1 if _is_unread(error) else _fault(error)
    return ended if isinstance(ended, int) else 0


def _is_unread(error: Exception) -> bool:
    """Return whether `error` means that the reader of standard output is gone, as with `| head -1`; other pipes can
    also break.
    """
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        return isinstance(error, BrokenPipeError)
    return False


def _fault(error: Exception) -> int:
    """Report which system library is missing or, for any other error, where the program failed; return the exit
    code.
    """
    from briefpress.engine import MissingLibraryError

    if isinstance(error, MissingLibraryError):
        print(f"error: {error}", file=sys.stderr)  # noqa: T201
    else:
        import traceback

        traceback.print_exception(error)
        print("This is an error in briefpress, not in your brief. Please report it.", file=sys.stderr)  # noqa: T201
    return FAULT


if __name__ == "__main__":
    run()
