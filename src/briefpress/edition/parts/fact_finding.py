"""Metadata of a publication, for machines and for readers of web pages. In: a `Brief` and house words. Out: `Facts`."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from briefpress import lazy, model
from briefpress.brand.roles import PartKind
from briefpress.cldr.locales import language_names
from briefpress.edition.model.facts import Facts, Institution, Person, Version
from briefpress.edition.model.inlines import Inlines, Link, Text, plain_text
from briefpress.edition.model.publication import Part
from briefpress.edition.model.structure import texts_of, walk
from briefpress.edition.parts.contacts import ORCID, ROR
from briefpress.model import Affiliation, Brief, Status
from briefpress.words import Words

MAX_KEPT = 5000  # the maximum number of texts whose words are counted only once: in a preview, most texts stay the same
PER_MINUTE = 230  # the reading speed in words per minute
CHARS_PER_MINUTE = 450  # reading speed in characters, for scripts without spaces between words
WORD = lazy.pattern(r"[^\W_]+")
UNPARTED = lazy.pattern("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
READ = (PartKind.KEYPOINTS, PartKind.ABSTRACT, PartKind.PLAIN_LANGUAGE_SUMMARY, PartKind.BODY)


def find_facts(
    brief: Brief, words: Words, authors: Iterable[str], parts: Iterable[Part], address: str, citation: Inlines
) -> Facts:
    """Return the metadata of `brief`, whose authors are the people with the ids `authors`, and whose address is
    `address`.
    """
    meta, masthead = brief.meta, brief.meta.masthead
    affiliations = {author.person: author.affiliations for author in meta.authors}
    people = tuple(_person(brief, id_, affiliations.get(id_, ())) for id_ in authors)
    organisations = tuple(_organisation(brief, item.id) for item in meta.contributors)
    return Facts(
        kind=meta.kind,
        subtitle=meta.subtitle,
        series=masthead.series,
        number=masthead.number,
        issn=masthead.issn,
        isbn=masthead.isbn,
        doi=meta.doi,
        url=meta.url,
        modified=masthead.modified,
        people=people,
        organisations=organisations,
        funders=tuple(_funders(brief)),
        topics=masthead.topics,
        versions=tuple(_versions(masthead.translations)),
        minutes=_minutes(parts),
        status="published" if masthead.status is Status.FINAL else masthead.status,
        citation=citation or _citation(brief, [item.name for item in people or organisations], address),
        words=words.tables["page-words"],
    )


def _person(brief: Brief, id_: str, affiliations: Iterable[Affiliation]) -> Person:
    person = brief.people[id_]
    address = ORCID.format(person.orcid) if person.orcid else ""
    return Person(person.name, address, tuple(_institution(brief, affiliation) for affiliation in affiliations))


def _institution(brief: Brief, affiliation: Affiliation) -> Institution:
    known = brief.organisations.get(affiliation.name)
    ror = affiliation.ror or (known.ror if known else "")
    return Institution(known.name if known else affiliation.name, ROR.format(ror) if ror else "")


def _organisation(brief: Brief, id_: str) -> Institution:
    found = brief.organisations[id_]
    return Institution(found.name, ROR.format(found.ror) if found.ror else "")


def _funders(brief: Brief) -> Iterator[Institution]:
    """Yield the funders without duplicates."""
    named = [_organisation(brief, item.id) for item in brief.meta.funders]
    known = {item.name for item in named}
    sources = (source for funding in brief.meta.funding for source in funding.sources)
    yield from named
    yield from (Institution(source) for source in dict.fromkeys(sources) if source not in known)


def _versions(translations: tuple[model.Translation, ...]) -> Iterator[Version]:
    names = language_names([translation.lang for translation in translations])
    for translation, name in zip(translations, names, strict=True):
        yield Version(
            translation.lang, name, Link(translation.url) if translation.url else Link(translation.brief, beside=True)
        )


def _minutes(parts: Iterable[Part]) -> int:
    """Return the reading time of the prose parts in minutes, at least 1."""
    blocks = chain.from_iterable(walk(part.blocks) for part in parts if part.kind in READ)
    found = [_counts(plain_text(text)) for block in blocks for text in texts_of(block)]
    words, chars = (sum(count[place] for count in found) for place in (0, 1))
    return max(1, math.ceil(words / PER_MINUTE + chars / CHARS_PER_MINUTE))


@lru_cache(MAX_KEPT)
def _counts(text: str) -> tuple[int, int]:
    """Return the number of words in `text`, and of characters in scripts without spaces between words."""
    return len(WORD.findall(UNPARTED.sub(" ", text))), len(UNPARTED.findall(text))


def _citation(brief: Brief, names: list[str], address: str) -> Inlines:
    """Return a generated citation for a brief without a suggested citation: authors, year, title, series, publisher and
    address.
    """
    meta, masthead = brief.meta, brief.meta.masthead
    year = f" ({meta.date.year})" if meta.date else ""
    who = f"{', '.join(names)}{year}" if names else year.strip()
    title = ": ".join(filter(None, (meta.title, meta.subtitle)))
    series = " ".join(filter(None, (masthead.series, masthead.number)))
    text = ". ".join(part.rstrip(".") for part in (who, title, series, masthead.publisher) if part)
    link = (Text(" "), Text(address, link=Link(address))) if address else ()
    return (Text(f"{text}."), *link)
