"""Attributes, `{#id .class key=value}`, as Pandoc and Quarto write them. In: text. Out: id, classes and values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mdit_py_plugins.attrs.parse import ParseError, parse

from briefpress.model import Place
from briefpress.problems import Code, Report, nearest
from briefpress.workspace import read_language


class Attributes(NamedTuple):
    """What was written between the braces."""

    id: str = ""
    classes: tuple[str, ...] = ()
    values: Mapping[str, str] = {}

    def lang(self, default: str, place: Place, report: Report) -> str:
        """Return the language given here, or `default`."""
        return (read_language(self.values["lang"], place, report) if "lang" in self.values else "") or default

    def report_unknown(
        self, what: str, place: Place, report: Report, *, known: Iterable[str], classes: Iterable[str] = ()
    ) -> None:
        """Report the values and classes of `what` that are not among those `known`: they have no effect."""
        names = [key for key in self.values if key not in known]
        names += [f".{name}" for name in self.classes if name not in classes]
        for name in names:
            hint = nearest(name, [*known, *(f".{name}" for name in classes)]) or "take it out"
            report.add(Code.ATTRIBUTE_UNKNOWN, f'the attribute "{name}" of {what} has no effect', place, hint)


def of(attributes: Mapping[str, object]) -> Attributes:
    """Return the attributes that markdown-it keeps at a token."""
    values = {key: str(value) for key, value in attributes.items()}
    return Attributes(values.pop("id", ""), tuple(values.pop("class", "").split()), values)


def read_attributes(text: str) -> Attributes | None:
    """Return the attributes in `text`, which is all of `{...}`; None where it is something else."""
    try:
        end, found = parse(text)
    except ParseError:
        return None
    return of(found) if end == len(text) - 1 else None


def split_attributes(text: str) -> tuple[str, Attributes]:
    """Return `text` without the attributes at its end, and those."""
    place = text.rfind("{")
    found = read_attributes(text[place:].rstrip()) if place >= 0 else None
    return (text[:place].rstrip(), found) if found else (text, Attributes())
