"""Presses for tests that record the HTML they receive; one lays out pages, the other returns a single page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefpress.pdf import Attached, Pages, Sheet
from briefpress.pdf.layout_worker import LocalWorker
from briefpress.problems import Report


@dataclass(slots=True)
class KeepingPress:
    """Lays out pages only if `real`, but always rasterises pictures."""

    real: bool
    html: str = ""
    press: LocalWorker = field(default_factory=LocalWorker)
    lays_out: bool = False

    def lay_out(self, sheet: Sheet) -> None:
        picture = "<title>-</title>" in sheet.html
        self.html = self.html if picture else sheet.html
        self.lays_out = self.real or picture
        if self.lays_out:
            self.press.lay_out(sheet)

    def pages(self) -> Pages:
        return self.press.pages() if self.lays_out else Pages(1, {})

    def attach(self, attached: Sequence[Attached]) -> None:
        self.press.attach(attached)

    def file(self, report: Report) -> bytes:
        return self.press.file(report) if self.lays_out else b""
