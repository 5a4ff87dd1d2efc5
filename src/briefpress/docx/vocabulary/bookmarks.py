"""Bookmarks. In: ids of an edition. Out: hidden names that Word accepts, and the elements around their targets."""

from __future__ import annotations

import re
from dataclasses import field

from briefpress.docx.vocabulary.xml import Element, w
from briefpress.lazy import dataclass

PREFIX = "_bp_"
LONGEST = 36  # Word cuts names off after 40 characters, of which the unique part needs a few


@dataclass(slots=True)
class Bookmarks:
    """Gives every id a unique name: `_bp_` and as much of the id as possible; a leading underscore hides a bookmark."""

    names: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    last: int = 0

    def name(self, id_: str) -> str:
        """Return the name for `id_`: letters, digits and underscores, at most 40 characters."""
        if id_ not in self.names:
            words = re.sub(r"[^a-z0-9_]+", "_", id_.lower())
            name = f"{PREFIX}{words}"[:LONGEST]
            numbered = (f"{name}_{number}" for number in range(1, len(self.taken) + 2))
            self.names[id_] = name if name not in self.taken else next(new for new in numbered if new not in self.taken)
            self.taken.add(self.names[id_])
        return self.names[id_]

    def around(self, id_: str, content: list[Element]) -> list[Element]:
        """Return `content` inside the bookmark for `id_`."""
        self.last += 1
        start = w("bookmarkStart", id=self.last, name=self.name(id_))
        return [start, *content, w("bookmarkEnd", id=self.last)]
