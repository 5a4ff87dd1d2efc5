"""Undefined and unused abbreviations. In: a brief. Out: a problem for each, at its first use or its definition.

An abbreviation is defined by `*[EU]: European Union`, or by parentheses that contain the abbreviation or its long form:
European Union (EU), EU (European Union).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from briefpress import lazy
from briefpress.check.texts import blocks, prose, spot
from briefpress.model import Brief, Index, IndexKind, walk
from briefpress.problems import Code, Problem

MAX_KEPT = 5000  # the maximum number of texts whose abbreviations are cached: in a preview, most texts stay the same
WORD = lazy.pattern(r"(?<![\w&-])[^\W\d_]{2,6}(?![\w&]|-\w)")
ROMAN = lazy.pattern("[IVXLCDM]+")
LABEL = lazy.pattern(r"^(?:NOTE|NB|TIP|HINT|DRAFT|TODO):|\\[A-Z]+\{", re.MULTILINE)  # a label, or a LaTeX command
DEFINED = lazy.pattern(r"(?<=\w)\s+\(\W?(\w+)")  # European Union (EU)
DEFINES = lazy.pattern(r"\b(\w+)\s+\((?=\w)")  # EU (European Union)


def check_abbreviations(brief: Brief, placeholders: Iterable[str], root: Path) -> Iterator[Problem]:
    """Yield undefined abbreviations (words in capitals, except in phrases such as SEE HERE) and unused definitions.

    `placeholders` do not count, because they are reported elsewhere.
    """
    texts = [(prose(block), block.place) for block in walk(blocks(brief))]
    explained = {word for text, _ in texts for word in _explained(text)}
    seen, known = set(brief.abbreviations), {word.casefold() for words in placeholders for word in words.split()}
    for text, place in texts:
        for word in _capitals(text):
            if word not in seen and word.casefold() not in known:
                seen.add(word)
                if word not in explained:
                    hint = f"spell it out at first mention, or define it once: *[{word}]: ..."
                    message = f'the abbreviation "{word}" is not defined'
                    yield Problem(Code.ABBREVIATION_UNDEFINED, message, spot(root, place, word), hint)
    yield from _unused(brief, [text for text, _ in texts], root)


def _unused(brief: Brief, texts: Iterable[str], root: Path) -> Iterator[Problem]:
    """Yield the definitions in the brief's own file that the brief does not use; a list of abbreviations uses all of
    them.
    """
    listed = any(isinstance(block, Index) and block.kind is IndexKind.ABBREVIATIONS for block in walk(blocks(brief)))
    if listed or not brief.abbreviations:
        return
    written = "\n".join(texts)
    for short in brief.abbreviations:
        place = spot(root, brief.place, f"*[{short}]:")
        if place.width > 1 and not re.search(rf"(?<!\w){re.escape(short)}(?!\w)", written):
            message = f'the abbreviation "{short}" is defined, but not used'
            near = next((word for word in _words(written) if word.casefold() == short.casefold()), "")
            hint = f"write *[{near}]: ..., as in the text" if near else "correct its spelling, or remove this line"
            yield Problem(Code.ABBREVIATION_UNUSED, message, place, hint)


def _words(text: str) -> list[str]:
    return re.findall(r"[\w&.-]+", text)


@lru_cache(MAX_KEPT)
def _capitals(text: str) -> tuple[str, ...]:
    """Return the words in `text` that may be abbreviations."""
    words = (found[0] for found in WORD.finditer(_without_emphasis(text)))
    return tuple(dict.fromkeys(word for word in words if word.isupper() and not ROMAN.fullmatch(word)))


def _without_emphasis(text: str) -> str:
    """Return `text` without phrases in capitals, such as SEE HERE, which are emphasised words, not abbreviations."""
    words = LABEL.sub("", text).split(" ")
    capitals = [False, *(word.strip(".,:;").isupper() and len(word) > 1 for word in words), False]
    neighbours = zip(words, capitals, capitals[1:], capitals[2:], strict=False)
    return " ".join("" if own and (before or after) else word for word, before, own, after in neighbours)


@lru_cache(MAX_KEPT)
def _explained(text: str) -> frozenset[str]:
    """Return the words in `text` that are inside or directly before parentheses."""
    return frozenset((*DEFINED.findall(text), *DEFINES.findall(text)))
