"""The passages of a brief, that is, the parts with text. In: a brief. Out: blocks of some passages, or a changed copy.

Code that reads or changes the text of a brief selects the passages it needs; their order is always the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from enum import Flag, auto
from itertools import chain

from briefpress.model.blocks import Block, Blocks, Box
from briefpress.model.brief import Brief, Meta, Note, Reference
from briefpress.model.records import Organisation, Person
from briefpress.model.structure import TextChange
from briefpress.model.traversal import walk, with_texts


class Passage(Flag):
    """Parts of a brief; `TEXT` is the text with continuous numbering: abstract and body.

    Only `TEXT` may contain note marks; any passage may contain citations.
    """

    ABSTRACT = auto()
    BODY = auto()
    NOTES = auto()
    DESCRIPTIONS = auto()  # descriptions of contributing organisations
    PARTS = auto()  # prose parts of the front matter
    BIOGRAPHIES = auto()  # biographies of authors
    TEXT = ABSTRACT | BODY
    OUTSIDE = DESCRIPTIONS | PARTS | BIOGRAPHIES
    ALL = TEXT | NOTES | OUTSIDE


def text_of(brief: Brief) -> Blocks:
    """Return the text with continuous numbering: the abstract, then the body."""
    return passages(brief, Passage.TEXT)


def speakers(brief: Brief) -> Iterator[Reference]:
    """Yield references to the people who are quoted in pull quotes."""
    boxes = (block for block in walk(passages(brief, Passage.ALL)) if isinstance(block, Box))
    yield from (Reference(box.person, box.place) for box in boxes if box.person)


def passages(brief: Brief, which: Passage) -> Blocks:
    """Return the blocks of `brief` in the passages `which`, passage by passage."""
    return tuple(block for passage in which for block in _blocks(brief, passage))


def _blocks(brief: Brief, passage: Passage) -> Iterable[Block]:
    match passage:
        case Passage.ABSTRACT:
            return brief.meta.abstract
        case Passage.BODY:
            return brief.blocks
        case Passage.NOTES:
            return chain.from_iterable(note.blocks for note in brief.notes)
        case Passage.DESCRIPTIONS:
            return chain.from_iterable(described.description for described in _described(brief).values())
        case Passage.BIOGRAPHIES:
            return chain.from_iterable(author.biography for author in _authors(brief).values())
        case Passage.PARTS:
            return brief.meta.prose
    raise AssertionError(passage)


def _described(brief: Brief) -> Mapping[str, Organisation]:
    known = brief.organisations
    return {reference.id: known[reference.id] for reference in brief.meta.contributors if reference.id in known}


def _authors(brief: Brief) -> Mapping[str, Person]:
    return {
        author.person: brief.people[author.person] for author in brief.meta.authors if author.person in brief.people
    }


def rewritten(brief: Brief, which: Passage, change: TextChange) -> Brief:
    """Return `brief` with `change` applied to each text in the passages `which`, in order."""
    for passage in which:
        brief = _rewritten(brief, passage, change)
    return brief


def _rewritten(brief: Brief, passage: Passage, change: TextChange) -> Brief:
    match passage:
        case Passage.ABSTRACT:
            return replace(brief, meta=replace(brief.meta, abstract=with_texts(brief.meta.abstract, change)))
        case Passage.BODY:
            return replace(brief, blocks=with_texts(brief.blocks, change))
        case Passage.NOTES:
            return replace(brief, notes=tuple(_notes(brief.notes, change)))
        case Passage.DESCRIPTIONS:
            found = _described(brief).items()
            new = {
                id_: replace(organisation, description=with_texts(organisation.description, change))
                for id_, organisation in found
            }
            return replace(brief, organisations={**brief.organisations, **new})
        case Passage.BIOGRAPHIES:
            biographies = {
                id_: replace(person, biography=with_texts(person.biography, change))
                for id_, person in _authors(brief).items()
            }
            return replace(brief, people={**brief.people, **biographies})
        case Passage.PARTS:
            return replace(brief, meta=_with_parts(brief.meta, change))
    raise AssertionError(passage)


def _notes(notes: Iterable[Note], change: TextChange) -> Iterator[Note]:
    return (replace(note, blocks=with_texts(note.blocks, change)) for note in notes)


def _with_parts(meta: Meta, change: TextChange) -> Meta:
    parts = {name: with_texts(blocks, change) for name, blocks in meta.parts.items()}
    funding = tuple(replace(grant, statement=with_texts(grant.statement, change)) for grant in meta.funding)
    return replace(meta, parts=parts, funding=funding)
