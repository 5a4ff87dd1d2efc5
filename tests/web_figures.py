"""Measurements of web pages, as `make web-figures` prints them. In: finished pages in `output/`. Out: a row for each.

Measurements in a browser with an empty cache: bytes of the file, requests, elements, largest contentful paint in
milliseconds, and cumulative layout shift (as Core Web Vitals define them; at most 2500 and 0.1 are good).
"""

import sys
import tempfile
from pathlib import Path

from tests.browser import Browser, NoBrowserError, running_browser
from tests.conftest import ROOT

WIDTHS = {"phone": 390, "desktop": 1400}
PAINT = """new Promise((done) => {
  let paint = 0, shift = 0;
  new PerformanceObserver((all) => all.getEntries().forEach((one) => { paint = one.startTime; }))
    .observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((all) => all.getEntries().forEach((one) => { shift += one.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done([Math.round(paint), Math.round(shift * 1000) / 1000]), 500);
})"""


def row(browser: Browser, file: Path, width: int) -> tuple[int, int, int, float]:
    """Return requests, elements, milliseconds to the largest contentful paint, and the cumulative layout shift."""
    browser.requests.clear()
    browser.open(file.as_uri(), width=width)
    browser.wait("document.readyState === 'complete' && location.protocol === 'file:'")
    paint, shift = browser.find(PAINT)
    requests = [item for item in browser.requests if not item.startswith(("data:", "about:"))]
    return len(requests), browser.find("document.getElementsByTagName('*').length"), paint, shift


def main(names: list[str]) -> None:
    """Print the measurements of the pages called `names`, or of all pages."""
    files = [file for file in sorted((ROOT / "output").glob("*.html")) if not names or file.stem in names]
    if not files:
        sys.exit("no web pages in output/: run briefpress publish --to html first")
    sys.stdout.write(
        f"{'page':40} {'screen':8} {'kB':>6} {'requests':>8} {'elements':>8} {'paint ms':>8} {'shift':>6}\n"
    )
    with tempfile.TemporaryDirectory() as profile, running_browser(Path(profile)) as browser:
        for file in files:
            for screen, width in WIDTHS.items():
                requests, elements, paint, shift = row(browser, file, width)
                size = round(file.stat().st_size / 1000)
                sys.stdout.write(f"{file.name:40} {screen:8} {size:6} {requests:8} {elements:8} {paint:8} {shift:6}\n")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except NoBrowserError as error:
        sys.exit(str(error))
