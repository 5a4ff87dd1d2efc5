"""Suggestions and comments of reviewers. In: nothing, or a brief. Out: nouns, or the brief once all are decided.

Marks of text are flat, and so are suggestions: an `Edge` stands where one begins and another where it ends. Whoever
decides removes the edges, and what they enclose where it goes; nothing after that step has to know of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from enum import StrEnum
from typing import TypeVar

from briefpress.lazy import dataclass
from briefpress.model.place import NOWHERE, Place

T = TypeVar("T")


class Decision(StrEnum):
    """What becomes of suggestions: they are accepted or rejected, or stay as they are, to be seen."""

    ACCEPT = "accept"
    REJECT = "reject"
    SHOW = "show"


class SuggestionKind(StrEnum):
    """What is suggested of words: to add them, to delete them, or nothing: a comment is about them."""

    INSERTION = "insertion"
    DELETION = "deletion"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reviewer says: his name and the date (ISO 8601), both `""` where not given; `done`: it is settled."""

    text: str
    author: str = ""
    date: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a suggestion begins, or ends where it is not `opens`. Its comments, a thread, are at both edges."""

    kind: SuggestionKind
    opens: bool
    author: str = ""
    date: str = ""
    thread: tuple[Remark, ...] = ()
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def closing(self) -> Edge:
        """Return the edge that ends what this one begins."""
        return replace(self, opens=False)


def without_edges(inlines: Iterable[T], decision: Decision) -> Iterator[T]:
    """Yield what is left of a text once its suggestions are decided."""
    gone = SuggestionKind.DELETION if decision is Decision.ACCEPT else SuggestionKind.INSERTION
    depth = 0
    for inline in inlines:
        if isinstance(inline, Edge):
            depth += (1 if inline.opens else -1) if inline.kind is gone else 0
        elif not depth:
            yield inline
