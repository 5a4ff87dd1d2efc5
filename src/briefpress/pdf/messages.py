"""What a layout worker is told, and what it says. In: nothing. Out: the nouns of both; they can be pickled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from briefpress.brand import FrontPage
    from briefpress.model import Place
    from briefpress.problems import Problem

SECONDS, SECONDS_A_PAGE = 30, 1
MEGABYTES, MEGABYTES_A_PAGE = 1_500, 3
CHARACTERS_A_PAGE = 2_500  # of HTML, at least
BUSY = 10.0  # how many times slower a machine may be than one that does nothing else


class Sheet(NamedTuple):
    """What to lay out: `html`, whose relative addresses start at `root`, with the fonts in the folders `fonts`.

    `printed` says whether the file is wanted too, or only the page numbers; `waits`, whether other files are
    to be attached to it, which are made when the page numbers are known. `profile` is the ICC profile of the press
    it is for, if any, and `when` its date then. `pictures` says where the source names each picture, by its path from
    `root`; nothing else is read but files in the folders `brand`. `place` is that of the whole brief.
    `seconds` of the processor it may take, 0 for as many as its length asks for.
    """

    html: str
    root: Path
    fonts: tuple[Path, ...]
    cache: Path
    when: datetime.datetime
    printed: bool = True
    waits: bool = False
    profile: bytes = b""
    pictures: Mapping[str, Place] = {}
    brand: tuple[Path, ...] = ()
    place: Place | None = None
    seconds: int = 0

    @property
    def pages_expected(self) -> int:
        """Return how many pages it has at most, by its length."""
        return 1 + len(self.html) // CHARACTERS_A_PAGE

    @property
    def processor_seconds(self) -> int:
        """Return how long the processor may work on its layout, and as long again on its file."""
        return self.seconds or SECONDS + SECONDS_A_PAGE * self.pages_expected

    @property
    def wall_seconds(self) -> float:
        """Return how long the same may take on a machine that is busy with other things."""
        return BUSY * self.processor_seconds

    @property
    def megabytes(self) -> int:
        """Return how much memory it may take."""
        return MEGABYTES + MEGABYTES_A_PAGE * self.pages_expected


class Pages(NamedTuple):
    """What was laid out: the number of pages, on which of them, from 1, each id stands, and how the first one looks."""

    total: int
    numbers: Mapping[str, int]
    front: FrontPage | None = None


class Kind(StrEnum):
    """Why there is no result."""

    SLOW = "slow"
    MEMORY = "memory"
    ENDED = "ended"
    ENGINE = "engine"  # WeasyPrint, or a library that it uses, has raised something
    LIBRARY = "library"  # a library of the system is missing
    INTERNAL = "internal"


class Fault(NamedTuple):
    """Why there is no result: `text` says it in short, `trace` where in the program."""

    kind: Kind
    text: str
    trace: str = ""


class LayoutFailed(Exception):  # noqa: N818 - no fault of the program
    """Nothing can be made of a sheet; `problems` say why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Take what is wrong, at least one problem."""
        super().__init__(problems[0].text)
        self.problems = tuple(problems)
