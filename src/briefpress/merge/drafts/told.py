"""Messages of a merge. In: nothing. Out: classes."""

from __future__ import annotations

from enum import StrEnum

from briefpress.lazy import dataclass
from briefpress.model import Place


class Kind(StrEnum):
    """What happened to something in an edited file."""

    TAKEN = "merged"
    CONFLICT = "conflict"
    HOMELESS = "not merged"
    COMMENT = "comment"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Told:
    """Something in an edited file: its place in the source, and a description."""

    kind: Kind
    place: Place | None
    text: str
    author: str = ""
    date: str = ""

    @property
    def is_left(self) -> bool:
        """Return whether it is left for someone to deal with."""
        return self.kind in (Kind.CONFLICT, Kind.HOMELESS)
