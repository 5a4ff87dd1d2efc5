"""The classes for messages of a merge."""

from __future__ import annotations

from enum import StrEnum

from briefpress.lazy import dataclass
from briefpress.model import Place


class Kind(StrEnum):
    """The outcome of a change in an edited file."""

    MERGED = "merged"
    CONFLICT = "conflict"
    NOT_MERGED = "not merged"
    COMMENT = "comment"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding in an edited file: its place in the source, and a description."""

    kind: Kind
    place: Place | None
    text: str
    author: str = ""
    date: str = ""

    @property
    def needs_attention(self) -> bool:
        """Return whether someone must deal with it."""
        return self.kind in (Kind.CONFLICT, Kind.NOT_MERGED)
