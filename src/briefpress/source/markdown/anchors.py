"""Ids that tags give to places. In: ids, in the order of reading. Out: for each block, the one that leads to it."""

from __future__ import annotations

from dataclasses import field

from briefpress.lazy import dataclass


@dataclass(slots=True)
class Anchors:
    """The ids that no block has yet, and those that one has: the first of two places with one id counts."""

    waiting: list[str] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)

    def add(self, id_: str) -> None:
        """Remember an id for the block that is read now, or next."""
        self.waiting.append(id_)

    def take(self) -> str:
        """Return the id of the block that is read now, `""` where none waits for it."""
        found = next((id_ for id_ in self.waiting if id_ not in self.taken), "")
        self.taken.update(self.waiting)
        self.waiting.clear()
        return found
