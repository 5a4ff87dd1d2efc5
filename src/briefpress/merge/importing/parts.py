"""Figures and tables with captions and source lines. In: the units of the text. Out: parts that include the captions
and source lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field

from briefpress.docx.read import FORMULA, Paragraph, PieceKind
from briefpress.lazy import dataclass
from briefpress.merge.importing import captions
from briefpress.merge.importing.captions import FIGURE, TABLE
from briefpress.merge.importing.cross_references import CrossReferences
from briefpress.merge.importing.house import TABLE_CAPTION, attributes, captioned_table, unnumbered
from briefpress.merge.importing.kinds import without_marks
from briefpress.merge.importing.units import DIAGRAM, Unit
from briefpress.merge.words.spelling import at_start

Words = Callable[[Paragraph], str]


@dataclass(slots=True)
class Part:
    """A unit and, if it is a figure or a table, its captions, the lines below it, and its id."""

    unit: Unit
    captions: list[Paragraph] = field(default_factory=list)
    lines: list[Paragraph] = field(default_factory=list)
    id: str = ""

    @property
    def first(self) -> Paragraph:
        """Return the first paragraph of the part."""
        return self.unit.first

    @property
    def pictures(self) -> int:
        """Return the number of pictures if a paragraph contains nothing else, or 0 for other paragraphs and units."""
        pieces = [piece for piece in self.first.pieces if piece.text.strip()]
        alone = not self.unit.kind and all(piece.kind is PieceKind.PICTURE for piece in pieces)
        return len(pieces) if alone else 0

    @property
    def is_equation(self) -> bool:
        """Return whether a part is a paragraph with one formula."""
        return not self.unit.kind and sum(piece.key == FORMULA for piece in self.first.pieces) == 1

    @property
    def is_box(self) -> bool:
        """Return whether a part becomes a box if it has a caption: the words of a diagram."""
        return self.unit.kind == DIAGRAM

    def prefix(self, references: CrossReferences) -> str:
        """Return the id prefix for a figure, a table, or a figure that becomes a table or a box."""
        if self.is_box:
            return "box"
        return "tbl" if self.kind == TABLE or self.first.number in references.tables else "fig"

    @property
    def kind(self) -> str:
        """Return the kind of caption that the part can have, or `""`."""
        return TABLE if self.unit.kind == TABLE else FIGURE if self.pictures or self.is_box else ""

    def below(self, words: Words, more: str) -> list[str]:
        """Return the caption below a table, with its attributes; `more` contains further attributes."""
        inside = " ".join(item for item in (f"#{self.id}" if self.id else "", self._attributes(words), more) if item)
        shown = " ".join(item for item in (self._caption(words), f"{{{inside}}}" if inside else "") if item)
        return [f": {shown}"] if shown else []

    def captioned(self, figure: str, words: Words) -> str:
        """Return the source of a figure or chart, including its caption."""
        is_picture = figure.startswith("![")
        own = self._attributes(words, is_picture=is_picture)
        text, id_ = self._caption(words), f"#{self.id}" if self.id else ""
        if is_picture:
            path, _, attributes_ = figure.removeprefix("![]").partition("{")
            inside = " ".join(item for item in (id_, attributes_.removesuffix("}"), own) if item)
            return f"![{text}]{path}" + (f"{{{inside}}}" if inside else "")
        return captioned_table(figure, text, " ".join(item for item in (id_, own) if item))

    def boxed(self, inside: str, words: Words) -> list[str]:
        """Return the source of a diagram: a list, or, if it has a caption or a source line, a box with this title."""
        title, own = (
            attributes({"title": self._caption(words)} if self.captions else {}).strip(),
            self._attributes(words),
        )
        names = " ".join(item for item in (".box", f"#{self.id}" if self.id else "", title, own) if item)
        return [f"::: {{{names}}}\n{inside}\n:::"] if title or own else inside.split("\n")

    def without_picture(self, words: Words, gone: dict[str, str]) -> Iterator[str]:
        """Yield the caption and the lines of a figure that cannot be shown as text.

        Add its label to `gone`, keyed by the reference to the figure.
        """
        if self.id:
            label = captions.LABEL.match(self.captions[0].text)
            gone[f"@{self.id}"] = (label[0] if label else self.captions[0].text).strip(" .:")
            gone[f"[-@{self.id}]"] = label["number"] if label else ""
        yield from (at_start(text) for paragraph in (*self.captions, *self.lines) if (text := words(paragraph).strip()))

    def _caption(self, words: Words) -> str:
        shown = (words(captions.caption(unnumbered(paragraph))).strip() for paragraph in self.captions)
        return " ".join(without_marks(" ".join(item.replace("\\\n", " ").split())) for item in shown)

    def _attributes(self, words: Words, *, is_picture: bool = False) -> str:
        values: dict[str, str] = {}
        for paragraph in self.lines:
            key = next(iter(captions.source_line(paragraph)), "source")
            text = without_marks(" ".join(words(captions.without_label(paragraph)).split()))
            key = "notes" if key == "credit" and not is_picture else key
            values[key] = f"{values[key]} {text}" if key in values else text
        return attributes(values).strip()


def relabelled(blocks: Sequence[str], gone: Mapping[str, str]) -> list[str]:
    """Return `blocks` with the labels of omitted figures in place of references to these figures."""
    pattern = "|".join(rf"{re.escape(item)}(?![\w-])" for item in sorted(gone, reverse=True))
    return [re.sub(pattern, lambda match: gone[match[0]], item) for item in blocks] if gone else [*blocks]


def parts_of(units: Sequence[Unit], references: CrossReferences) -> list[Part]:
    """Return units as parts, with each caption and source line in the part of its figure or table."""
    parts = [Part(unit) for unit in units]
    taken: set[int] = set()
    single = [at for at, part in enumerate(parts) if not part.unit.kind]
    sides = {kind: _side(parts, single, kind) for kind in ("", FIGURE, TABLE)}
    for certain, first in ((True, True), (False, True), (True, False), (False, False)):
        for at in single:
            found = _owner(parts, at, sides, certain=certain, first=first) if at not in taken else None
            if found:
                found.captions.append(parts[at].first)
                _name(found, parts[at].first, references)
                taken.add(at)
    rest = [part for at, part in enumerate(parts) if at not in taken]
    return [*_with_lines(rest)]


def _side(parts: Sequence[Part], single: Sequence[int], kind: str) -> int:
    """Return whether most captions of a kind follow their figure or table (-1) or precede it (1)."""
    fits = {
        step: sum(
            1
            for at in single
            if (found := _caption_kind(parts[at])) and found[0] == kind and _neighbour(parts, at, step, kind)
        )
        for step in (-1, 1)
    }
    usual = 1 if kind == TABLE else -1
    return usual if fits[usual] >= fits[-usual] else -usual


def _caption_kind(part: Part) -> tuple[str, bool] | None:
    """Return the kind of a caption, if known, and True if its style or number field proves that the paragraph is a
    caption, or False if it only begins like a caption. Return None for other text.
    """
    paragraph = part.first
    certain = captions.is_caption(paragraph) or paragraph.style == TABLE_CAPTION
    if part.pictures or not (certain or captions.may_be_caption(paragraph)):
        return None
    return TABLE if paragraph.style == TABLE_CAPTION else captions.kind_of(paragraph), certain


def _neighbour(parts: Sequence[Part], at: int, step: int, kind: str) -> Part | None:
    """Return the figure or table before or after the index `at`, if it can have a caption of `kind`. Source lines may
    stand between a figure and the caption below it.
    """
    at += step
    while 0 <= at < len(parts) - 1 and step < 0 and not parts[at].kind and captions.source_line(parts[at].first):
        at -= 1
    found = parts[at] if 0 <= at < len(parts) else None
    return found if found and found.kind and kind in ("", found.kind) else None


def _owner(parts: Sequence[Part], at: int, sides: Mapping[str, int], *, certain: bool, first: bool) -> Part | None:
    """Return the figure or table of a caption: an adjacent part of the right kind that has no caption yet. If `first`
    is True, look on the side on which most captions in the file have their figure or table. Otherwise, look on the
    other side, where a certain caption may also belong to a part of the other kind.
    """
    caption = _caption_kind(parts[at])
    if caption is None or caption[1] is not certain:
        return None
    kind, step = caption[0], sides[caption[0]]
    wanted = [(step, kind)] if first else [(-step, kind), *(((step, ""), (-step, "")) if certain else ())]
    found = (_neighbour(parts, at, where, caption_kind) for where, caption_kind in wanted)
    return next((part for part in found if part and not part.captions), None)


def _name(owner: Part, caption: Paragraph, references: CrossReferences) -> None:
    """Assign an id to the figure or table of a caption if the text refers to it."""
    wanted = [name for name in caption.bookmarks if name in references.wanted]
    if wanted:
        prefix = owner.prefix(references)
        count = len({figure for figure in references.figures.values() if figure.startswith(prefix)})
        owner.id = owner.id or f"{prefix}-{count + 1}"
        references.figures |= dict.fromkeys(wanted, owner.id)


def _with_lines(parts: Sequence[Part]) -> Iterator[Part]:
    """Yield parts, with source lines in the parts of their figures and tables."""
    last: Part | None = None
    for part in parts:
        if last and last.kind and not part.unit.kind and captions.source_line(part.first):
            last.lines.append(part.first)
            continue
        last = part
        yield part
