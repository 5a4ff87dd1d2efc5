"""Headings in any Word file, and links to them. In: a draft. Out: the levels of headings, and ids by bookmarks."""

from __future__ import annotations

import re

from briefpress.docx.read import Draft, Paragraph
from briefpress.merge.source_map.blocks import level_of

DEEPEST = 6  # the deepest level of a heading in Markdown
MADE = ("_Toc", "_bp_")  # the prefixes of bookmarks that Word and briefpress create for their own links


def heading_level(paragraph: Paragraph) -> int:
    """Return the level of a heading according to its style or outline level, or 0 for other paragraphs."""
    return level_of(paragraph.style) or min(paragraph.outline, DEEPEST)


def note_of(paragraph: Paragraph) -> str:
    """Return the key of the note that contains a paragraph, or `""`. Notes may be items of a briefpress list."""
    listed = paragraph.bookmarks if paragraph.style == "note item" else ()
    return paragraph.note or next((name for name in listed if name.startswith("_bp_note_")), "")


def anchors(draft: Draft) -> dict[str, str]:
    """Map bookmarks to the ids of the headings to which links and cross-references refer."""
    out: dict[str, str] = {}
    wanted = links_in(draft)
    for paragraph in draft.paragraphs:
        names = [name for name in paragraph.bookmarks if name in wanted and heading_level(paragraph)]
        out |= {name: re.sub(r"[^\w-]", "-", names[0].strip("_").lower()) for name in names}
    return out


def lost(draft: Draft, ids: set[str]) -> int:
    """Return the number of link targets that are not in `ids`, except those that programs create."""
    linked = {
        piece.link[1:] for paragraph in draft.paragraphs for piece in paragraph.pieces if piece.link.startswith("#")
    }
    return sum(not name.startswith(MADE) for name in linked - ids)


def links_in(draft: Draft) -> set[str]:
    """Return the bookmarks to which links and cross-references refer."""
    pieces = [piece for paragraph in draft.paragraphs for piece in paragraph.pieces]
    linked = {piece.link[1:] for piece in pieces if piece.link.startswith("#")}
    return linked | {piece.key.partition(" ")[2] for piece in pieces if piece.key.startswith(("REF ", "PAGEREF "))}
