"""Addresses that are written apart from their links, `[label]: address`. In: those that markdown-it finds.

Out: the same, with what is needed to tell which of them nothing uses: markdown-it shows no such line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

REMARKS = ("", "#")  # addresses of what people write so that nobody sees it, `[//]: # (a remark)`


class References(dict[str, Any]):
    """What markdown-it keeps of each label; `around` are those of the text that this one is in."""

    def __init__(self, around: Mapping[str, Any]) -> None:
        super().__init__(around)
        self.around = frozenset(around)
        self.used: set[str] = around.used if isinstance(around, References) else set()

    def get(self, label: str, default: Any = None) -> Any:
        """Return what `label` stands for: a link or picture asks for it."""
        self.used.add(label)
        return super().get(label, default)

    def unused(self) -> Iterator[int]:
        """Yield the lines, from 0, of addresses in this text that no link has."""
        for label, found in self.items():
            if label not in self.around | self.used and found["href"] not in REMARKS:
                yield found["map"][0]
