"""Cross-references inserted with Word's command, which creates bookmarks for its targets. In: both drafts. Out: the
received draft, with references to the bookmarks of the file sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefpress.docx.read import Draft, Paragraph, Piece, PieceKind

FIELDS = ("REF", "PAGEREF")


def with_references(base: Draft, other: Draft) -> Draft:
    """Return the received draft; a bookmark that Word added is replaced by the original one of its paragraph."""
    known = {name for paragraph in base.paragraphs for name in paragraph.bookmarks}
    homes = {
        name: own
        for paragraph in other.paragraphs
        for name in paragraph.bookmarks
        if name not in known and (own := next((other for other in paragraph.bookmarks if other in known), ""))
    }
    return (
        replace(other, paragraphs=tuple(_renamed(paragraph, homes) for paragraph in other.paragraphs))
        if homes
        else other
    )


def _renamed(paragraph: Paragraph, homes: Mapping[str, str]) -> Paragraph:
    pieces = tuple(_piece(piece, homes) for piece in paragraph.pieces)
    return paragraph if pieces == paragraph.pieces else replace(paragraph, pieces=pieces)


def _piece(piece: Piece, homes: Mapping[str, str]) -> Piece:
    kind, _, target = piece.key.partition(" ")
    if piece.kind is PieceKind.MADE and kind in FIELDS and target in homes:
        return replace(piece, key=f"{kind} {homes[target]}")
    home = homes.get(piece.link.removeprefix("#")) if piece.link.startswith("#") else None
    return replace(piece, link=f"#{home}") if home else piece
