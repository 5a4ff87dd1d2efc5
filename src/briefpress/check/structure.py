"""Rules for headings and links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefpress.model import (
    Blocks,
    Brief,
    Channel,
    CrossReference,
    Figure,
    Heading,
    Inlines,
    Landscape,
    Run,
    Table,
    heading_ids,
    inlines_of,
    plain_text,
    walk,
)
from briefpress.problems import Code, Problem, nearest

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)  # RFC 3986, section 3.1


def check_structure(brief: Brief) -> Iterator[Problem]:
    """Yield the problems of headings and links of `brief`."""
    text = list(walk((*brief.meta.abstract, *brief.blocks)))
    headings = [block for block in text if isinstance(block, Heading)]
    captioned = [block for block in text if isinstance(block, Figure | Table)]
    ids = [block.id for block in captioned if block.id]
    sections = heading_ids(headings, ids)
    ids += sections
    yield from _levels(headings)
    yield from _same_ids([block for block in text if isinstance(block, Heading | Figure | Table)])
    yield from _sections_in_headings(headings, sections)
    yield from _landscape(brief)
    for inlines in _texts(brief):
        yield from _links(inlines, ids)
        yield from _cross_references(inlines, ids)


def _levels(headings: list[Heading]) -> Iterator[Problem]:
    above = 0
    for heading in headings:
        if not plain_text(heading.inlines).strip():
            yield Problem(Code.HEADING_EMPTY, "this heading has no words", heading.place, "write them or take it out")
        if heading.level > above + 1:
            text = (
                f"a heading of level {heading.level} follows one of level {above}"
                if above
                else (f"the first heading is of level {heading.level}")
            )
            yield Problem(Code.HEADING_SKIPPED, text, heading.place, f"write it with {'#' * (above + 1)}")
        above = heading.level


def _same_ids(blocks: list[Heading | Figure | Table]) -> Iterator[Problem]:
    seen: set[str] = set()
    for block in blocks:
        if block.id and block.id in seen:
            text = f'the id "{block.id}" is given twice'
            yield Problem(Code.ID_DUPLICATE, text, block.place, "give one of the two another id")
        seen.add(block.id)


def _sections_in_headings(headings: list[Heading], sections: list[str]) -> Iterator[Problem]:
    """A title that holds another one may hold itself: Word would follow such references without an end."""
    for inline in (inline for heading in headings for inline in heading.inlines):
        if isinstance(inline, CrossReference) and inline.target in sections:
            text = f'a heading mentions the section "{inline.target}"'
            yield Problem(Code.CROSS_REFERENCE, text, inline.place, "write its words, or mention it below the heading")


def _landscape(brief: Brief) -> Iterator[Problem]:
    at_top = {id(block) for block in brief.blocks}
    for block in walk((*brief.meta.abstract, *brief.blocks)):
        if isinstance(block, Landscape) and id(block) not in at_top:
            text = "`::: {.landscape}` stands inside another block"
            yield Problem(Code.LANDSCAPE, text, block.place, "move it between two blocks of the body")


def _texts(brief: Brief) -> Iterator[Inlines]:
    meta = brief.meta
    named = {reference.id for reference in (*meta.contributors, *meta.contacts)}
    authors = {author.person for author in meta.authors}
    biographies = (brief.people[id_].biography for id_ in sorted(authors & set(brief.people)))
    organisations = [brief.organisations[id_] for id_ in sorted(named & set(brief.organisations))]
    blocks: Blocks = (
        *brief.meta.abstract,
        *brief.blocks,
        *(block for note in brief.notes for block in note.blocks),
        *(block for organisation in organisations for block in organisation.description),
        *(block for biography in biographies for block in biography),
        *meta.prose,
    )
    yield from (inlines_of(block) for block in walk(blocks))
    people = [brief.people[id_] for id_ in sorted(named & set(brief.people))]
    channels: list[Channel] = [channel for organisation in organisations for channel in organisation.channels]
    channels += [channel for person in people for channel in person.channels]
    yield from (channel.inlines for channel in channels)


def _links(inlines: Inlines, ids: list[str]) -> Iterator[Problem]:
    seen = set()
    for inline in inlines:
        if not isinstance(inline, Run) or inline.link is None or (inline.link, inline.place) in seen:
            continue
        seen.add((inline.link, inline.place))
        if inline.link in ("", "#"):
            hint = "write the address between the round brackets"
            yield Problem(Code.LINK_EMPTY, f'the link "{inline.text}" has no address', inline.place, hint)
        elif not inline.link.startswith("#") and not SCHEME.match(inline.link):
            hint = "write the whole address, https://... or mailto:..."
            yield Problem(Code.LINK_TARGET, f'"{inline.link}" is not an address', inline.place, hint)
        elif inline.link.startswith("#") and inline.link[1:] not in ids:
            hint = nearest(inline.link[1:], ids) or "give the heading it means an id: # Title {#id}"
            yield Problem(Code.LINK_TARGET, f'there is no heading "{inline.link}"', inline.place, hint)


def _cross_references(inlines: Inlines, ids: list[str]) -> Iterator[Problem]:
    for inline in inlines:
        if isinstance(inline, CrossReference) and inline.target not in ids:
            hint = nearest(inline.target, ids) or f"give what it means that id: {{#{inline.target}}}"
            yield Problem(Code.CROSS_REFERENCE, f'nothing has the id "{inline.target}"', inline.place, hint)
