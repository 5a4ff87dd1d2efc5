"""Column widths of tables. In: the rows. Out: relative widths, the type size, and whether the text fits.

Widths are estimated for the text column of an A4 page in a sans-serif font, so that all formats agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt

from briefpress import model
from briefpress.edition.model.tables import Fits
from briefpress.edition.text.line_breaks import is_unbroken
from briefpress.edition.text.widths import em, widest_word
from briefpress.lazy import dataclass
from briefpress.model import Mark, Slot, plain_text, text_of_cell

# in points, on A4: the text column, the text column with the margin, the text of a landscape page
TEXT, WIDE, LANDSCAPE = 340.0, 453.0, 700.0
LONG = 20.0  # in em: the maximum length of a cell on one line
HEADER_LINES = 3  # the number of lines that a long header above short cells fills, to leave width for long text
MAX_ROOM = 12.0  # in em: the maximum width for long text before the other columns have their full widths
LONGEST_WORD = 11.0  # in em: the maximum length of a word; a longer one, such as an address, is broken
SHORTEST = 1.5  # in em: the minimum width, so that an empty column is visible
STEP = 0.5  # in em: the step by which the maximum word length is reduced until all words fit
CODE = 0.61  # in em: the width of a character in a monospaced font
BOLD = 1.1  # a safety factor, because bold text and wide fonts exceed the estimated width

Slots = tuple[Slot[model.Cell], ...]


@dataclass(frozen=True, slots=True)
class Type:
    """The type in a table: its size, and the left and right padding of a cell added together, both in points."""

    size: float
    padding: float


FULL, SMALL = Type(9.5, 15), Type(8, 8)


@dataclass(frozen=True, slots=True)
class Need:
    """The content of a column, in em: its widest number, word and option in code, and the text of its longest cell and
    of its longest header, each on one line.
    """

    number: float = 0
    word: float = 0
    option: float = 0
    text: float = 0
    header: float = 0

    def minimum(self, maximum: float = LONGEST_WORD) -> float:
        """Return the minimum width if words wider than `maximum` are broken.

        Numbers are never broken, and options in code only if other words are also broken.
        """
        option = self.option if maximum >= LONGEST_WORD else 0
        return max(SHORTEST, self.number, min(max(self.word, self.option), maximum), option)

    def comfortable(self) -> float:
        """Return a width at which long text is not broken into many short lines."""
        return max(self.minimum(), min(MAX_ROOM, sqrt(max(self.text, self.header / HEADER_LINES))))

    def wanted(self) -> tuple[float, ...]:
        """Return increasing widths: for the cells below a header of several lines, for the header, and for the longest
        cell on one line.
        """
        text, header = _preferred_width(self.text), _preferred_width(self.header)
        return max(text, header / HEADER_LINES), max(text, header), max(self.text, header)


@dataclass(frozen=True, slots=True)
class Columns:
    """The relative widths of columns, which add up to 1. `small` means small type; `fits` states where all words fit;
    `room` is the total width in points.
    """

    shares: tuple[float, ...]
    small: bool = False
    fits: Fits = Fits.HERE
    room: float = TEXT

    def lines(self, text: str, share: float) -> int:
        """Return approximately how many lines `text` fills in cells with this share of the width."""
        type_ = SMALL if self.small else FULL
        room = max(type_.size, share * self.room - type_.padding)
        return max(1, int(em(text) * type_.size / room + 0.999))


def fit_columns(
    rows: Sequence[Slots], columns: int, authored: Sequence[float] = (), room: float = TEXT, *, headers: int = 0
) -> Columns:
    """Return column widths for a table `room` points wide: first wide enough for the longest words, then, if possible,
    for the longest cells. The first `headers` of the rows are header rows.

    If words do not fit, the type becomes smaller; if they still do not fit, the longest words are broken. `authored`
    contains the relative widths set by the author, which apply if the words fit; it is empty by default.
    """
    needs = _needs(rows, columns, headers)
    comfortable, words = [need.comfortable() for need in needs], [need.minimum() for need in needs]
    for minimum in (words,) if authored else (comfortable, words):
        for type_ in (FULL, SMALL):
            if _width(minimum, type_) <= room:
                return Columns(_shares(needs, minimum, type_, room, authored), type_ is SMALL, room=room)
    fits = Fits.LANDSCAPE if _width(words, SMALL) <= LANDSCAPE else Fits.NOWHERE
    return Columns(_shares(needs, _broken(needs, room), SMALL, room, authored), small=True, fits=fits, room=room)


def _width(minimum: Sequence[float], type_: Type) -> float:
    return sum(minimum) * type_.size + len(minimum) * type_.padding


def _broken(needs: Sequence[Need], room: float) -> list[float]:
    """Return column widths at which words are broken, the longest first, until the rest fits; numbers are broken
    last.
    """
    maximum = LONGEST_WORD
    while maximum > SHORTEST:
        minimum = [need.minimum(maximum) for need in needs]
        if _width(minimum, SMALL) <= room:
            return minimum
        maximum -= STEP
    minimum = [need.minimum() for need in needs]
    return [width * (room - len(needs) * SMALL.padding) / SMALL.size / sum(minimum) for width in minimum]


def _shares(
    needs: Sequence[Need], minimum: Sequence[float], type_: Type, room: float, authored: Sequence[float]
) -> tuple[float, ...]:
    """Return the relative widths of columns: each column has its `minimum`, in em, and a share of the remaining space
    that depends on the length of its cells. Columns of numbers and short words have only the width that they need while
    others lack space.
    """
    padding = type_.padding / type_.size
    if authored:
        return _normal(_authored_widths([low + padding for low in minimum], authored, room / type_.size))
    widths, left = list(minimum), max(0.0, room / type_.size - len(minimum) * padding - sum(minimum))
    for wanted in zip(*(need.wanted() for need in needs), strict=True):
        lacks = [max(0.0, high - low) for low, high in zip(widths, wanted, strict=True)]
        part = min(1.0, left / max(1e-9, sum(lacks)))
        widths = [low + part * lack for low, lack in zip(widths, lacks, strict=True)]
        left -= part * sum(lacks)
    return _normal([padding + width for width in widths])


def _normal(widths: Sequence[float]) -> tuple[float, ...]:
    return tuple(round(width / sum(widths), 4) for width in widths)


def _authored_widths(minimum: Sequence[float], shares: Sequence[float], room: float) -> list[float]:
    """Return the widths set by the author, in em; columns that would be too narrow are as wide as their minimum.
    `shares` are the relative widths in the source.
    """
    room, tight = max(room, sum(minimum)), set[int]()
    while True:
        left = room - sum(minimum[column] for column in tight)
        total = sum(share for column, share in enumerate(shares) if column not in tight) or 1
        widths = [
            low if column in tight else share * left / total
            for column, (low, share) in enumerate(zip(minimum, shares, strict=True))
        ]
        narrow = {column for column, low in enumerate(minimum) if widths[column] < low} - tight
        if not narrow:
            return widths
        tight |= narrow


def _preferred_width(length: float) -> float:
    """Return the width of a column whose longest cell has `length`, both in em: above a limit, the width grows with the
    square root of the length.
    """
    return length if length <= LONG else sqrt(LONG * length)


def _needs(rows: Sequence[Slots], columns: int, headers: int) -> list[Need]:
    found: list[list[Need]] = [[] for _ in range(columns)]
    for number, row in enumerate(rows):
        for column, need in _needed(row, is_header=number < headers):
            found[column].append(need)
    names = ("number", "word", "option", "text", "header")
    return [Need(*(max((getattr(need, name) for need in column), default=0) for name in names)) for column in found]


def _needed(row: Slots, *, is_header: bool) -> Iterator[tuple[int, Need]]:
    """Yield the needs of a cell by column; a cell that spans several columns divides its needs among them."""
    for slot in row if row else ():
        span = slot.cell.column_span
        texts = text_of_cell(slot.cell)
        prose = [plain_text(tuple(inline for inline in text if not _is_code(inline))) for text in texts]
        code = [word for text in texts for inline in text if _is_code(inline) for word in plain_text((inline,)).split()]
        numbers = max((em(word) for text in prose for word in text.split() if _is_number(word)), default=0)
        word = max([BOLD * max(map(widest_word, prose), default=0), *map(_code, code)])
        option = max((_code(word) for word in code if is_unbroken(word)), default=0)
        length = (sum(map(em, prose)) + sum(map(_code, code))) / span
        need = Need(numbers / span, word / span, option / span, *((0, length) if is_header else (length, 0)))
        for column in range(slot.column, slot.column + span) if slot.begins else ():
            yield column, need


def _is_code(inline: model.Inline) -> bool:
    return isinstance(inline, model.Run) and Mark.CODE in inline.marks


def _code(word: str) -> float:
    """Return the width in em of a word in code and of the space or punctuation after it."""
    return CODE * len(word) + em(" ")


def _is_number(word: str) -> bool:
    """Return whether at least half of the characters in `word` are digits. Such a word is not broken, because each part
    would look like a different number.
    """
    return sum(map(str.isdigit, word)) * 2 > len(word)
