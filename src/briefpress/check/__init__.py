"""Rules that need the whole brief. In: a `Brief`. Out: its problems, unsorted.

What can be said of one spot alone is said where it is read (`source`).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from briefpress.check.notes import check_notes
from briefpress.check.structure import check_structure
from briefpress.model import Brief, Reference
from briefpress.problems import Code, Problem, nearest


def check(brief: Brief) -> Iterator[Problem]:
    """Yield every problem of `brief`."""
    yield from check_notes(brief)
    yield from check_structure(brief)
    yield from _check_references(brief)


def _check_references(brief: Brief) -> Iterator[Problem]:
    members = chain.from_iterable(group.members for group in brief.meta.people)
    for reference in members:
        if reference.id not in brief.people:
            yield _unknown(Code.PERSON_UNKNOWN, "person", "people.yaml", reference, brief.people)
    for reference in brief.meta.contributors:
        if reference.id not in brief.organisations:
            file = "organisations.yaml"
            yield _unknown(Code.ORGANISATION_UNKNOWN, "organisation", file, reference, brief.organisations)
    either = {**brief.people, **brief.organisations}
    for reference in brief.meta.contacts:
        if reference.id not in either:
            file = "organisations.yaml or people.yaml"
            yield _unknown(Code.ORGANISATION_UNKNOWN, "organisation or person", file, reference, either)


def _unknown(code: Code, what: str, file: str, reference: Reference, known: dict[str, object] | object) -> Problem:
    ids = list(known) if isinstance(known, dict) else []
    hint = nearest(reference.id, ids) or f"write the {what} into source/{file}"
    return Problem(code, f'there is no {what} "{reference.id}"', reference.place, hint)
