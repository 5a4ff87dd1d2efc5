"""What is written outside of the text: descriptions, parts of the front matter, biographies. In: a brief. Out: blocks.

None of it has notes of its own; all of it may cite.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import chain

from briefpress.model.blocks import Blocks
from briefpress.model.brief import Brief
from briefpress.model.inlines import Inlines
from briefpress.model.walk import with_texts


def prose_of(brief: Brief) -> Blocks:
    """Return what is shown: descriptions of contributors, parts of the front matter, biographies of authors."""
    described = (brief.organisations[one].description for one in _described(brief))
    told = (brief.people[one].biography for one in _authors(brief))
    return (*chain.from_iterable(described), *brief.meta.prose, *chain.from_iterable(told))


def with_prose(brief: Brief, change: Callable[[Inlines], Inlines]) -> Brief:
    """Return `brief` with `change` made to every text that `prose_of` returns, in the same order."""
    organisations = {
        one: replace(brief.organisations[one], description=with_texts(brief.organisations[one].description, change))
        for one in _described(brief)
    }
    parts = {name: with_texts(blocks, change) for name, blocks in brief.meta.parts.items()}
    funding = tuple(replace(one, statement=with_texts(one.statement, change)) for one in brief.meta.funding)
    people = {
        one: replace(brief.people[one], biography=with_texts(brief.people[one].biography, change))
        for one in _authors(brief)
    }
    return replace(
        brief,
        meta=replace(brief.meta, parts=parts, funding=funding),
        people={**brief.people, **people},
        organisations={**brief.organisations, **organisations},
    )


def _described(brief: Brief) -> list[str]:
    """Return the ids of contributors, once each."""
    named = dict.fromkeys(reference.id for reference in brief.meta.contributors)
    return [id_ for id_ in named if id_ in brief.organisations]


def _authors(brief: Brief) -> list[str]:
    """Return the ids of authors, once each."""
    named = dict.fromkeys(author.person for author in brief.meta.authors)
    return [id_ for id_ in named if id_ in brief.people]
