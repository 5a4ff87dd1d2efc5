"""Suggestions and comments that are open. In: a brief as it is written. Out: a problem for each, at its line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from briefpress.model import Brief, Edge, SuggestionKind, edges
from briefpress.problems import Code, Problem

SAID = {
    frozenset({SuggestionKind.INSERTION}): "to add words",
    frozenset({SuggestionKind.DELETION}): "to delete words",
    frozenset({SuggestionKind.INSERTION, SuggestionKind.DELETION}): "to replace words",
}
HINT = "keep the words you want and remove the signs; to publish as it is: --changes accept, or --changes reject"
SETTLED = "answer it and remove it, or write `done` behind the name and date of its author"


def check_suggestions(brief: Brief, *, asked: bool) -> Iterator[Problem]:
    """Yield what nobody has decided; where it was `asked` which way to publish, the comments alone."""
    for _, group in groupby(edges(brief), key=lambda edge: edge.place):
        both = [*group]  # that of what is replaced, and that of what replaces it
        said = SAID.get(frozenset(edge.kind for edge in both))
        if said and not asked:
            text = f"a suggestion is open{_by(both[0].author, both[0].date)}: {said}"
            yield Problem(Code.SUGGESTION_OPEN, text, both[0].place, HINT)
        yield from _comments(both[0])


def _comments(edge: Edge) -> Iterator[Problem]:
    if edge.thread and not edge.thread[0].done:
        first, *answers = edge.thread
        more = "".join(f" / {one.author or 'answer'}: {one.text}" for one in answers)
        text = f"a comment is open{_by(first.author, first.date)}: {first.text}{more}"
        yield Problem(Code.COMMENT_OPEN, text, edge.place, SETTLED)


def _by(author: str, date: str) -> str:
    return f" by {author}{f', {date}' if date else ''}" if author else ""
