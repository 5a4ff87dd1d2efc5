"""Adds the shared records to a brief. In: a brief without these records. Out: the brief with them; placeholders for the
records of an unreadable file let it be checked but not published.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from itertools import chain

from briefpress.model import Brief, Organisation, Person, Reference, speakers
from briefpress.problems import Report
from briefpress.source.records.reader import read_organisations, read_people
from briefpress.workspace import Workspace


def with_records(brief: Brief, workspace: Workspace, names: Mapping[str, Person], report: Report) -> Brief:
    """Return `brief` with the people and organisations of the shared files, and those of its own, which come first.

    `names` are authors known only by name: a shared record of the same name comes before them.
    """
    shown = {reference.id for reference in (*brief.meta.named, *speakers(brief))}
    people = read_people(workspace, brief.meta.lang, shown, report)
    organisations = read_organisations(workspace, brief.meta.lang, shown, report)
    brief = replace(
        brief,
        people={**names, **(people or {}), **brief.people},
        organisations={**(organisations or {}), **brief.organisations},
    )
    return _with_stand_ins(brief, people=people is None, organisations=organisations is None)


def _with_stand_ins(brief: Brief, *, people: bool, organisations: bool) -> Brief:
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
