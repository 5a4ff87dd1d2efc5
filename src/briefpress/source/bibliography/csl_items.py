"""Reads works written as CSL items, in JSON, in YAML or under `references` in the front matter. In: YAML nodes. Out:
`Work`s.

JSON is read as YAML, so that every value has a place. Field names follow the CSL data schema.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from briefpress import lazy
from briefpress.fields import YamlReader, is_empty
from briefpress.lazy import dataclass
from briefpress.model import NAME_PARTS, Name, Work, WorkDate
from briefpress.problems import Code
from briefpress.yaml import MappingNode, Node, ScalarNode, SequenceNode

NAMES = frozenset(
    {
        "author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator",
        "director", "editor", "editorial-director", "editor-translator", "host", "illustrator", "interviewer",
        "narrator", "organizer", "original-author", "performer", "producer", "recipient", "reviewed-author",
        "script-writer", "translator",
    }
)  # fmt: skip
DATES = frozenset({"accessed", "available-date", "container", "event-date", "issued", "original-date", "submitted"})
RESOLVER = lazy.pattern(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*", re.IGNORECASE)
# A date in ISO 8601 or EDTF level 0: a day, a month or a year, or two of these separated by a slash.
APPROXIMATE = lazy.pattern(r"(-?\d{4}(?:-\d\d)?)[~%]")
VERBATIM = ("DOI", "URL")
DAY = lazy.pattern(r"(-?\d{1,4})(?:-(\d\d?))?(?:-(\d\d?))?")


@dataclass(frozen=True, slots=True)
class WorkReader:
    """Reads works from the nodes of one file."""

    yaml: YamlReader

    def works(self, node: Node) -> Iterator[Work]:
        """Yield the works in a list, or in a file with a list under `references` or, as in Zotero's API, `items`."""
        if isinstance(node, MappingNode):
            inner = [value for key, value in node.value if str(key.value) in ("references", "items")]
            node = inner[0] if inner else node
        for item in self.yaml.items(node):
            if work := self._work(item):
                yield work

    def _work(self, node: Node) -> Work | None:
        fields = self.fields(node)
        key, other = (self.yaml.line(fields.pop(name, None)) for name in ("id", "citation-key"))
        if other and (not key or "/" in key):  # an id that is an address, as in Zotero, cannot be cited
            key = other
        if not key:
            text, hint = "this work has no `id`", "add the key used to cite it: `id: smith2020`"
            self.yaml.report.add(Code.BIBLIOGRAPHY_INVALID, text, self.yaml.place(node), hint)
            return None
        return self.work(key, fields, node)

    def work(self, key: str, fields: dict[str, Node], node: Node) -> Work:
        """Return the work described by `fields`."""
        type_ = self.yaml.line(fields.pop("type", None)) or "document"
        names = {name: tuple(self._names(fields.pop(name))) for name in sorted(NAMES & set(fields))}
        dates = {name: self._date(fields.pop(name)) for name in sorted(DATES & set(fields))}
        dates = {name: date for name, date in dates.items() if date.parts or date.literal}
        scalars = {name: self.yaml.line(value) for name, value in fields.items() if isinstance(value, ScalarNode)}
        texts = {name: text if name in VERBATIM else unescape(text) for name, text in scalars.items()}
        texts |= {"DOI": bare_doi(texts["DOI"])} if "DOI" in texts else {}
        return Work(key, type_, names, dates, texts, self.yaml.place(node))

    def fields(self, node: Node) -> dict[str, Node]:
        """Map CSL names to the fields of a work that are not empty."""
        if not isinstance(node, MappingNode):
            text, hint = "a work must consist of fields", "write `- id: smith2020`, `title: ...` and its other fields"
            self.yaml.report.add(Code.BIBLIOGRAPHY_INVALID, text, self.yaml.place(node), hint)
            return {}
        return {str(key.value): value for key, value in node.value if not is_empty(value)}

    def _names(self, node: Node) -> Iterator[Name]:
        for item in self.yaml.items(node):
            if isinstance(item, MappingNode):
                parts = {part: self.yaml.line(value) for part, value in self.fields(item).items() if part in NAME_PARTS}
                if not parts:
                    text = "this name has no part that briefpress can show"
                    hint = "write `family: ...` and `given: ...`, or `literal: ...` for an organisation"
                    self.yaml.report.add(Code.REFERENCE_INCOMPLETE, text, self.yaml.place(item), hint)
                yield parts
            else:
                yield {"literal": self.yaml.line(item)}

    def _date(self, node: Node) -> WorkDate:
        """Return a date written as in CSL's schema (`date-parts`, `raw`, `literal`), in Pandoc's fields, or in ISO
        8601.
        """
        if isinstance(node, ScalarNode):
            return read_date(self.yaml.line(node))
        if isinstance(node, SequenceNode):
            return _range([self._date(item) for item in node.value])
        fields = self.fields(node)
        if "date-parts" in fields:
            inner = self.yaml.items(fields["date-parts"])
            return _range([_parts([self.yaml.line(part) for part in self.yaml.items(item)]) for item in inner])
        if "year" in fields:
            return _parts([self.yaml.line(fields[name]) for name in ("year", "month", "day") if name in fields])
        raw = self.yaml.line(fields.get("raw"))
        return read_date(raw) if raw else WorkDate(literal=self.yaml.line(fields.get("literal")))


def bare_doi(doi: str) -> str:
    """Return a DOI without the resolver's address or a `doi:` prefix."""
    return RESOLVER.sub("", doi.strip())


def read_date(text: str) -> WorkDate:
    """Return the date; text that does not follow ISO 8601 becomes a literal date. `2019~` and `2019%` are approximate
    (Extended Date/Time Format, level 1).
    """
    if about := APPROXIMATE.fullmatch(text.strip()):
        return WorkDate(literal=f"c. {about[1]}")
    days = [DAY.fullmatch(day.strip()) for day in text.split("/")]
    found = [_parts([part for part in day.groups() if part]) for day in days if day]
    return _range(found) if len(found) == len(days) else WorkDate(literal=text)


def _parts(written: list[str]) -> WorkDate:
    """Return a date from year, month and day, up to the first invalid value; an invalid year makes the date literal."""
    numbers: list[int] = []
    for part, maximum in zip(written, (9999, 12, 31), strict=False):
        if not re.fullmatch(r"-?\d{1,4}", part) or int(part) > maximum or (numbers and int(part) < 1):
            break
        numbers.append(int(part))
    return WorkDate((tuple(numbers),)) if numbers else WorkDate(literal=" ".join(written))


def _range(dates: list[WorkDate]) -> WorkDate:
    literal = next((date.literal for date in dates if date.literal), "")
    return WorkDate(tuple(part for date in dates for part in date.parts)[:2], literal)
