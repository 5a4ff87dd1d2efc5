"""Links, cross-references and formulas of imported Word files. In: fields and links. Out: their Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from briefpress import lazy
from briefpress.docx.read import Draft
from briefpress.formulas import FormulaError, to_mathml
from briefpress.lazy import dataclass
from briefpress.merge.importing.captions import LABEL
from briefpress.merge.importing.links import links_in
from briefpress.merge.words.spelling import Token, escaped

DISPLAY = lazy.pattern(r"\$([^$]+)\$(?:\s*\((\d{1,3})\))?")  # a formula, perhaps with its number


@dataclass(slots=True)
class Mentions:
    """The ids of headings and figures in the new brief, by bookmark.

    `typed` maps the labels of figures and tables to which the text refers without fields to their ids. `wanted`
    contains the bookmarks to which links and cross-references refer.
    """

    headings: dict[str, str]
    draft: Draft
    figures: dict[str, str] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    wanted: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.wanted = links_in(self.draft)

    @property
    def known(self) -> set[str]:
        """Return the bookmarks that have targets in the new brief."""
        return {*self.headings, *self.figures}

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
        if id_ := self.figures.get(name):
            alone = LABEL.fullmatch(token.text.strip())
            return f"@{id_}" if alone and (alone["figure"] or alone["table"]) else f"[{shown}](#{id_})"
        return f"[{shown}](#{self.headings[name]})" if name in self.headings else shown


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


def is_display(source: str) -> bool:
    """Return whether a paragraph contains only a formula, perhaps with its number at the end of the line."""
    return DISPLAY.fullmatch(source) is not None


def equation(source: str) -> str:
    """Return the source of a display formula. If the formula has a number, an id is added, so that briefpress numbers
    the formula.
    """
    match = DISPLAY.fullmatch(source)
    assert match
    return f"$${match[1]}$$" + (f" {{#eq-{match[2]}}}" if match[2] else "")
