"""Formatting that was added to code, which the source cannot express. In: the text of a code block before and after.

Out: both as plain text, and a report of new formatting.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefpress.docx.read import PieceKind
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.source_map.bound import Bound
from briefpress.merge.words.messages import SHORTEN
from briefpress.merge.words.spelling import Token
from briefpress.model import Mark

Tokens = Sequence[Token]


def plain(changes: Changes, bound: Bound, before: Tokens, after: Tokens) -> tuple[list[Token], list[Token]]:
    """Return the text of a code block without formatting, and report formatting that it did not have before."""
    known = {mark for token in before for mark in token.marks} | {Mark.CODE}
    if words := "".join(token.text for token in after if token.marks - known or token.link)[:SHORTEN].strip():
        changes.add(Kind.NOT_MERGED, bound, f'"{words}" was formatted: code cannot have formatting')
    return [*map(_plain, before)], [*map(_plain, after)]


def _plain(token: Token) -> Token:
    text = token.kind in (PieceKind.TEXT, PieceKind.BREAK)
    return token._replace(marks=frozenset(), link="", lang="") if text else token
