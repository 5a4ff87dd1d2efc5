"""Source files without comments, for partners. In: a file's text. Out: the text with spaces in place of comments.

Spaces keep every line and column in place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefpress import lazy
from briefpress.yaml import ScalarToken, YAMLError, tokens_of

FRONT_MATTER = lazy.pattern(r"\A\s*^---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
YAML_FILES = (".yaml", ".yml")
MARKDOWN_COMMENT = lazy.pattern(r"<!--.*?-->", re.DOTALL)
YAML_COMMENT = lazy.pattern(r"(?<!\S)#[^\n]*")
YAML_LINE = lazy.pattern(r"^#[^\n]*", re.MULTILINE)
# the header of a block scalar, where a comment is allowed (YAML 1.2.2, 8.1.1)
BLOCK_HEADER = lazy.pattern(r"[|>][-+\d]*[ \t]+(#[^\n]*)")
FENCE = lazy.pattern(r"^[ \t>]*(`{3,}|~{3,})", re.MULTILINE)
CODE = lazy.pattern(r"(`+)(?!`).+?(?<!`)\1(?!`)")
CHAR = lazy.pattern(r"[^\n]")

Span = tuple[int, int]


def without_comments(path: str, text: str) -> str:
    """Return the text of the file `path`, with spaces in place of comments in its YAML and Markdown."""
    offset, end = _yaml(path, text)
    for start, after in (*_yaml_comments(text[offset:end], offset), *_markdown_comments(text)):
        text = text[:start] + CHAR.sub(" ", text[start:after]) + text[after:]
    return text


def _yaml(path: str, text: str) -> Span:
    """Return the span of the YAML in a file, or (0, 0) if there is none."""
    if path.endswith(YAML_FILES):
        return 0, len(text)
    match = FRONT_MATTER.match(text)
    return match.span(1) if match else (0, 0)


def _yaml_comments(yaml: str, offset: int) -> Iterator[Span]:
    """Yield the spans of YAML comments: between tokens, or on the first line of a block scalar."""
    if not YAML_COMMENT.search(yaml):
        return
    for start, end in _between_tokens(yaml):
        yield from ((offset + first, offset + last) for first, last in _spans(YAML_COMMENT, yaml, start, end))


def _between_tokens(yaml: str) -> Iterator[Span]:
    """Yield the spans where comments are possible: between tokens, and after the header of a block scalar."""
    try:
        tokens = [*tokens_of(yaml)]
    except YAMLError:  # in invalid YAML, no token shows where a value ends
        yield from _spans(YAML_LINE, yaml, 0, len(yaml))
        return
    at = 0
    for token in tokens:
        yield at, token.start_mark.index
        at = max(at, token.end_mark.index)
        block = isinstance(token, ScalarToken) and token.style in ("|", ">")
        if block and (header := BLOCK_HEADER.match(yaml, token.start_mark.index)):
            yield header.span(1)
    yield at, len(yaml)


def _markdown_comments(text: str) -> Iterator[Span]:
    """Yield the spans of Markdown comments outside code."""
    shown = [*_fenced(text), *_spans(CODE, text, 0, len(text))]
    for start, end in _spans(MARKDOWN_COMMENT, text, 0, len(text)):
        if not any(first <= start < last for first, last in shown):
            yield start, end


def _spans(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Span]:
    yield from (match.span() for match in pattern.finditer(text, start, end))


def _fenced(text: str) -> Iterator[Span]:
    opened = None
    for match in FENCE.finditer(text):
        if opened is None:
            opened = match
        elif match[1].startswith(opened[1]):
            yield opened.start(), match.end()
            opened = None
    if opened:
        yield opened.start(), len(text)
