"""Comparing two drafts. In: both, and where the first is written. Out: edits, and messages.

Each change is numbered, so that it can be dropped if it does not read back as intended.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from briefpress.docx.read import FORMULA, Draft, Pair, Paragraph, PieceKind
from briefpress.lazy import dataclass
from briefpress.merge import (
    added,
    blocks,
    charts,
    fences,
    made,
    marks,
    page_breaks,
    partners,
    pictures,
    records,
    removed,
    rows,
    splits,
)
from briefpress.merge.bound import Bound, Form
from briefpress.merge.cell_paragraphs import with_breaks
from briefpress.merge.edits import Edit
from briefpress.merge.field_values import HomelessError
from briefpress.merge.house import field_edit
from briefpress.merge.markers import restyled
from briefpress.merge.messages import SHORTEN, said_of, short, words_of
from briefpress.merge.nearby import below, beside
from briefpress.merge.note_marks import NoteKeys, note_keys
from briefpress.merge.numbers import renumbered
from briefpress.merge.offsets import place_of
from briefpress.merge.paragraphs import Changed
from briefpress.merge.partners import lost_marks, paired
from briefpress.merge.regions import Region, regions
from briefpress.merge.slices import written
from briefpress.merge.spelling import Token, tokens_of, unmarked
from briefpress.merge.told import Kind, Told
from briefpress.merge.typed import folded
from briefpress.model import Mark


@dataclass(slots=True)
class Changes:
    """All differences between `base` and `other`; `bound` says where paragraphs of `base` are written."""

    base: Draft
    other: Draft
    bound: list[Bound | None]
    texts: Mapping[str, str]
    edits: list[Edit] = field(default_factory=list)
    told: dict[int, Told] = field(default_factory=dict)
    pairs: list[Pair] = field(default_factory=list)
    last: int = 0
    came: dict[int, int] = field(default_factory=dict)
    now: int | None = None
    files: dict[int, tuple[str, bytes]] = field(default_factory=dict)
    pictures_too: bool = True
    keys: NoteKeys = field(default_factory=NoteKeys)
    lost: frozenset[Mark] = frozenset()

    def find(self) -> None:
        """Compare the drafts."""
        self.other = with_breaks(self.base, self.other)
        self.pairs = paired(self.base, self.other)
        self.lost = lost_marks(self.base, self.other)
        keys = self.keys = note_keys(self.base, self.other, self.bound, self.texts, self.pairs)
        moved = added.moved(self)
        gone, done = splits.find(self)
        frozen = rows.find(self)
        with_records = records.left_out(self)
        anchor: int | None = None
        for old, new in self.pairs:
            self.now = new
            if old is not None and new is None:
                if old not in with_records | gone:
                    removed.remove(self, old)
            elif new is not None and old is None:
                if self.other.paragraphs[new].cell is None and new not in done:
                    anchor = self._anchor(new, anchor)
                    added.add(self, new, anchor, keys, moved)
            elif old is not None and new is not None:
                self._paired(old, new, keys, alone=new not in done | frozen)
            if old is not None and new is not None and self.is_block(old):
                anchor = old
        added.add_notes(self, keys)
        self.edits = renumbered(fences.widened(self.edits, self.texts), self.texts)
        page_breaks.find(self)
        marks.find(self)
        made.find(self)

    def _anchor(self, new: int, old: int | None) -> int | None:
        """Return the block that a new one is written behind, None for a heading that ends what is in fields."""
        bound = self.bound[old] if old is not None else None
        in_fields = bound is not None and bound.block is not None and added.in_front(self.texts, bound)
        return None if in_fields and added.is_heading(self.other.paragraphs[new]) else old

    def is_block(self, old: int) -> bool:
        """Return whether a paragraph is a block of the text, beside which another can be written."""
        bound, paragraph = self.bound[old], self.base.paragraphs[old]
        if not bound or not bound.block or paragraph.cell or paragraph.note:
            return False
        alone = blocks.is_alone(self.texts[bound.file], bound.block)
        return alone and (bound.form is Form.MARKDOWN or (bound.form is Form.SCALAR and blocks.is_item(paragraph)))

    def tell(self, kind: Kind, bound: Bound | None, text: str, at: int | None = None) -> int:
        """Record a change; return its number."""
        self.last += 1
        spans = [span for span in bound.chars if span] if bound else []
        start = at if at is not None else (spans[0][0] if spans else bound.block[0] if bound and bound.block else None)
        place = place_of(bound.file, self.texts[bound.file], start) if bound and start is not None else beside(self)
        self.told[self.last] = Told(kind, place, text)
        if self.now is not None:
            self.came[self.last] = self.now
        return self.last

    def written(self, words: str) -> str | None:
        """Return the source of words that are already there."""
        return written(self.base, self.bound, self.texts, words)

    def _paired(self, old: int, new: int, keys: NoteKeys, *, alone: bool) -> None:
        """Compare two paragraphs, and their words unless it is known that they were split or joined alone."""
        before, after, bound = self.base.paragraphs[old], self.other.paragraphs[new], self.bound[old]
        self._laid_out(before, after, bound)
        made.fields(self, before, after, bound)
        one, two = (unmarked(tokens_of(some.pieces), self.lost) for some in (before, after))
        two = keys.renamed(two)
        if not self.pictures_too:
            one, two = ([token._replace(text=folded(token.text)) for token in some] for some in (one, two))
        if bound and bound.block and alone:
            restyled(self, old, new, bound)
            self._alternatives(one, two, bound)
            if self.pictures_too:
                charts.changed(self, one, two, bound)
                pictures.replaced(self, one, two, bound)
                made.sizes(self, before, after, bound)
        if bound is None and self.pictures_too:
            pictures.unbound(self, one, two)
        found = regions(*(list(map(_without_alt, some)) for some in (one, two)))
        follows = before.style.startswith(("toc ", "table of figures")) and before.style != "toc heading"
        if alone and found and not follows:
            self._words(old, new, (one, two), found)

    def _words(self, old: int, new: int, tokens: tuple[list[Token], list[Token]], found: list[Region]) -> None:
        """Merge changed words."""
        before, after, bound, (one, two) = (
            self.base.paragraphs[old],
            self.other.paragraphs[new],
            self.bound[old],
            tokens,
        )
        said = said_of(words_of(one, found[0].old, found[-1].old), words_of(two, found[0].new, found[-1].new))
        said += ", as a suggestion" if any(marks.is_new(one, two, region) for region in found) else ""
        if bound is None:
            self._made(old, new, said)
            return
        if bound.form is Form.SCALAR and not bound.markup and all(_only_links(one, two, region) for region in found):
            return  # the program makes links of addresses
        if partners.lost_formulas(self.base, self.other) and any(token.key == FORMULA for token in one):
            if partners.words_alone(before) != partners.words_alone(after):
                self.tell(Kind.HOMELESS, bound, f"{said}: a program has dropped the formulas of this file")
            return
        number = self.last + 1
        changed = Changed(bound, self.texts[bound.file], one, two, self.keys.atom, self.written)
        try:
            edits = [*changed.edits(number)]
        except HomelessError as error:
            if field_edit(before, after, self.texts):
                self._made(old, new, said)
            elif _text(one) != _text(two):  # else a program has put the same words together in another way
                self.tell(Kind.HOMELESS, bound, f"{said}: {error}")
            return
        if edits:
            self.tell(Kind.TAKEN, bound, said, edits[0].start)
            self.edits += [*edits, *records.renamed(self, bound, edits)]
        else:
            self.tell(Kind.HOMELESS, bound, f"{said}: the program sets this part; change the source")

    def _laid_out(self, before: Paragraph, after: Paragraph, bound: Bound | None) -> None:
        """Report formatting by hand; LibreOffice writes that of styles into every paragraph."""
        new = sorted(after.layout - before.layout - page_breaks.BREAKS)
        if new and after.text.strip() and not self.other.about.get("Application", "").startswith("LibreOffice"):
            said = f'{" and ".join(new)} of "{short(after)}": formatting comes from the brand and stays as it is'
            self.tell(Kind.REMARK, bound, said)

    def _alternatives(self, old: list[Token], new: list[Token], bound: Bound) -> None:
        """Take over what a picture is said to show."""
        pictures = [[token.key for token in tokens if token.kind is PieceKind.PICTURE] for tokens in (old, new)]
        if len(pictures[0]) != len(pictures[1]) or not bound.block:
            return
        text = self.texts[bound.file]
        for was, now in zip(*pictures, strict=True):
            at = text.find(f'"{was}"', *bound.block) if was != now and was and now else -1
            if at >= 0:
                change = self.tell(Kind.TAKEN, bound, f'the alt text "{was[:SHORTEN]}" -> "{now[:SHORTEN]}"', at + 1)
                words = " ".join(now.split()).replace('"', "\u201d")
                self.edits.append(Edit(bound.file, at + 1, at + 1 + len(was), words, change))

    def _made(self, old: int, new: int, said: str) -> None:
        made = field_edit(self.base.paragraphs[old], self.other.paragraphs[new], self.texts)
        if made is None:
            where = below(self, old)
            self.tell(Kind.HOMELESS, where, f"{said}: the program sets these words; change the field or the house word")
            return
        bound = Bound(made.file, ((made.start, made.end),))
        change = self.tell(Kind.TAKEN, bound, said)
        self.edits.append(replace(made, change=change))


def _only_links(old: list[Token], new: list[Token], region: Region) -> bool:
    one, two = old[slice(*region.old)], new[slice(*region.new)]
    return [(token.text, token.marks) for token in one] == [(token.text, token.marks) for token in two]


def _without_alt(token: Token) -> Token:
    return token._replace(key="") if token.kind is PieceKind.PICTURE else token


def _text(tokens: list[Token]) -> str:
    return "".join(token.text for token in tokens)
