"""References that were typed as text. In: parts. Out: cross-references to figures, tables, equations, boxes, annexes.

A typed label and number become a whole cross-reference if briefpress generates the same words; otherwise, only the
number becomes one: "equation (1)".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefpress.docx.read import Paragraph, Piece, PieceKind
from briefpress.lazy import dataclass
from briefpress.merge.importing.captions import FIGURE, LABEL, TABLE, caption
from briefpress.merge.importing.cross_references import NUMBERED_EQUATION, TYPED, CrossReferences, Reference, name_of
from briefpress.merge.importing.parts import Part
from briefpress.merge.importing.reference_words import EQUATION, reference_pattern
from briefpress.model import Mark
from briefpress.problems import Report
from briefpress.words import Words, read_words

PREFIXES = {FIGURE: "fig", TABLE: "tbl"}


@dataclass(frozen=True, slots=True)
class Target:
    """A target of typed references: its kind and number in the old text and, if it has a caption, its part."""

    kind: str
    number: str
    id: str
    part: Part | None = None


def find_typed(parts: Sequence[Part], references: CrossReferences, lang: str) -> Iterator[str]:
    """Assign an id to each target to which the text refers, and yield a remark about these references."""
    words = read_words(lang or "en", (), Report())
    targets = [*_unique([*_captioned(parts, references), *_equations(parts, references), *_annexes(references)])]
    text = [paragraph.text for paragraph in _text_of(parts) if paragraph.number not in references.annexes]
    found = {
        (kind, number)
        for kind, pattern in _patterns(targets).items()
        for match in (match for words in text for match in pattern.finditer(words))
        for number in _numbers(match, targets, kind)
    }
    used = [target for target in targets if (target.kind, target.number) in found]
    for target in used:
        if target.part:
            target.part.id = target.part.id or target.id
    references.typed = {
        (target.kind, target.number): Reference(
            target.part.id if target.part else target.id, _label(target, words), whole=_is_whole(target)
        )
        for target in used
    }
    if used:
        shown = ", ".join(f'"{words.numbered(target.kind, target.number)}"' for target in used)
        yield f"{shown} in the text became cross-references, whose numbers follow their targets"


def _text_of(parts: Sequence[Part]) -> Iterator[Paragraph]:
    """Yield all text that can contain references; captions have no label."""
    for part in parts:
        yield from part.unit.paragraphs
        yield from map(caption, part.captions)
        yield from part.lines


def _label(target: Target, words: Words) -> str:
    """Return the label that briefpress generates for the old number."""
    return words.numbered(target.kind, target.number)


def _is_whole(target: Target) -> bool:
    """Return whether references must include the label because the label changes, as for a diagram that becomes a
    box.
    """
    return bool(target.part and not target.part.id.startswith(f"{PREFIXES[target.kind]}-"))


def _unique(targets: Sequence[Target]) -> Iterator[Target]:
    """Yield the targets whose number occurs only once, because other references are ambiguous."""
    counts = Counter((target.kind, target.number) for target in targets)
    return (target for target in targets if counts[target.kind, target.number] == 1)


def _captioned(parts: Sequence[Part], references: CrossReferences) -> Iterator[Target]:
    """Yield figures, tables and boxes with a typed or counted number."""
    for part in parts:
        match = LABEL.match(" ".join(part.captions[0].text.split())) if part.captions else None
        kind = next((kind for kind in (FIGURE, TABLE) if match and match[kind]), "")
        if match and kind:
            yield Target(kind, match["number"], f"{part.prefix(references)}-{name_of(match['number'])}", part)


def _equations(parts: Sequence[Part], references: CrossReferences) -> Iterator[Target]:
    """Yield equations with a number, and let fields that refer to them become cross-references."""
    for part in parts:
        match = NUMBERED_EQUATION.fullmatch(part.first.text.strip()) if part.is_equation else None
        if match:
            id_ = f"eq-{name_of(match[1])}"
            references.figures |= {name: id_ for name in part.first.bookmarks if name in references.wanted}
            yield Target(EQUATION, match[1], id_)


def _annexes(references: CrossReferences) -> Iterator[Target]:
    return (Target("appendix", annex.number, annex.id) for annex in references.annexes.values())


def _patterns(targets: Sequence[Target]) -> dict[str, re.Pattern[str]]:
    """Return the pattern of references to each kind of target."""
    kinds = dict.fromkeys(target.kind for target in targets)
    return {
        kind: reference_pattern(kind, [target.number for target in targets if target.kind == kind]) for kind in kinds
    }


def _numbers(match: re.Match[str], targets: Sequence[Target], kind: str) -> list[str]:
    known = sorted((target.number for target in targets if target.kind == kind), key=len, reverse=True)
    return re.findall("|".join(map(re.escape, known)), match["numbers"])


def referring(paragraph: Paragraph, references: CrossReferences) -> tuple[Piece, ...]:
    """Return the pieces of a paragraph, with typed references as fields. References in links that work stay links."""
    if not references.typed or paragraph.number in references.annexes:
        return paragraph.pieces
    pieces = tuple(piece if references.target(piece.link) else replace(piece, link="") for piece in paragraph.pieces)
    for kind in dict.fromkeys(kind for kind, _ in references.typed):
        known = {number: found for (of, number), found in references.typed.items() if of == kind}
        pattern = reference_pattern(kind, known)
        pieces = tuple(part for piece in pieces for part in _split(piece, pattern, known))
    return pieces


def _split(piece: Piece, pattern: re.Pattern[str], known: Mapping[str, Reference]) -> Iterator[Piece]:
    if piece.kind is not PieceKind.TEXT or piece.link or Mark.CODE in piece.marks:
        yield piece
        return
    last = 0
    for match in pattern.finditer(piece.text):
        yield replace(piece, text=piece.text[last : match.start()])
        yield from _fields(piece, match, known)
        last = match.end()
    yield replace(piece, text=piece.text[last:]) if last else piece


def _fields(piece: Piece, match: re.Match[str], known: Mapping[str, Reference]) -> Iterator[Piece]:
    """Yield a reference as fields: a whole reference, or text and the numbers in it."""
    alone = known.get(match["numbers"])
    if alone and (alone.whole or match[0].replace("\u00a0", " ") == alone.label):
        yield replace(piece, text=match[0], kind=PieceKind.MADE, key=f"REF {TYPED}{alone.id}")
        return
    yield replace(piece, text=match["word"])
    numbers = "|".join(re.escape(number) for number in sorted(known, key=len, reverse=True))
    for index, text in enumerate(re.split(f"({numbers})", match["numbers"])):
        if index % 2:
            found = known[text]
            key = f"REF {TYPED if found.whole else f'{TYPED}#'}{found.id}"
            yield replace(piece, text=text, kind=PieceKind.MADE, key=key)
        elif text:
            yield replace(piece, text=text)
