"""What a browser shows. In: files and problems. Out: the last good files, and what is wrong now, as JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable

from briefpress.lazy import dataclass
from briefpress.model import Place
from briefpress.problems import Level, Problem, in_order

DIGITS = 16
Link = Callable[[Place], str]  # the address that opens a place in an editor, "" for none


def no_link(_place: Place) -> str:
    """Return the address of a place where there is no editor."""
    return ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A file as it is shown: its bytes, and a version that changes when they do. `sizes` are those of pages, in pt."""

    data: bytes = b""
    version: str = ""
    sizes: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """The last good web page and PDF of the brief `id`, and what is wrong with its source now.

    `failed` says that the files are older than the source; `busy`, that newer ones are being made.
    """

    id: str
    page: Shown = Shown()
    pdf: Shown = Shown()
    problems: tuple[Problem, ...] = ()
    failed: bool = False
    busy: bool = True


@dataclass(slots=True)
class Board:
    """Where the view is that counts: one thread puts new ones up, the server's thread reads them."""

    view: View
    link: Link = no_link


def shown(data: bytes, sizes: tuple[tuple[float, float], ...] = ()) -> Shown:
    """Return a file as it is shown."""
    return Shown(data, hashlib.sha256(data).hexdigest()[:DIGITS], sizes)


def as_json(view: View, link: Link = no_link) -> str:
    """Return a view as JSON, in one line; the files by their versions, places with what `link` makes of them."""
    said = {
        "id": view.id,
        "page": view.page.version,
        "pdf": view.pdf.version,
        "sizes": view.pdf.sizes,
        "problems": [_plain(problem, link) for problem in _gravest_first(view.problems)],
        "failed": view.failed,
        "busy": view.busy,
    }
    return json.dumps(said)  # ASCII, so that no odd byte of a file's name is lost


def _gravest_first(problems: tuple[Problem, ...]) -> list[Problem]:
    """Return the problems that stop a brief before others: what is to be fixed at once is seen without scrolling."""
    return sorted(in_order(problems), key=lambda problem: list(Level).index(problem.level))


def _plain(problem: Problem, link: Link) -> dict[str, object]:
    place = problem.place
    where = f"{place.file}:{place.line}:{place.column}" if place else ""
    opens = link(place) if place else ""
    words = {"code": problem.code, "level": problem.level, "text": problem.text, "hint": problem.hint}
    return {**words, "where": where, "opens": opens}
