"""Classes for reviewers' suggestions and comments, and how to remove them. In: text. Out: text without suggestions or
comments.

Suggestions are flat, like marks: one `Edge` marks the start of a suggestion, another its end. Once a suggestion is
accepted or rejected, its edges are gone, so later steps need not handle suggestions.
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
    """What to do with suggestions: accept, reject or show them."""

    ACCEPT = "accept"
    REJECT = "reject"
    SHOW = "show"


class SuggestionKind(StrEnum):
    """The kind of a suggestion: an insertion, a deletion, or only a comment."""

    INSERTION = "insertion"
    DELETION = "deletion"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Remark:
    """A reviewer's comment, with the author's name and the date (ISO 8601), each `""` if unknown; `done` means
    resolved.
    """

    text: str
    author: str = ""
    date: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """The start of a suggestion or, if `opens` is False, its end. Both edges contain the comments on the suggestion in
    `thread`.
    """

    kind: SuggestionKind
    opens: bool
    author: str = ""
    date: str = ""
    thread: tuple[Remark, ...] = ()
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def closing(self) -> Edge:
        """Return the edge that ends the suggestion."""
        return replace(self, opens=False)


def without_edges(inlines: Iterable[T], decision: Decision) -> Iterator[T]:
    """Yield the text that remains once its suggestions are accepted or rejected."""
    removed = SuggestionKind.DELETION if decision is Decision.ACCEPT else SuggestionKind.INSERTION
    depth = 0
    for inline in inlines:
        if isinstance(inline, Edge):
            depth += (1 if inline.opens else -1) if inline.kind is removed else 0
        elif not depth:
            yield inline
