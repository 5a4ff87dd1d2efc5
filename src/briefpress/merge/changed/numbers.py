"""The numbers of lists with added or removed items. In: edits to blocks. Out: the same edits, and edits to numbers.

A list starts at its first number, so a new first item takes the number of the old first item. Letters must be
consecutive; other numbers need not be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from briefpress import lazy
from briefpress.merge.source_map.blocks import moved_roman
from briefpress.merge.source_map.edits import Edit

ITEM = lazy.pattern(r"^([ \t>]*)\(?(\d{1,9}|[A-Za-z]|[ivxlc]{2,8}|[IVXLC]{2,8})[.)][ \t]+(?=\S)", re.MULTILINE)
NEW_ITEM = lazy.pattern(r"\s*[ \t>]*\(?[A-Za-z]{1,8}[.)][ \t]")


def renumbered(edits: Sequence[Edit], texts: Mapping[str, str]) -> list[Edit]:
    """Return the edits, and the edits to numbers that they require."""
    out = [*edits]
    for file, text in texts.items():
        own = [edit for edit in edits if edit.file == file]
        if not file.endswith(".md") or not own:
            continue
        for items in _lists(text):
            out += _of_list(items, own)
    return out


Item = re.Match[str]


def _lists(text: str) -> Iterator[list[Item]]:
    """Yield the items of each numbered list, which are adjacent and have the same line prefix."""
    open_: list[Item] = []
    for match in ITEM.finditer(text):
        if open_ and not _continues(text[open_[-1].end() : match.start()], open_[-1], match):
            yield open_
            open_ = []
        if not open_ or open_[-1][1] == match[1]:
            open_.append(match)
    if open_:
        yield open_


def _continues(between: str, last: Item, following: Item) -> bool:
    """Return whether the item `following` continues the list of the item `last`."""
    lead = last[1]
    _, *lines = between.split("\n")
    inside = all(not line.strip(" >\t") or line.startswith(f"{lead}  ") for line in lines)
    return inside and following[1].startswith(lead) and following[2].isdigit() == last[2].isdigit()


def _of_list(items: Sequence[Item], edits: Sequence[Edit]) -> Iterator[Edit]:
    gone = {item: edit for item in items for edit in edits if not edit.new and edit.start <= item.start(2) < edit.end}
    left = [item for item in items if item not in gone]
    letters = items[0][2].isalpha()
    for item in left if letters or items[0] in gone else ():
        before = [match for match in items if match.start() < item.start()]
        added = [edit for edit in edits if edit.start == edit.end and items[0].end() <= edit.start <= item.start()]
        added = [edit for edit in added if NEW_ITEM.match(edit.new)]
        shift = len(added) - sum(match in gone for match in before)
        causes = [edit.change for edit in (*added, *(gone[match] for match in before if match in gone))]
        if shift and causes:
            yield Edit(
                edits[0].file,
                *item.span(2),
                _shifted(item[2], shift, roman=any(len(match[2]) > 1 for match in items)),
                causes[-1],
            )
        if not letters:
            return


def _shifted(number: str, shift: int, *, roman: bool) -> str:
    if roman and number.isalpha():
        return moved_roman(number, shift)
    return str(int(number) + shift) if number.isdigit() else chr(ord(number) + shift)
