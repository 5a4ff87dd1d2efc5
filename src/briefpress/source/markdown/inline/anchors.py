"""Ids from HTML tags. In: ids in reading order. Out: for each block, the id that links to it."""

from __future__ import annotations

from dataclasses import field

from briefpress.lazy import dataclass


@dataclass(slots=True)
class Anchors:
    """The ids that still need a block, and the ids that have one; of two equal ids, the first is used."""

    waiting: list[str] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)

    def add(self, id_: str) -> None:
        """Remember an id for the current or next block."""
        self.waiting.append(id_)

    def take(self) -> str:
        """Return the id for the current block, or `""` if there is none."""
        found = next((id_ for id_ in self.waiting if id_ not in self.taken), "")
        self.taken.update(self.waiting)
        self.waiting.clear()
        return found
