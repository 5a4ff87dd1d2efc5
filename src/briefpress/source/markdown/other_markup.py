"""Markup of languages other than Markdown. Out: patterns, with what to write instead.

People paste from AsciiDoc, reStructuredText, MediaWiki, Org, Confluence, Textile and Slack.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefpress import lazy


class Literal(NamedTuple):
    """Signs that were meant otherwise, what they were meant for, and how that is written."""

    pattern: re.Pattern[str]
    what: str
    hint: str
    shown: bool = True  # as it is written


def literal(pattern: str, what: str, hint: str, flags: int = re.MULTILINE) -> Literal:
    """Return the markup that is shown as written although it has a meaning elsewhere."""
    return Literal(lazy.pattern(pattern, flags), what, hint)


LINK, PICTURE, HEADING = "write [text](address)", "write ![caption](picture.png)", "write it with #, ## or ###"
NOTE = "write [^id] in the text, and [^id]: ... below it"
CALLOUT = "write ::: {.callout-note} above the text and ::: below it"

MARKUP = (
    literal(r"^={1,6} +(?=[^\W\d_])", "a heading of AsciiDoc or MediaWiki", HEADING),
    literal(r"^h[1-6]\. +(?=\S)", "a heading of Confluence or Textile", HEADING),
    literal(r"(?<=\S\n)[\^\"]{3,}\s*$", "the underline of a reStructuredText heading", HEADING),
    literal(r"(?<=\n)\*{2,5} (?=[^\W\d_]{2})", "a nested item or heading of MediaWiki or Org", "indent it: `  - item`"),
    literal(r"^image::?[^\s\[\]]+\[[^\]\n]*\]", "an AsciiDoc picture", PICTURE),
    literal(r"^\|={3,}\s*$|^\[(?:cols|options|%header)[^\]\n]*\]\s*$", "an AsciiDoc table", "write | a | b |"),
    literal(r"\b(?:link:|https?://)[^\s\[\]<>()]+\[(?!\^)[^\]\n]+\](?!\()", "an AsciiDoc link", LINK),
    literal(r"\bfootnote:\w*\[[^\]\n]*\]", "an AsciiDoc footnote", NOTE),
    literal(
        r"^[A-Za-z][\w -]{0,40}:: +(?=\S)",
        "an AsciiDoc term or Obsidian field",
        "write the term on one line, and : with its definition below it",
    ),
    literal(r"^\.\. +(?:[\w-]+::|_[\w -]+:|\[[#\w]+\])", "a reStructuredText directive", "write it in Markdown"),
    literal(
        r"(?<![\w:]):[a-z][\w:.+-]*:(?=`)",
        "a reStructuredText role",
        "write [text](#id) for a cross-reference, and plain text for anything else",
    ),
    literal(r"`{3,}__?(?![\w`])", "a reStructuredText link", LINK),
    literal(r"'''[^'\n]+'''", "the marks of bold text in MediaWiki, '''", "write **bold**"),
    literal(r"(?<!')''(?!')[^'\n]+(?<!')''(?!')", "the marks of italic text in MediaWiki, ''", "write *italic*"),
    literal(r"(?<![!\]\[])\[https?://[^\s\]]+ +[^\]\n]+\](?![(\[])", "a MediaWiki link", LINK),
    literal(r"^#\+[A-Za-z_]+", "an Org keyword", "remove it, or write it in Markdown"),
    literal(
        r"\{(?:code|color|expand|info|noformat|note|panel|quote|tip|toc|warning)(?::[^{}\n]*)?\}(?!`)",
        "a Confluence macro",
        CALLOUT,
    ),
    literal(r"\"[^\"\n]+\":(?=https?://)", "a Textile link", LINK),
    literal(r"<https?://[^<>\s|]+\|[^<>\n]+>", "a Slack link", LINK),
)
