"""Text with changed formatting only. In: a paragraph. Out: the edit that encloses the source in marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.docx.read import PieceKind
from briefpress.merge.source_map.bound import Form
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.words.regions import regions
from briefpress.merge.words.spelling import Token, spelled

if TYPE_CHECKING:
    from briefpress.merge.words.paragraphs import Changed

RAW = "\ue012"  # a placeholder for a piece of the source
SEVERAL = 2  # text that was formatted together with a reference in it has at least this number of changed regions


def surrounded(changed: Changed, change: int) -> list[Edit]:
    """Return the edit that formats unchanged text with references or citations, or an empty list."""
    old, new, chars = changed.old, changed.new, changed.bound.chars
    same = [token.text for token in old] == [token.text for token in new]
    if changed.bound.form is not Form.MARKDOWN or not same or len(regions(old, new)) < SEVERAL:
        return []
    pairs = [*zip(old, new, strict=True)]
    places = [at for at, (old, new) in enumerate(pairs) if old.same != new.same]
    looks = {(new.marks - old.marks, new.lang) for old, new in (pairs[at] for at in places)}
    start, end = chars[changed.starts[places[0]]], chars[changed.starts[places[-1] + 1] - 1]
    whole = all(at in places or _has_no_marks(old[at]) for at in range(places[0], places[-1] + 1))
    if len(looks) > 1 or not whole or start is None or end is None:
        return []
    marks, lang = looks.pop()
    if any(old.marks - new.marks for old, new in pairs) or not (marks or lang):
        return []
    spelled_marks, raw = spelled([Token(RAW, marks=marks, lang=lang)], changed.atoms), changed.source[start[0] : end[1]]
    nested = any(char in raw for char in spelled_marks.split(RAW)[0] if char != "[")
    return [] if nested else [Edit(changed.bound.file, start[0], end[1], spelled_marks.replace(RAW, raw), change)]


def _has_no_marks(token: Token) -> bool:
    """Return whether a token cannot have marks: for example, a reference or a space."""
    return token.kind is not PieceKind.TEXT or token.text.isspace()


def displayed(words: str, was: str) -> str:
    """Return a formula as a display formula if `was` is one. In Word, a numbered display formula is inline."""
    if not was.startswith("$$") or not words.startswith("$") or words.startswith("$$"):
        return words
    lines = was[2:-2]
    lead, tail = (lines[: len(lines) - len(lines.lstrip())], lines[len(lines.rstrip()) :])
    return f"$${lead}{words[1:-1]}{tail}$$"
