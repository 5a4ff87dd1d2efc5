"""Files as text: UTF-8, line by line, every spot of it with a place. In: a path. Out: `SourceText`."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace
from pathlib import Path

from briefpress.model import Place
from briefpress.problems import Code, Report

# What neither XML 1.0 (section 2.2) nor a reader has a use for; line feed and tab are fine.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class SourceText:
    """The lines of a file, or of a stretch of it whose first line is line `first` of the file.

    `indent` is how many characters stand before each line in the file. Where a stretch has been folded,
    so that its lines are no lines of the file, everything in it is at `spot`.
    """

    file: str
    lines: tuple[str, ...]
    first: int = 1
    indent: int = 0
    spot: Place | None = None

    @property
    def text(self) -> str:
        """Return all of it as one string."""
        return "\n".join(self.lines)

    def place(self, line: int, column: int = 0, width: int = 1) -> Place:
        """Return the place of `line` and `column`, both counted from 0 within this stretch."""
        return self.spot or Place(self.file, self.first + line, self.indent + column + 1, width)

    def place_of_line(self, line: int) -> Place:
        """Return the place of all the words of `line`."""
        written = self.lines[line] if line < len(self.lines) else ""
        words = written.strip()
        return self.place(line, len(written) - len(written.lstrip()), max(1, len(words)))

    def part(self, start: int, end: int | None = None) -> SourceText:
        """Return the stretch from line `start` up to, not including, line `end`, counted from 0."""
        return replace(self, lines=self.lines[start:end], first=self.first + start)


def read_text(path: Path, file: str, report: Report) -> SourceText | None:
    """Return the text of the file at `path`, shown as `file`; report what cannot be read and return None."""
    try:
        data = path.read_bytes().removeprefix(codecs.BOM_UTF8)
    except OSError as error:
        report.add(Code.FILE_MISSING, f"the file cannot be read: {error.strerror}", Place(file, 1, 1))
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace").split("\n")
        place = Place(file, len(before), len(before[-1]) + 1)
        hint = 'save the file as UTF-8 (in most editors under "Save as", "Encoding")'
        report.add(Code.ENCODING, f"byte 0x{data[error.start]:02X} is not UTF-8", place, hint)
        return None
    source = SourceText(file, tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")))
    return None if _has_forbidden(source, report) else source


def _has_forbidden(source: SourceText, report: Report) -> bool:
    found = False
    for number, line in enumerate(source.lines):
        for match in FORBIDDEN.finditer(line):
            found = True
            text = f"the control character U+{ord(match[0]):04X} cannot be published"
            report.add(Code.CHARACTER_INVALID, text, source.place(number, match.start()), "delete it")
    return found
