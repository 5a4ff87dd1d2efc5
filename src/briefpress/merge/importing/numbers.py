"""Heading numbers. In: blocks whose headings begin with their numbers. Out: blocks with headings without numbers.

Numbers that briefpress would generate are removed; other numbers stay.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefpress import lazy
from briefpress.merge.importing.front import Front

HEADING = lazy.pattern(
    r"(#{1,6}) (?:(\d{1,2}(?:\.\d{1,2})*)[.)]?(?:&nbsp;|\s)+(?=\S))?(.*?)( \{(?:#[\w-]+)?(?: ?\.appendix)?\})?$"
)
MINIMUM = 2  # the minimum number of numbered headings in a text with numbering


def nested(blocks: Sequence[str]) -> list[str]:
    """Return blocks whose headings skip no level: each heading is one level below its parent."""
    out: list[str] = []
    open_: list[int] = []
    for block in blocks:
        match = HEADING.match(block) if "\n" not in block else None
        if match is None:
            out.append(block)
            continue
        level = len(match[1])
        open_ = [*(index for index in open_ if index < level), level]
        out.append(f"{'#' * len(open_)}{block[level:]}")
    return out


def numbered(blocks: Sequence[str], front: Front) -> list[str]:
    """Return blocks without heading numbers if briefpress would generate the same numbers, and turn on numbering in
    `front`; otherwise, return the blocks unchanged.
    """
    found = {at: match for at, block in enumerate(blocks) if (match := HEADING.match(block)) and "\n" not in block}
    with_number = [at for at, match in found.items() if match[2]]
    depth = max((len(found[at][1]) for at in with_number), default=0)
    if len(with_number) < MINIMUM or not _as_counted([(len(match[1]), match[2] or "") for match in found.values()]):
        return [*blocks]
    front.fields["number-sections"] = "true"
    if any(len(match[1]) > depth for match in found.values()):
        front.fields["number-depth"] = str(depth)
    out, without = [*blocks], 0
    for at, match in found.items():
        level = len(match[1])
        is_below = bool(without) and level > without
        without = without if is_below else 0
        names = (match[4] or "").strip(" {}")
        if ".appendix" in names:
            without = level
        elif not match[2] and level <= depth and not is_below:
            without, names = level, f"{names} .unnumbered".strip()
        out[at] = f"{match[1]} {match[3]}" + (f" {{{names}}}" if names else "")
    return out


def _as_counted(headings: Sequence[tuple[int, str]]) -> bool:
    """Return whether headings have the numbers that briefpress would generate."""
    counts: list[int] = []
    for level, number in headings:
        if not number:
            continue
        counts = [*counts[:level], *[0] * (level - len(counts))]
        counts[level - 1] += 1
        if number != ".".join(map(str, counts)):
            return False
    return True
