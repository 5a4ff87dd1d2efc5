"""New and removed blocks in Markdown. In: an adjacent block, and the style of a paragraph. Out: markers and spans."""

from __future__ import annotations

import re

from briefpress import lazy
from briefpress.docx.read import Paragraph
from briefpress.merge.source_map.offsets import Span

MARKER = lazy.pattern(r"([-*+]|\(?(\d{1,9}|[A-Za-z]|[ivxlcIVXLC]+|(?<=\()@[\w-]*(?=\)))[.)])([ \t]+)(\[[ xX]\][ \t]+)?")
EXPLAINED = lazy.pattern(r":[ \t]+(?=\S)")  # the marker of a definition
HEADING = lazy.pattern(r"heading ([1-6])$")
KEY = lazy.pattern(r"[\w-]+:[ \t]*[|>][-+]?[ \t]*$", re.MULTILINE)
QUOTED = lazy.pattern(r"[ \t]*(?:>[ \t]*)+\n")  # a line of a quotation without text
QUOTES = "\"'"  # the quotation marks around values in YAML
INDENT = 4  # the number of spaces before the second paragraph of a note or a definition
LISTS = ("list bullet", "list number", "recommendation")
# terms, and the blocks that are written below them
TERMS = ("definition term", "timeline date", "key figure number")
EXPLANATIONS = ("definition", "timeline event", "key figure label", "key figure note")
PROSE = ("body text", "normal", "abstract", "first paragraph", "text body", "standard", "default paragraph style")


def level_of(style: str) -> int:
    """Return the level of a heading style, or 0 for any other style."""
    match = HEADING.match(style)
    return int(match[1]) if match else 0


def is_item(paragraph: Paragraph) -> bool:
    """Return whether a paragraph is a list item."""
    listed = paragraph.style.startswith((*LISTS, "list paragraph"))
    return listed and not paragraph.style.endswith("addressee") and "continue" not in paragraph.style


def depth_of(paragraph: Paragraph) -> int:
    """Return the nesting depth of a list item, from 0."""
    last = paragraph.style.rsplit(" ", 1)[-1]
    return int(last) - 1 if last.isdigit() else max(0, paragraph.level)


def line_of(text: str, at: int) -> Span:
    """Return the span of the line around `at`, without its line break."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return start, len(text) if end < 0 else end


def is_alone(text: str, block: Span) -> bool:
    """Return whether nothing but markers of lists and quotations precedes a block on its line. A YAML key, for example,
    may precede it.
    """
    start, _ = line_of(text, block[0])
    before = text[start : block[0]].rstrip(QUOTES).strip(" >\t")
    return not before or MARKER.fullmatch(f"{before} ") is not None


def lead_of(text: str, block: Span) -> str:
    """Return the line prefix of a block: indentation and the markers of quotations."""
    start, _ = line_of(text, block[0])
    before = text[start : block[0]]
    match = MARKER.search(before)
    return before if match is None else before[: match.start()] + " " * (len(before) - match.start())


def inside(text: str, block: Span) -> str:
    """Return the indentation of a new paragraph that belongs to the note or definition `block`."""
    start, _ = line_of(text, block[0])
    spaces = len(text[start:]) - len(text[start:].lstrip(" "))
    return " " * (spaces or INDENT)


def sibling(text: str, block: Span, deeper: int, *, ahead: bool = False) -> tuple[str, str]:
    """Return the indentation and marker of a new item after the item `block` (if `ahead`, before it).

    The new item is `deeper` levels below that item.
    """
    start, _ = line_of(text, block[0])
    match = MARKER.match(text, block[0]) or MARKER.search(text, start, block[0])
    lead = text[start : match.start() if match else block[0]]
    if match is None:
        return lead, "- "
    if deeper > 0:
        return lead + " " * len(match[0].replace(match[4] or "", "")), "- "
    number = match[2] or ""
    if number.startswith("@"):
        return lead, f"(@){match[3]}"
    marker = match[1].replace(number, str(int(number) + (not ahead))) if number.isdigit() else match[1]
    roman = len(number) > 1 or _is_roman(text, match.end(), number)
    if roman and not number.isdigit() and not ahead:
        marker = match[1].replace(number, moved_roman(number, 1))
    elif number and not number.isdigit() and len(number) == 1 and not ahead:
        marker = match[1].replace(number, chr(ord(number) + 1))
    return lead, f"{marker}{match[3]}" + ("[ ] " if match[4] else "")


def is_loose(text: str, block: Span) -> bool:
    """Return whether a blank line separates the item `block` from the item after or before it."""
    start, _ = line_of(text, block[0])
    _, end = line_of(text, block[1])
    before, after = text[:start].rstrip(" "), text[end + 1 :]
    own, below = MARKER.search(text, start, end), MARKER.match(after.lstrip("\n >"))
    # An item with a different marker belongs to another list.
    follows = below is not None and (own is None or own[1][-1] == below[1][-1])
    return before.endswith("\n\n") if not follows else after.startswith("\n")


def opening(paragraph: Paragraph) -> str:
    """Return the marker of a new paragraph that continues no list."""
    if level := level_of(paragraph.style):
        return "#" * level + " "
    if is_item(paragraph):
        return "1. " if paragraph.style.startswith(("list number", "recommendation")) else "- "
    return "> " if paragraph.style.startswith(("quote", "block text", "quotation")) else ""


def removal(text: str, block: Span) -> Span:
    """Return the span to remove for a block: its lines, and the blank lines below it."""
    start, _ = line_of(text, block[0])
    _, end = line_of(text, max(block[0], block[1] - 1))
    if text[start : block[0]].strip(" >") and MARKER.fullmatch(text[start : block[0]].lstrip().rstrip(QUOTES)) is None:
        return block
    if not _is_quoted(text, end + 1) and (above := text.rfind("\n", 0, max(start - 1, 0)) + 1) < start:
        start = above if QUOTED.fullmatch(text, above, start) else start
    after = end + 1
    while after < len(text):
        first, last = line_of(text, after)
        if text[first:last].strip(" >\t"):
            break
        after = last + 1
    begins_file = not text[:start].strip()
    ends_file = after >= len(text)
    if ends_file and not begins_file:
        return len(text[:start].rstrip("\n >")), end
    if whole := _whole_field(text, start, after):
        return whole
    blank = text[:start].endswith("\n\n") or begins_file
    return start, after if blank or after == end + 1 else end + 1


def _is_quoted(text: str, at: int) -> bool:
    return text[at:].lstrip(" \t").startswith(">")


def _whole_field(text: str, start: int, end: int) -> Span | None:
    """Return the span of a YAML field with its key, if its whole value is removed."""
    key = KEY.match(text, *line_of(text, start - 1)) if start else None
    continues = text[end : end + 1] in (" ", "\t", "\n") if end < len(text) else False
    return (key.start(), end) if key and not continues and text[start : start + 1] == " " else None


def _is_roman(text: str, at: int, number: str) -> bool:
    """Return whether the first number of a list, "i", is Roman, which is the case if the second number is "ii"."""
    following = MARKER.search(text, text.find("\n", at) + 1)
    return number in ("i", "I") and following is not None and following[2] == number * 2


def moved_roman(number: str, by: int) -> str:
    """Return a Roman number in the same case, increased by `by`, which may be negative."""
    numerals = {"c": 100, "xc": 90, "l": 50, "xl": 40, "x": 10, "ix": 9, "v": 5, "iv": 4, "i": 1}
    values = [numerals[char] for char in number.lower()]
    count = by + sum(
        -value if any(later > value for later in values[at:]) else value for at, value in enumerate(values)
    )
    out = ""
    for char, value in numerals.items():
        out += char * (count // value)
        count %= value
    return out.upper() if number.isupper() else out
