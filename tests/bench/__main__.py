"""`python -m tests.bench`: measures the requested rows and compares them with other programs in the same run."""

from __future__ import annotations

import argparse
import compileall
import os
import platform
import sys
import tempfile
from pathlib import Path

from tests.bench.clock import adopt
from tests.bench.rows import ROWS, Rounds
from tests.readers.publishing import ROOT

QUICK, USUAL = Rounds(pairs=3, many=8, long=20), Rounds(pairs=11, many=100, long=100)


def main() -> None:
    """Measure the requested rows; by default, all of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("rows", nargs="*", metavar="ROW", help=f"what to measure: {', '.join(ROWS)}")
    parser.add_argument("--quick", action="store_true", help="few rounds, and fewer and shorter briefs")
    options = parser.parse_args()
    unknown = set(options.rows) - set(ROWS)
    if unknown:
        parser.error(f"no such row: {', '.join(sorted(unknown))}; there are {', '.join(ROWS)}")
    for folder in ("src", "tests"):
        compileall.compile_dir(str(ROOT / folder), quiet=2)
    adopt()
    cores, load = os.cpu_count(), os.getloadavg()[0]
    sys.stdout.write(f"Python {platform.python_version()}, {cores} cores, load {load:.1f} at the start\n")
    for name in options.rows or ROWS:
        with tempfile.TemporaryDirectory() as folder:
            ROWS[name](Path(folder).resolve(), QUICK if options.quick else USUAL)


if __name__ == "__main__":
    main()
