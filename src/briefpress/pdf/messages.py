"""Messages to and from a layout worker: classes that can be pickled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from briefpress.brand import FrontPage, PageStart, Printing
    from briefpress.model import Place
    from briefpress.problems import Problem

SECONDS, SECONDS_A_PAGE = 30, 1
MEGABYTES, MEGABYTES_A_PAGE = 1_500, 3
CHARACTERS_A_PAGE = 2_500  # the minimum number of characters of HTML that fill a page
BUSY = 10.0  # the factor by which a busy machine may be slower than an idle one


class Sheet(NamedTuple):
    """What to lay out: `html`, whose relative addresses start at `root`, with the fonts in the folders `fonts`.

    `printed` tells whether the file is needed too, or only the page numbers; `waits` tells whether files that depend on
    the page numbers will be attached to it. `profile` is the ICC profile for print, if any, `printing` has the brand's
    settings for print, and `when` is the file's date. `pictures` gives the places of references to each picture,
    by path from `root`; only these and files in the folders `brand` may be read. `place` is the place of the whole
    brief. `seconds` is the limit of processor time; 0 means a limit that depends on the length of the sheet.
    """

    html: str
    root: Path
    fonts: tuple[Path, ...]
    cache: Path
    when: datetime.datetime
    printed: bool = True
    waits: bool = False
    profile: bytes = b""
    printing: Printing | None = None
    pictures: Mapping[str, Place] = {}
    brand: tuple[Path, ...] = ()
    place: Place | None = None
    seconds: int = 0

    @property
    def pages_expected(self) -> int:
        """Return the maximum number of pages, estimated from the length of the sheet."""
        return 1 + len(self.html) // CHARACTERS_A_PAGE

    @property
    def processor_seconds(self) -> int:
        """Return the limit of processor time for the layout of the sheet; writing the file has the same limit."""
        return self.seconds or SECONDS + SECONDS_A_PAGE * self.pages_expected

    @property
    def wall_seconds(self) -> float:
        """Return the limit of elapsed time on a busy machine."""
        return BUSY * self.processor_seconds

    @property
    def megabytes(self) -> int:
        """Return the memory limit."""
        return MEGABYTES + MEGABYTES_A_PAGE * self.pages_expected


class Pages(NamedTuple):
    """The result of a layout: the number of pages, the page of each id, from 1, and the look of the first page.

    `starts` tells where each page begins; `spare` maps the ids of balanced headings to the width, in points, that they
    leave empty.
    """

    total: int
    numbers: Mapping[str, int]
    front: FrontPage | None = None
    starts: tuple[PageStart, ...] = ()
    spare: tuple[tuple[str, float], ...] = ()


class Kind(StrEnum):
    """The kind of a failure."""

    SLOW = "slow"
    MEMORY = "memory"
    ENDED = "ended"
    ENGINE = "engine"  # WeasyPrint, or a library that it uses, has raised an exception
    LIBRARY = "library"  # a library of the system is missing
    INTERNAL = "internal"


class Fault(NamedTuple):
    """A failure: `text` is a short description, `trace` its place in the program."""

    kind: Kind
    text: str
    trace: str = ""


class LayoutFailed(Exception):  # noqa: N818 - no fault of the program
    """A sheet cannot be laid out; `problems` gives the reasons."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Take at least one problem."""
        super().__init__(problems[0].text)
        self.problems = tuple(problems)
