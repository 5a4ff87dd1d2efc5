"""What readers find in a brief. In: a `Brief`. Out: its blocks and texts, and where words of them stand."""

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
    walk,
)


def blocks(brief: Brief) -> Blocks:
    """Return every block that is somewhere by itself: in all parts, notes, descriptions and biographies."""
    return passages(brief, Passage.ALL)


def texts(brief: Brief) -> Iterator[Inlines]:
    """Yield every text: of all blocks, then of the channels of those who are named."""
    yield from (inlines_of(block) for block in walk(blocks(brief)))
    named = _named(brief)
    people = [brief.people[id_] for id_ in sorted(named & set(brief.people))]
    channels: list[Channel] = [channel for organisation in _organisations(brief) for channel in organisation.channels]
    channels += [channel for person in people for channel in person.channels]
    yield from (channel.inlines for channel in channels)


def links(inlines: Inlines) -> Iterator[tuple[str, str, Place]]:
    """Yield words, address and place of each link; its words may be several runs, each with marks of its own."""
    linked = (inline for inline in inlines if isinstance(inline, Run) and inline.link is not None)
    for (address, place), runs in groupby(linked, key=lambda run: (run.link or "", run.place)):
        yield "".join(run.text for run in runs), address, place


def prose(block: Block) -> str:
    """Return the words of a block without code, where such words may well be meant."""
    return plain_text(tuple(i for i in inlines_of(block) if not (isinstance(i, Run) and Mark.CODE in i.marks)))


def spot(root: Path, place: Place, words: str) -> Place:
    """Return where `words` are in the source at or below `place`; `place` itself where they are not found."""
    if place == NOWHERE:
        return place
    lines = (root / place.file).read_text(encoding="utf-8-sig", errors="replace").split("\n")
    for number, line in enumerate(lines[place.line - 1 :], place.line):
        if words in line:
            return Place(place.file, number, line.index(words) + 1, len(words))
    return place


def _named(brief: Brief) -> set[str]:
    return {reference.id for reference in (*brief.meta.contributors, *brief.meta.contacts)}


def _organisations(brief: Brief) -> list[Organisation]:
    return [brief.organisations[id_] for id_ in sorted(_named(brief) & set(brief.organisations))]
