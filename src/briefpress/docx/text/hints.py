"""Font hints for characters that both Latin and East Asian fonts contain. In: text. Out: runs, with hints if necessary.

Word uses the Latin font for these characters, unless the run has a hint (ECMA-376 part 1, 17.3.2.26).
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from briefpress import lazy
from briefpress.docx.vocabulary.language import Script, script_of
from briefpress.docx.vocabulary.xml import Element, run, w

EAST_ASIAN = lazy.pattern(
    "[\u1100-\u11ff\u2e80-\u303f\u3040-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff]"
)
SHARED = lazy.pattern("[·‧•…—–―‘’“”‖×÷±°′″※→←↑↓]+")


def runs(words: str, *rpr: Element, lang: str = "") -> list[Element]:
    """Return runs with the text `words` and the properties `rpr`; `lang` is the language of the text."""
    return [
        run(piece, *map(deepcopy, rpr), *([w("rFonts", hint="eastAsia")] if hinted else []))
        for piece, hinted in _pieces(words, script_of(lang) is Script.EAST_ASIAN)
    ]


def _pieces(words: str, alone: bool) -> Iterator[tuple[str, bool]]:
    """Yield pieces of `words`, and whether each needs a hint. A piece needs a hint if it consists of characters that
    both kinds of font contain, and is next to East Asian letters or, if `alone`, has no text beside it.
    """
    done = 0
    for match in SHARED.finditer(words):
        beside = words[: match.start()].rstrip()[-1:] + words[match.end() :].lstrip()[:1]
        if EAST_ASIAN.search(beside) or (alone and not beside):
            if words[done : match.start()]:
                yield words[done : match.start()], False
            yield match[0], True
            done = match.end()
    if words[done:] or not done:
        yield words[done:], False
