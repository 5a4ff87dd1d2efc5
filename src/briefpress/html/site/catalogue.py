"""Write the pages of a website. In: entries, a brand and house words. Out: files by name.

The skeleton is a Jinja2 template, `catalogue.html.j2`, in the brand's folder, or the default template.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize
from urllib.parse import quote

from markupsafe import Markup

from briefpress import __version__, lazy
from briefpress.brand import Brand
from briefpress.html.sandbox import render
from briefpress.html.site.entry import Entry
from briefpress.html.site.feeds import atom, sitemap
from briefpress.html.site.people import person_pages
from briefpress.html.web.look import LookInputs, look_stylesheet
from briefpress.html.web.pictures import Shown, shown
from briefpress.html.web.scripts import scripts
from briefpress.lazy import dataclass
from briefpress.model import slug, unique

SKELETON = "catalogue.html.j2"
MAX_CHARACTERS = 50  # the maximum length of a file name without its suffix: file systems allow 255 bytes
WORD = lazy.pattern(r"[^\W_]+")
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class SiteContext:
    """The context of all pages. `words` and the names of `languages`, by tag, are in the language `lang`.

    `root` is the workspace; `cache` is the cache folder; `address` is the address of the site with a final slash, or
    `""`.
    """

    brand: Brand
    lang: str
    rtl: bool
    words: Mapping[str, str]
    languages: Mapping[str, str]
    root: Path
    cache: Path
    address: str = ""


class Linked(NamedTuple):
    """A person in a list: the name, and the title and address of the person's page."""

    name: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Card:
    """A publication in a list: its main entry, and the entries in other languages.

    `people` are the names of people, with the titles and addresses of their pages; `series` is the address of the
    series page, or `""`.
    """

    main: Entry
    others: tuple[Entry, ...]
    people: tuple[Linked, ...]
    series: str
    cover: Shown | None

    @property
    def all(self) -> tuple[Entry, ...]:
        """Return the entries of the publication in all languages."""
        return (self.main, *self.others)

    @property
    def facets(self) -> dict[str, list[str]]:
        """Return the values of the publication for each filter."""
        return {
            "topic": sorted({topic for entry in self.all for topic in entry.topics}),
            "person": [person.title for person in self.people],
            "series": [self.main.series] if self.main.series else [],
            "language": [entry.lang for entry in self.all],
            "year": [self.main.date[:4]] if self.main.date else [],
        }

    @property
    def data(self) -> str:
        """Return the values for the filters as JSON, for the script."""
        return json.dumps(self.facets, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A website. Each of `groups` contains the entries of a publication in all its languages, the original first."""

    context: SiteContext
    groups: Sequence[Sequence[Entry]]

    def files(self) -> dict[str, str]:
        """Map file names to all files of the site, except the pages of publications."""
        words, cards = self.context.words, self._cards()
        look = self._look(cards)
        lists = {"index.html": self._page("", words["publications"], cards, look, is_index=True)}
        lists |= {name: self._page("../", title, found, look) for name, (title, found) in self._parts(cards).items()}
        missing = self._page("", words["not-found"], (), look, note=words["not-there"])
        newest = [entry for card in cards for entry in card.all]
        address = self.context.address
        maps = [*lists, *(f"{entry.id}.html" for entry in newest)]
        feeds = {"feed.xml": atom(words["publications"], newest, address)}
        return lists | {"404.html": missing} | feeds | ({"sitemap.xml": sitemap(maps, address)} if address else {})

    def _cards(self) -> list[Card]:
        """Return a card for each publication, newest first."""
        ordered = sorted(self.groups, key=lambda group: group[0].id)
        ordered.sort(key=lambda group: group[0].date, reverse=True)
        pages = person_pages((author for group in ordered for author in group[0].people), _file_names("people"))
        series = _names("series", (group[0].series for group in ordered if group[0].series))
        return [
            Card(
                main,
                tuple(others),
                tuple(
                    Linked(author.name, pages[author].title, quote(pages[author].file))
                    for author in dict.fromkeys(main.people)
                ),
                quote(series.get(main.series, "")),
                shown(main.cover, self.context.brand, self.context.cache, small=True) if main.cover else None,
            )
            for main, *others in ordered
        ]

    def _parts(self, cards: Sequence[Card]) -> dict[str, tuple[str, list[Card]]]:
        """Map file names to the title and the cards of each page about a person or a series."""
        found: dict[str, tuple[str, list[Card]]] = {}
        for card in cards:
            series = [(card.main.series, card.series)] if card.series else []
            for title, address in (*series, *((person.title, person.address) for person in card.people)):
                found.setdefault(_unquoted(address), (title, []))[1].append(card)
        return found

    def _look(self, cards: Sequence[Card]) -> str:
        """Return the stylesheet that all pages share, with fonts that contain the characters of all pages."""
        context = self.context
        texts = [*context.words.values(), *context.languages.values(), *(context.brand.wordmark or ())]
        texts += [text for card in cards for entry in card.all for text in _texts(entry)]
        inputs = LookInputs(tuple(texts), context.brand.paper, rtl=context.rtl)
        more = (HERE / "catalogue.css").read_text(encoding="utf-8")
        return f"{look_stylesheet(context.brand, inputs, context.root, context.cache)}\n{more}"

    def _page(
        self, up: str, title: str, cards: Sequence[Card], look: str, *, note: str = "", is_index: bool = False
    ) -> str:
        context = self.context
        return render(
            (*context.brand.folders, HERE),
            SKELETON,
            house=context,
            words=context.words,
            title=title,
            note=note,
            up=up,
            cards=cards,
            is_index=is_index,
            facets=_facets(cards),
            index=Markup(_index(cards)),
            stylesheet=Markup(look),
            version=__version__,
            **scripts(HERE / "catalogue.js"),
        )


def _names(folder: str, titles: Iterable[str]) -> dict[str, str]:
    """Return a unique file name in `folder` for each of `titles`."""
    file_name = _file_names(folder)
    return {title: file_name(title) for title in dict.fromkeys(titles)}


def _file_names(folder: str) -> Callable[[str], str]:
    """Return a function that returns a file name in `folder` for a title, a different one each time."""
    used: set[str] = set()
    return lambda title: f"{folder}/{unique(_name(title) or folder, used)}.html"


def _name(title: str) -> str:
    """Return a file name for `title`, short enough for every file system; `""` if it has no letters or digits."""
    words = WORD.findall(title.lower())
    name = "-".join(words) if all(map(str.isdigit, words)) else slug(title)
    return normalize("NFC", name[:MAX_CHARACTERS].rstrip("-."))


def _unquoted(address: str) -> str:
    from urllib.parse import unquote

    return unquote(address)


def _texts(entry: Entry) -> tuple[str, ...]:
    people = (author.name for author in entry.people)
    return (entry.title, entry.subtitle, entry.description, entry.series, *people, *entry.shown.values())


def _facets(cards: Sequence[Card]) -> dict[str, list[str]]:
    """Return the values of each filter with at least two values."""
    found: dict[str, set[str]] = defaultdict(set)
    for card in cards:
        for name, values in card.facets.items():
            found[name].update(values)
    return {
        name: sorted(values, key=str.casefold, reverse=name == "year")
        for name, values in found.items()
        if len(values) > 1
    }


def _index(cards: Sequence[Card]) -> str:
    """Return the words of each publication as JSON, for the search; `<` is escaped, because it could end an element."""
    found: dict[str, list[str]] = defaultdict(list)
    for card in cards:
        found[card.main.id] = sorted({word for entry in card.all for word in entry.words})
    index = {id_: " ".join(words) for id_, words in found.items()}
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
