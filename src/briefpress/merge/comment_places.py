"""The places of comments in the source. In: the changes between two drafts, and a comment. Out: the place of its
text.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from briefpress.docx.read import PICTURE_MARK, Comment
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.source_map.bound import Bound
from briefpress.merge.source_map.offsets import Span
from briefpress.merge.words.regions import regions
from briefpress.merge.words.spelling import Token, tokens_of


def place_of_comment(changes: Changes, comment: Comment) -> tuple[Bound | None, Span | None]:
    """Return the place of the commented paragraph, and the span in the source of the text to which the comment refers;
    each is None if unknown.
    """
    old = next((old for old, new in changes.pairs if new == comment.paragraph and old is not None), None)
    bound = None if old is None else changes.bound[old]
    if old is None or bound is None:
        return bound, None
    if PICTURE_MARK in changes.base.paragraphs[old].text and not any(bound.chars):
        return _caption(changes, old) or bound, None
    first, last = _before(changes, old, comment)
    chars = [span for span in bound.chars[first:last] if span]
    if first == last > 0 and (behind := bound.chars[first - 1]):  # the comment refers to new text
        return bound, (behind[1], behind[1])
    return bound, (chars[0][0], chars[-1][1]) if chars else None


def _before(changes: Changes, old: int, comment: Comment) -> Span:
    """Return the span in the paragraph `old` of the sent file that corresponds to the text of a comment.

    If the text was edited, the span includes the whole edited region.
    """
    words, text = comment.about.strip(), changes.other.paragraphs[comment.paragraph].text
    at = -1
    for _ in range(comment.before.count(words) + 1 if words else 0):
        at = text.find(words, at + 1)
    if at < 0:
        return 0, 0
    old_tokens, new_tokens = (
        tokens_of(paragraph.pieces)
        for paragraph in (changes.base.paragraphs[old], changes.other.paragraphs[comment.paragraph])
    )
    starts, new_starts = _starts(old_tokens), _starts(new_tokens)
    start, end = at, at + len(words)
    first, last = start, end
    for region in regions(old_tokens, new_tokens):
        begins, ends = new_starts[region.new[0]], new_starts[region.new[1]]
        was = starts[region.old[0]], starts[region.old[1]]
        first = was[0] if begins <= start < ends else start + was[1] - ends if ends <= start else first
        last = was[1] if begins < end <= ends else end + was[1] - ends if ends < end else last
    return first, last


def _starts(tokens: Sequence[Token]) -> list[int]:
    """Return the offset at which each token begins, and the offset at which the last token ends."""
    return [0, *accumulate(len(token.text) for token in tokens)]


def _caption(changes: Changes, picture: int) -> Bound | None:
    """Return the place of the caption below a picture, or None if there is none."""
    below = changes.base.paragraphs[picture + 1 : picture + 2]
    return changes.bound[picture + 1] if any(paragraph.style == "caption" for paragraph in below) else None
