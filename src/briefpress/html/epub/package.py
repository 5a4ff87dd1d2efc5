"""The package document, with the metadata and the files of an e-book (EPUB 3.3, 5; EPUB Accessibility 1.1).

In: an edition, and the files of the book. Out: XML.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Iterator

from markupsafe import escape

from briefpress import __version__
from briefpress.edition import Edition
from briefpress.lazy import dataclass

CONFORMS = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
TYPES = {
    "xhtml": "application/xhtml+xml",
    "css": "text/css",
    "svg": "image/svg+xml",
    "png": "image/png",
    "woff2": "font/woff2",
}


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the book, with the `properties` of the manifest (EPUB 3.3, D.6.1); `read` marks a page of the book."""

    name: str
    properties: str = ""
    read: bool = False

    @property
    def id(self) -> str:
        """Return the id, which must not contain a slash."""
        return f"file-{self.name.replace('/', '-')}"

    @property
    def kind(self) -> str:
        """Return the media type."""
        return TYPES.get(self.name.rpartition(".")[2], "image/jpeg")


def package(edition: Edition, items: Iterable[Item], when: datetime.datetime, *, paged: bool) -> str:
    """Return the package document of a book with the files `items`, whose pages are in reading order.

    If `paged`, the book contains the page breaks of the PDF.
    """
    items = [*items]
    direction = ' page-progression-direction="rtl"' if edition.rtl else ""
    listed = "\n".join(map(_listed, items))
    spine = "\n".join(f'<itemref idref="{escape(item.id)}"/>' for item in items if item.read)
    facts = "\n".join((*_record(edition, when), *_accessibility(edition, items, paged=paged)))
    lang = escape(edition.lang)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book" xml:lang="{lang}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
{facts}
</metadata>
<manifest>
{listed}
</manifest>
<spine{direction}>
{spine}
</spine>
</package>
"""


def _listed(item: Item) -> str:
    properties = f' properties="{item.properties}"' if item.properties else ""
    return f'<item id="{escape(item.id)}" href="{escape(item.name)}" media-type="{item.kind}"{properties}/>'


def _record(edition: Edition, when: datetime.datetime) -> Iterator[str]:
    """Yield the metadata that libraries record."""
    own = edition.address if edition.address and not edition.facts.versions else _name(edition)
    yield f'<dc:identifier id="book">{escape(own)}</dc:identifier>'
    if edition.address not in ("", own):
        yield f"<dc:identifier>{escape(edition.address)}</dc:identifier>"
    title = ": ".join(filter(None, (edition.title, edition.facts.subtitle)))
    pairs = [("title", title), ("language", edition.lang), *(("creator", author) for author in edition.authors)]
    pairs += [("publisher", edition.publisher), ("date", edition.date.isoformat() if edition.date else "")]
    pairs += [("description", edition.description), *(("subject", word) for word in edition.keywords)]
    pairs += [("rights", edition.rights), ("type", edition.subject)]
    yield from (f"<dc:{name}>{escape(value)}</dc:{name}>" for name, value in pairs if value)
    yield _meta("dcterms:modified", f"{_universal(when):%Y-%m-%dT%H:%M:%SZ}")
    if edition.license:
        yield _meta("dcterms:license", edition.license)


def _name(edition: Edition) -> str:
    """Return an identifier that is the same for the same brief, and different for each language: translations may
    share an address, but a reading app keeps only one book with the same identifier.
    """
    return uuid.uuid5(uuid.NAMESPACE_URL, f"briefpress:{edition.publisher}/{edition.id}").urn


def _source(edition: Edition) -> str:
    """Return the identifier of the PDF that is the source of the page breaks."""
    return edition.address or f"{edition.title} (PDF)"


def _universal(when: datetime.datetime) -> datetime.datetime:
    return when.astimezone(datetime.UTC) if when.tzinfo else when


def _accessibility(edition: Edition, items: Iterable[Item], *, paged: bool) -> Iterator[str]:
    """Yield the accessibility metadata (EPUB Accessibility 1.1, 2 and 3)."""
    named = [item for item in items if item.name.startswith("pictures/")]
    formulas = any("mathml" in item.properties for item in items)
    ways = ["textual", *(["visual"] if named else [])]
    features = ["structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability"]
    features += [*(["alternativeText"] if named else []), *(["MathML"] if formulas else [])]
    features += ["pageBreakMarkers", "pageNavigation"] if paged else []
    yield from (_meta("schema:accessMode", way) for way in ways)
    yield _meta("schema:accessModeSufficient", "textual")
    if named:
        yield _meta("schema:accessModeSufficient", ",".join(ways))
    yield from (_meta("schema:accessibilityFeature", feature) for feature in features)
    yield _meta("schema:accessibilityHazard", "none")
    yield _meta("schema:accessibilitySummary", edition.facts.words["accessibility"])
    if paged:
        yield _meta("pageBreakSource", _source(edition))
    yield _meta("dcterms:conformsTo", CONFORMS, ' id="conformance"')
    yield _meta("a11y:certifiedBy", f"briefpress {__version__}", ' refines="#conformance"')


def _meta(name: str, value: str, extra: str = "") -> str:
    return f'<meta property="{name}"{extra}>{escape(value)}</meta>'
