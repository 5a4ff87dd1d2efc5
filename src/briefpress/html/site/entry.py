"""Read the entry of a web page. In: the HTML of a finished page. Out: its entry, or None for pages of other kinds.

Pages are read instead of sources, so that the site matches what readers see, and no brief has to be read again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

from briefpress import lazy
from briefpress.cldr.locales import is_rtl
from briefpress.lazy import dataclass

WORD = lazy.pattern(r"[^\W_]+")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SHOWN = ("date", "cover-label", "cover-series")


class Author(NamedTuple):
    """A person: a name, and an address in a registry, such as ORCID, or `""`."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A publication in one language. `date` is in ISO 8601 or `""`; `shown` maps the classes on its cover to their
    text.

    `people` and `organisations` are the authors; `words` are all words of the publication, without duplicates. `cover`
    is the file of a picture of page 1, if any.
    """

    id: str
    lang: str
    title: str
    subtitle: str
    date: str
    people: tuple[Author, ...]
    organisations: tuple[str, ...]
    series: str
    topics: tuple[str, ...]
    description: str
    address: str
    brand: str
    is_final: bool
    shown: Mapping[str, str]
    words: tuple[str, ...]
    cover: Path | None = None

    @property
    def rtl(self) -> bool:
        """Return whether the language is written from right to left."""
        return is_rtl(self.lang)


def read_entry(id_: str, page: str, cover: Path | None = None) -> Entry | None:
    """Return the entry of the brief `id_` from its web page, or None if `page` does not contain valid metadata.
    `cover` is the file of a picture of page 1, if any.
    """
    reader = _Reader()
    reader.feed(page)
    try:
        facts: dict[str, Any] = json.loads(reader.json)
        authors = [item for item in facts.get("author", ()) if isinstance(item, dict) and item.get("name")]
        return Entry(
            id=id_,
            lang=str(facts["inLanguage"]),
            title=str(facts["headline"]),
            subtitle=str(facts.get("alternativeHeadline", "")),
            date=str(facts.get("datePublished", "")),
            people=tuple(
                Author(str(author["name"]), str(author.get("@id", "")))
                for author in authors
                if author.get("@type") == "Person"
            ),
            organisations=tuple(str(author["name"]) for author in authors if author.get("@type") == "Organization"),
            series=str(facts.get("isPartOf", {}).get("name", "")),
            topics=tuple(map(str, facts.get("keywords", ()))),
            description=str(facts.get("description", "")),
            address=str(facts.get("url", "") or facts.get("@id", "")),
            brand=reader.body.get("data-brand") or "",
            is_final=facts.get("creativeWorkStatus", "Published") == "Published",
            shown={name: " ".join("".join(reader.shown.get(name, ())).split()) for name in SHOWN},
            words=tuple(sorted({word.casefold() for word in WORD.findall(" ".join(reader.words))})),
            cover=cover,
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


class _Reader(HTMLParser):
    """Collects the JSON-LD of a page, the attributes of its body, the text of its cover, and its whole text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.json = ""
        self.body: dict[str, str | None] = {}
        self.shown: dict[str, list[str]] = {}
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "body":
            self.body = attributes
        if tag not in VOID:
            name = attributes.get("type") if tag == "script" else attributes.get("class") if tag == "p" else ""
            self.open.append(f"{tag} {name or ''}")

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop().partition(" ")[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, _, name = self.open[-1].partition(" ") if self.open else ("", "", "")
        if tag == "script" and name == "application/ld+json":
            self.json += data
        elif tag not in ("script", "style"):
            self.words.append(data)
        for shown in (item.partition(" ")[2] for item in self.open if item.startswith("p ")):
            if shown in SHOWN:
                self.shown.setdefault(shown, []).append(data)
