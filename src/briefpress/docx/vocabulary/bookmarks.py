"""Bookmarks. In: ids of an edition. Out: names that Word accepts, and the elements around the targets."""

from __future__ import annotations

import re
from dataclasses import field

from briefpress.docx.vocabulary.xml import Element, w
from briefpress.lazy import dataclass

PREFIX = "_bp_"
MAX_LENGTH = 36  # Word truncates names after 40 characters; the rest is for a number that makes the name unique


@dataclass(slots=True)
class Bookmarks:
    """Gives every id a unique name: `_bp_` and as much of the id as possible. The underscore hides the bookmark."""

    names: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    last: int = 0

    def name(self, id_: str) -> str:
        """Return the name for `id_`: at most 40 letters, digits and underscores."""
        if id_ not in self.names:
            words = re.sub(r"[^a-z0-9_]+", "_", id_.lower())
            name = f"{PREFIX}{words}"[:MAX_LENGTH]
            numbered = (f"{name}_{number}" for number in range(1, len(self.used) + 2))
            self.names[id_] = name if name not in self.used else next(new for new in numbered if new not in self.used)
            self.used.add(self.names[id_])
        return self.names[id_]

    def around(self, id_: str, content: list[Element]) -> list[Element]:
        """Return `content` inside the bookmark for `id_`."""
        self.last += 1
        start = w("bookmarkStart", id=self.last, name=self.name(id_))
        return [start, *content, w("bookmarkEnd", id=self.last)]
