"""The source as partners may see it: without the comments of its authors. In: a file. Out: it, with spaces for these.

Spaces take the place of what is left out, so that every line and column stays what it is.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from briefpress import lazy
from briefpress.model import SourceFile

COMMENT = lazy.pattern(r"<!--.*?-->", re.DOTALL)
FENCE = lazy.pattern(r"^[ \t>]*(`{3,}|~{3,})", re.MULTILINE)
CODE = lazy.pattern(r"(`+)(?!`).+?(?<!`)\1(?!`)")
LINE = lazy.pattern(r"^#[^\n]*$", re.MULTILINE)  # of YAML: what is indented may belong to a block of text
FRONT = lazy.pattern(r"\A---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
SIGN = lazy.pattern(r"[^\n]")


def without_comments(source: SourceFile) -> SourceFile:
    """Return a file of the source without comments, and with the digest of what is left."""
    text = source.text
    front = len(text) if source.path.endswith((".yaml", ".yml")) else _front(text)
    for start, end in (*_lines(text, front), *_comments(text, front)):
        text = text[:start] + SIGN.sub(" ", text[start:end]) + text[end:]
    return SourceFile(source.path, hashlib.sha256(text.encode()).hexdigest(), text)


def _front(text: str) -> int:
    match = FRONT.match(text)
    return match.end() if match else 0


def _lines(text: str, end: int) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in LINE.finditer(text, 0, end))


def _comments(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the comments of Markdown; what code shows is no comment."""
    shown = [*_fenced(text), *(match.span() for match in CODE.finditer(text, start))]
    for match in COMMENT.finditer(text, start):
        if not any(first <= match.start() < last for first, last in shown):
            yield match.span()


def _fenced(text: str) -> Iterator[tuple[int, int]]:
    opened = None
    for match in FENCE.finditer(text):
        if opened is None:
            opened = match
        elif match[1].startswith(opened[1]):
            yield opened.start(), match.end()
            opened = None
    if opened:
        yield opened.start(), len(text)
