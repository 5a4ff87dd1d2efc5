"""Link reference definitions, `[label]: address`. In: the definitions that markdown-it finds. Out: the same
definitions, and which of them are unused.

markdown-it does not show such lines, so unused definitions would be lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

REMARKS = ("", "#")  # addresses used to write comments, `[//]: # (a remark)`


class References(dict[str, Any]):
    """markdown-it's data for each label; `around` has the data of the surrounding text."""

    def __init__(self, around: Mapping[str, Any]) -> None:
        super().__init__(around)
        self.around = frozenset(around)
        self.used: set[str] = around.used if isinstance(around, References) else set()

    def get(self, label: str, default: Any = None) -> Any:
        """Return the definition of `label`, used by a link or picture."""
        self.used.add(label)
        return super().get(label, default)

    def unused(self) -> Iterator[int]:
        """Yield the lines, from 0, of unused definitions in this text."""
        for label, found in self.items():
            if label not in self.around | self.used and found["href"] not in REMARKS:
                yield found["map"][0]
