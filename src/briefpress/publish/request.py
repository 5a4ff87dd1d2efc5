"""What is wanted, and what became of it."""

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

Progress = Callable[[str], None]  # says what is being done


class Format(StrEnum):
    """What can be made."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    EPUB = "epub"


class Purpose(StrEnum):
    """What the files are for, which stands at the end of their names."""

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
    """What is wanted: the ids of briefs, the formats, a brand in place of the briefs' own, and where files go.

    Without formats, those that are usual for the purpose are wanted.

    `date` is that of the files, in place of the briefs' own. `profile` is the colour profile of the press that files
    for print are for, in place of the brand's own. `attach` puts the Word file and the source into the PDF;
    `cover_image` asks for pictures of the cover too. `levels` come before those of brief and brand; `today` is what
    dates are compared with, where they are. `force` asks for all of it, what is unchanged too.
    `changes` says what becomes of suggestions in the text, None where nobody has decided that.
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
        """Return what becomes of suggestions; where nobody has said it, drafts show them."""
        return self.changes or (Decision.SHOW if self.purpose is Purpose.REVIEW else Decision.ACCEPT)

    def wants(self, format_: Format) -> bool:
        """Say whether files of this format are to be made."""
        return format_ in (self.formats or USUAL[self.purpose])

    def file(self, id_: str, more: str = "", suffix: str = "") -> Path:
        """Return where a file of the brief `id_` goes; its name says what it is for."""
        name = "-".join(part for part in (id_, self.purpose, more) if part)
        return (self.output or self.workspace.output) / f"{name}{suffix}"


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file, not written yet: its bytes, the pages of the PDF it is or stands beside (0: none), seconds."""

    file: Path
    data: bytes
    pages: int
    seconds: float


class State(StrEnum):
    """What became of a brief: all its files were made, all are what they would be, or none was made."""

    MADE = "made"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Finished:
    """A file that is there: its size in bytes, the pages of the PDF it is or stands beside, the seconds it took."""

    file: Path
    size: int
    pages: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the brief `id`: its files, and everything that is wrong."""

    id: str
    state: State
    files: tuple[Finished, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """What would become of the brief `id`, and why."""

    id: str
    state: State
    why: str
    problems: tuple[Problem, ...] = ()
