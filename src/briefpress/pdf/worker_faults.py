"""Find the cause of a failed layout. In: a sheet and a fault. Out: problems, with places.

Each SVG is drawn alone. If a drawing fails, the picture is the cause. Otherwise, the sheet is laid out without its
stylesheet. If this layout succeeds, a binary search finds the rule that causes the failure.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from urllib.parse import quote

from briefpress import lazy
from briefpress.pdf.drawn import HINT
from briefpress.pdf.messages import Fault, Kind, Sheet
from briefpress.pdf.worker_process import Process, spawn
from briefpress.problems import Code, Problem

SECONDS = 10  # the limit on processor time for one trial, in seconds
MAX_TRIED = 300_000  # the maximum length, in characters, of HTML that is laid out repeatedly
STYLE = lazy.pattern("(?<=<style>).*?(?=</style>)", re.DOTALL)
MAX_QUOTED = 200
REASONS = {
    Kind.SLOW: "drawing it takes too long",
    Kind.MEMORY: "drawing it needs too much memory",
    Kind.ENDED: "it crashes the program that draws it",
}


def problems_of(sheet: Sheet, fault: Fault) -> list[Problem]:
    """Return the problems that explain the `fault` of `sheet`, at least one."""
    with _Trials(sheet) as trials:
        found = list(trials.pictures())
        rule = "" if found or len(sheet.html) > MAX_TRIED else trials.rule()
    if rule:
        text = f"this rule in the brand's stylesheet stops the layout: `{rule}` ({fault.text})"
        return [Problem(Code.BRAND_INVALID, text, None, "remove the rule, or correct its values")]
    hint = "remove parts of the brief one by one to find the cause, and report it to the developers of briefpress"
    return found or [Problem(Code.LAYOUT_FAILED, f"the brief cannot be laid out: {fault.text}", sheet.place, hint)]


class _Trials:
    """Lays out parts of a sheet in another process, which is replaced if it ends."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.process: Process | None = None

    def __enter__(self) -> _Trials:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process:
            self.process.end()

    def pictures(self) -> Iterator[Problem]:
        """Yield a problem for each SVG that cannot be drawn alone."""
        for path, place in self.sheet.pictures.items():
            if path.lower().endswith(".svg"):
                fault = self.fault(f'<html lang="en"><title>-</title><img src="{quote(path)}" alt="-">')
                if fault:
                    text = f'"{path}" cannot be drawn: {REASONS.get(fault.kind, fault.text)}'
                    yield Problem(Code.IMAGE_INVALID, text, place, HINT)

    def rule(self) -> str:
        """Return the first line of the CSS rule that causes the failure, or `""` if no rule does."""
        from tinycss2 import parse_stylesheet

        style = STYLE.search(self.sheet.html)
        rules = parse_stylesheet(style[0], skip_comments=True, skip_whitespace=True) if style else []
        if not style or self.fails(""):
            return ""
        texts = [rule.serialize() for rule in rules]
        count = bisect_left(range(len(rules) + 1), True, key=lambda number: self.fails("".join(texts[:number])))
        return str(texts[count - 1]).split("\n")[0][:MAX_QUOTED].strip() if count <= len(rules) else ""

    def fails(self, css: str) -> bool:
        """Return whether the layout fails with the stylesheet `css`."""
        return self.fault(STYLE.sub(lambda _: css, self.sheet.html, count=1)) is not None

    def fault(self, html: str) -> Fault | None:
        """Return the fault in the layout of `html`, or None if it can be laid out."""
        sheet = self.sheet._replace(html=html, waits=False, printed=True, seconds=SECONDS)
        if self.process is None:
            self.process = spawn()
        self.process.send(sheet)
        results = (self.process.receive(sheet.wall_seconds) for _ in range(2))
        fault = next((result for result in results if isinstance(result, Fault)), None)
        if fault and not self.process.id:
            self.process = None
        return fault
