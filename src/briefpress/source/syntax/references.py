"""Link reference definitions, `[label]: address`. In: the definitions that markdown-it finds. Out: the same
definitions, and the lines of those that no link uses.

markdown-it leaves out all definitions, so the text of unused definitions would be lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

REMARKS = ("", "#")  # addresses of definitions that are comments, `[//]: # (a remark)`


class References(dict[str, Any]):
    """markdown-it's definitions by label; `around` contains the labels of the surrounding text."""

    def __init__(self, around: Mapping[str, Any]) -> None:
        super().__init__(around)
        self.around = frozenset(around)
        self.used: set[str] = around.used if isinstance(around, References) else set()

    def get(self, label: str, default: Any = None) -> Any:
        """Return the definition of `label` for a link or picture, and mark it as used."""
        self.used.add(label)
        return super().get(label, default)

    def unused(self) -> Iterator[int]:
        """Yield the lines, counted from 0, of definitions in this text that are unused."""
        for label, found in self.items():
            if label not in self.around | self.used and found["href"] not in REMARKS:
                yield found["map"][0]
