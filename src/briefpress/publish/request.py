"""Classes for requests and outcomes."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import field
from enum import StrEnum
from pathlib import Path

from briefpress.lazy import dataclass
from briefpress.model import Decision
from briefpress.problems import Levels, Problem
from briefpress.workspace import Workspace

Progress = Callable[[str], None]  # called with a description of each step


class Format(StrEnum):
    """The file formats that can be published."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    EPUB = "epub"


class Purpose(StrEnum):
    """The purpose of files; it is the suffix of their names."""

    READERS = ""
    PRINT = "print"
    REVIEW = "review"


USUAL = {
    Purpose.READERS: frozenset({Format.PDF, Format.DOCX}),
    Purpose.PRINT: frozenset({Format.PDF}),
    Purpose.REVIEW: frozenset({Format.DOCX}),
}


@dataclass(frozen=True, slots=True)
class Request:
    """A request to publish: the ids of briefs, the formats, a brand that replaces the briefs' own, and the output
    folder.

    Without formats, the defaults for the purpose apply. `date` replaces the dates of briefs. `profile` is the colour
    profile for print and replaces the brand's. If `attach` is True, the Word file and the source are embedded in the
    PDF. If `cover_image` is True, pictures of the cover are also produced. `levels` take precedence over those of brief
    and brand. `today` is the date with which dates are compared. If `force` is True, unchanged briefs are also
    published. `changes` is the decision about suggestions, or None if the user has not decided.
    """

    workspace: Workspace
    briefs: tuple[str, ...]
    formats: frozenset[Format] = frozenset()
    brand: str = ""
    output: Path | None = None
    strict: bool = False
    date: datetime.datetime | None = None
    purpose: Purpose = Purpose.READERS
    profile: Path | None = None
    attach: bool = False
    cover_image: bool = False
    levels: Levels = field(default_factory=dict)
    today: datetime.date | None = None
    force: bool = False
    changes: Decision | None = None

    @property
    def decision(self) -> Decision:
        """Return the decision about suggestions; by default, drafts show them, and other files accept them."""
        return self.changes or (Decision.SHOW if self.purpose is Purpose.REVIEW else Decision.ACCEPT)

    def wants(self, format_: Format) -> bool:
        """Return whether to produce files of this format."""
        return format_ in (self.formats or USUAL[self.purpose])

    def file(self, id_: str, more: str = "", suffix: str = "") -> Path:
        """Return the path of one of the files of the brief `id_`. Its name consists of the name of the brief, the
        purpose, `more` and `suffix`.
        """
        name = "-".join(part for part in (id_, self.purpose, more) if part)
        return (self.output or self.workspace.output) / f"{name}{suffix}"


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file that is not yet written: its bytes, the number of pages (its own if it is a PDF, otherwise those
    of the PDF beside it, or 0), and the time that it took in seconds.
    """

    file: Path
    data: bytes
    pages: int
    seconds: float


class State(StrEnum):
    """The state of a brief: all files produced, all unchanged, or none produced."""

    MADE = "made"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Finished:
    """A written file: its size in bytes, the number of pages (its own if it is a PDF, otherwise those of the PDF beside
    it, or 0), and the time that it took in seconds.
    """

    file: Path
    size: int
    pages: int
    seconds: float

    @classmethod
    def of(cls, made: Made) -> Finished:
        """Return the entry of a file that has been written."""
        return cls(made.file, len(made.data), made.pages, made.seconds)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of publishing the brief `id`: its files and all its problems."""

    id: str
    state: State
    files: tuple[Finished, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """The expected result for the brief `id`, and the reason."""

    id: str
    state: State
    why: str
    problems: tuple[Problem, ...] = ()
