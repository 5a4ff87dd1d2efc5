"""The text of paragraphs. In: inline text of an edition. Out: runs, hyperlinks, note references and fields."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import assert_never

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from briefpress.brand.roles import Role
from briefpress.docx.parts.notes import number_of
from briefpress.docx.styles.properties import mark_properties
from briefpress.docx.text.formulas import formula
from briefpress.docx.text.hints import runs
from briefpress.docx.text.review import Review
from briefpress.docx.vocabulary.bookmarks import Bookmarks
from briefpress.docx.vocabulary.language import run_language
from briefpress.docx.vocabulary.xml import Element, field, qn, run, run_of, w
from briefpress.edition import (
    FROM_RIGHT,
    LRM,
    CrossReference,
    Formula,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteMark,
    PageNumber,
    Text,
    directions,
    is_left_to_right,
    plain_text,
)
from briefpress.lazy import dataclass
from briefpress.model import Edge, Mark, NotesInWord

REFERENCES = {NotesInWord.FOOTNOTES: "footnoteReference", NotesInWord.ENDNOTES: "endnoteReference"}


@dataclass(slots=True)
class TextWriter:
    """Writes the text of one part of the file. `part` creates relationships; `notes` contains the ids of notes.

    `in_word` is the kind of these notes; `role` is the style of the note mark. `rtl` is True in a right-to-left
    document, and `against` in a left-to-right paragraph of such a document; `lang` is the language of the document.
    `listed` contains the ids of notes in lists. `page_numbers` maps ids to the page numbers that are known.
    """

    part: Part
    bookmarks: Bookmarks
    notes: Mapping[str, int] = dataclasses.field(default_factory=dict)
    in_word: NotesInWord = NotesInWord.ENDNOTES
    role: Role = Role.ENDNOTE_REFERENCE
    rtl: bool = False
    lang: str = ""
    listed: Mapping[str, str] = dataclasses.field(default_factory=dict)
    page_numbers: Mapping[str, int] = dataclasses.field(default_factory=dict)
    review: Review = dataclasses.field(default_factory=Review)
    against: bool = False

    def inlines(self, inlines: Inlines) -> Iterator[Element]:
        """Yield the content of a paragraph; adjacent pieces of text with the same link become one hyperlink.

        In a right-to-left document, a paragraph in a left-to-right script is written as a whole, with its punctuation.
        """
        if self.rtl and not self.against and _is_against(inlines):
            yield from between_marks(dataclasses.replace(self, against=True).inlines(inlines))
            return
        link: Link | None = None
        inside: list[Element] = []
        for inline in inlines:
            target = inline.link if isinstance(inline, Text) else None
            if target != link:
                yield from self._linked(link, inside)
                link, inside = target, []
            inside.extend(self._tracked(inline))
        yield from self._linked(link, inside)

    def _tracked(self, inline: Inline) -> list[Element]:
        """Return the elements of an inline, inside the tracked changes around it."""
        return self._inline(inline) if isinstance(inline, Edge) else self.review.tracked(self._inline(inline))

    def _linked(self, link: Link | None, runs: list[Element]) -> Iterator[Element]:
        if link is None or not runs:
            yield from runs
        elif link.internal:
            yield w("hyperlink", *runs, anchor=self.bookmarks.name(link.internal), history="1")
        else:
            id_ = self.part.relate_to(link.address(".docx"), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            hyperlink = w("hyperlink", *runs, history="1")
            hyperlink.set(qn("r:id"), id_)
            yield hyperlink

    def _inline(self, inline: Inline) -> list[Element]:
        match inline:
            case Text():
                return [
                    element for words, rtl in self._directions(inline) for element in self._runs(inline, words, rtl=rtl)
                ]
            case CrossReference():
                return self._cross_reference(inline)
            case PageNumber():
                return self._page_number(inline)
            case Formula():
                return [formula(inline.mathml)]
            case LineBreak():
                return [run_of(w("br"))]
            case NoteMark():
                return self._note(inline)
            case Edge():
                return self.review.edge(inline)
            case _:
                assert_never(inline)

    def _directions(self, text: Text) -> Iterable[tuple[str, bool]]:
        """Return pieces of text with their direction (true for right to left), which Word reads only from runs."""
        rtl = Mark.CODE not in text.marks and (self.rtl if text.lang is None else text.lang.rtl)
        if rtl and text.link and not text.link.internal and not FROM_RIGHT.search(text.text):
            # direction marks keep the groups of phone numbers in order
            return [(f"{LRM}{text.text}{LRM}", False)]
        return directions(text.text) if rtl and not self.against else [(text.text, False)]

    def _runs(self, text: Text, words: str, *, rtl: bool) -> list[Element]:
        properties = [*mark_properties(text.marks), *([w("rtl")] if rtl else [])]
        if text.lang:
            properties.append(w("lang", **run_language(text.lang.tag)))
        if text.link and not any(item.tag == qn("w:rStyle") for item in properties):
            properties.append(w("rStyle", val=Role.HYPERLINK.style_id))
        return runs(words, *properties, lang=text.lang.tag if text.lang else self.lang)

    def _cross_reference(self, reference: CrossReference) -> list[Element]:
        number = " \\r" if reference.counted else ""
        shown = field(f"REF {self.bookmarks.name(reference.target)}{number} \\h", *runs(reference.text, lang=self.lang))
        return [
            *(runs(reference.before, lang=self.lang) if reference.before else []),
            *shown,
            *(runs(reference.after, lang=self.lang) if reference.after else []),
        ]

    def _page_number(self, number: PageNumber) -> list[Element]:
        page = run(str(self.page_numbers.get(number.target, 1)))
        shown = field(f"PAGEREF {self.bookmarks.name(number.target)} \\h", page)
        before, after = (runs(text, lang=self.lang) if text else [] for text in (number.before, number.after))
        return [*before, *shown, *after]

    def _note(self, mark: NoteMark) -> list[Element]:
        """Return a note mark. The first mark of a note is a reference to it; further marks are fields with its number.
        If notes are in a list, every mark is a field with the number of the note's paragraph.
        """
        comma = [run(",", w("rStyle", val=self.role.style_id))] if mark.follows else []
        look = [w("rStyle", val=self.role.style_id)]
        if target := self.listed.get(mark.note):
            shown = run(mark.number, *look)
            return [*comma, *field(f"REF {self.bookmarks.name(target)} \\r \\h", shown, rpr=look)]
        if mark.first:
            reference = w(REFERENCES[self.in_word], id=self.notes[mark.note])
            return [*comma, *self.bookmarks.around(f"{mark.note} note", [run_of(reference, *look)])]
        name = self.bookmarks.name(f"{mark.note} note")
        number = number_of(self.notes[mark.note]) if self.in_word is NotesInWord.FOOTNOTES else mark.number
        shown = run(number, w("rStyle", val=self.role.style_id))
        return [*comma, *field(f"NOTEREF {name} \\f \\h", shown, rpr=look)]


def between_marks(content: Iterable[Element]) -> Iterator[Element]:
    """Yield left-to-right content between direction marks, because LibreOffice does not support `w:dir`."""
    return chain([run(LRM)], content, [run(LRM)])


def _is_against(inlines: Inlines) -> bool:
    """Return whether a paragraph is left-to-right text with spaces or punctuation, which must stay in place."""
    words = plain_text(inlines)
    is_one_word = len(inlines) == 1 and [*directions(words)] == [(words, False)]
    plain = all(isinstance(inline, Text | NoteMark | LineBreak | Edge) for inline in inlines)
    return plain and not is_one_word and is_left_to_right(words)
