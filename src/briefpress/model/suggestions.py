"""Suggestions and comments of reviewers: their classes, and how to remove them. In: text. Out: text without them.

Marks are flat, and so are suggestions: one `Edge` marks the start of a suggestion, and another its end. Deciding a
suggestion removes the edges, and the text between them if it is rejected; later steps need not know about them.
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
    """How to treat suggestions: accept, reject or show them."""

    ACCEPT = "accept"
    REJECT = "reject"
    SHOW = "show"


class SuggestionKind(StrEnum):
    """A kind of suggestion: to add text, to delete it, or none (a comment)."""

    INSERTION = "insertion"
    DELETION = "deletion"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Remark:
    """A reviewer's comment: the name and the date (ISO 8601), each `""` if not given; `done` means resolved."""

    text: str
    author: str = ""
    date: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """The start of a suggestion, or its end if not `opens`. The comments on a suggestion, a thread, are at both of its
    edges.
    """

    kind: SuggestionKind
    opens: bool
    author: str = ""
    date: str = ""
    thread: tuple[Remark, ...] = ()
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def closing(self) -> Edge:
        """Return the edge that ends the suggestion that this edge starts."""
        return replace(self, opens=False)


def without_edges(inlines: Iterable[T], decision: Decision) -> Iterator[T]:
    """Yield the rest of the text once its suggestions are decided."""
    gone = SuggestionKind.DELETION if decision is Decision.ACCEPT else SuggestionKind.INSERTION
    depth = 0
    for inline in inlines:
        if isinstance(inline, Edge):
            depth += (1 if inline.opens else -1) if inline.kind is gone else 0
        elif not depth:
            yield inline
