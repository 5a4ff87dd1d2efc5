"""Paragraphs and captions of an edition: text in a role."""

from __future__ import annotations

from dataclasses import field

from briefpress import lazy
from briefpress.brand.own_roles import AnyRole
from briefpress.brand.roles import Role
from briefpress.edition.model.direction import FROM_RIGHT
from briefpress.edition.model.inlines import Inlines, Language, plain_text
from briefpress.lazy import dataclass
from briefpress.model import NOWHERE, Place

LETTER = lazy.pattern(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class HeadingNumber:
    """The number of a heading, such as `2.1`, or the label of an annex, such as `Annex A`: `number` with text around
    it.

    `level` is the level of the number in its sequence, counted from 1. Each annex is a separate sequence, identified by
    its letter. Word computes the number itself.
    """

    number: str
    level: int
    annex: str = ""
    before: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        """Return the number as shown."""
        return f"{self.before}{self.number}{self.after}"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text in a role; a heading is a paragraph whose role has a level. `id` is `""` if nothing refers to it.

    `lang` is set if all of its text is in a language other than the edition's. `number` is the number of a heading, if
    any. A heading that `opens` a page has a coloured band. `place` is where the text is in the source, or `NOWHERE` for
    generated text.
    """

    role: AnyRole
    inlines: Inlines
    id: str = ""
    lang: Language | None = None
    number: HeadingNumber | None = None
    opens: bool = False
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def whole_text(self) -> str:
        """Return the text of the paragraph, with the number of a heading in front."""
        words = plain_text(self.inlines)
        return f"{self.number.text} {words}" if self.number else words

    @property
    def left_to_right(self) -> bool:
        """Return whether the paragraph always runs from left to right: code, or a cited work in a left-to-right
        script.
        """
        if self.role is Role.REFERENCE:
            first = LETTER.search(plain_text(self.inlines))
            return first is not None and not FROM_RIGHT.match(first[0])
        return self.role is Role.SOURCE_CODE

    @property
    def introduces_next(self) -> bool:
        """Return whether the paragraph ends with a colon, so that it must be on the same page as the next paragraph."""
        return self.role is Role.BODY_TEXT and plain_text(self.inlines).rstrip().endswith((":", "："))


@dataclass(frozen=True, slots=True)
class Caption:
    """The caption of a figure or table: its label (`before`, `number`, `after`), and its text.

    `between` separates label and text; `kind` is the name of the sequence that numbers it. In annexes, the letter of
    the annex, `series`, precedes the number. `id` is the id of the block with this caption, or `""` if nothing refers
    to it.
    """

    role: Role
    kind: str
    before: str
    number: str
    after: str
    between: str
    inlines: Inlines
    series: str = ""
    id: str = ""

    @property
    def label(self) -> str:
        """Return the label by which the text refers to the block, such as `Figure 1`."""
        return f"{self.before}{self.series}{self.number}{self.after}"
