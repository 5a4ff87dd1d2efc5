"""The time that our tags take in addition to WeasyPrint's own writing of the same pages.

In: a page of HTML with every construct, repeated. Out: figures on standard output, without a verdict.
"""

from __future__ import annotations

import datetime
import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from briefpress.brand import read_brand
from briefpress.brand.fonts import use_fonts
from briefpress.pdf.write import Layout, lay_out
from briefpress.problems import Report
from tests.pdf.constructs import BODY, LONG, page

PROJECT = Path(__file__).resolve().parents[2]
A4 = "<style>@page { size: A4; margin: 20mm } nav { display: none }</style>"
WHEN = datetime.datetime(2026, 5, 1)
WAYS: dict[str, Callable[[Layout], bytes]] = {
    "ours": lambda layout: layout.write(WHEN),
    "WeasyPrint, with its own tags": lambda layout: bytes(layout.document.write_pdf(pdf_variant="pdf/ua-1")),
    "WeasyPrint, no tags": lambda layout: bytes(layout.document.write_pdf()),
}


def seconds(write: Callable[[Layout], bytes], layout: Layout) -> tuple[float, int]:
    """Return the time that writing takes, and the number of bytes."""
    gc.collect()
    begun = time.perf_counter()
    size = len(write(layout))
    return time.perf_counter() - begun, size


def measure(rounds: int) -> None:
    """Measure both ways alternately, and print the results."""
    times = 7
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder)
        brand = read_brand(PROJECT / "styles", "plain", cache, Report())
        assert brand is not None
        use_fonts(brand.font_folders, cache)
        text = page(A4 + (BODY.partition("</nav>")[2] + f"<p>{LONG * 200}</p>") * times)
        runs: dict[str, list[tuple[float, int]]] = {name: [] for name in WAYS}
        for _ in range(rounds):
            for name, write in WAYS.items():
                layout = lay_out(text, cache, Report())
                runs[name].append(seconds(write, layout))
    least = {name: statistics.median(second for second, _ in run) for name, run in runs.items()}
    sys.stdout.write(f"\nTags: {layout.page_count} pages, {rounds} rounds, median seconds of writing\n")
    for name, run in runs.items():
        share = least["ours"] / least[name]
        sys.stdout.write(f"  {name:<32}{least[name]:>8.3f} s{run[0][1] / 1000:>8.0f} kB   ours / this {share:.2f}\n")
