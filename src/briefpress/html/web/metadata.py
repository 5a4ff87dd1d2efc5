"""Metadata for search engines, reference managers and social networks. In: an edition. Out: `<meta>` and `<link>`
elements, and JSON-LD (schema.org).

Reference managers read Highwire Press tags (`citation_...`), libraries Dublin Core, social networks Open Graph.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from markupsafe import Markup, escape

from briefpress import lazy
from briefpress.brand.roles import Role
from briefpress.edition import Edition, Inlines, Institution, Paragraph, Person, plain_text, walk

KINDS = {"working-paper": "ScholarlyArticle", "guide": "Guide"}
CARD = (1200, 630)  # the size of the preview picture in pixels
LOCALE = lazy.pattern(r"[a-z]{2,3}-[A-Z]{2}")  # Open Graph's form of language tags, which omits scripts
Names = Iterable[tuple[str, str]]


def head(edition: Edition, pdf: str = "", card: str = "") -> Markup:
    """Return the elements for the head of the page.

    `pdf` and `card` are the names of the PDF and of the preview picture beside the page, or `""`.
    """
    shown = [*_card(edition, card)]
    metas = [("name", *pair) for pair in (*_usual(edition), *_dublin_core(edition), *_highwire(edition, pdf))]
    metas += [("property", *pair) for pair in (*_open_graph(edition), *shown)]
    metas += [("name", "twitter:card", "summary_large_image" if shown else "summary")]
    lines = [f'<meta {kind}="{name}" content="{escape(value)}">' for kind, name, value in metas if value]
    return Markup("\n".join((*lines, *_links(edition))))


def _usual(edition: Edition) -> Iterator[tuple[str, str]]:
    yield from (("author", author) for author in edition.authors)
    yield "description", edition.description or edition.subject
    yield "keywords", ", ".join(edition.keywords)


def _dublin_core(edition: Edition) -> Iterator[tuple[str, str]]:
    yield "dcterms.title", _title(edition)
    yield from (("dcterms.creator", author) for author in edition.authors)
    yield "dcterms.issued", _day(edition)
    yield "dcterms.modified", _modified(edition)
    yield "dcterms.language", edition.lang
    yield "dcterms.publisher", edition.publisher
    yield "dcterms.identifier", edition.address
    yield "dcterms.rights", edition.rights
    yield "dcterms.license", edition.license
    yield "dcterms.type", edition.subject


def _highwire(edition: Edition, pdf: str) -> Iterator[tuple[str, str]]:
    facts = edition.facts
    yield "citation_title", _title(edition)
    for person in facts.people:
        yield "citation_author", person.name
        yield from (("citation_author_institution", institution.name) for institution in person.institutions)
        yield "citation_author_orcid", person.address
    if not facts.people:
        yield from (("citation_author", institution.name) for institution in facts.organisations)
    yield "citation_publication_date", _day(edition).replace("-", "/")
    yield (
        "citation_technical_report_institution",
        edition.publisher or ", ".join(institution.name for institution in facts.organisations),
    )
    yield "citation_technical_report_number", facts.number
    yield "citation_series_title", facts.series
    yield "citation_publisher", edition.publisher
    yield "citation_doi", facts.doi
    yield "citation_issn", facts.issn
    yield "citation_isbn", facts.isbn
    yield "citation_language", edition.lang
    yield "citation_keywords", "; ".join(edition.keywords)
    yield "citation_public_url", facts.url
    yield "citation_pdf_url", _beside(facts.url, pdf)


def _beside(url: str, file: str) -> str:
    """Return the URL of `file` beside the page at `url`, or `""` if either is empty. If `url` has no suffix, it is a
    folder.
    """
    if not url or not file:
        return ""
    last = url.rpartition("/")[2]
    folder = url.removesuffix(last) if "." in last and url.count("/") > 2 else f"{url.rstrip('/')}/"
    return f"{folder}{quote(file)}"


def _open_graph(edition: Edition) -> Iterator[tuple[str, str]]:
    yield "og:type", "article"
    yield "og:title", edition.title
    yield "og:description", edition.description or edition.facts.subtitle
    yield "og:url", edition.facts.url
    yield "og:locale", edition.lang.replace("-", "_") if LOCALE.fullmatch(edition.lang) else ""
    yield "og:site_name", edition.publisher
    yield "article:published_time", _day(edition)
    yield "article:modified_time", _modified(edition)
    yield from (("article:tag", word) for word in edition.keywords)


def _card(edition: Edition, card: str) -> Iterator[tuple[str, str]]:
    """Yield the properties of the preview picture, if its full URL is known: social networks need full URLs."""
    if address := _beside(edition.facts.url, card):
        yield "og:image", address
        yield "og:image:width", str(CARD[0])
        yield "og:image:height", str(CARD[1])
        yield "og:image:alt", _title(edition)


def _links(edition: Edition) -> Iterator[str]:
    if edition.facts.url:
        yield f'<link rel="canonical" href="{escape(edition.facts.url)}">'
    if edition.facts.versions:
        own = edition.facts.url or f"{quote(edition.id)}.html"
        yield f'<link rel="alternate" hreflang="{escape(edition.lang)}" href="{escape(own)}">'
    for version in edition.facts.versions:
        address = escape(version.link.address(".html"))
        yield f'<link rel="alternate" hreflang="{escape(version.lang)}" href="{address}">'


def json_ld(edition: Edition) -> Markup:
    """Return the metadata of the publication as JSON-LD; `<` is escaped, so that it cannot end an element."""
    facts = edition.facts
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": KINDS.get(facts.kind, "Report"),
        "@id": edition.address,
        "name": _title(edition),
        "headline": edition.title,
        "alternativeHeadline": facts.subtitle,
        "inLanguage": edition.lang,
        "datePublished": _day(edition),
        "dateModified": _modified(edition),
        "version": edition.version,
        "creativeWorkStatus": facts.status.capitalize(),
        "description": edition.description,
        "keywords": list(edition.keywords),
        "url": facts.url,
        "identifier": _identifiers(edition),
        "author": [_person(person) for person in facts.people] or _organisations(facts.organisations),
        "publisher": _organisation(Institution(edition.publisher)) if edition.publisher else "",
        "contributor": _organisations(facts.organisations) if facts.people else [],
        "funder": _organisations(facts.funders),
        "license": edition.license,
        "copyrightNotice": edition.rights,
        "reportNumber": facts.number if facts.kind not in KINDS else "",
        "isPartOf": {"@type": "CreativeWorkSeries", "name": facts.series, "issn": facts.issn} if facts.series else "",
        "timeRequired": f"PT{facts.minutes}M" if facts.minutes else "",
        "accessibilityFeature": ["structuralNavigation", "alternativeText", "readingOrder", "tableOfContents"],
        "accessMode": ["textual", "visual"],
        "accessModeSufficient": {"@type": "ItemList", "itemListElement": ["textual"]},
        "citation": [*_works(edition)],
    }
    return Markup(json.dumps(_filled(data), ensure_ascii=False, indent=1).replace("<", "\\u003c"))


def _filled(data: dict[str, object]) -> dict[str, object]:
    """Return `data` without empty values, including those in nested dictionaries."""
    inner = ((key, _filled(value) if isinstance(value, dict) else value) for key, value in data.items())
    return {key: value for key, value in inner if value}


def _title(edition: Edition) -> str:
    return ": ".join(filter(None, (edition.title, edition.facts.subtitle)))


def _day(edition: Edition) -> str:
    return edition.date.isoformat() if edition.date else ""


def _modified(edition: Edition) -> str:
    """Return the date of the last change, or `""` if that date precedes the publication, which means that it is
    inherited from the original.
    """
    date, modified = edition.date, edition.facts.modified
    return modified.isoformat() if modified and (date is None or modified >= date) else ""


def _identifiers(edition: Edition) -> list[dict[str, object]]:
    named = (("DOI", edition.facts.doi), ("ISBN", edition.facts.isbn))
    return [{"@type": "PropertyValue", "propertyID": name, "value": value} for name, value in named if value]


def _person(person: Person) -> dict[str, object]:
    places = _organisations(person.institutions)
    return _filled({"@type": "Person", "name": person.name, "@id": person.address, "affiliation": places})


def _organisations(institutions: Iterable[Institution]) -> list[dict[str, object]]:
    return [_organisation(institution) for institution in institutions]


def _organisation(institution: Institution) -> dict[str, object]:
    return _filled({"@type": "Organization", "name": institution.name, "@id": institution.address})


def _works(edition: Edition) -> Iterator[str]:
    """Yield the text of each entry in the list of works cited."""
    yield from (plain_text(inlines) for inlines in _references(edition))


def _references(edition: Edition) -> Iterator[Inlines]:
    blocks = (block for part in edition.parts for block in walk(part.blocks))
    yield from (block.inlines for block in blocks if isinstance(block, Paragraph) and block.role is Role.REFERENCE)
