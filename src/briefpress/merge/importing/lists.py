"""Lists of imported Word files. In: items with their markers and levels. Out: these items as lists in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from itertools import pairwise, takewhile

from briefpress import lazy
from briefpress.docx.read import BOXES, BULLET, Paragraph, Piece
from briefpress.lazy import dataclass

NUMBER = lazy.pattern(r"\(?(\d{1,3}|[A-Za-z]|[ivxlc]+|[IVXLC]+)[.)]$")  # what Markdown reads as an item's number
TYPED_NUMBER = lazy.pattern(
    r"(\((?:\d{1,2}|[a-z]|[ivx]{2,5})\)|(?:\d{1,2}|[a-z]|[ivx]{2,5})[.)])[ \t\u00a0]+(?=\S)"
    r"|(\d{1,2})[．、]\s*(?=\S)|([A-Z]{1,4}[.)])\t+(?=\S)"
)
# a typed bullet, as in a list without a style
TYPED_BULLET = lazy.pattern(r"(?:[•·▪◦‣●○■□➢❖➤–*-][ \t\u00a0]+|o\t)(?=\S)")
TYPED_BOX = lazy.pattern(r"[☐☑☒][ \t\u00a0]*(?=\S)")  # a typed box of a task
ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
LETTERED = lazy.pattern(r"( *)(\(?[A-Za-z]{1,5}[.)]) ")
SEPARATOR = "<!-- -->"  # separates two lists


@dataclass(slots=True)
class Lists:
    """Writes items; `open` has the level, the marker and the indent of the text of each item that is open."""

    open: list[tuple[int, str, int]] = field(default_factory=list)

    def item(self, level: int, marker: str, words: str) -> tuple[str, bool]:
        """Return an item's source, and whether it begins a new list directly after one of the same kind."""
        before = ""
        while self.open and self.open[-1][0] >= level:
            closed = self.open.pop()
            before = closed[1] if closed[0] == level else ""
        indent = self.open[-1][2] if self.open else 0
        sign = "-" if marker in (BULLET, *BOXES) else marker
        if (box := marker if marker in BOXES else words[:1]) in BOXES:
            words = f"[{' ' if box == BOXES[0] else 'x'}] {words.removeprefix(box).lstrip()}"
        self.open.append((level, sign, indent + len(sign) + 1))
        begins = before not in ("", "-") and sign != "-" and _begins(before, sign)
        return f"{' ' * indent}{sign} {self.continued(words)}", begins

    def continued(self, words: str) -> str:
        """Return words whose further lines belong to the item that is open."""
        return words.replace("\n", f"\n{' ' * self.open[-1][2]}") if self.open else words

    def further(self, words: str) -> str:
        """Return a further paragraph of the item that is open."""
        return f"{' ' * self.open[-1][2]}{self.continued(words)}"


def _begins(before: str, marker: str) -> bool:
    """Return whether an item begins a new list that Markdown would join to the one before it."""
    one, two = (re.sub(r"\W", "", char) for char in (before, marker))
    if re.sub(r"\w", "", before) != re.sub(r"\w", "", marker):
        return False  # Markdown distinguishes these lists by the brackets around numbers
    again = two.lower() in ("1", "a") or (two.lower() == "i" and one.lower() != "h")
    return again or one.isdecimal() != two.isdecimal() or one.isupper() != two.isupper()


def without_lone(blocks: Sequence[str]) -> list[str]:
    """Return blocks in which a single lettered item is text, because Markdown needs two for a list."""
    found = [LETTERED.match(block) for block in blocks]
    out = []
    for at, (block, match) in enumerate(zip(blocks, found, strict=True)):
        alone = match is not None and not any(_is_next(match, _neighbour(blocks, found, at, step)) for step in (1, -1))
        out.append(f"{match[1]}{match[2][:-1]}\\{match[2][-1]}{block[match.end(2) :]}" if match and alone else block)
    return out


def _neighbour(
    blocks: Sequence[str], found: Sequence[re.Match[str] | None], at: int, step: int
) -> re.Match[str] | None:
    """Return the lettered item next to another at the same indent, skipping the content of items."""
    own = found[at]
    assert own
    at += step
    while 0 <= at < len(blocks) and len(blocks[at]) - len(blocks[at].lstrip(" ")) > len(own[1]):
        at += step
    return found[at] if 0 <= at < len(blocks) else None


def _is_next(one: re.Match[str], two: re.Match[str] | None) -> bool:
    return two is not None and one[1] == two[1] and one[2][-1] == two[2][-1]


def is_number(marker: str) -> bool:
    """Return whether Markdown reads a marker as an item's number."""
    return NUMBER.match(marker) is not None


def typed(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], int]:
    """Return paragraphs in which typed bullets and consecutive typed numbers are markers, and the number of such
    markers.
    """
    found = [_typed_marker(one) for one in paragraphs]
    wanted = {at for at, marker in enumerate(found) if marker in (BULLET, *BOXES)}
    for (at, one), (after, two) in pairwise(enumerate(found)):
        if one and two and _follows(one, two):
            wanted |= {at, after}
    last: dict[str, str] = {}  # the last numbers, which may continue after other text, as in a memorandum
    for at, marker in enumerate(found):
        before = last.get(_form(marker), "")
        wanted |= {at} if before and before[:-1].isdecimal() and _follows(before, marker) else set()
        last |= {_form(marker): marker} if at in wanted and marker not in (BULLET, *BOXES) else {}
    levels = _levels([(_sign(one, found[at]), one) if at in wanted else ("", one) for at, one in enumerate(paragraphs)])
    out = [_item(one, found[at], levels[at]) if at in wanted else one for at, one in enumerate(paragraphs)]
    return out, len(wanted)


def _sign(paragraph: Paragraph, marker: str) -> str:
    """Return what items of one level have in common: their bullet, or the form of their numbers."""
    return paragraph.text.lstrip()[0] if marker == BULLET else "☐" if marker in BOXES else _form(marker)


def _levels(lines: Sequence[tuple[str, Paragraph]]) -> list[int]:
    """Return the level of each item with a sign: an item is deeper than the one above if its sign is new and it is
    indented further, or the sign above continues later.
    """
    out: list[int] = []
    open_: list[str] = []
    left = 0
    for at, (sign, one) in enumerate(lines):
        further = [*takewhile(bool, (each for each, _ in lines[at + 1 :]))]
        indent = one.looks.left if one.looks else 0
        if not sign:
            open_ = []
        elif sign in open_:
            open_ = open_[: open_.index(sign) + 1]
        elif open_ and (open_[-1] in further or indent > left):
            open_ = [*open_, sign]
        else:
            open_ = [sign]
        left = indent
        out.append(max(len(open_) - 1, 0))
    return out


def _typed_marker(paragraph: Paragraph) -> str:
    looks, text = paragraph.looks, paragraph.text.lstrip()
    if looks is None or looks.marker or paragraph.outline or paragraph.cell or looks.bold:
        return ""
    if TYPED_BULLET.match(text):
        return BULLET
    if TYPED_BOX.match(text):
        return text[0]
    number = TYPED_NUMBER.match(text)
    return (number[1] or number[3] or f"{number[2]}.") if number else ""


def _follows(one: str, two: str) -> bool:
    """Return whether a number is the next one in any reading: "i" is both a letter and a Roman numeral."""
    return _form(one) == _form(two) and any(value + 1 in _values(two) for value in _values(one))


def _values(marker: str) -> set[int]:
    sign = re.sub(r"\W", "", marker)
    if sign.isdecimal():
        return {int(sign)}
    letter = {ord(sign)} if len(sign) == 1 else set[int]()
    return letter | ({ROMAN.index(sign.lower())} if sign.lower() in ROMAN else set())


def _form(marker: str) -> str:
    return re.sub(r"\w+", lambda match: "1" if match[0].isdecimal() else "a", marker)


def _item(paragraph: Paragraph, marker: str, level: int) -> Paragraph:
    """Return a paragraph without its typed marker."""
    assert paragraph.looks
    text = paragraph.text
    start = len(text) - len(text.lstrip())
    pattern = TYPED_BULLET if marker == BULLET else TYPED_BOX if marker in BOXES else TYPED_NUMBER
    match = pattern.match(text, start)
    length = match.end() if match else start
    looks = paragraph.looks._replace(marker=marker, level=level, list_id="typed")
    pieces = tuple(_without(paragraph.pieces, length))
    return replace(paragraph, pieces=pieces, looks=looks, level=level, list_id="typed")


def _without(pieces: Sequence[Piece], length: int) -> Iterator[Piece]:
    for piece in pieces:
        if length >= len(piece.text) and length:
            length -= len(piece.text)
            continue
        yield replace(piece, text=piece.text[length:]) if length else piece
        length = 0
