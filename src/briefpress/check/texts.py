"""All text in a brief. In: a `Brief`. Out: its blocks and texts, and the places of words in it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from briefpress.model import (
    NOWHERE,
    Block,
    Blocks,
    Brief,
    Channel,
    Inlines,
    Mark,
    Organisation,
    Passage,
    Place,
    Run,
    inlines_of,
    passages,
    plain_text,
    texts_of,
    walk,
)


def blocks(brief: Brief) -> Blocks:
    """Return the top-level blocks of all passages: text, parts, notes, descriptions and biographies."""
    return passages(brief, Passage.ALL)


def texts(brief: Brief) -> Iterator[Inlines]:
    """Yield all texts: first those of all blocks, then those in the channels of people and organisations."""
    yield from (inlines_of(block) for block in walk(blocks(brief)))
    named = _named(brief)
    people = [brief.people[id_] for id_ in sorted(named & set(brief.people))]
    channels: list[Channel] = [channel for organisation in _organisations(brief) for channel in organisation.channels]
    channels += [channel for person in people for channel in person.channels]
    yield from (channel.inlines for channel in channels)


def links(inlines: Inlines) -> Iterator[tuple[str, str, Place]]:
    """Yield the text, address and place of each link; its text may consist of runs with different marks."""
    linked = (inline for inline in inlines if isinstance(inline, Run) and inline.link is not None)
    for (address, place), runs in groupby(linked, key=lambda run: (run.link or "", run.place)):
        yield "".join(run.text for run in runs), address, place


def prose(block: Block) -> str:
    """Return the text of a block, each piece on a separate line. Code is left out, because it may contain words that
    are unwanted in prose.
    """
    spoken = (
        tuple(inline for inline in inlines if not (isinstance(inline, Run) and Mark.CODE in inline.marks))
        for inlines in texts_of(block)
    )
    return "\n".join(map(plain_text, spoken))


def spot(root: Path, place: Place, words: str) -> Place:
    """Return the first place of `words` in the source on or below the line of `place`, or `place` if they are not
    found.
    """
    if place == NOWHERE:
        return place
    lines = (root / place.file).read_text(encoding="utf-8-sig", errors="replace").split("\n")
    for number, line in enumerate(lines[place.line - 1 :], place.line):
        if words in line:
            return Place(place.file, number, line.index(words) + 1, len(words))
    return place


def line_at(root: Path, place: Place) -> str:
    """Return the line of `place` from its column on, without the markers of quotations and lists, or `""`."""
    if place == NOWHERE:
        return ""
    lines = (root / place.file).read_text(encoding="utf-8-sig", errors="replace").split("\n")
    return lines[place.line - 1][place.column - 1 :].lstrip(" >") if place.line <= len(lines) else ""


def _named(brief: Brief) -> set[str]:
    return {reference.id for reference in (*brief.meta.contributors, *brief.meta.contacts)}


def _organisations(brief: Brief) -> list[Organisation]:
    return [brief.organisations[id_] for id_ in sorted(_named(brief) & set(brief.organisations))]
