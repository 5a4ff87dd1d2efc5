"""Typed characters that typography replaces. In: text as it was typed. Out: its span in text as it is shown."""

from __future__ import annotations

import re

from briefpress.merge.source_map.offsets import Span

KEYS = "\"'"
QUOTES = "“”„«»‹›‘’‚「」『』׳״"  # the characters that replace typed quotation marks
TYPED_FORMS = {"—": "---", "–": "--", "…": "..."}
MINUS = "\N{MINUS SIGN}"  # the character that replaces a typed hyphen before a number in a table
NARROW_SPACE = "\u202f"  # the space inside French quotation marks
PAIR = re.compile(r'"([^"]*)"')
TYPED = re.compile(rf"(?P<quote>[{KEYS}])|(?P<sign>-{{2,3}}|\.\.\.)|(?P<other>.)", re.DOTALL)


def folded(char: str) -> str:
    """Return a character that stands for all characters that one key can produce, such as straight and typographic
    quotation marks.
    """
    if char == "\u00a0" or "\n" in char:
        return char
    if char == MINUS:
        return "-"
    return " " if char.isspace() else KEYS[0] if char in KEYS or char in QUOTES else char


def in_attribute(words: str) -> str:
    """Return text as an attribute value: on one line, with typographic quotation marks."""
    return PAIR.sub("\u201c\\1\u201d", " ".join(words.split())).replace('"', "\u201d")


def spotted(words: str, text: str) -> Span | None:
    """Return the span of `words` in `text`, either with typed or with typographic characters, or None."""
    at = text.find(words)
    if at >= 0:
        return at, at + len(words)
    if not any(key in words for key in (*KEYS, *TYPED_FORMS.values(), "-")):
        return None
    match = re.search("".join(map(_pattern, TYPED.finditer(words))), text)
    return match.span() if match else None


def _pattern(match: re.Match[str]) -> str:
    if match.lastgroup == "quote":
        return f"{NARROW_SPACE}?[{KEYS}{QUOTES}]{NARROW_SPACE}?"
    if match[0] == "-":
        return f"[-{MINUS}]"
    set_ = next((char for char, keys in TYPED_FORMS.items() if keys == match[0]), "")
    return f"(?:{re.escape(match[0])}|{set_})" if set_ else re.escape(match[0])
