"""Attributes, `{#id .class key=value}`, as in Pandoc and Quarto. In: text. Out: id, classes and values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from briefpress import lazy
from briefpress.model import Place
from briefpress.problems import Code, Report, nearest
from briefpress.source.syntax.cross_reference import read_id
from briefpress.workspace import read_language

# White space, a comma that separates attributes as in other languages, or a comment between percent signs as in Djot.
SPACE = lazy.pattern(r"\s+|,(?=[\s.#}])|%[^%}]*%?")
NAME = lazy.pattern(r"(?P<sign>[#.])(?P<name>[^\s{}\"'=#.<>,][^\s{}\"'=#<>,]*)|(?P<dash>-)(?=[\s}])")
QUOTES = {'"': '"', "'": "'", "“": "”", "”": "”", "„": "“", "«": "»", "‘": "’", "’": "’"}
KEY = lazy.pattern(r"(?P<key>[A-Za-z_:][\w:.-]*)\s*=\s*")
BARE = lazy.pattern(
    r"\d+(?:\.\d+)?\s+(?:%|cm|mm|in|pt|px)(?=[\s},])|[^\s{}\"'“”„‟«»‘’‚]+?(?=,?(?:[\s{}\"'“”„‟«»‘’‚]|$))"
)
UNSAFE = lazy.pattern(r"on[a-z]+$", re.IGNORECASE)  # attributes that contain scripts


class Attributes(NamedTuple):
    """The content of braces: an id, classes and values."""

    id: str = ""
    classes: tuple[str, ...] = ()
    values: Mapping[str, str] = {}

    def lang(self, default: str, place: Place, report: Report) -> str:
        """Return the language that the attributes set, or `default`."""
        return (read_language(self.values["lang"], place, report) if "lang" in self.values else "") or default

    def report_unknown(
        self, owner: str, place: Place, report: Report, *, known: Iterable[str], classes: Iterable[str] = ()
    ) -> None:
        """Report attributes of `owner` that have no effect: names that are not `known`, and classes that are not in
        `classes`.
        """
        known = tuple(known)
        names = [key for key in self.values if key not in known]
        names += [f".{name}" for name in self.classes if name not in classes]
        for name in names:
            alike = [f".{class_}" for class_ in classes] if name.startswith(".") else known
            hint = 'write width="50%" for a width, and remove the rest' if name == "style" and "width" in known else ""
            hint = hint or ("remove it: the brand defines the look" if name == "style" else nearest(name, alike))
            hint = hint or "remove it"
            report.add(Code.ATTRIBUTE_UNKNOWN, f'the attribute "{name}" of {owner} has no effect', place, hint)


def of(attributes: Mapping[str, object]) -> Attributes:
    """Return the attributes of a markdown-it token."""
    values = {key: str(value) for key, value in attributes.items()}
    return Attributes(values.pop("id", ""), tuple(values.pop("class", "").split()), values)


def read_attributes(text: str) -> Attributes | None:
    """Return the attributes if `text` consists of `{...}` and nothing else, otherwise None."""
    found = match_attributes(text, 0)
    return of(found[1]) if found and found[0] == len(text) else None


def match_attributes(text: str, start: int) -> tuple[int, dict[str, str]] | None:
    """Return the end of the attributes that begin at `start`, and the attributes, or None if there are none.

    Only values with spaces or braces need quotation marks, which may be typographic.
    """
    values: dict[str, str] = {}
    if text[start : start + 1] != "{":
        return None
    place = start + 1
    while text[place : place + 1] != "}":
        if space := SPACE.match(text, place):
            place = space.end()
        elif name := NAME.match(text, place):
            _add_name(name, values)
            place = name.end()
        elif (key := KEY.match(text, place)) and (value := _value(text, key.end())):
            place = value[0]
            _add_value(key["key"], value[1], values)
        else:
            return None
    return place + 1, values


def _add_name(name: re.Match[str], values: dict[str, str]) -> None:
    if name["sign"] == "#":
        values["id"] = read_id(name["name"])
    elif name["sign"]:
        _add_value("class", name["name"].replace(".", " "), values)


def _add_value(key: str, value: str, values: dict[str, str]) -> None:
    if key == "class":
        value = f"{values.get(key, '')} {value}".strip()
    if not UNSAFE.match(key):
        values[key] = value


def _value(text: str, start: int) -> tuple[int, str] | None:
    """Return the end of the value that begins at `start`, and the value, or None if there is none."""
    quote = text[start : start + 1]
    if quote not in QUOTES or not quote:
        bare = BARE.match(text, start)
        return (bare.end(), "".join(bare[0].split())) if bare else None
    end = start + 1
    while end < len(text) and text[end] != QUOTES[quote]:
        end += 2 if text[end] == "\\" else 1
    if end >= len(text):
        return None
    return end + 1, " ".join(text[start + 1 : end].replace(f"\\{quote}", quote).split("\n"))


def split_attributes(text: str) -> tuple[str, Attributes]:
    """Return `text` without the attributes at its end, and the attributes."""
    place = text.rfind("{")
    found = read_attributes(text[place:].rstrip()) if place >= 0 else None
    return (text[:place].rstrip(), found) if found else (text, Attributes())
