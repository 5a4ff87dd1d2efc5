"""Rules that need the whole brief. In: a `Brief`, with house words and word limits. Out: unsorted problems.

Rules about a single place are in `source`, which checks them as it reads that place.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from pathlib import Path

from briefpress.brand import Brand
from briefpress.check.abbreviations import check_abbreviations
from briefpress.check.citations import check_citations
from briefpress.check.contents import check_contents
from briefpress.check.contrast import check_contrast
from briefpress.check.formulas import check_formulas
from briefpress.check.headings_and_links import check_headings_and_links
from briefpress.check.headings_by_hand import check_headings_by_hand
from briefpress.check.language import check_language
from briefpress.check.limits import check_limits
from briefpress.check.nested_headings import check_nested_headings
from briefpress.check.notes import check_notes
from briefpress.check.own_blocks import check_own_blocks
from briefpress.check.pictures import check_cover_picture, check_figures, check_picture, check_pictures
from briefpress.check.style import check_style
from briefpress.check.suggestions import check_suggestions
from briefpress.check.tables import check_tables
from briefpress.check.translations import check_translation
from briefpress.check.unused import check_unused_files, check_unused_records
from briefpress.model import Brief, Front, Reference, speakers
from briefpress.problems import Code, Problem, nearest
from briefpress.words import Words

__all__ = [
    "check",
    "check_body",
    "check_contrast",
    "check_house",
    "check_picture",
    "check_suggestions",
    "check_translation",
    "check_unused_files",
    "check_unused_records",
]

# Problems in a body that may disappear once its front matter can be read
OF_FRONT_MATTER = {
    Code.INDEX_EMPTY,
    Code.LINK_TARGET,
    Code.NOTES_PLACE,
    Code.NOTE_MISPLACED,
    Code.NOTE_UNUSED,
    Code.VARIABLE_EMPTY,
}
PAPER_WIDTHS = {"a4": 210.0, "letter": 215.9}  # widths of paper sizes in mm


def check(brief: Brief, root: Path) -> Iterator[Problem]:
    """Yield the problems in `brief`; `root` is the workspace that contains its pictures."""
    yield from check_notes(brief)
    yield from check_citations(brief)
    yield from check_headings_and_links(brief)
    yield from check_nested_headings(brief)
    yield from check_contents(brief)
    yield from check_tables(brief, root)
    yield from check_formulas(brief)
    yield from check_language(brief)
    yield from check_pictures(brief, root)
    yield from _check_references(brief)


def check_body(brief: Brief, root: Path) -> Iterator[Problem]:
    """Yield the problems in a body without front matter; `root` is the workspace that contains its pictures."""
    yield from (problem for problem in check_notes(brief) if problem.code not in OF_FRONT_MATTER)
    yield from (problem for problem in check_headings_and_links(brief) if problem.code not in OF_FRONT_MATTER)
    yield from check_nested_headings(brief)
    yield from check_tables(brief, root)
    yield from check_formulas(brief)
    yield from check_pictures(brief, root)


def check_house(
    brief: Brief, brand: Brand, words: Words, root: Path, today: datetime.date | None = None
) -> Iterator[Problem]:
    """Yield violations of style: unwanted words, exceeded word limits, poor pictures, blocks that the brand does not
    declare.
    """
    yield from check_style(brief, words, root, today)
    yield from check_headings_by_hand(brief)
    yield from check_abbreviations(brief, words.lists["placeholders"], root)
    yield from check_limits(brief, brand.limits)
    yield from check_own_blocks(brief, brand)
    paper_width = PAPER_WIDTHS[brief.meta.paper or brand.paper]
    yield from check_cover_picture(brief, root, paper_width, brief.meta.masthead.front or Front(brand.front))
    yield from check_figures(brief, root, paper_width)


def _check_references(brief: Brief) -> Iterator[Problem]:
    members = chain.from_iterable(group.members for group in brief.meta.people)
    authors = [Reference(author.person, author.place) for author in brief.meta.authors if author.person]
    people = {id_ for id_ in brief.people if id_ not in brief.organisations or brief.people[id_].name != id_}
    for named in (members, authors, speakers(brief)):
        yield from _unknown(Code.PERSON_UNKNOWN, "person", named, people, brief.organisations)
    shown = (*brief.meta.contributors, *brief.meta.partners, *brief.meta.funders)
    yield from _unknown(Code.ORGANISATION_UNKNOWN, "organisation", shown, brief.organisations, people)
    either = {*brief.people, *brief.organisations}
    yield from _unknown(Code.ORGANISATION_UNKNOWN, "organisation or person", brief.meta.contacts, either)


ARTICLES = {"person": "a person", "organisation": "an organisation"}
OTHERS = {
    "person": "list it under `contributors:`; for an author, write the name: `author: {name: ...}`",
    "organisation": "list people under `author:`, `people:` or `contacts:`",
}
# The forms of channels in a contact written in one line
CHANNELS = {
    "email": re.compile(r"[^\s@]+@[^\s@]+\.\w+"),
    "phone": re.compile(r"(?:\w+\.?:? *)?\+?[\d ()/-]{7,}"),
    "web": re.compile(r"(?:https?://|www\.)\S+"),
}
FILES = {"person": "people.yaml", "organisation": "organisations.yaml"}


def _unknown(
    code: Code, kind: str, references: Iterable[Reference], known: Collection[str], others: Collection[str] = ()
) -> Iterator[Problem]:
    """Yield a problem for each of `references` whose id is not in `known`. If the id is in `others`, which contains
    records of the other kind, the message states this. Messages call such a record a `kind`.
    """
    for reference in references:
        if reference.id in others and reference.id not in known:
            other = "an organisation" if kind == "person" else "a person"
            yield Problem(code, f'"{reference.id}" is {other}, not {ARTICLES[kind]}', reference.place, OTHERS[kind])
        elif reference.id not in known:
            file = FILES.get(kind, "organisations.yaml or people.yaml")
            hint = _several_ids_hint(reference.id) or nearest(reference.id, known) or f"add the {kind} to source/{file}"
            yield Problem(code, f'there is no {kind} "{reference.id}"', reference.place, hint)


def _several_ids_hint(text: str) -> str:
    """Return a hint if `text` consists of several ids, as in `ctp, irf`, or of a contact's fields, otherwise `""`."""
    if fields := _contact_fields(text):
        return f"describe it with fields: {fields}"
    ids = [id_.strip() for id_ in re.split("[,;]", text)]
    return f"write a list: [{', '.join(ids)}]" if len(ids) > 1 else ""


def _contact_fields(text: str) -> str:
    """Return the fields of a contact written in one line, as in `Institute, 1 Main Street, me@a.org`, or `""`."""
    name, *parts = [part.strip() for part in re.split("[,;|]", text)]
    channels: dict[str, str] = {}
    address: list[str] = []
    for part in parts:
        way = next((way for way, form in CHANNELS.items() if form.fullmatch(part)), "")
        if way and way not in channels:
            channels[way] = part
        else:
            address.append(part)
    if not channels:
        return ""
    ways = ", ".join(f'{way}: "{part}"' for way, part in channels.items())
    street = f'address: "{", ".join(address)}", ' if address else ""
    return f'{{name: "{name}", {street}channels: {{{ways}}}}}'
