"""What a merge says of what came back. In: nothing. Out: nouns."""

from __future__ import annotations

from enum import StrEnum

from briefpress.lazy import dataclass
from briefpress.model import Place


class Kind(StrEnum):
    """What became of something that came back."""

    TAKEN = "taken"
    CONFLICT = "conflict"
    HOMELESS = "not taken"
    COMMENT = "comment"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Told:
    """Something that came back: where it belongs in the source, and what it is."""

    kind: Kind
    place: Place | None
    text: str
    author: str = ""
    date: str = ""

    @property
    def is_left(self) -> bool:
        """Return whether it is left for somebody to do."""
        return self.kind in (Kind.CONFLICT, Kind.HOMELESS)
