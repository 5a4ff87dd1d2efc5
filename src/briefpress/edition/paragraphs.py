"""Paragraphs of an edition, and captions: text in a role."""

from __future__ import annotations

from dataclasses import field

from briefpress import lazy
from briefpress.brand.roles import Role
from briefpress.edition.direction import RTL
from briefpress.edition.inlines import Inlines, Language, plain_text
from briefpress.lazy import dataclass
from briefpress.model import NOWHERE, Place

LETTER = lazy.pattern(r"[^\W\d_]")
FROM_THE_RIGHT = lazy.pattern(f"[{RTL}]")


@dataclass(frozen=True, slots=True)
class HeadingNumber:
    """The number of a heading, `2.1`, or the label of an annex, `Annex A`: `number` with words around it.

    It is on the `level`-th level of its row, from 1 on; each annex, by its letter, is a row of its own. Word counts it
    itself.
    """

    number: str
    level: int
    annex: str = ""
    before: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        """Return it as it is shown and mentioned."""
        return f"{self.before}{self.number}{self.after}"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text in a role; a heading is a paragraph whose role has a level. `id` is `""` where nothing points at it.

    `lang` is there where all of it is in a language that is not the edition's. `number` is that of a heading that has
    one. `place` is where it was written, here and elsewhere; `NOWHERE` for what no author wrote.
    """

    role: Role
    inlines: Inlines
    id: str = ""
    lang: Language | None = None
    number: HeadingNumber | None = None
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def whole_text(self) -> str:
        """Return its words, with the number of a heading before them."""
        words = plain_text(self.inlines)
        return f"{self.number.text} {words}" if self.number else words

    @property
    def left_to_right(self) -> bool:
        """Say whether it is written from left to right on every page: code is, and a work that begins so in a list."""
        if self.role is Role.REFERENCE:
            first = LETTER.search(plain_text(self.inlines))
            return first is not None and not FROM_THE_RIGHT.match(first[0])
        return self.role is Role.SOURCE_CODE

    @property
    def leads_on(self) -> bool:
        """Say whether it leads to what follows, and stays on a page with it: its last sign is a colon."""
        return self.role is Role.BODY_TEXT and plain_text(self.inlines).rstrip().endswith((":", "："))


@dataclass(frozen=True, slots=True)
class Caption:
    """What is written at a figure or table: its label, which is `before`, `number` and `after`, and its words.

    `between` stands between label and words; `kind` says in which row the number is counted. In annexes, the letter of
    the annex, `series`, stands before the number. `first`: it is the first one of its row that the annex has. `id` is
    that of what it belongs to, `""` where nothing leads there.
    """

    role: Role
    kind: str
    before: str
    number: str
    after: str
    between: str
    inlines: Inlines
    series: str = ""
    first: bool = False
    id: str = ""

    @property
    def label(self) -> str:
        """Return the name by which the text refers to it, such as `Figure 1`."""
        return f"{self.before}{self.series}{self.number}{self.after}"
