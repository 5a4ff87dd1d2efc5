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
        "attributes are written with straight quotation marks",
        'write "..." in braces, not the quotation marks of print',
        shown=False,
    ),
    Literal(
        lazy.pattern(r"^(?:#{1,6}|[-*+]|\d{1,9}[.)])\u00a0", re.MULTILINE),
        "a non-breaking space stands behind the sign of a heading or a list",
        "write an ordinary space in its place",
    ),
    Literal(
        lazy.pattern(r"^(?:#{2,6}(?=[^\s#])|#(?=[^\W\d_]))", re.MULTILINE),
        "a heading needs a space behind its #",
        r"put a space there; a # that is meant as a sign is written \#",
    ),
    Literal(
        lazy.pattern(r"^[–—] (?=.*\n[–—] )", re.MULTILINE),
        "an item of a list begins with a hyphen",
        "write a hyphen and a space in place of the dash, and an empty line above the list",
    ),
    Literal(
        lazy.pattern(r"(?<![^\s(]):[a-z][a-z_]{2,30}:(?![\w:])"),
        "the name of an emoji has no meaning here",
        "write the sign itself, or take it out",
    ),
    Literal(
        lazy.pattern(r"^[•▪●◦‣∙]\s", re.MULTILINE),
        "an item of a list begins with a hyphen",
        "write a hyphen and a space in place of the bullet, and an empty line above the list",
    ),
    Literal(
        lazy.pattern(r"\A(?=.*\w)(?:(?:\\.|[^|\\\n])*\|){2,} *(?=\n|\Z)(?!\n[ |:-]*-[ |:-]*(?:\n|\Z))"),
        "a table needs a line of hyphens below its first row",
        "write |---|---| there, with as many cells as the first row has",
    ),
    Literal(
        lazy.pattern(rf"(?<=\])[ \u00a0]+\((?={ADDRESS})"),
        "a space parts the words of a link or picture from its address",
        "take out the space between ] and (",
    ),
    Literal(
        lazy.pattern(rf"!\[[^\[\]\n]*\]\([^()\n]*\)\u00a0+(?={ATTRIBUTES})"),
        "a non-breaking space parts a picture from its attributes",
        "take out the space between ) and {",
    ),
)


def report_literals(places: InlinePlaces, report: Report) -> None:
    """Report what in the text at `places` is shown as written, though something else was meant; code is let alone."""
    text = CODE.sub(lambda code: "`" * len(code[0]), places.content)
    for literal in LITERALS:
        for match in literal.pattern.finditer(text):
            place = places.at(match.start(), len(match[0].rstrip()))
            text = f"this is shown as it is written: {literal.what}" if literal.shown else literal.what
            report.add(Code.MARKUP_LITERAL, text, place, literal.hint)
