"""Changes of WeasyPrint's own code. In: an object and new attributes for it. Out: a block in which it has them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from briefpress.engine.load import EngineChangedError


@contextmanager
def replaced(owner: Any, **new: Any) -> Iterator[None]:
    """Put `new` attributes in the place of those of `owner`, as long as the block runs.

    Raises EngineChangedError where `owner` has no such attributes.
    """
    try:
        old = {name: getattr(owner, name) for name in new}
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
    """Put `new` entries into a `table` of WeasyPrint's, as long as the block runs."""
    old = dict(table)
    table.update(new)
    try:
        yield
    finally:
        table.clear()
        table.update(old)
