"""Messages to and from a layout worker; all of them can be pickled. In: a sheet and its limits. Out: pages, or a
fault.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from briefpress.brand import BackPage, FrontPage, PageStart, Printing
    from briefpress.model import Place
    from briefpress.problems import Problem

SECONDS, SECONDS_A_PAGE = 30, 1
MEGABYTES, MEGABYTES_A_PAGE = 1_500, 3
CHARACTERS_A_PAGE = 2_500  # the minimum number of HTML characters for a full page
BUSY = 10.0  # on a busy machine, a layout may take longer than its processor time by this factor


class Sheet(NamedTuple):
    """A layout job: the `html`, whose relative URLs are resolved against `root`, and the folders of its `fonts`.

    `when` is the date of the file. If `printed`, the PDF is needed, not only the page numbers. If `waits`, files that
    depend on the page numbers will be attached. `profile` is the ICC profile for print, or `b""`, and `printing`
    contains the brand's settings for print. `pictures` maps the path of each picture, relative to `root`, to the place
    of a reference to it; only these pictures and files in the folders `brand` may be read. `place` is the place of the
    whole brief. `seconds` limits the processor time; 0 means that the limit depends on the length of the HTML.
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
        """Return an estimate of the maximum number of pages, from the length of the HTML."""
        return 1 + len(self.html) // CHARACTERS_A_PAGE

    @property
    def processor_seconds(self) -> int:
        """Return the limit on processor time in seconds, which applies to the layout and, separately, to writing the
        file.
        """
        return self.seconds or SECONDS + SECONDS_A_PAGE * self.pages_expected

    @property
    def wall_seconds(self) -> float:
        """Return the limit on elapsed time in seconds for each result, which is enough even on a busy machine."""
        return BUSY * self.processor_seconds

    @property
    def megabytes(self) -> int:
        """Return the limit on additional memory in megabytes."""
        return MEGABYTES + MEGABYTES_A_PAGE * self.pages_expected


class Pages(NamedTuple):
    """The result of a layout: the number of pages, the page number of each id, from 1, and data of the first page and
    of the back cover.

    `starts` is the start of each page; `spare` contains the ids of balanced headings, each with the width in points
    that remains empty beside its lines.
    """

    total: int
    numbers: Mapping[str, int]
    front: FrontPage | None = None
    starts: tuple[PageStart, ...] = ()
    spare: tuple[tuple[str, float], ...] = ()
    back: BackPage | None = None


class Kind(StrEnum):
    """The cause of a failed layout."""

    SLOW = "slow"
    MEMORY = "memory"
    ENDED = "ended"
    ENGINE = "engine"  # WeasyPrint, or a library that it uses, raised an exception
    LIBRARY = "library"  # a system library is missing
    INTERNAL = "internal"  # briefpress raised an exception


class Fault(NamedTuple):
    """A failure: `text` describes it briefly; `trace` is the traceback, if any."""

    kind: Kind
    text: str
    trace: str = ""


class LayoutFailed(Exception):  # noqa: N818 - not an error of the program
    """A sheet cannot be laid out, for the reasons in `problems`."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Store the problems, of which there must be at least one."""
        super().__init__(problems[0].text)
        self.problems = tuple(problems)
