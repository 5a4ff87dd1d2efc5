"""Mappings keyed by identity: a value belongs to this block or note mark, not to an equal object. In: pairs of key and
value. Out: a mapping.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class ByIdentity(Generic[K, V]):
    """A frozen mapping that compares keys by identity, so that two equal paragraphs or note marks are two keys.

    The mapping keeps its keys alive, because the identity of a deleted object can be reused.
    """

    __slots__ = ("_pairs",)
    _pairs: Mapping[int, tuple[K, V]]

    def __init__(self, pairs: Iterable[tuple[K, V]] = ()) -> None:
        found = list(pairs)
        self._pairs = {id(key): (key, value) for key, value in found}
        assert len(self._pairs) == len(found), "the same object is in two places"

    def get(self, key: K) -> V | None:
        """Return the value of `key`, or None if there is none."""
        pair = self._pairs.get(id(key))
        return pair[1] if pair else None

    def items(self) -> Iterator[tuple[K, V]]:
        """Yield the pairs in order."""
        return iter(self._pairs.values())

    def values(self) -> Iterator[V]:
        """Yield the values in order."""
        return (value for _, value in self.items())
