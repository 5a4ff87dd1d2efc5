"""The differences between two drafts. In: findings. Out: numbered changes with their edits and messages.

Changes are numbered so that one can be dropped if it does not read back as intended.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from briefpress.docx.read import Draft, Pair
from briefpress.lazy import dataclass
from briefpress.merge.drafts.finding import Finding, Kind
from briefpress.merge.source_map import blocks
from briefpress.merge.source_map.bound import BLOCKS, Bound, Form
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.source_map.offsets import main_file, place_of
from briefpress.merge.source_map.slices import written
from briefpress.merge.words.note_marks import NoteKeys
from briefpress.model import Mark, Place


@dataclass(slots=True)
class Changes:
    """All differences between `base` and `other`; `bound` tells where paragraphs of `base` are written."""

    base: Draft
    other: Draft
    bound: list[Bound | None]
    texts: Mapping[str, str]
    pairs: list[Pair]
    keys: NoteKeys
    lost: frozenset[Mark]
    pictures_too: bool
    edits: list[Edit] = field(default_factory=list)
    findings: dict[int, Finding] = field(default_factory=dict)
    last: int = 0
    came: dict[int, int] = field(default_factory=dict)
    now: int | None = None
    went: dict[int, int] = field(default_factory=dict)
    then: int | None = None  # a removed paragraph of `base`
    files: dict[int, tuple[str, bytes]] = field(default_factory=dict)
    otherwise: dict[int, str] = field(default_factory=dict)  # messages about changes that are not merged
    # changes that add a record of which a brief shows more than was added
    referring: set[int] = field(default_factory=set)

    def is_block(self, old: int) -> bool:
        """Return whether a paragraph is a block of the text, beside which another can be written."""
        bound, paragraph = self.bound[old], self.base.paragraphs[old]
        if not bound or not bound.block or paragraph.cell or paragraph.note:
            return False
        alone = blocks.is_alone(self.texts[bound.file], bound.block)
        return alone and (bound.form in BLOCKS or (bound.form is Form.SCALAR and blocks.is_item(paragraph)))

    @property
    def is_from_libreoffice(self) -> bool:
        """Return whether LibreOffice saved `other`."""
        return self.other.about.get("Application", "").startswith("LibreOffice")

    def tell(self, kind: Kind, bound: Bound | None, text: str, at: int | None = None) -> int:
        """Record a change; return its number."""
        self.last += 1
        spans = [span for span in bound.chars if span] if bound else []
        start = at if at is not None else (spans[0][0] if spans else bound.block[0] if bound and bound.block else None)
        place = place_of(bound.file, self.texts[bound.file], start) if bound and start is not None else self.beside()
        self.findings[self.last] = Finding(kind, place, text)
        if self.now is not None:
            self.came[self.last] = self.now
        if self.then is not None:
            self.went[self.last] = self.then
        return self.last

    def written(self, words: str) -> str | None:
        """Return the source for words that the source already contains."""
        return written(self.base, self.bound, self.texts, words)

    def beside(self) -> Place | None:
        """Return where the preceding text is written, or the first line of the brief if there is none."""
        upto = next((number for number, (_, new) in enumerate(self.pairs) if new == self.now), 0)
        known = (self.bound[old] for old, _ in reversed(self.pairs[: upto + 1]) if old is not None)
        bound = next((one for one in known if one and one.file.endswith(".md") and any(one.chars)), None)
        if bound:
            start = next(span for span in bound.chars if span)[0]
            return place_of(bound.file, self.texts[bound.file], start)
        file = main_file(self.texts)
        return Place(file, 1, 1) if file else None
