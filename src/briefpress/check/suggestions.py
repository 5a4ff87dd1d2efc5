"""Open suggestions and comments. In: a brief as written. Out: a problem for each, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from briefpress.model import Brief, Edge, SuggestionKind, edges
from briefpress.problems import Code, Problem

SAID = {
    frozenset({SuggestionKind.INSERTION}): "to add text",
    frozenset({SuggestionKind.DELETION}): "to delete text",
    frozenset({SuggestionKind.INSERTION, SuggestionKind.DELETION}): "to replace text",
}
HINT = (
    "keep the text you want and remove the marks; to publish without deciding, use --changes accept or --changes reject"
)
SETTLED = "answer and remove it, or write `done` after its author's name and date"


def check_suggestions(brief: Brief, *, decided: bool) -> Iterator[Problem]:
    """Yield a problem for each open suggestion and comment. If `decided`, the user has chosen how to treat suggestions,
    so only comments are reported.
    """
    for _, group in groupby(edges(brief), key=lambda edge: edge.place):
        both = [*group]  # the edges of a replacement: deleted and inserted text
        purpose = SAID.get(frozenset(edge.kind for edge in both))
        if purpose and not decided:
            text = f"open suggestion{_by(both[0].author, both[0].date)}: {purpose}"
            yield Problem(Code.SUGGESTION_OPEN, text, both[0].place, HINT)
        yield from _comments(both[0])


def _comments(edge: Edge) -> Iterator[Problem]:
    if edge.thread and not edge.thread[0].done:
        first, *answers = edge.thread
        more = "".join(f" / {answer.author or 'answer'}: {answer.text}" for answer in answers)
        text = f"open comment{_by(first.author, first.date)}: {first.text}{more}"
        yield Problem(Code.COMMENT_OPEN, text, edge.place, SETTLED)


def _by(author: str, date: str) -> str:
    return f" by {author}{f', {date}' if date else ''}" if author else ""
