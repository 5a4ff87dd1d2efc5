"""What paragraphs of any Word file are, and links to them. In: a draft. Out: levels of headings, ids by bookmarks."""

from __future__ import annotations

import re

from briefpress.docx.read import Draft, Paragraph, PieceKind
from briefpress.merge.blocks import level_of
from briefpress.model import Mark

MOST_HEADING = 120  # characters of a paragraph in bold that may be meant as a heading
DEEPEST = 6  # level of a heading in Markdown
MADE = ("_Toc", "_bp_")  # how bookmarks begin that a program makes for its own links


def heading_level(paragraph: Paragraph) -> int:
    """Return the level of a heading, by its style or its place in the outline; 0 for other text."""
    return level_of(paragraph.style) or min(paragraph.outline, DEEPEST)


def looks_like_heading(paragraph: Paragraph) -> bool:
    """Return whether a short paragraph is all in bold, and no sentence."""
    pieces, text = [one for one in paragraph.pieces if one.text.strip()], paragraph.text.strip()
    if not pieces or len(text) > MOST_HEADING or text.endswith((".", ":", ";", ",")):
        return False
    return all(Mark.STRONG in one.marks and one.kind is PieceKind.TEXT for one in pieces)


def note_of(paragraph: Paragraph) -> str:
    """Return the key of the note that a paragraph is in, `""` for none: notes of ours can be a list."""
    listed = paragraph.bookmarks if paragraph.style == "note item" else ()
    return paragraph.note or next((name for name in listed if name.startswith("_bp_note_")), "")


def has_title(draft: Draft) -> bool:
    """Return whether a file names its title, in its text or its properties."""
    return bool(draft.about.get("title", "").strip()) or any(one.style == "title" for one in draft.paragraphs)


def anchors(draft: Draft) -> dict[str, str]:
    """Return the ids of the headings that links lead to, by their bookmarks."""
    out: dict[str, str] = {}
    links = _links(draft)
    for paragraph in draft.paragraphs:
        names = [name for name in paragraph.bookmarks if name in links and heading_level(paragraph)]
        out |= {name: re.sub(r"[^\w-]", "-", names[0].strip("_").lower()) for name in names}
    return out


def lost(draft: Draft, found: dict[str, str]) -> int:
    """Return how many places are linked that are no headings, but for those that a program links."""
    return sum(not name.startswith(MADE) for name in _links(draft) - set(found))


def _links(draft: Draft) -> set[str]:
    return {piece.link[1:] for one in draft.paragraphs for piece in one.pieces if piece.link.startswith("#")}
