"""Code blocks.

In: a block of the source, and the code in a Word file. Out: the span of each character in the source.
"""

from __future__ import annotations

import textwrap

from briefpress.merge.source_map.blocks import line_of
from briefpress.merge.source_map.offsets import Span

STYLE = "source code"
FENCES, INDENTED = ("```", "~~~"), " " * 4


def bind_code(shown: str, text: str, block: Span) -> tuple[Span | None, ...]:
    """Return the span of each character in some code. The span of a line break includes the indentation of the next
    line.
    """
    lines, wanted = [*_lines(text, block)], shown.split("\n")
    for first in range(len(lines) - len(wanted) + 1):
        shown_lines = lines[first : first + len(wanted)]
        if all(text[start:end].endswith(words) for (start, end), words in zip(shown_lines, wanted, strict=True)):
            return tuple(_bound(shown_lines, wanted))
    return (None,) * len(shown)


def code_of(text: str, block: Span | None) -> str:
    """Return the source of a code block without the indentation around it, or `""` if it is part of a quotation."""
    if block is None:
        return ""
    source = textwrap.dedent(text[line_of(text, block[0])[0] : block[1]]).rstrip()
    if source.startswith(">"):
        return ""
    return source if source.startswith(FENCES) else textwrap.indent(source, INDENTED)


def code_lead(text: str, at: int) -> str:
    """Return the indentation and the markers of quotations before the code at `at`."""
    return text[line_of(text, at)[0] : at]


def _lines(text: str, block: Span) -> list[Span]:
    start, end = line_of(text, block[0])[0], line_of(text, max(block[0], block[1] - 1))[1]
    lines = list[Span]()
    while start <= end:
        lines.append(line_of(text, start))
        start = lines[-1][1] + 1
    return lines


def _bound(lines: list[Span], wanted: list[str]) -> list[Span | None]:
    out = list[Span | None]()
    for number, ((_, end), words) in enumerate(zip(lines, wanted, strict=True)):
        start = end - len(words)
        if number:
            out.append((lines[number - 1][1], start))
        out += [(at, at + 1) for at in range(start, end)]
    return out
