"""Files as text: UTF-8, line by line, with a place for every character. In: a path. Out: `SourceText`."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from briefpress import lazy
from briefpress.lazy import dataclass
from briefpress.model import Place
from briefpress.problems import Code, Report

MAX_KEPT = 50  # the maximum number of files whose lines are cached
MIN_NULLS = 4  # in UTF-16 or UTF-32, at least one byte in four of most text is zero
MAX_BYTES, MAX_LINES = 2_000_000, 50_000  # the maximum size of a file, far larger than any brief needs
ARCHIVE = b"PK\x03\x04"  # the first bytes of Word, Excel and LibreOffice files (APPNOTE 6.3.10, 4.3.7)
OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # the first bytes of Office files from before 2007 ([MS-CFB] 2.2)
EXCEL = 'in Excel, choose "Save as" and "CSV UTF-8 (Comma delimited)"; in other programs, save the file as UTF-8'
SPREADSHEETS = (".xlsx", ".xls", ".xlsm", ".ods", ".numbers")
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)  # the first bytes of Excel's "Unicode text"
UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
# The first bytes of files that are not text files, with a description and a hint.
OTHER_FILES = {
    b"%PDF-": ("a PDF", "ask for its Word file, and run `briefpress import file.docx`"),
    **dict.fromkeys(
        (b"\x89PNG", b"\xff\xd8\xff", b"GIF8"),
        ("a picture", "write ![caption](picture.png) for a picture, and the path of a text file here"),
    ),
    b"{\\rtf": ("an RTF file", "save it as a Word file (.docx), and run `briefpress import file.docx`"),
}
UTF_8 = 'save the file as UTF-8 (in most editors under "Save as", "Encoding")'
# Control characters that XML 1.0 (section 2.2) does not allow; line feeds and tabs are allowed.
FORBIDDEN = lazy.pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Line and paragraph separators of other programs become spaces, because fonts do not contain them.
SEPARATORS = lazy.pattern("[\u2028\u2029]")
# Characters that change the direction of all text after them (UAX #9, section 2), so that readers see words that differ
# from those in the file.
BIDI = lazy.pattern("[\u202a-\u202e\u2066-\u2069]")

# Invisible characters that prevent searches from finding a word. Joiners are not included where Persian and Indian
# scripts need them. Tag characters (U+E0000 to U+E007F) have a meaning only in flag emoji.
HIDDEN = lazy.pattern("[\u180e\u200b\u2060\ufeff]|(?<!\U0001f3f4)(?<![\U000e0020-\U000e007f])[\U000e0000-\U000e007f]")
# Any of the characters above. Most text contains none, so this single search rules them out.
UNUSUAL = lazy.pattern("|".join((FORBIDDEN.pattern, BIDI.pattern, HIDDEN.pattern)))
# Scripts in which an invisible space separates words.
SPACELESS = lazy.pattern("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
# A non-breaking space before a list marker, inserted by some programs.
INDENTED = lazy.pattern(r"^[ \t]*\xa0[ \t\xa0]*(?=(?:[-*+]|\d{1,9}[.)])[ \t])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class SourceText:
    """The lines of a file, or of a section that begins at line `first`.

    `indent` is the number of characters before each line in the file. If the lines differ from those of the file, as in
    folded YAML, everything in the text has the place `spot`.
    """

    file: str
    lines: tuple[str, ...]
    first: int = 1
    indent: int = 0
    spot: Place | None = None

    @property
    def text(self) -> str:
        """Return the lines as one string."""
        return "\n".join(self.lines)

    def place(self, line: int, column: int = 0, width: int = 1) -> Place:
        """Return the place of `line` and `column`, both counted from 0 within this section."""
        return self.spot or Place(self.file, self.first + line, self.indent + column + 1, width)

    def place_of_line(self, line: int) -> Place:
        """Return the place of the text on `line`, without surrounding spaces."""
        written = self.lines[line] if line < len(self.lines) else ""
        words = written.strip()
        return self.place(line, len(written) - len(written.lstrip()), max(1, len(words)))

    def place_of_lines(self, start: int, end: int) -> Place:
        """Return the place of the text from line `start` up to, but not including, line `end`.

        Blank lines at the end do not count.
        """
        place = self.place_of_line(start)
        last = next(
            (line for line in range(min(end, len(self.lines)) - 1, start, -1) if self.lines[line].strip()), start
        )
        if self.spot or last == start:
            return place
        return place.until(self.place_of_line(last))

    def part(self, start: int, end: int | None = None) -> SourceText:
        """Return the section from line `start` up to, but not including, line `end`, both counted from 0."""
        return replace(self, lines=self.lines[start:end], first=self.first + start)


def read_text(path: Path, file: str, report: Report, draft: bytes | None = None) -> SourceText | None:
    """Return the text of the file at `path`, or None with a problem if it cannot be read; messages show the path
    `file`.

    A `draft` replaces the content of the file.
    """
    data = _bytes(path, file, report) if draft is None else draft
    if data is None:
        return None
    if other := _other(data, path):
        description, hint = other
        report.add(Code.ENCODING, f"this is {description}, not a text file", Place(file, 1, 1, 0), hint)
        return None
    hint = EXCEL if path.suffix.lower() in (".csv", ".tsv") else UTF_8
    is_marked = data.startswith(UTF_16) and not data.startswith(UTF_32)
    if not is_marked and data.count(b"\0") * MIN_NULLS > len(data):
        report.add(Code.ENCODING, "the file is in UTF-16 or UTF-32, not in UTF-8", Place(file, 1, 1, 0), hint)
        return None
    try:
        text = data.decode("utf-16" if is_marked else "utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace").split("\n")
        place = Place(file, len(before), len(before[-1]) + 1)
        report.add(Code.ENCODING, f"byte 0x{data[error.start]:02X} is not UTF-8", place, hint)
        return None
    lines, is_unusual = _split(text)
    source = SourceText(file, lines)
    return None if is_unusual and _has_forbidden(source, report) else source


@lru_cache(MAX_KEPT)  # in a preview, most files stay the same
def _split(text: str) -> tuple[tuple[str, ...], bool]:
    """Return the lines of `text`, and whether it contains any unusual character."""
    return tuple(_lines(text)), bool(UNUSUAL.search(text))


def _other(data: bytes, path: Path) -> tuple[str, str] | None:
    """Return a description of a file that is not a text file, and a hint, or None for a text file."""
    if data.startswith((ARCHIVE, OLD_OFFICE)):
        return _office(path)
    return next((pair for mark, pair in OTHER_FILES.items() if data.startswith(mark)), None)


def _office(path: Path) -> tuple[str, str]:
    """Return a description of an office file, and a hint on how to convert it to text."""
    if path.suffix.lower() in SPREADSHEETS:
        return (
            "a spreadsheet",
            'in Excel, choose "Save as" and "CSV UTF-8 (Comma delimited)", and use the .csv file here',
        )
    return "a Word file or another archive", "convert a Word file: briefpress import old.docx"


def spaced(text: str) -> str:
    """Return `text` with spaces in place of the characters with which other programs separate lines and paragraphs."""
    return SEPARATORS.sub(" ", text)


def _lines(text: str) -> list[str]:
    plain = spaced(text).replace("\r\n", "\n").replace("\r", "\n")
    return INDENTED.sub(lambda found: found[0].replace("\xa0", " "), plain).split("\n")


def _bytes(path: Path, file: str, report: Report) -> bytes | None:
    """Return the content of a file, or None with a problem if it is not a file, cannot be read or is too long."""
    try:
        if not path.is_file():
            report.add(Code.FILE_MISSING, "this is not a file that can be read", Place(file, 1, 1, 0))
            return None
        with path.open("rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except OSError as error:
        report.add(Code.FILE_MISSING, f"the file cannot be read: {error.strerror}", Place(file, 1, 1))
        return None
    if len(data) > MAX_BYTES or max(map(data.count, (b"\n", b"\r"))) > MAX_LINES:
        text = f"the file is larger than {MAX_BYTES // 1_000_000} MB or longer than {MAX_LINES} lines"
        report.add(Code.TOO_LONG, text, Place(file, 1, 1, 0), "split it, or remove what is not needed")
        return None
    return data.removeprefix(codecs.BOM_UTF8)


def _has_forbidden(source: SourceText, report: Report) -> bool:
    found = False
    for number, line in enumerate(source.lines):
        for match in FORBIDDEN.finditer(line):
            found = True
            report_forbidden(report, match[0], source.place(number, match.start()))
        for match in BIDI.finditer(line):
            report_bidi(report, match[0], source.place(number, match.start()))
        for match in hidden(line):
            report_hidden(report, match[0], source.place(number, match.start()))
    return found


def report_forbidden(report: Report, char: str, place: Place) -> None:
    """Report a control character."""
    text = f"the control character U+{ord(char):04X} cannot be published"
    report.add(Code.CHARACTER_INVALID, text, place, "delete it")


def report_bidi(report: Report, char: str, place: Place) -> None:
    """Report a character that changes the writing direction."""
    text = f"the hidden character U+{ord(char):04X} changes the direction of the text after it"
    report.add(Code.BIDI_CONTROL, text, place, "delete it; for text in the opposite direction, write [words]{lang=ar}")


def hidden(text: str) -> list[re.Match[str]]:
    """Return the invisible characters in `text` that its script does not need."""
    return [] if SPACELESS.search(text) else [*HIDDEN.finditer(text)]


def report_hidden(report: Report, char: str, place: Place) -> None:
    """Report an invisible character."""
    text = f"the hidden character U+{ord(char):04X} prevents searches from finding the word"
    report.add(Code.CHARACTER_HIDDEN, text, place, "delete it; to allow a break in a long word, write &shy;")
