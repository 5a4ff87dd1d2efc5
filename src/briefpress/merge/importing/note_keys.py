"""The numbers of notes that were typed by hand. In: pieces of text. Out: the keys of note marks in them."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress import lazy
from briefpress.docx.read import Paragraph, Piece, PieceKind
from briefpress.model import Mark

NUMBER = r"\d{1,3}"
# A number, a Roman numeral, a letter or a sign
KEY = rf"(?:{NUMBER}|[ivx]{{1,5}}|[a-z]|[*†‡§]{{1,3}})"
RAISED = lazy.pattern(rf"\s*({KEY}(?:\s*[,;–-]\s*{KEY})*)\s*")
BRACKETS = lazy.pattern(rf"\[({NUMBER}(?:\s*[,;–-]\s*{NUMBER})*)\]")
PART = lazy.pattern(rf"({KEY})")
UNIT = lazy.pattern(r"(?:\b(?:[kcdmµ]?m|ha|in|ft|10|CO|SO|NO|x|R)|\d)$")  # before an exponent or an index: km², 10³


def keys_in(paragraph: Paragraph) -> Iterator[tuple[str, bool]]:
    """Yield the keys of note marks in a paragraph, and whether each is raised."""
    before = ""
    for piece in paragraph.pieces:
        if match := raised_keys(piece, before):
            yield from ((key, True) for key in separate(match))
        elif piece.kind is PieceKind.TEXT and Mark.CODE not in piece.marks:
            yield from ((key, False) for item in BRACKETS.finditer(piece.text) for key in separate(item[1]))
        before = piece.text


def raised_keys(piece: Piece, before: str) -> str:
    """Return the keys in a raised number, or `""` for other text and for the exponent of the text `before`."""
    if piece.kind is not PieceKind.TEXT or Mark.SUPERSCRIPT not in piece.marks or UNIT.search(before):
        return ""
    text = piece.text.strip()
    match = RAISED.fullmatch(text) or BRACKETS.fullmatch(text)
    return match[1] if match else ""


def separate(keys: str) -> list[str]:
    """Return the keys in a list such as "1, 3–5"."""
    out: list[str] = []
    between = False
    for part in PART.split(keys):
        if between and part.isdecimal() and out and out[-1].isdecimal():
            out += map(str, range(int(out[-1]) + 1, int(part)))
        if PART.fullmatch(part):
            out.append(part)
        between = part.strip() in ("–", "-")
    return out
