"""The wording of messages about changes. In: paragraphs and words. Out: short phrases."""

from __future__ import annotations

from collections.abc import Sequence

from briefpress.docx.read import NOTE_MARK, PICTURE_MARK, Paragraph, Piece
from briefpress.merge.words.spelling import Token
from briefpress.model import SuggestionKind

SHORTEN = 60  # the maximum number of characters that a message quotes


def short(paragraph: Paragraph) -> str:
    """Return the text of a paragraph in the form in which messages quote it."""
    left = (piece.text for piece in paragraph.pieces if not is_deleted(piece))
    words = ("".join(left) or paragraph.text).replace(NOTE_MARK, "").replace(PICTURE_MARK, "[picture]")
    words = words.strip().replace("\n", " [line break] ")
    return words if len(words) <= SHORTEN else f"{words[:SHORTEN]}..."


def message_of(old: str, new: str) -> str:
    """Return a description of a change of text."""
    if not old.strip() and not new.strip():
        return "changed a space"
    if old == new:
        return f'the formatting of "{new}" was changed'
    if not old or not new:
        return f'added "{new}"' if new else f'removed "{old}"'
    return f'"{old}" -> "{new}"'


def is_deleted(token: Token | Piece) -> bool:
    """Return whether a token or piece is part of a suggested deletion."""
    return any(suggestion.kind is SuggestionKind.DELETION for suggestion in token.suggested)


def words_of(tokens: Sequence[Token], first: tuple[int, int], last: tuple[int, int]) -> str:
    """Return the text from the span `first` to the span `last` of tokens, without suggested deletions."""
    left = (token for token in tokens[first[0] : last[1]] if not is_deleted(token))
    words = "".join(token.text for token in left).replace(NOTE_MARK, "[note]")
    words = words.replace(PICTURE_MARK, "[picture]").replace("\n", " [line break] ").strip()
    return words if len(words) <= SHORTEN else f"{words[:SHORTEN]}..."
