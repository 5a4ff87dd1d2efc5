"""Patches of WeasyPrint. In: an object and its new attributes. Out: a block in which the object has these."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from inspect import getattr_static
from typing import Any

from briefpress.engine.load import EngineChangedError


@contextmanager
def replaced(owner: Any, **new: Any) -> Iterator[None]:
    """Replace attributes of `owner` with `new` ones inside the block.

    Raises EngineChangedError if `owner` has no such attributes.
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
    """Add `new` entries to `table`, a table inside WeasyPrint, during the block."""
    old = dict(table)
    table.update(new)
    try:
        yield
    finally:
        table.clear()
        table.update(old)
