"""Signs that are nearly Markdown, and so are shown as written: often from Word, or from a keyboard that makes them.

In: the text of a paragraph as it stands in the source. Out: problems.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefpress import lazy
from briefpress.problems import Code, Report
from briefpress.source.markdown.inline_places import InlinePlaces

CODE = lazy.pattern(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)  # CommonMark 0.31.2, 6.1
QUOTED = lazy.pattern(r"\{[^{}\n]*=[“”„‟«»‘’‚][^{}\n]*\}")  # attributes whose quotation marks are those of print
ADDRESS = r"(?:https?://|mailto:|#|\S+\.(?:png|jpe?g|gif|svg)\))"
ATTRIBUTES = r"\{(?:[#.]\w|[\w-]+=)"


class Literal(NamedTuple):
    """Signs that were meant otherwise, what they were meant for, and how that is written."""

    pattern: re.Pattern[str]
    what: str
    hint: str
    shown: bool = True  # as it is written


LITERALS = (
    Literal(
        QUOTED,
        "attributes need straight quotation marks",
        'use straight quotation marks inside the braces: "..."',
        shown=False,
    ),
    Literal(
        lazy.pattern(r"^(?:#{1,6}|[-*+]|\d{1,9}[.)])\u00a0", re.MULTILINE),
        "a non-breaking space follows the marker of a heading or list",
        "replace it with an ordinary space",
    ),
    Literal(
        lazy.pattern(r"^(?:#{2,6}(?=[^\s#])|#(?=[^\W\d_]))", re.MULTILINE),
        "a heading needs a space after its #",
        r"add a space; write a literal # as \#",
    ),
    Literal(
        lazy.pattern(r"^[–—] (?=.*\n[–—] )", re.MULTILINE),
        "a list item starts with a hyphen",
        "replace the dash with a hyphen and a space, and add a blank line above the list",
    ),
    Literal(
        lazy.pattern(r"(?<![^\s(]):[a-z][a-z_]{2,30}:(?![\w:])"),
        "emoji names have no meaning here",
        "use the emoji itself, or remove it",
    ),
    Literal(
        lazy.pattern(r"^[•▪●◦‣∙]\s", re.MULTILINE),
        "a list item starts with a hyphen",
        "replace the bullet with a hyphen and a space, and add a blank line above the list",
    ),
    Literal(
        lazy.pattern(r"\A(?=.*\w)(?:(?:\\.|[^|\\\n])*\|){2,} *(?=\n|\Z)(?!\n[ |:-]*-[ |:-]*(?:\n|\Z))"),
        "a table needs a line of hyphens below its first row",
        "add |---|---|, with as many cells as the first row",
    ),
    Literal(
        lazy.pattern(rf"(?<=\])[ \u00a0]+\((?={ADDRESS})"),
        "there is a space between the text of a link or picture and its address",
        "remove the space between ] and (",
    ),
    Literal(
        lazy.pattern(rf"!\[[^\[\]\n]*\]\([^()\n]*\)\u00a0+(?={ATTRIBUTES})"),
        "there is a non-breaking space between a picture and its attributes",
        "remove the space between ) and {",
    ),
)


def report_literals(places: InlinePlaces, report: Report) -> None:
    """Report what in the text at `places` is shown as written, though something else was meant; code is let alone."""
    text = CODE.sub(lambda code: "`" * len(code[0]), places.content)
    for literal in LITERALS:
        for match in literal.pattern.finditer(text):
            place = places.at(match.start(), len(match[0].rstrip()))
            text = f"this is shown as written: {literal.what}" if literal.shown else literal.what
            report.add(Code.MARKUP_LITERAL, text, place, literal.hint)
