"""Data shared by briefs, read once. In: a key, and a function that reads its value. Out: the value, with its problems.

A value is cached until one of the files it was read from changes, so a process can run for a long time. Using the value
counts as using these files.
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
class Cached:
    """A cached value with its problems, and the state of its files when they were read."""

    value: Any
    problems: tuple[Problem, ...]
    files: dict[Path, Seen]

    @property
    def is_fresh(self) -> bool:
        """Return whether all files of the value are unchanged."""
        return all(is_same(path, seen) for path, seen in self.files.items())


@dataclass(slots=True)
class Library:
    """A cache with a value for each key.

    `for_preview` means that the same brief is read again and again, so its included files are cached too.
    """

    for_preview: bool = False
    cached: dict[Hashable, Cached] = field(default_factory=dict)

    def once(self, key: Hashable, read: Callable[[Uses, Report], Value], uses: Uses, report: Report) -> Value:
        """Return the result of `read`, from the cache if possible; its problems are added to `report` every time."""
        cached = self.cached.get(key)
        if cached is None or not cached.is_fresh:
            inner, found = Uses(), Report()
            value = read(inner, found)
            cached = self.cached[key] = Cached(value, tuple(found.problems), inner.seen())
        uses.share(cached.files)
        report.extend(cached.problems)
        return cast(Value, cached.value)
