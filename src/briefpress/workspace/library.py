"""Data that briefs share, read once. In: a key, and how to read its value. Out: the value, with its problems.

A value is kept until one of the files from which it was read changes, so a process can run for a long time; using the
value counts as using those files.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import field
from pathlib import Path
from typing import Any, TypeVar, cast

from briefpress.lazy import dataclass
from briefpress.problems import Problem, Report
from briefpress.workspace.uses import Seen, Uses, is_same

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Kept:
    """A value with its problems, and the files from which it was read, as seen at that time."""

    value: Any
    problems: tuple[Problem, ...]
    files: dict[Path, Seen]

    @property
    def is_fresh(self) -> bool:
        """Return whether all files of the value are unchanged."""
        return all(is_same(path, seen) for path, seen in self.files.items())


@dataclass(slots=True)
class Library:
    """Keeps one value for each key."""

    kept: dict[Hashable, Kept] = field(default_factory=dict)

    def once(self, key: Hashable, read: Callable[[Uses, Report], Value], uses: Uses, report: Report) -> Value:
        """Return the result of `read`, from an earlier call if possible; its problems go into `report` each time."""
        kept = self.kept.get(key)
        if kept is None or not kept.is_fresh:
            inner, found = Uses(), Report()
            value = read(inner, found)
            kept = self.kept[key] = Kept(value, tuple(found.problems), inner.seen())
        uses.share(kept.files)
        report.extend(kept.problems)
        return cast(Value, kept.value)
