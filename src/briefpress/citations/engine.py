"""A wrapper of citeproc. In: a CSL style, works and citations. Out: text with citeproc's HTML elements.

citeproc does not support suppressed authors, authors in the sentence, or letters after years. This module adds all
three. For the first two, it renders a citation again with a placeholder for the author.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from string import ascii_lowercase
from typing import Any

from briefpress import lazy
from briefpress.citations.items import OTHERS, add_letter, converted_errors, formatter, item_of, named, read_style
from briefpress.citations.sorting import in_order
from briefpress.lazy import dataclass
from briefpress.model import Citation, CitedWork, Work

NUMBER = lazy.pattern(r"^(\W?\d+[\])}.:]*)\s*")  # the number of an entry, which a style puts into a separate column
# A title that replaces a missing author. citeproc shows it twice, contrary to CSL (1.0.2, "Substitute").
TWICE = lazy.pattern(r"^(.+?)( \([^()]*\)\.?) \1")
AUTHOR = "\ue000"  # a private-use character, which authors do not type and fonts lack


@dataclass(slots=True)
class Engine:
    """Formats citations of `works`, in order, in one style. `ids` maps the key of a work to the id of its entry in the
    list.
    """

    style: Any
    bibliography: Any
    names: Mapping[str, str]
    works: Mapping[str, Work]
    ids: Mapping[str, str]

    @classmethod
    def of(cls, csl: bytes, works: Mapping[str, Work], lang: str) -> Engine:
        """Return an engine for `works`; raise `StyleError` if the style cannot be used."""
        with converted_errors():
            style = read_style(csl, lang)
            from citeproc import Citation as Cluster
            from citeproc import CitationItem, CitationStylesBibliography
            from citeproc.source.json import CiteProcJSON

            names = {key: f"work{number}" for number, key in enumerate(works)}  # citeproc converts keys to lower case
            source = CiteProcJSON([item_of(work, names[key]) for key, work in works.items()])
            bibliography = CitationStylesBibliography(style, source, formatter())
            bibliography.register(Cluster([CitationItem(name) for name in names.values()]))
            engine = cls(style, bibliography, names, works, {})
            if engine.has_list:
                bibliography.items = in_order(style.root.bibliography, bibliography.items)
                bibliography.keys = [item.key for item in bibliography.items]
            engine._letter()
        return engine

    def is_note(self) -> bool:
        """Return whether the style writes citations in notes."""
        return str(self.style.root.get("class")) == "note"

    @property
    def has_list(self) -> bool:
        """Return whether the style has a list of works."""
        return bool(self.style.has_bibliography())

    def link(self, ids: Mapping[str, str]) -> None:
        """From now on, link citations to the entries of the list. `ids` maps keys of works to ids of entries."""
        self.ids = ids

    def entries(self) -> list[tuple[str, str]]:
        """Return the key and the entry of each work, in list order."""
        if not self.has_list:
            return []
        keys, drawn = {name: key for key, name in self.names.items()}, []
        aligned = "second-field-align" in self.style.root.bibliography.attrib
        for item in self.bibliography.items:
            with converted_errors():
                # Empty if citeproc does not support the type of the work
                texts = self.style.render_bibliography([item])
            entries = (self._with_others(str(text)) for text in texts)
            if not any(self.works[keys[item.key]].names.values()):
                entries = (TWICE.sub(r"\1\2", text) for text in entries)
            drawn += [(keys[item.key], NUMBER.sub(r"\1 ", text) if aligned else text) for text in entries]
        return drawn

    def citation(self, citation: Citation) -> str:
        """Return the text of a citation; if the authors are part of the sentence, it omits those of the first work."""
        first, *further = citation.works
        works = [replace(first, suppress_author=True), *further] if citation.in_text else citation.works
        return self._cluster(works)

    def authors(self, work: CitedWork) -> str:
        """Return the authors of a work in the form used in a sentence."""
        bare = CitedWork(work.key)
        shown, (before, placeholder, after) = self._cite(bare), self._with_placeholder(bare).partition(AUTHOR)
        if placeholder and shown.startswith(before) and shown.endswith(after):
            return shown[len(before) : len(shown) - len(after)]
        cited = self.works[work.key]
        names = cited.names.get("author", ())[:1]
        author = " ".join(name.get("family") or name.get("literal", "") for name in names)
        return author or cited.texts.get("title", work.key)

    def _cluster(self, works: Iterable[CitedWork]) -> str:
        """Return the citation of `works` in the order of the style or, if there is text between them, in the order of
        the source.
        """
        layout = self.style.root.citation.layout
        works = list(works)
        if not any(work.prefix or work.suffix for work in works):
            works = self._sorted(works)
        with converted_errors():
            cites = [self._linked(work) for work in works]
            text = str(layout.format(layout.wrap(layout.join(cites))))
        return re.sub(r"\.(</a>|</i>)?\.$", r".\1", text)

    def _sorted(self, works: list[CitedWork]) -> list[CitedWork]:
        element = self.style.root.citation
        by_item = [(self._item(work), work) for work in works]
        if element.sort is None:
            order: list[str] = self.bibliography.keys if self.has_list else []
            return sorted(works, key=lambda work: order.index(self.names[work.key]) if order else 0)
        items = in_order(element, [item for item, _ in by_item])
        return [next(work for item, work in by_item if item is found) for found in items]

    def _linked(self, work: CitedWork) -> Any:
        from citeproc.string import String

        text = self._cite(work) if not work.suppress_author else self._with_placeholder(work)
        text = re.sub(rf"{AUTHOR}[,.:]?\s*", "", text)
        self.bibliography._cites.append(self._item(work))
        if id_ := self.ids.get(work.key):
            text = f'<a href="#{id_}">{text}</a>'
        space = "" if not work.suffix or work.suffix[0] in ",.;:" else " "
        return String(f"{work.prefix}{' ' if work.prefix else ''}{text}{space}{work.suffix}")

    def _cite(self, work: CitedWork) -> str:
        """Return the citation of one work, without the style's prefix or suffix."""
        with converted_errors():
            element = self.style.root.citation  # Keep a reference, because lxml loses changes to unreferenced elements
            element.cites, layout = self.bibliography._cites, element.layout
            layout.repressed = {}
            return self._with_others(str(layout.render_children(self._item(work)) or ""))

    def _with_placeholder(self, work: CitedWork) -> str:
        """Return the citation of one work with a placeholder for its authors."""
        from citeproc.source import Name

        reference = self.bibliography.source[self.names[work.key]]
        authors = reference.get("author")
        reference["author"] = [Name(literal=AUTHOR)]
        try:
            return self._cite(work)
        finally:
            reference.pop("author")
            reference.update({"author": authors} if authors else {})

    def _with_others(self, text: str) -> str:
        """Return `text` with the style's term for further authors in place of the placeholder."""
        if OTHERS not in text:
            return named(text)
        root = self.style.root
        between = rf",?\s*(?:(?:{re.escape(str(root.get_single_term('and')))}|&)\s*)?"
        return named(re.sub(rf"{between}{OTHERS}\.?", f" {root.get_single_term('et-al')}", text))

    def _item(self, work: CitedWork) -> Any:
        from citeproc import Citation as Cluster
        from citeproc import CitationItem, Locator

        located = {"locator": Locator(work.label.replace("-", " "), work.locator)} if work.locator else {}
        item = CitationItem(self.names[work.key], **located)
        self.bibliography.register(Cluster([item]))
        return item

    def _letter(self) -> None:
        """Add letters to the years of works that have the same citation, in the order of the list."""
        if "disambiguate-add-year-suffix" not in self.style.root.citation.attrib:
            return
        explicit = self.style.root.xpath_search(".//cs:text[@variable='year-suffix']")
        keys = {name: key for key, name in self.names.items()}
        alike: dict[str, list[str]] = {}
        for name in self.bibliography.keys:
            alike.setdefault(self._cite(CitedWork(keys[name])), []).append(name)
        for group in (group for group in alike.values() if len(group) > 1):
            for name, letter in zip(group, ascii_lowercase, strict=False):
                add_letter(self.bibliography.source[name], letter, explicit=bool(explicit))
