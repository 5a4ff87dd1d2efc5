"""References to figures and tables that were typed as text. In: parts. Out: cross-references.

A typed reference becomes a cross-reference only if briefpress would generate the same label and number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefpress.docx.read import Paragraph, Piece, PieceKind
from briefpress.merge.importing.captions import FIGURE, LABEL, TABLE
from briefpress.merge.importing.mentions import Mentions
from briefpress.merge.importing.parts import Part
from briefpress.model import Mark
from briefpress.problems import Report
from briefpress.words import read_words

PREFIXES = {FIGURE: "fig", TABLE: "tbl"}
TYPED = "typed:"  # the prefix of ids in the keys of typed references
BEFORE, AFTER = r"(?<![\w@/–-])", r"(?=[.,;:!?)\]\"'”’»]*(?:\s|$))"


def find_typed(parts: Sequence[Part], mentions: Mentions, lang: str) -> Iterator[str]:
    """Assign an id to each figure and table to which the text refers, and yield remarks about these references."""
    text = "\n".join(paragraph.text for part in parts for paragraph in part.unit.paragraphs).replace("\u00a0", " ")
    found = {label: part for label, part in _labels(parts, lang).items() if re.search(_pattern([label]), text)}
    for label, part in found.items():
        part.id = part.id or f"{PREFIXES[part.kind]}-{label.rpartition(' ')[2]}"
    mentions.typed = {label: part.id for label, part in found.items()}
    mentions.figures |= {f"{TYPED}{part.id}": part.id for part in found.values()}
    shown = ", ".join(f'"{item}"' for item in found)
    if found:
        yield f"{shown} in the text: now cross-references, whose numbers follow the figures and tables"


def _labels(parts: Sequence[Part], lang: str) -> dict[str, Part]:
    """Return figures and tables by their typed labels, if briefpress would generate the same labels."""
    words = read_words(lang or "en", (), Report())
    counts: Counter[str] = Counter()
    out: dict[str, Part] = {}
    for part in parts:
        if part.captions and part.kind:
            counts[part.kind] += 1
            label = words.numbered(part.kind, str(counts[part.kind]))
            match = LABEL.match(" ".join(part.captions[0].text.split()))
            if match and match[0].strip(" .:|：–—-\u00a0") == label:
                out[label] = part
    return out


def referring(paragraph: Paragraph, mentions: Mentions) -> tuple[Piece, ...]:
    """Return the pieces of a paragraph, with typed references as fields. References in links that work stay links."""
    ids = mentions.typed
    if not ids:
        return paragraph.pieces
    pattern = re.compile(_pattern([*ids]))
    pieces = (piece if mentions.target(piece.link) else replace(piece, link="") for piece in paragraph.pieces)
    return tuple(part for piece in pieces for part in _split(piece, pattern, ids))


def _split(piece: Piece, pattern: re.Pattern[str], ids: Mapping[str, str]) -> Iterator[Piece]:
    if piece.kind is not PieceKind.TEXT or piece.link or Mark.CODE in piece.marks:
        yield piece
        return
    last = 0
    for match in pattern.finditer(piece.text):
        id_ = ids[match[0].replace("\u00a0", " ")]
        yield replace(piece, text=piece.text[last : match.start()])
        yield replace(piece, text=match[0], kind=PieceKind.MADE, key=f"REF {TYPED}{id_}")
        last = match.end()
    yield replace(piece, text=piece.text[last:]) if last else piece


def _pattern(labels: Sequence[str]) -> str:
    words = "|".join(re.escape(label).replace(r"\ ", "[ \u00a0]") for label in labels)
    return f"{BEFORE}(?:{words}){AFTER}"
