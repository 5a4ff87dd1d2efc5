"""Leftover markup that would be printed: a safety net for markup that `source` does not recognise.

In: the texts of an edition, and their source lines. Out: a problem for each kind of markup in a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import PurePosixPath

from briefpress import lazy
from briefpress.edition.text.leftover_kinds import ANY, GRID, LEFTOVERS, MASK, Leftover, leftover
from briefpress.model import NOWHERE, Place
from briefpress.problems import Code, Problem

Lines = Callable[[str], Sequence[str]]

# Text that is not markup: addresses and, in the source, code.
ADDRESS = lazy.pattern(r"[a-z][a-z+.-]*://[^\s<>()\[\]{}]+|www\.[^\s<>()\[\]{}]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
CODE = lazy.pattern(r"(?<!`)(`+)(?!`)[^\n]+?(?<!`)\1(?!`)")
FIELD = lazy.pattern(r"\{\{<\s*meta\s(?:(?!>\}\})[^\n])*>\}\}")  # a field of the front matter in the text
AROUND = 24  # the number of characters before and after leftover markup that identify its place
# Hints for files that are not Markdown, by the endings of their names.
PLAIN = "remove the marks: a table in a file is plain text"
PLAIN_FILES = {
    **dict.fromkeys((".csv", ".tsv"), PLAIN),
    ".bib": "remove the marks, or write \\emph{text} for italics",
    ".json": "remove the marks, or write <i>text</i> for italics",
}
WORD = lazy.pattern(r"\w{3,}")


def report_leftovers(
    texts: Iterable[tuple[str, Place]],
    files: Sequence[str],
    lines: Lines,
    reported: Collection[Place],
    keys: Iterable[str] = (),
    labels: Iterable[str] = (),
) -> Iterator[Problem]:
    """Yield a problem for leftover markup in `texts`, which is located at the place of each text or, for texts without
    a place, in `files`.

    Markup that is escaped in the source, or that is not in the source, is intended. `lines` returns the lines of a
    file. Places in `reported` already have a problem. `keys` are the keys of the bibliography; `labels` are the labels
    of examples.
    """
    cited = _unresolved(keys, "a citation", "cite the work in the text")
    loose = _unresolved(labels, "an example's label", "put only the label in round brackets: (@label)")
    named = (*cited, *(candidate._replace(meant=("(", ")")) for candidate in loose))
    seen: set[tuple[Place, str]] = set()
    for text, place in texts:
        for kind, start, end in (*_usual(text), *(_found(_masked(text), named) if "@" in text else ())):
            context = _whole_words(text, max(0, start - AROUND), end + AROUND)
            written = _places_of(text[start:end], context, place, files, lines)
            faulty = [where for where in written if not _is_meant(lines(where.file)[where.line - 1], where, kind)]
            new = (where for where in faulty if (where, kind.summary) not in seen)
            spot = next(new, None)
            if spot and not any(
                _overlap(spot, known) or _is_same_table(kind, place, known, lines) for known in reported
            ):
                message = f"this is shown as written: {kind.summary}"
                hint = PLAIN_FILES.get(PurePosixPath(spot.file).suffix.lower(), kind.hint)
                yield Problem(Code.MARKUP_LITERAL, message, spot, hint)
            seen.update([(spot, kind.summary)] if spot else [])


def _is_meant(line: str, place: Place, kind: Leftover) -> bool:
    before, after = kind.meant
    start = place.column - 1
    return bool(before) and line[:start].endswith(before) and line.startswith(after, start + place.width)


def _overlap(place: Place, other: Place) -> bool:
    """Return whether two places overlap in a line."""
    same_line = (place.file, place.line) == (other.file, other.line)
    return same_line and place.column < other.column + other.width and other.column < place.column + place.width


def _is_same_table(kind: Leftover, place: Place, known: Place, lines: Lines) -> bool:
    """Return whether `kind` is a line of a drawn table at `place`, another line of which already has a problem."""
    if kind.summary != GRID or place == NOWHERE or place.file != known.file:
        return False
    start, end = _stretch(lines(place.file), place.line)
    return start < known.line <= end


def _unresolved(keys: Iterable[str], summary: str, hint: str) -> Iterator[Leftover]:
    """Yield patterns for references to works or examples; any other word after an @ is a name."""
    if known := "|".join(map(re.escape, sorted(keys, key=len, reverse=True))):
        yield leftover(rf"(?<![\w.@])@(?:{known})(?![\w-])", summary, hint)


@lru_cache(5000)  # in a preview, most texts stay the same
def _usual(text: str) -> tuple[tuple[Leftover, int, int], ...]:
    """Return all leftover markup in `text` that does not depend on the brief: its kinds, starts and ends."""
    return tuple(_found(_masked(text), LEFTOVERS))


@lru_cache(5000)
def _masked(text: str) -> str:
    """Return `text` with addresses masked."""
    return ADDRESS.sub(lambda address: MASK * len(address[0]), text)


def _found(bare: str, kinds: Iterable[Leftover]) -> Iterator[tuple[Leftover, int, int]]:
    """Yield the leftover markup of `kinds` in a text without addresses."""
    for kind in kinds if ANY.search(bare) else ():
        for start, end in (match.span() for match in kind.pattern.finditer(bare)):
            if not kind.pairs or bare.count(kind.pairs, bare.rfind("\n", 0, start) + 1, start) % 2 == 0:
                yield kind, start, end


def _places_of(match: str, text: str, place: Place, files: Sequence[str], lines: Lines) -> Iterator[Place]:
    """Yield the places in the source where `match` begins: in the block at `place` or, if that is `NOWHERE`, on the
    lines of `files` that are most like `text`.
    """
    first, *more = match.split() or [match]
    whole = [match] if FIELD.fullmatch(match) else []  # other fields begin in the same way
    for sought in (*whole, f"{first} {more[0]}" if more else first, first):
        if place != NOWHERE:
            found = [*_in_lines(sought, place.file, lines(place.file), *_stretch(lines(place.file), place.line))]
        else:
            found = _with_most_words((text, match, match), sought, files, lines)
        if found or any(map(str.isalnum, first)):
            yield from found
            return


def _with_most_words(texts: Sequence[str], sought: str, files: Sequence[str], lines: Lines) -> list[Place]:
    """Return the places of `sought` on the lines that, with the lines near them, contain the most words of `texts`."""
    words = [word for text in texts for word in set(WORD.findall(text))]
    found = [spot for file in files for spot in _in_lines(sought, file, lines(file), 0, None)]
    everything = [line for file in files for line in lines(file)] if len(found) > 1 else []
    weights = {word: len(word) / max(1, sum(word in line for line in everything)) for word in words}
    counts = [_likeness(words, weights, lines(spot.file), spot.line - 1) for spot in found]
    most = max(counts, default=0)
    return [spot for spot, count in zip(found, counts, strict=True) if count == most and (count or not words)]


def _whole_words(text: str, start: int, end: int) -> str:
    """Return the part of `text` from `start` to `end`, with whole words at its edges."""
    while 0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return text[start:end]


def _likeness(words: Collection[str], weights: Mapping[str, float], lines: Sequence[str], number: int) -> float:
    """Return the total weight of the `words` that occur near line `number`; words on that line count twice."""
    around = "\n".join(lines[max(0, number - 2) : number + 3])
    return sum(weights[word] * ((word in around) + (word in lines[number])) for word in words)


def _stretch(lines: Sequence[str], first: int) -> tuple[int, int]:
    """Return the lines of a block as a slice. The block begins at line `first`, counted from 1,
    and ends at the second blank line, because a blank line may be inside it.
    """
    empty = [number for number, line in enumerate(lines) if number >= first and not line.strip()]
    return first - 1, empty[1] if len(empty) > 1 else len(lines)


def _in_lines(sought: str, file: str, lines: Sequence[str], start: int, end: int | None) -> Iterator[Place]:
    for number, line in enumerate(lines[start:end], start + 1):
        column = line.find(sought)
        while column >= 0:
            is_other = _is_field(line, column) and not FIELD.match(sought)
            if not is_other and not _is_escaped(line, column) and not _is_inside(CODE, line, column):
                yield Place(file, number, column + 1, len(sought))
            column = line.find(sought, column + 1)


def _is_escaped(line: str, column: int) -> bool:
    before = line[:column]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def _is_inside(pattern: re.Pattern[str], line: str, column: int) -> bool:
    return any(found.start() < column < found.end() for found in pattern.finditer(line))


def _is_field(line: str, column: int) -> bool:
    """Return whether `column` is in a shortcode that inserts a field or that is reported as unknown."""
    return any(found.start() <= column < found.end() for found in FIELD.finditer(line))
