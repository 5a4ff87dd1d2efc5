"""Lists in imported Word files. In: items with their markers and levels. Out: Markdown lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from itertools import pairwise, takewhile

from briefpress import lazy
from briefpress.docx.read import BOXES, BULLET, Paragraph, Piece, PieceKind
from briefpress.lazy import dataclass
from briefpress.model import Mark

NUMBER = lazy.pattern(r"\(?(\d{1,3}|[A-Za-z]|[ivxlc]+|[IVXLC]+)[.)]$")  # the numbers of items that Markdown supports
TYPED_NUMBER = lazy.pattern(
    r"(\((?:\d{1,2}|[a-z]|[ivx]{2,5})\)|(?:\d{1,2}|[a-z]|[ivx]{2,5})[.)])[ \t\u00a0]+(?=\S)"
    r"|(\d{1,2})[．、]\s*(?=\S)|([A-Z]{1,4}[.)])\t+(?=\S)"
)
# a bullet that was typed as a character
TYPED_BULLET = lazy.pattern(r"(?:[•·▪◦‣●○■□➢❖➤–*-][ \t\u00a0]+|o\t)(?=\S)")
TYPED_BOX = lazy.pattern(r"[☐☑☒][ \t\u00a0]*(?=\S)")  # the check box of a task that was typed as a character
ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
LETTERED = lazy.pattern(r"( *)(\(?(?:[A-Za-z]|[ivxlc]{2,5}|[IVXLC]{2,5})[.)]) ")
STEP = 180  # the minimum difference in indent between levels of a list, in twips
SEPARATOR = "<!-- -->"  # separates two lists


@dataclass(slots=True)
class Lists:
    """Writes list items. `open` contains the level, the marker and the text indent of each open item."""

    open: list[tuple[int, str, int]] = field(default_factory=list)

    def item(self, level: int, marker: str, words: str) -> tuple[str, bool]:
        """Return the source of an item, and whether it begins a new list directly after a similar list."""
        before = ""
        while self.open and self.open[-1][0] >= level:
            closed = self.open.pop()
            before = closed[1] if closed[0] == level else ""
        indent = self.open[-1][2] if self.open else 0
        key = "-" if marker in (BULLET, *BOXES) else marker
        if (box := marker if marker in BOXES else words[:1]) in BOXES:
            words = f"[{' ' if box == BOXES[0] else 'x'}] {words.removeprefix(box).lstrip()}"
        self.open.append((level, key, indent + len(key) + 1))
        begins = before not in ("", "-") and key != "-" and _begins(before, key)
        return f"{' ' * indent}{key} {self.continued(words)}", begins

    def continued(self, words: str) -> str:
        """Return `words` with all lines after the first indented, so that they belong to the open item."""
        return words.replace("\n", f"\n{' ' * self.open[-1][2]}") if self.open else words

    def further(self, words: str) -> str:
        """Return the source of a further paragraph of the open item."""
        return f"{' ' * self.open[-1][2]}{self.continued(words)}"


def _begins(before: str, marker: str) -> bool:
    """Return whether an item begins a new list that Markdown would join to the previous list."""
    old, new = (re.sub(r"\W", "", char) for char in (before, marker))
    if re.sub(r"\w", "", before) != re.sub(r"\w", "", marker):
        return False  # different punctuation of numbers already begins a new list in Markdown
    again = new.lower() in ("1", "a") or (new.lower() == "i" and old.lower() != "h")
    return again or old.isdecimal() != new.isdecimal() or old.isupper() != new.isupper()


def without_lone(blocks: Sequence[str]) -> list[str]:
    """Return blocks with single lettered items as text, because a lettered list in Markdown needs two items."""
    found = [LETTERED.match(block) for block in blocks]
    out = []
    for at, (block, match) in enumerate(zip(blocks, found, strict=True)):
        alone = match is not None and not any(_is_next(match, _neighbour(blocks, found, at, step)) for step in (1, -1))
        out.append(f"{match[1]}{match[2][:-1]}\\{match[2][-1]}{block[match.end(2) :]}" if match and alone else block)
    return out


def _neighbour(
    blocks: Sequence[str], found: Sequence[re.Match[str] | None], at: int, step: int
) -> re.Match[str] | None:
    """Return the item that is adjacent to a lettered item at the same indent, if it is also lettered."""
    own = found[at]
    assert own
    at += step
    while 0 <= at < len(blocks) and len(blocks[at]) - len(blocks[at].lstrip(" ")) > len(own[1]):
        at += step
    return found[at] if 0 <= at < len(blocks) else None


def _is_next(first: re.Match[str], second: re.Match[str] | None) -> bool:
    return second is not None and first[1] == second[1] and first[2][-1] == second[2][-1]


def is_number(marker: str) -> bool:
    """Return whether Markdown supports a marker as the number of an item."""
    return NUMBER.match(marker) is not None


def typed(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], int]:
    """Return paragraphs whose typed bullets and consecutive typed numbers have become markers, and the number of these
    markers. Lines of a paragraph that all begin with such markers become paragraphs of their own.
    """
    paragraphs = [line for paragraph in paragraphs for line in _typed_lines(paragraph)]
    found = _without_remarks(paragraphs, [_typed_marker(paragraph) for paragraph in paragraphs])
    wanted = {at for at, marker in enumerate(found) if marker in (BULLET, *BOXES)}
    for (at, first), (after, second) in pairwise(enumerate(found)):
        if first and second and _follows(first, second):
            wanted |= {at, after}
    last: dict[str, str] = {}  # the last number in each form, which may continue after other text, as in a memo
    for at, marker in enumerate(found):
        before = last.get(_form(marker), "")
        wanted |= {at} if before and before[:-1].isdecimal() and _follows(before, marker) else set()
        last |= {_form(marker): marker} if at in wanted and marker not in (BULLET, *BOXES) else {}
    levels = _levels(
        [
            (_key(paragraph, found[at]), paragraph) if at in wanted else ("", paragraph)
            for at, paragraph in enumerate(paragraphs)
        ]
    )
    out = [
        _item(paragraph, found[at], levels[at]) if at in wanted else paragraph
        for at, paragraph in enumerate(paragraphs)
    ]
    return out, len(wanted)


def _typed_lines(paragraph: Paragraph) -> list[Paragraph]:
    """Return the lines of a paragraph if all of them, except perhaps the first, begin with typed markers."""
    lines: list[list[Piece]] = [[]]
    for piece in paragraph.pieces:
        if piece.kind is PieceKind.BREAK:
            lines.append([])
        else:
            lines[-1].append(piece)
    split = [replace(paragraph, pieces=tuple(line)) for line in lines]
    return split if len(split) > 2 and all(map(_typed_marker, split[1:])) else [paragraph]


def _without_remarks(paragraphs: Sequence[Paragraph], found: Sequence[str]) -> list[str]:
    """Return the markers without single asterisks, which are marks of remarks, such as those below a table."""
    starred = [
        marker == BULLET and item.text.lstrip()[0] == "*" for item, marker in zip(paragraphs, found, strict=True)
    ]
    alone = {at for at, star in enumerate(starred) if star and not any(starred[at - 1 : at] + starred[at + 1 : at + 2])}
    return ["" if at in alone else marker for at, marker in enumerate(found)]


def _key(paragraph: Paragraph, marker: str) -> str:
    """Return a key that items on the same level share: their bullet or the form of their numbers, and their indent."""
    form = paragraph.text.lstrip()[0] if marker == BULLET else "☐" if marker in BOXES else _form(marker)
    return f"{form} {_indent(paragraph) // STEP}"


def _indent(paragraph: Paragraph) -> int:
    return paragraph.looks.left if paragraph.looks else 0


def _levels(lines: Sequence[tuple[str, Paragraph]]) -> list[int]:
    """Return the level of each item. An item with a new key is deeper than the item above if it is indented further, or
    if it has the same indent and the key of the item above occurs again later.
    """
    out: list[int] = []
    open_: list[str] = []
    left = 0
    for at, (key, paragraph) in enumerate(lines):
        further = [*takewhile(bool, (each for each, _ in lines[at + 1 :]))]
        indent = _indent(paragraph)
        if not key:
            open_ = []
        elif key in open_:
            open_ = open_[: open_.index(key) + 1]
        elif open_ and (indent - left >= STEP or (open_[-1] in further and abs(indent - left) < STEP)):
            open_ = [*open_, key]
        else:
            open_ = [key]
        left = indent
        out.append(max(len(open_) - 1, 0))
    return out


def _typed_marker(paragraph: Paragraph) -> str:
    looks, text = paragraph.looks, paragraph.text.lstrip()
    if looks is None or looks.marker or paragraph.outline or paragraph.cell or looks.bold:
        return ""
    if TYPED_BULLET.match(text):
        # A superscript is the mark of a note, such as *
        return "" if Mark.SUPERSCRIPT in paragraph.pieces[0].marks else BULLET
    if TYPED_BOX.match(text):
        return text[0]
    number = TYPED_NUMBER.match(text)
    return (number[1] or number[3] or f"{number[2]}.") if number else ""


def _follows(first: str, second: str) -> bool:
    """Return whether `second` can follow `first`. "i" may be a letter or a Roman numeral."""
    return _form(first) == _form(second) and any(value + 1 in _values(second) for value in _values(first))


def _values(marker: str) -> set[int]:
    key = re.sub(r"\W", "", marker)
    if key.isdecimal():
        return {int(key)}
    letter = {ord(key)} if len(key) == 1 else set[int]()
    return letter | ({ROMAN.index(key.lower())} if key.lower() in ROMAN else set())


def _form(marker: str) -> str:
    return re.sub(r"\w+", lambda match: "1" if match[0].isdecimal() else "a", marker)


def _item(paragraph: Paragraph, marker: str, level: int) -> Paragraph:
    """Return a paragraph as a list item with `marker`, without the typed marker."""
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
