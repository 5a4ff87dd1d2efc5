"""The visible characters of Markdown. In: the source. Out: characters with their spans.

The source is not parsed: characters that may be markup are included as uncertain, and are compared with the text of the
Word file. Addresses, attributes and ids are omitted, because their letters could be mistaken for text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from briefpress import lazy
from briefpress.docx.read import NOTE_MARK
from briefpress.merge.source_map.offsets import Span
from briefpress.merge.source_map.typed import KEYS, MINUS, NARROW_SPACE, QUOTES, TYPED_FORMS, folded

TOKEN = lazy.pattern(
    r"""
    (?P<hidden> <!--.*?-->
      | \{>>.*?<<\}
      | \$\$[^$]+\$\$(?:[ ]*\{[^{}\n]*\})?
      | \$(?=[^\s$])[^$\n]*?(?<=[^\s\\])\$(?!\d)
      | \{\{<.*?>\}\}
      | \{\{[<%].*?[%>]\}\}
      | !?\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"]*")?\)(?:\{[^{}\n]*\})?
      | \]\{[^{}\n]*\}
      | (?<=[)`\w.])[ ]?\{[\#.\w][^{}\n]*\}
      | (?!\[@[^\[\]\n]*\]\()\[-?@[\w:.#$%&+?<>~/-]+
      | (?<![\w])(?!@[\w:.-]+\]\()-?@[A-Za-z][\w:.-]*[\w]
      | </?[A-Za-z][^<>\n]*>
      | ^[ \t]*:::+[^\n]*$
    )
  | (?P<suggested> \{\+\+ | \{-- | \{~~ | \{== | \+\+\} | --\} | ~~\} | ==\} )
  | (?P<note> \[\^[^\]\s]+\](?!:) )
  | (?P<begins> ^[ \t]*
      (?: \[\^[^\]\s]+\]:[ \t]* | \(@[\w-]*\)[ \t]+ | \#{1,6}[ \t]+ | (?:[-*+]|\(?\w{1,4}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?
        | :[ \t]+ | (?:>[ \t]?)+ )
    )
  | (?P<example> \(@[\w-]+\) )
  | (?P<escape> \\[!-/:-@\[-`{-~] )
  | (?P<entity> &\#?\w{1,31}; )
  | (?P<space> [ \t]*\\?\n(?:[ \t]*>)*[ \t]* )
  | (?P<inside> (?<=[^\W_])_(?=[^\W_]) )
  | (?P<markup> [*_~^`\[\]!<>{}=\\] )
  | (?P<sign> . )
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
INLINE_NOTE = "^["
# the delimiters of suggestions, whose text may be shown or not
OPEN = {"{++": 1, "{--": 1, "{~~": 1, "++}": -1, "--}": -1, "~~}": -1}


class Seen(NamedTuple):
    """A character and its span. A character that is not `sure` may be markup."""

    char: str
    start: int
    end: int
    sure: bool = True


@lru_cache(maxsize=20_000)  # the same fields are compared with many paragraphs
def visible(source: str, start: int, end: int) -> tuple[Seen, ...]:
    """Return the visible characters of `source` between `start` and `end`."""
    return (*_seen(source, start, end),)


def _seen(source: str, start: int, end: int) -> Iterator[Seen]:
    at, inside = start, 0
    while at < end:
        if source.startswith(INLINE_NOTE, at):
            after = _closing(source, at + 1, end)
            yield Seen(NOTE_MARK, at, after)
            at = after
            continue
        match = TOKEN.match(source, at, end)
        assert match
        inside += OPEN.get(match[0], 0) if match.lastgroup == "suggested" else 0
        yield from (item._replace(sure=item.sure and not inside) for item in _of(match))
        at = match.end()


def _of(match: re.Match[str]) -> Iterator[Seen]:
    first, last, kind = match.start(), match.end(), match.lastgroup
    match kind:
        case "note":
            yield Seen(NOTE_MARK, first, last)
        case "example":  # it may also be a citation in round brackets
            yield Seen("(", first, first + 1, sure=False)
            yield Seen(")", last - 1, last, sure=False)
        case "begins":
            for at in range(first, last):
                yield Seen(match[0][at - first], at, at + 1, sure=False)
        case "escape":
            yield Seen(match[0][1], first, last)
        case "entity":
            shown = html.unescape(match[0])
            for char in shown if shown != match[0] else "":
                yield Seen(char, first, last)
        case "space":
            yield Seen("\n" if "\\" in match[0] else " ", first, last)
        case "markup":
            yield Seen(match[0], first, last, sure=False)
        case "sign" | "inside":
            yield Seen(match[0], first, last)


def _closing(source: str, at: int, end: int) -> int:
    depth = 0
    for number in range(at, end):
        depth += {"[": 1, "]": -1}.get(source[number], 0)
        if not depth:
            return number + 1
    return end


def bind(text: str, seen: Sequence[Seen]) -> list[Span | None]:
    """Return the span of each character of `text`, or None for characters that are not in the source.

    Quotation marks, dashes and ellipses may come from typed characters (`edition/text/typography.py`).
    """
    seen = _with_typography(text, seen)
    simple = _straight(text, seen)
    return simple if simple is not None else _best(text, seen)


def _with_typography(text: str, seen: Sequence[Seen]) -> Sequence[Seen]:
    """Return `seen` with `--`, `---` and `...` each replaced by a single character, where `text` contains that
    character.
    """
    typed = {char: keys for char, keys in TYPED_FORMS.items() if char in text}
    out, at = list[Seen](), 0
    while typed and at < len(seen):
        char = next((char for char, keys in typed.items() if _is_typed(keys, seen, at)), "")
        last = at + len(TYPED_FORMS.get(char, "-")) - 1
        out.append(Seen(char, seen[at].start, seen[last].end) if char else seen[at])
        at = last + 1
    return out or seen


def _is_typed(keys: str, seen: Sequence[Seen], at: int) -> bool:
    stretch = seen[at : at + len(keys)]
    return all(item.sure for item in stretch) and "".join(item.char for item in stretch) == keys


def _alike(char: str, seen: Seen) -> bool:
    same = char == seen.char or (char.isspace() and seen.char.isspace())
    return same or (seen.char in KEYS and char in QUOTES) or (seen.char == "-" and char == MINUS)


def _straight(text: str, seen: Sequence[Seen]) -> list[Span | None] | None:
    """Return the span of each character of `text` if nothing but markup separates the characters, otherwise None."""
    out: list[Span | None] = []
    at = 0
    for number, char in enumerate(text):
        before, after = text[number - 1 : number], seen[at].char if at < len(seen) else ""
        if char == NARROW_SPACE and out and before in QUOTES:
            out.append(out[-1])
            continue
        if char == NARROW_SPACE and after and after in KEYS:
            out.append((seen[at].start, seen[at].end))
            continue
        while at < len(seen) and not _alike(char, seen[at]) and (not seen[at].sure or seen[at].char.isspace()):
            at += 1
        if at == len(seen) or not _alike(char, seen[at]):
            return None
        out.append((seen[at].start, seen[at].end))
        at += 1
    return out


def _best(text: str, seen: Sequence[Seen]) -> list[Span | None]:
    plain = "".join(folded(item.char) for item in seen)
    wanted = "".join(map(folded, text))
    out: list[Span | None] = [None] * len(text)
    for a, b, size in SequenceMatcher(None, wanted, plain, autojunk=False).get_matching_blocks():
        if size >= 2 or wanted[a : a + size] == NOTE_MARK or len(wanted) < 3:
            for more in range(size):
                out[a + more] = (seen[b + more].start, seen[b + more].end)
    _bind_end(text, seen, out)
    return out


def _bind_end(text: str, seen: Sequence[Seen], out: list[Span | None]) -> None:
    """Find the spans of punctuation after generated text at the end, such as the full stop after a citation."""
    last = next((span for span in reversed(out) if span), None)
    at = len(seen) - 1
    for number in range(len(text) - 1, -1, -1):
        while at >= 0 and not seen[at].sure:
            at -= 1
        free = at >= 0 and out[number] is None and (last is None or seen[at].start >= last[1])
        if not free or not _alike(text[number], seen[at]):
            return
        out[number] = (seen[at].start, seen[at].end)
        at -= 1
