"""Patches of WeasyPrint. In: an object and new attributes. Out: a context manager that sets them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from inspect import getattr_static
from typing import Any

from briefpress.engine.load import EngineChangedError


def needed(owner: Any, name: str, purpose: str) -> Any:
    """Return the attribute `name` of `owner`, which WeasyPrint uses for `purpose`, a phrase such as `lays out lines`.

    Raise EngineChangedError if there is none.
    """
    found = getattr(owner, name, None)
    if found is None:
        raise EngineChangedError(f"WeasyPrint has changed: {name} no longer {purpose}")
    return found


@contextmanager
def replaced(owner: Any, **new: Any) -> Iterator[None]:
    """Inside the block, replace attributes of `owner` with `new` ones.

    Raise EngineChangedError if `owner` lacks any of them.
    """
    try:
        old = {name: getattr_static(owner, name) for name in new}
    except AttributeError as error:
        raise EngineChangedError(f"WeasyPrint has changed: {error}") from error
    for name, value in new.items():
        setattr(owner, name, value)
    try:
        yield
    finally:
        for name, value in old.items():
            setattr(owner, name, value)


@contextmanager
def entered(table: dict[str, Any], **new: Any) -> Iterator[None]:
    """Inside the block, add `new` entries to `table`, which is part of WeasyPrint."""
    old = dict(table)
    table.update(new)
    try:
        yield
    finally:
        table.clear()
        table.update(old)
