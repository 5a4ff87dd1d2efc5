"""Changed copies that share everything unchanged with the original. In: a value and its changed parts. Out: the value
itself if all parts are the same objects, otherwise a copy.

Most passes over a brief change few blocks. The other blocks remain the same objects, so that a pass costs little more
than reading them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from operator import is_
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T")
D = TypeVar("D", bound="DataclassInstance")


def shared(old: tuple[T, ...], new: tuple[T, ...]) -> tuple[T, ...]:
    """Return `old` if `new` contains the same objects, otherwise `new`."""
    return old if len(old) == len(new) and all(map(is_, old, new)) else new


def mapped(change: Callable[[T], T], items: tuple[T, ...]) -> tuple[T, ...]:
    """Return `items` with `change` applied to each, or `items` itself if no item changed."""
    return shared(items, tuple(map(change, items)))


def with_fields(value: D, **fields: Any) -> D:
    """Return `value` with other values for its `fields`, or `value` itself if these are the same objects."""
    changed = {name: new for name, new in fields.items() if getattr(value, name) is not new}
    return replace(value, **changed) if changed else value
