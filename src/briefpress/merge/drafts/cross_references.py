"""Cross-references inserted with Word's command, which creates bookmarks for its targets. In: both drafts. Out: the
received draft, with references to the bookmarks of the sent file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefpress.docx.read import Draft, Paragraph, Piece, PieceKind

FIELDS = ("REF", "PAGEREF")


def with_references(base: Draft, other: Draft) -> Draft:
    """Return the received draft. References to a bookmark that Word added refer to the original bookmark of the same
    paragraph instead.
    """
    known = {name for paragraph in base.paragraphs for name in paragraph.bookmarks}
    originals = {
        name: own
        for paragraph in other.paragraphs
        for name in paragraph.bookmarks
        if name not in known and (own := next((other for other in paragraph.bookmarks if other in known), ""))
    }
    return (
        replace(other, paragraphs=tuple(_renamed(paragraph, originals) for paragraph in other.paragraphs))
        if originals
        else other
    )


def _renamed(paragraph: Paragraph, originals: Mapping[str, str]) -> Paragraph:
    pieces = tuple(_piece(piece, originals) for piece in paragraph.pieces)
    return paragraph if pieces == paragraph.pieces else replace(paragraph, pieces=pieces)


def _piece(piece: Piece, originals: Mapping[str, str]) -> Piece:
    kind, _, target = piece.key.partition(" ")
    if piece.kind is PieceKind.MADE and kind in FIELDS and target in originals:
        return replace(piece, key=f"{kind} {originals[target]}")
    home = originals.get(piece.link.removeprefix("#")) if piece.link.startswith("#") else None
    return replace(piece, link=f"#{home}") if home else piece
