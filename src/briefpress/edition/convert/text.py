"""Converts text of a `Brief`: note marks, cross-references, links. In: inlines. Out: inlines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from briefpress import lazy, model
from briefpress.brand import is_upright
from briefpress.cldr.locales import is_rtl
from briefpress.edition.model.inlines import (
    CrossReference,
    Formula,
    Inline,
    Inlines,
    Language,
    LineBreak,
    Link,
    NoteMark,
    PageNumber,
    Text,
)
from briefpress.edition.text.abbreviations import with_expansions
from briefpress.formulas import FormulaError, to_mathml
from briefpress.model import Mark

if TYPE_CHECKING:
    from briefpress.edition.convert.blocks import Converter

# The number of a figure, table or annex. The number may begin with the letter of an annex; in non-Latin scripts, a
# space precedes the letter.
LETTER = r"(?:(?<![A-Za-z])[A-Z]|(?<=\s)[^\W\d_])"
NUMBER = lazy.pattern(rf"{LETTER}?\d[\w.]*|{LETTER}$")


def convert_inlines(converter: Converter, inlines: model.Inlines) -> Inlines:
    """Return the converted text; adjacent note marks are separated."""
    converted = [converted_inline for inline in inlines for converted_inline in _inline(converter, inline)]
    pairs = zip([None, *converted], converted, strict=False)
    return tuple(
        replace(inline, follows=True) if isinstance(inline, NoteMark) and isinstance(before, NoteMark) else inline
        for before, inline in pairs
    )


def _inline(converter: Converter, inline: model.Inline) -> Iterator[Inline]:
    match inline:
        case model.Run():
            link = link_to(converter, inline.link or "")
            text = Text(inline.text, _marks(inline), link, _language(converter, inline.lang))
            yield from with_expansions(text, converter.abbreviations)
        case model.Variable():
            yield Text(converter.variables.get(inline.name, ""), inline.marks, link_to(converter, inline.link or ""))
        case model.CrossReference():
            reference = converter.numbers.references[inline.target]
            yield _number(reference) if inline.bare else reference
            if letter := converter.numbers.letters.get(inline.target):
                yield Text(f"\N{NO-BREAK SPACE}{letter}")
            if inline.page:
                yield PageNumber(reference.target, *converter.words.around("on-page"))
        case model.Formula():
            yield formula(inline.tex, display=False)
        case model.LineBreak():
            yield LineBreak()
        case model.Edge():
            yield inline
        case model.Citation():
            raise AssertionError("`citations` leaves none")
        case model.NoteRef():
            yield _note_mark(converter, inline)
        case _:
            assert_never(inline)


def formula(tex: str, *, display: bool) -> Formula | Text:
    """Return a formula, or its TeX if it cannot be typeset, which `check` reports."""
    try:
        return Formula(to_mathml(tex, display=display), " ".join(tex.split()))
    except FormulaError:
        return Text(tex, frozenset({Mark.CODE}))


def _note_mark(converter: Converter, inline: model.NoteRef) -> Inline:
    """Return a note mark with the number of its note, or the author's text, `[^id]`, if there is no such note."""
    mark = converter.numbers.marks.get(inline)
    if mark is None:
        return Text(f"[^{inline.note}]")
    label = converter.words.numbered("note", mark.note.number)
    return NoteMark(inline.note, mark.note.number, mark.anchor, label, first=mark.first)


def link_to(converter: Converter, address: str) -> Link | None:
    """Return the link to `address`, which may be `#id`, or None if there is no such target, so that the text is not
    linked.
    """
    if address.startswith("#"):
        target = converter.numbers.targets.get(address[1:])
        return Link(f"#{target}") if target is not None else None
    return Link(address) if model.is_address(address) else None


def _language(converter: Converter, tag: str) -> Language | None:
    return Language(tag, is_rtl(tag)) if tag not in ("", converter.words.lang) else None


def _number(reference: CrossReference) -> Text:
    """Return only the number of a cross-reference, as a link, or all its text if there is no number in it."""
    match = NUMBER.search(reference.text)
    return Text(match[0] if match else reference.text, link=Link(f"#{reference.target}"))


def _marks(run: model.Run) -> frozenset[Mark]:
    """Return the marks of a run; in scripts without italics, bold replaces emphasis."""
    if Mark.EMPHASIS in run.marks and is_upright(run.text):
        return run.marks - {Mark.EMPHASIS} | {Mark.STRONG}
    return run.marks
