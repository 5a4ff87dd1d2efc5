"""The numbers of list items as Word shows them (ECMA-376 part 1, 17.9). In: the part with lists. Out: the markers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from typing import NamedTuple

from lxml import etree

from briefpress.docx.read.values import integer_value
from briefpress.docx.vocabulary.xml import qn, val_of
from briefpress.lazy import dataclass
from briefpress.model import Numerals, numeral

BULLET = "•"
BOXES = "☐☑☒"  # the check boxes of tasks
NUMERALS = {
    "lowerLetter": Numerals.LOWER_ALPHA,
    "upperLetter": Numerals.UPPER_ALPHA,
    "lowerRoman": Numerals.LOWER_ROMAN,
    "upperRoman": Numerals.UPPER_ROMAN,
}
LEVELS = 9


class Level(NamedTuple):
    """A level of a list: the format of its numbers, the text around them, the first number, and its paragraph style."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    style: str = ""


Lists = Mapping[str, Mapping[int, Level]]


@dataclass(slots=True)
class Numbering:
    """The lists in a file, keyed by id, and the last number on each level.

    `shared` maps lists to the definition with which they share their count. `restarts` contains the levels on which a
    list sets its own first number, and `begun` the lists that have begun.
    """

    lists: Lists = field(default_factory=dict)
    shared: Mapping[str, str] = field(default_factory=dict)
    restarts: Mapping[str, frozenset[int]] = field(default_factory=dict)
    counted: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, root: etree._Element | None) -> Numbering:
        """Return the lists in a part."""
        if root is None:
            return cls()
        abstract = {element.get(qn("w:abstractNumId"), ""): element for element in root.iter(qn("w:abstractNum"))}
        named = {
            link.get(qn("w:val"), ""): element
            for element in abstract.values()
            for link in element.iter(qn("w:styleLink"))
        }
        lists: dict[str, dict[int, Level]] = {}
        shared, restarts = {}, {}
        for number in root.iter(qn("w:num")):
            id_, of = number.get(qn("w:numId"), ""), number.find(qn("w:abstractNumId"))
            key = val_of(of)
            model = _linked(abstract.get(key), named)
            lists[id_] = (
                {} if model is None else {_level(element): _read(element) for element in model.iter(qn("w:lvl"))}
            )
            overrides = [*number.iter(qn("w:lvlOverride"))]
            lists[id_] |= {_level(element): _read(element) for each in overrides for element in each.iter(qn("w:lvl"))}
            starts = {
                _level(element): first
                for element in overrides
                if (first := element.find(qn("w:startOverride"))) is not None
            }
            for level, first in starts.items():
                lists[id_][level] = lists[id_].get(level, Level())._replace(start=integer_value(first, 1))
            shared[id_], restarts[id_] = key, frozenset(starts)
        return cls(lists, shared, restarts)

    def level_for(self, id_: str, style: str) -> int:
        """Return the level of a list that is linked to a paragraph style, or 0."""
        levels = self.lists.get(id_, {})
        return next((number for number, level in levels.items() if level.style == style), 0)

    def marker(self, id_: str, level: int) -> str:
        """Count an item, and return its bullet or number, or `""` if it has none."""
        levels = self.lists.get(id_, {})
        if level not in levels:
            return ""
        counts = self.counted.setdefault(self.shared.get(id_, id_), {})
        if id_ not in self.begun:
            self.begun.add(id_)
            for restarted in self.restarts.get(id_, ()):
                counts.pop(restarted, None)
        for deeper in [count for count in counts if count > level]:
            del counts[deeper]
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        if levels[level].format == "bullet":
            char = levels[level].text.strip()
            return char if char in BOXES else BULLET if char else ""
        return re.sub(r"%([1-9])", lambda match: self._number(levels, counts, int(match[1]) - 1), levels[level].text)

    def _number(self, levels: Mapping[int, Level], counts: Mapping[int, int], level: int) -> str:
        known = levels.get(level, Level())
        count = counts.get(level, known.start)
        if known.format == "none":
            return ""
        return numeral(count, NUMERALS[known.format]) if known.format in NUMERALS and count > 0 else str(count)


def _linked(model: etree._Element | None, named: Mapping[str, etree._Element]) -> etree._Element | None:
    """Return the definition to which `model` refers through a list style (17.9.21), or `model` itself."""
    link = model.find(qn("w:numStyleLink")) if model is not None else None
    return named.get(link.get(qn("w:val"), ""), model) if link is not None else model


def _level(node: etree._Element) -> int:
    written = node.get(qn("w:ilvl"), "0")
    return int(written) if written.isdecimal() and int(written) < LEVELS else 0


def _read(node: etree._Element) -> Level:
    found = {name: node.find(qn(f"w:{name}")) for name in ("numFmt", "lvlText", "pStyle")}
    values = {name: val_of(element) for name, element in found.items()}
    start = integer_value(node.find(qn("w:start")), 1)
    return Level(values["numFmt"] or "decimal", values["lvlText"], start, values["pStyle"])
