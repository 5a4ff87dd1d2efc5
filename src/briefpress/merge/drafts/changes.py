"""The changes between two drafts. In: each change as it is found. Out: numbered changes with edits and messages.

Changes are numbered, so that a change can be dropped if it does not read back as intended.
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
from briefpress.merge.words.house import language_of
from briefpress.merge.words.note_marks import NoteKeys
from briefpress.model import Mark, Place
from briefpress.problems import Report
from briefpress.words import Words, read_words


@dataclass(slots=True)
class Changes:
    """All changes between `base` and `other`; `bound` contains the places of the paragraphs of `base` in `texts`.

    `new_index` is the paragraph of `other` that is being compared, and `old_index` a removed paragraph of `base`;
    `new_indices` and `old_indices` record them for each change. `fallbacks` contains the messages for changes that turn
    out not to be merged. `referring` contains the changes that add a record for which the brief shows more text than
    partners typed.
    """

    base: Draft
    other: Draft
    bound: list[Bound | None]
    texts: Mapping[str, str]
    pairs: list[Pair]
    keys: NoteKeys
    lost: frozenset[Mark]
    with_pictures: bool
    edits: list[Edit] = field(default_factory=list)
    findings: dict[int, Finding] = field(default_factory=dict)
    last: int = 0
    new_indices: dict[int, int] = field(default_factory=dict)
    new_index: int | None = None
    old_indices: dict[int, int] = field(default_factory=dict)
    old_index: int | None = None
    files: dict[int, tuple[str, bytes]] = field(default_factory=dict)
    fallbacks: dict[int, str] = field(default_factory=dict)
    referring: set[int] = field(default_factory=set)

    def is_block(self, old: int) -> bool:
        """Return whether a paragraph is a block of the text, after which another block can be written."""
        bound, paragraph = self.bound[old], self.base.paragraphs[old]
        if not bound or not bound.block or paragraph.cell or paragraph.note:
            return False
        alone = blocks.is_alone(self.texts[bound.file], bound.block)
        return alone and (bound.form in BLOCKS or (bound.form is Form.SCALAR and blocks.is_item(paragraph)))

    @property
    def house_words(self) -> Words:
        """Return the built-in house words in the language of the brief."""
        file = main_file(self.texts)
        return read_words(language_of(file, self.texts[file]) if file else "en", (), Report())

    @property
    def is_from_libreoffice(self) -> bool:
        """Return whether LibreOffice saved `other`."""
        return self.other.about.get("Application", "").startswith("LibreOffice")

    @property
    def is_from_word(self) -> bool:
        """Return whether `other` was saved by Word, or is as briefpress wrote it."""
        program = self.other.about.get("Application", "")
        return program.startswith("Microsoft") or program == "briefpress"

    def add(self, kind: Kind, bound: Bound | None, text: str, at: int | None = None) -> int:
        """Record a change, and return its number. `at` is its offset in the source, by default that of `bound`."""
        self.last += 1
        spans = [span for span in bound.chars if span] if bound else []
        start = at if at is not None else (spans[0][0] if spans else bound.block[0] if bound and bound.block else None)
        place = place_of(bound.file, self.texts[bound.file], start) if bound and start is not None else self.beside()
        self.findings[self.last] = Finding(kind, place, text)
        if self.new_index is not None:
            self.new_indices[self.last] = self.new_index
        if self.old_index is not None:
            self.old_indices[self.last] = self.old_index
        return self.last

    def written(self, words: str) -> str | None:
        """Return the Markdown of `words` as it is in the source, or None if the source does not contain them."""
        return written(self.base, self.bound, self.texts, words)

    def beside(self) -> Place | None:
        """Return the place of the text before the current paragraph or, if there is none, the first line of the
        brief.
        """
        upto = next((number for number, (_, new) in enumerate(self.pairs) if new == self.new_index), 0)
        known = (self.bound[old] for old, _ in reversed(self.pairs[: upto + 1]) if old is not None)
        bound = next((bound for bound in known if bound and bound.file.endswith(".md") and any(bound.chars)), None)
        if bound:
            start = next(span for span in bound.chars if span)[0]
            return place_of(bound.file, self.texts[bound.file], start)
        file = main_file(self.texts)
        return Place(file, 1, 1) if file else None
