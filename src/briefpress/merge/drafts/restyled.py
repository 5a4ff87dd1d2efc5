"""Restore styles and fields that another program changed. In: the sent draft and the received draft.

Out: the received draft, restored. Some programs add numbers to the names of styles, or give all text a single style:
the original style of each paragraph is restored. Other programs turn fields into text, which becomes a field again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefpress.docx.read import Draft, Item, Paragraph, Piece, PieceKind, pairs
from briefpress.merge.words.regions import regions
from briefpress.merge.words.spelling import Token, tokens_of

# If a larger share of paragraphs have unknown styles, a program changed them; a smaller share may be pasted text
MAX_OTHER = 0.2
FIELDS = (PieceKind.MADE, PieceKind.NOTE)


def restyled(base: Draft, other: Draft) -> Draft:
    """Return `other` with the styles and fields of `base`, if too many of its paragraphs have styles new to `base`."""
    known = {paragraph.style for paragraph in base.paragraphs}
    unknown = [paragraph for paragraph in other.paragraphs if paragraph.style not in known]
    if len(unknown) <= MAX_OTHER * len(other.paragraphs):
        return other
    found = pairs([*map(_item, base.paragraphs)], [*map(_item, other.paragraphs)])
    partners = {new: base.paragraphs[old] for old, new in found if old is not None and new is not None}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for number, partner in partners.items():
        votes[other.paragraphs[number].style][partner.style] += 1
    usual = {name: counts.most_common(1)[0][0] for name, counts in votes.items()}
    paragraphs = (
        _restored(paragraph, partners.get(number), usual) for number, paragraph in enumerate(other.paragraphs)
    )
    return replace(other, paragraphs=tuple(paragraphs))


def _item(paragraph: Paragraph) -> Item:
    words = tuple(token.text for token in tokens_of(paragraph.pieces) if not token.text.isspace())
    return Item(words, "row" if paragraph.cell else "text", frozenset(paragraph.bookmarks))


def _restored(paragraph: Paragraph, partner: Paragraph | None, usual: Mapping[str, str]) -> Paragraph:
    if partner is None:
        return replace(paragraph, style=usual.get(paragraph.style, paragraph.style))
    if any(piece.kind in FIELDS for piece in partner.pieces) and not any(
        piece.kind in FIELDS for piece in paragraph.pieces
    ):
        paragraph = replace(paragraph, pieces=_with_fields(paragraph, partner))
    return replace(paragraph, style=partner.style)


def _with_fields(paragraph: Paragraph, partner: Paragraph) -> tuple[Piece, ...]:
    """Return the pieces of a paragraph, with the fields of `partner` in place of the text that they showed."""
    old, new = tokens_of(partner.pieces), tokens_of(paragraph.pieces)
    out: list[Token] = []
    last = 0
    for region in regions(old, new):
        before, after = old[slice(*region.old)], new[slice(*region.new)]
        out += [*new[last : region.new[0]], *(before if _shows(before, after) else after)]
        last = region.new[1]
    return tuple(map(_piece, [*out, *new[last:]]))


def _shows(fields: Sequence[Token], words: Sequence[Token]) -> bool:
    """Return whether `words` are the text of `fields`, or the number of a note."""
    if not fields or any(token.kind not in FIELDS for token in fields):
        return False
    shown = "".join("" if token.kind is PieceKind.NOTE else token.text for token in fields)
    text = "".join(token.text for token in words)
    return text == shown or (not shown and text.strip().isdecimal())


def _piece(token: Token) -> Piece:
    seen = (token.text, token.kind, token.marks, token.link, token.key, token.image, token.lang)
    return Piece(*seen, suggested=token.suggested)
