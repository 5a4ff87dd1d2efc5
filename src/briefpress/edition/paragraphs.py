"""Paragraphs of an edition, and captions: text in a role."""

from __future__ import annotations

from dataclasses import field

from briefpress.brand.roles import Role
from briefpress.edition.inlines import Inlines, Language, plain_text
from briefpress.lazy import dataclass
from briefpress.model import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text in a role; a heading is a paragraph whose role has a level. `id` is `""` where nothing points at it.

    `lang` is there where all of it is in a language that is not the edition's. `labelled`: its first text is the label
    that it is referred to by. `place` is where it was written, here and elsewhere; `NOWHERE` for what no author wrote.
    """

    role: Role
    inlines: Inlines
    id: str = ""
    lang: Language | None = None
    labelled: bool = False
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def left_to_right(self) -> bool:
        """Say whether it is written from left to right on every page: code is."""
        return self.role is Role.SOURCE_CODE

    @property
    def leads_on(self) -> bool:
        """Say whether it leads to what follows, and stays on a page with it: its last sign is a colon."""
        return self.role is Role.BODY_TEXT and plain_text(self.inlines).rstrip().endswith((":", "："))


@dataclass(frozen=True, slots=True)
class Caption:
    """What is written at a figure or table: its label, which is `before`, `number` and `after`, and its words.

    `between` stands between label and words; `kind` says in which row the number is counted.
    """

    role: Role
    kind: str
    before: str
    number: str
    after: str
    between: str
    inlines: Inlines

    @property
    def label(self) -> str:
        """Return the name by which the text refers to it, such as `Figure 1`."""
        return f"{self.before}{self.number}{self.after}"
