"""Dataclass methods and regular expressions that are built on first use, not on import.

In: the arguments of `dataclasses.dataclass` and `re.compile`. Out: objects that behave the same. A run imports hundreds
of these classes and patterns but uses only a few; building all of them would take a third of the time that imports
take.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

__all__ = ["dataclass", "pattern"]

ORDER = ("__lt__", "__le__", "__gt__", "__ge__")
FIELDS = "__dataclass_fields__"
METHODS = ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer")

if TYPE_CHECKING:
    from dataclasses import dataclass
    from re import compile as pattern

    from _typeshed import DataclassInstance
else:

    def dataclass(**options: bool) -> Callable[[type], type]:
        """Return a decorator for dataclasses with the options `frozen`, `eq` and `order`; `slots` is required."""
        return lambda class_: _dataclass(class_, **options)

    def pattern(expression: str, flags: int = 0) -> object:
        """Return an object with the methods of the compiled regular expression `expression`."""
        return _Pattern(expression, flags)


def _dataclass(
    class_: type[object], *, frozen: bool = False, slots: bool = False, eq: bool = True, order: bool = False
) -> type[object]:
    """Return `class_` with slots. Each method of an ordinary dataclass is added to it when the method is first used."""
    annotations, own = class_.__annotations__, dict(class_.__dict__)
    if not slots or any(map(dataclasses.is_dataclass, class_.__bases__)):
        name = class_.__name__
        raise TypeError(f"{name} needs slots and must not inherit from a dataclass: use the standard decorator")
    methods = ["__init__", "__repr__"] + ["__eq__"] * eq + ["__hash__"] * (eq and frozen) + [*ORDER] * order
    missing = [name for name in methods if name not in own]
    body = {name: value for name, value in own.items() if name not in (*annotations, "__dict__", "__weakref__")}
    slotted: type[object] = type(class_.__name__, class_.__bases__, body | {"__slots__": (*annotations,)})

    def add_method(name: str) -> None:
        namespace = {name: value for name, value in own.items() if name in annotations or name == "__post_init__"}
        namespace |= {"__annotations__": annotations, "__module__": class_.__module__, "__doc__": class_.__name__}
        plain: type[object] = type(class_.__name__, (), namespace)
        asked = {"init": name == "__init__", "repr": name == "__repr__", "order": name in ORDER}
        compared = name in ("__eq__", "__hash__", *ORDER)
        is_frozen = frozen and name in ("__init__", "__hash__")
        ordinary = dataclasses.dataclass(eq=compared, frozen=is_frozen, **asked)(plain)
        for attribute in (name, FIELDS):
            setattr(slotted, attribute, getattr(ordinary, attribute))

    more: dict[str, object] = {name: _deferred(name, add_method) for name in missing}
    more |= {FIELDS: _Fields(add_method), "__match_args__": (*annotations,), "__qualname__": class_.__qualname__}
    if eq and not frozen:
        more["__hash__"] = None
    if frozen:
        more |= {"__setattr__": _refuse, "__delattr__": _refuse, "__getstate__": _state, "__setstate__": _restore}
    for name, value in more.items():
        setattr(slotted, name, value)
    return slotted


class _Fields:
    """Replaces the attribute that `dataclasses.fields` reads, and supplies its value when it is first read."""

    def __init__(self, add_method: Callable[[str], None]) -> None:
        self.add_method = add_method

    def __get__(self, _: object, owner: type[object]) -> object:
        self.add_method(FIELDS)
        return getattr(owner, FIELDS)


def _deferred(name: str, add_method: Callable[[str], None]) -> Callable[..., object]:
    def method(self: object, /, *arguments: object, **named: object) -> object:
        add_method(name)
        return getattr(type(self), name)(self, *arguments, **named)

    return method


def _refuse(_: object, name: str, *_value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _state(self: DataclassInstance) -> list[object]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _restore(self: DataclassInstance, state: list[object]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


class _Pattern:
    """A regular expression that is compiled when one of its methods is first used."""

    def __init__(self, written: str, flags: int) -> None:
        self.pattern, self.asked = written, flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self.pattern, self.asked)
        vars(self).update({method: getattr(compiled, method) for method in METHODS})
        return getattr(compiled, name)
