"""Links, cross-references and formulas of imported Word files. In: fields and links. Out: their Markdown."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from briefpress import lazy
from briefpress.docx.read import Draft
from briefpress.formulas import FormulaError, to_mathml
from briefpress.lazy import dataclass
from briefpress.merge.importing.captions import LABEL
from briefpress.merge.importing.links import links_in
from briefpress.merge.importing.reference_words import ANNEX, words_of
from briefpress.merge.words.spelling import Token, escaped

if TYPE_CHECKING:
    from briefpress.merge.importing.annexes import Annex
    from briefpress.merge.importing.parts import Part

EQUATION_NUMBER = r"[(（]([A-Z]?\.?\d{1,3}(?:[.-]\d{1,3})*)[)）]"
NUMBERED_EQUATION = lazy.pattern(rf".*\S[.,;]?\s*{EQUATION_NUMBER}", re.DOTALL)
# a formula, perhaps with punctuation and its number
DISPLAY = lazy.pattern(rf"\$([^$]+)\$([.,;]?)(?:\s*{EQUATION_NUMBER})?")
TYPED = "typed:"  # the prefix of ids in the keys of typed references; `#` after it means that only the number is shown
END = "\ue012"  # follows a cross-reference until it is known whether the next character would belong to its id
TOUCHED = lazy.pattern(rf"(?<!\[)(@[\w-]+){END}(?=[:.]?[\w-]|\(|\{{)")


@dataclass(frozen=True, slots=True)
class Reference:
    """A target of typed references: its id, and the label with its old number. If `whole`, references always include
    the label.
    """

    id: str
    label: str
    whole: bool = False


@dataclass(slots=True)
class CrossReferences:
    """The ids of headings and figures in the new brief, by bookmark.

    `typed` contains the targets to which the text refers without fields, by kind and old number. `annexes` contains the
    annexes by the numbers of their headings; `tables` contains the numbers of paragraphs with charts that become
    tables. `wanted` contains the bookmarks to which links and cross-references refer.
    """

    headings: dict[str, str]
    draft: Draft
    figures: dict[str, str] = field(default_factory=dict)
    typed: dict[tuple[str, str], Reference] = field(default_factory=dict)
    annexes: Mapping[int, Annex] = field(default_factory=dict)
    tables: Container[int] = ()
    wanted: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.wanted = links_in(self.draft)

    @property
    def known(self) -> set[str]:
        """Return the bookmarks that have targets in the new brief."""
        return {*self.headings, *self.figures}

    def set_annexes(self, annexes: Mapping[int, Annex], parts: Sequence[Part]) -> None:
        """Set the annexes, and let links to their headings refer to the ids of the annexes."""
        self.annexes = annexes
        for part in parts:
            if annex := annexes.get(part.first.number):
                self.headings |= {name: annex.id for name in part.first.bookmarks if name in self.wanted}

    def target(self, link: str) -> str:
        """Return the target of a link in the new brief, or `""` if it is unknown."""
        if not link.startswith("#"):
            return link
        id_ = self.headings.get(link[1:]) or self.figures.get(link[1:])
        return f"#{id_}" if id_ else ""

    def source(self, token: Token) -> str:
        """Return the source of a field: a cross-reference if its target is known, otherwise its text."""
        kind, _, name = token.key.partition(" ")
        shown = escaped(" ".join(token.text.split()))
        if kind != "REF" or not shown:
            return shown
        if name.startswith(TYPED):
            typed = name.removeprefix(TYPED)
            return f"[-@{typed[1:]}]" if typed.startswith("#") else f"@{typed}{END}"
        if id_ := self.figures.get(name):
            alone = LABEL.fullmatch(token.text.strip())
            if id_.startswith("eq-"):
                return re.sub(r"\d[\d.]*", f"[-@{id_}]", shown, count=1)
            return f"@{id_}{END}" if alone and (alone["figure"] or alone["table"]) else f"[{shown}](#{id_})"
        return self._heading(name, shown) if name in self.headings else shown

    def _heading(self, name: str, shown: str) -> str:
        """Return the source of a cross-reference to a heading."""
        id_ = self.headings[name]
        number = next((annex.number for annex in self.annexes.values() if annex.id == id_), "")
        if number and shown.endswith(number):
            whole = re.fullmatch(rf"{words_of(ANNEX)}\s*{re.escape(number)}", shown)
            return f"@{id_}{END}" if whole else f"{shown.removesuffix(number)}[-@{id_}]"
        return f"[{shown}](#{id_})"


def separated(source: str) -> str:
    """Return Markdown with brackets around cross-references whose ids would include the next character."""
    return TOUCHED.sub(r"[\1]", source).replace(END, "")


def formula(tex: str) -> tuple[str, bool]:
    """Return the source of a formula, and whether it could be converted; if not, the source is plain text."""
    try:
        to_mathml(tex, display=False)
    except FormulaError:
        return escaped(tex), False
    return f"${tex}$", True


def paged(pages: Sequence[str]) -> str:
    """Return a remark about page numbers in the text."""
    subject = (
        f'the page number "{pages[0]}" is' if len(pages) == 1 else f"{len(pages)} page numbers, {quoted(pages)}, are"
    )
    return f"{subject} now plain text: page numbers differ in the new brief"


def quoted(pages: Sequence[str]) -> str:
    """Return the first page numbers, in quotation marks."""
    return ", ".join(f'"{page}"' for page in pages[:3]) + (" ..." if len(pages) > len(pages[:3]) else "")


def name_of(number: str) -> str:
    """Return the number of a figure or an equation in the form for ids."""
    return re.sub(r"\W+", "-", number).lower()


def is_display(source: str) -> bool:
    """Return whether a paragraph contains only a formula, perhaps with its number at the end of the line."""
    return DISPLAY.fullmatch(source) is not None


def equation(source: str) -> str:
    """Return the source of a display formula. If the formula has a number, an id is added, so that briefpress numbers
    the formula.
    """
    match = DISPLAY.fullmatch(source)
    assert match
    return f"$${match[1]}{match[2]}$$" + (f" {{#eq-{name_of(match[3])}}}" if match[3] else "")
