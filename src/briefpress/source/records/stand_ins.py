"""Placeholders for the records of an unreadable file. In: a brief without these records. Out: a brief that can be
checked but not published.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import chain

from briefpress.model import Brief, Organisation, Person, Reference, speakers


def with_stand_ins(brief: Brief, *, people: bool, organisations: bool) -> Brief:
    """Return `brief` with a placeholder for each record of an unreadable file: `people`, `organisations` or both.

    Without placeholders, every one of these records would be reported as missing.
    """
    meta = brief.meta
    authors = (Reference(author.person, author.place) for author in meta.authors if author.person)
    members = chain.from_iterable(group.members for group in meta.people)
    persons = _unknown((*authors, *members, *speakers(brief)), brief.organisations)
    bodies = _unknown((*meta.contributors, *meta.partners, *meta.funders), brief.people)
    contacts = _unknown(meta.contacts, {*persons, *bodies, *brief.people, *brief.organisations})
    named = {id_: Person(id_, id_) for id_ in (*persons, *contacts)} if people else {}
    shown = {id_: Organisation(id_, id_) for id_ in (*bodies, *(() if people else contacts))} if organisations else {}
    return replace(
        brief,
        people={**named, **brief.people},
        organisations={**shown, **brief.organisations},
        is_partial=people or organisations,
    )


def _unknown(references: Iterable[Reference], known: Collection[str]) -> list[str]:
    return [reference.id for reference in references if reference.id not in known]
