"""The messages of a merge."""

from __future__ import annotations

from collections.abc import Sequence
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
    """A message about a change: its outcome, its place in the source, its description, and the author and date of the
    change.
    """

    kind: Kind
    place: Place | None
    text: str
    author: str = ""
    date: str = ""

    def at(self, other: str) -> str:
        """Return the place as programs show it, or `other` if the change has none."""
        return f"{self.place.file}:{self.place.line}:{self.place.column}" if self.place else other

    @property
    def needs_attention(self) -> bool:
        """Return whether the change requires action by a person."""
        return self.kind in (Kind.CONFLICT, Kind.NOT_MERGED)


def without_departures(findings: Sequence[Finding]) -> list[Finding]:
    """Return messages without those about the removal of text that was moved, because the message about its new place
    reports the same change.
    """
    moved = {finding.text.partition(" ")[2] for finding in findings if _is(finding, "moved")}
    return [
        finding for finding in findings if not (_is(finding, "removed") and finding.text.partition(" ")[2] in moved)
    ]


def _is(finding: Finding, verb: str) -> bool:
    return finding.kind is Kind.MERGED and finding.text.startswith(f'{verb} "')
