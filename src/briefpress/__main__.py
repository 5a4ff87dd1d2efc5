"""`python -m briefpress`, and the `briefpress` command: runs the command line and turns what happens into an exit code.

0 fine, 1 problems in the source, 2 wrong use, 3 an internal fault or a missing system library.
"""

from __future__ import annotations

import gc
import os
import sys

FAULT = 3


def run() -> None:
    """Run the command line, then end at once: taking the interpreter apart in good order only costs time."""
    gc.disable()  # a run is short; what it makes is needed until its end
    code = _code()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _code() -> int:
    from briefpress.cli import main

    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1 if end.code else 0
    except Exception as error:
        return _fault(error)
    return 0


def _fault(error: Exception) -> int:
    """Say what is missing on this machine; for anything else, where the program went wrong."""
    from briefpress.engine import MissingLibraryError

    if isinstance(error, MissingLibraryError):
        print(f"error: {error}", file=sys.stderr)  # noqa: T201
    else:
        import traceback

        traceback.print_exception(error)
        print("This is a fault of briefpress, not of your brief. Please report it.", file=sys.stderr)  # noqa: T201
    return FAULT


if __name__ == "__main__":
    run()
