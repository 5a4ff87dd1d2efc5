"""Word limits. In: a brief and the limits of its brand. Out: problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefpress import lazy
from briefpress.model import (
    Block,
    Blocks,
    Brief,
    Figure,
    Heading,
    Panels,
    Paragraph,
    Place,
    Table,
    inlines_of,
    plain_text,
    text_of,
    walk,
)
from briefpress.problems import Code, Problem

WORD = lazy.pattern("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]|[^\\s\u3000-\u9fff\uff00-\uff20]+")


def check_limits(brief: Brief, limits: Mapping[str, int]) -> Iterator[Problem]:
    """Yield the parts of `brief` with more words than `limits` allow.

    Words are separated by white space; in Chinese and Japanese, each character counts as a word, as in Word.
    """
    if not limits:
        return
    for part, words, place in _parts(brief):
        count = len(WORD.findall(words))
        if count > limits.get(part, count):
            text = f"the {part} has {count} words; the brand allows {limits[part]}"
            yield Problem(Code.LIMIT_EXCEEDED, text, place, "shorten it")


def _parts(brief: Brief) -> Iterator[tuple[str, str, Place]]:
    meta = brief.meta
    yield "title", meta.title, meta.title_place
    yield "subtitle", meta.subtitle, meta.title_place
    if meta.abstract:
        yield "abstract", _words(meta.abstract), meta.abstract[0].place
    yield "body", _words(brief.blocks), brief.place
    yield from (("note", _words(note.blocks), note.place) for note in brief.notes)
    for block in walk(text_of(brief)):
        yield from _part(block)


def _part(block: Block) -> Iterator[tuple[str, str, Place]]:
    match block:
        case Heading():
            yield "heading", plain_text(block.inlines), block.place
        case Paragraph():
            yield "paragraph", plain_text(block.inlines), block.place
        case Figure() | Panels() | Table():
            yield "caption", plain_text(block.caption), block.place


def _words(blocks: Blocks) -> str:
    return " ".join(plain_text(inlines_of(block)) for block in walk(blocks))
