"""The numbers that authors type before list items. In: the text of a source file. Out: their places."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from briefpress import lazy
from briefpress.source.for_partners import FRONT_MATTER
from briefpress.source.syntax.parser import parse

NUMBER = lazy.pattern(r"[ \t>]*(\d{1,9})[.)]")


class NumberedItem(NamedTuple):
    """An item of a list: its number, the span of the number, its first line after the number, and whether it has more
    lines.
    """

    number: int
    span: tuple[int, int]
    words: str
    is_long: bool


def numbered_lists(text: str) -> Iterator[tuple[NumberedItem, ...]]:
    """Yield the items of each list with digits in the Markdown of a file."""
    front = FRONT_MATTER.match(text)
    body = "\n" * text.count("\n", 0, front.end()) + text[front.end() :] if front else text
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    for node in parse(body).tree.walk():
        if node.type != "ordered_list" or node.meta:
            continue
        spans = [item.map or (0, 0) for item in node.children]
        found = [NUMBER.match(lines[first]) for first, _ in spans]
        matches = [match for match in found if match]
        if len(matches) == len(found):
            yield tuple(
                NumberedItem(
                    int(match[1]),
                    (starts[first] + match.start(1), starts[first] + match.end(1)),
                    lines[first][match.end() :].strip(),
                    any(line.strip(" \t>") for line in lines[first + 1 : last]),
                )
                for match, (first, last) in zip(matches, spans, strict=True)
            )
