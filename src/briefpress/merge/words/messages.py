"""The wording of messages about changes. In: paragraphs and words. Out: short phrases."""

from __future__ import annotations

from collections.abc import Sequence

from briefpress.docx.read import NOTE_MARK, PICTURE_MARK, Paragraph, Piece
from briefpress.merge.words.regions import Region
from briefpress.merge.words.spelling import Token
from briefpress.model import SuggestionKind

SHORTEN = 60  # the maximum number of characters that a message quotes


def short(paragraph: Paragraph) -> str:
    """Return the text of a paragraph in the form in which messages quote it."""
    left = (piece.text for piece in paragraph.pieces if not is_deleted(piece))
    words = ("".join(left) or paragraph.text).replace(NOTE_MARK, "").replace(PICTURE_MARK, "[picture]")
    words = words.strip().replace("\n", " [line break] ")
    return words if len(words) <= SHORTEN else f"{words[:SHORTEN]}..."


def described(old: Sequence[Token], new: Sequence[Token], regions: Sequence[Region]) -> str:
    """Return a description of the changes from the first to the last of these `regions`."""
    spans = (regions[0].old, regions[-1].old), (regions[0].new, regions[-1].new)
    was, now = old[spans[0][0][0] : spans[0][1][1]], new[spans[1][0][0] : spans[1][1][1]]
    words = words_of(old, *spans[0]), words_of(new, *spans[1])
    if words[0] == words[1] and _is_open(was) and not _is_open(now):
        return f'accepted the suggestion "{words[1]}"'
    same_marks = [token.marks for token in was] == [token.marks for token in now]
    aspect = "link" if same_marks and {token.link for token in was} != {token.link for token in now} else "formatting"
    return message_of(*words, aspect)


def _is_open(tokens: Sequence[Token]) -> bool:
    return any(token.suggested for token in tokens)


def message_of(old: str, new: str, aspect: str = "formatting") -> str:
    """Return a description of a change to text. If the text is unchanged, `aspect` states what has changed instead."""
    if not old.strip() and not new.strip():
        return "changed a space"
    if old == new:
        return f'the {aspect} of "{new}" was changed'
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
