"""The content that the browser shows. In: files and problems. Out: the last good files and the current problems, as
JSON.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import field
from threading import Condition

from briefpress.lazy import dataclass
from briefpress.model import Place
from briefpress.problems import Level, Problem, in_order

DIGITS = 16
Link = Callable[[Place], str]  # returns the address that opens a place in an editor, or ""


def no_link(_place: Place) -> str:
    """Return `""`, because there is no editor to open."""
    return ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A file in the preview: its bytes, and a version that changes with them. `sizes` are page sizes in points."""

    data: bytes = b""
    version: str = ""
    sizes: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """The last good web page and PDF of the brief `id`, and the current problems in its source.

    If `failed`, the last build failed, so that files are older than the source, or the page lacks words; if `busy`,
    newer files are being produced.
    """

    id: str
    page: Shown = Shown()
    pdf: Shown = Shown()
    problems: tuple[Problem, ...] = ()
    failed: bool = False
    busy: bool = True


@dataclass(slots=True)
class Board:
    """Holds the current view: one thread replaces it, and the threads of the server read it."""

    view: View
    link: Link = no_link
    changed: Condition = field(default_factory=Condition)

    def show(self, view: View) -> None:
        """Replace the view, and notify the waiting requests."""
        with self.changed:
            self.view = view
            self.changed.notify_all()

    def after(self, seen: View | None, seconds: float) -> View:
        """Wait until the view is no longer `seen`, but at most `seconds`, and return the current view."""
        with self.changed:
            self.changed.wait_for(lambda: self.view is not seen, seconds)
            return self.view


def shown(data: bytes, sizes: tuple[tuple[float, float], ...] = ()) -> Shown:
    """Return a file with its version."""
    return Shown(data, hashlib.sha256(data).hexdigest()[:DIGITS], sizes)


def as_json(view: View, link: Link = no_link) -> str:
    """Return a view as JSON on one line, with files as versions and places as the results of `link`."""
    state = {
        "id": view.id,
        "page": view.page.version,
        "pdf": view.pdf.version,
        "sizes": view.pdf.sizes,
        "problems": [_plain(problem, link) for problem in _errors_first(view.problems)],
        "failed": view.failed,
        "busy": view.busy,
    }
    return json.dumps(state)  # in ASCII, so that unusual bytes in file names are preserved


def _errors_first(problems: tuple[Problem, ...]) -> list[Problem]:
    """Return the problems, errors first, so that these are visible without scrolling."""
    return sorted(in_order(problems), key=lambda problem: list(Level).index(problem.level))


def _plain(problem: Problem, link: Link) -> dict[str, object]:
    place = problem.place
    where = f"{place.file}:{place.line}:{place.column}" if place else ""
    opens = link(place) if place else ""
    words = {"code": problem.code, "level": problem.level, "text": problem.text, "hint": problem.hint}
    return {**words, "where": where, "opens": opens}
