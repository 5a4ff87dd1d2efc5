"""Render skeletons of brands, with limits. In: folders that may contain a skeleton, and values. Out: text.

The number of loops and calls and the length of strings in a skeleton are limited, and text cannot be multiplied, so
that rendering always ends soon.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from itertools import takewhile
from pathlib import Path
from traceback import extract_tb
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, nodes
from jinja2.exceptions import SecurityError, TemplateNotFound, TemplateSyntaxError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

MAX_TURNS, MAX_CHARACTERS = 100_000, 5_000_000
GROWING_METHODS = {"center", "expandtabs", "format", "format_map", "join", "ljust", "replace", "rjust", "zfill"}
GROWING_FILTERS = ("batch", "center", "format", "indent", "replace", "slice", "tojson", "wordwrap")
# The exceptions that faulty expressions and calls in a template, or bytes that are not UTF-8, raise.
FAULTS = (ArithmeticError, AttributeError, LookupError, RecursionError, SyntaxError, TypeError, ValueError)
_turns: ContextVar[list[int]] = ContextVar("turns")


class SkeletonError(ValueError):
    """A skeleton cannot be rendered. The message states the reason; `file`, or None, and `line` state the place."""

    def __init__(self, reason: str, file: Path | None = None, line: int = 1) -> None:
        """Store the reason and its place."""
        super().__init__(reason)
        self.file, self.line = file, line


class _Loader(FileSystemLoader):
    """Finds templates in folders.

    Jinja2 caches a template until its file changes, or until an earlier folder contains a template of this name.
    """

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a template, its file, and a function that returns whether both are current."""
        earlier = [*takewhile(lambda path: not path.is_file(), (Path(item, template) for item in self.searchpath))]
        text, file, is_current = super().get_source(environment, template)
        return text, file, lambda: is_current() and not any(map(Path.is_file, earlier))


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox that prohibits multiplication and limits loops, calls and the length of strings."""

    intercepted_binops = frozenset(("*", "**", "%", "+"))

    def __init__(self, folders: tuple[Path, ...]) -> None:
        """Look for templates in `folders`, in this order."""
        super().__init__(loader=_Loader([*folders]), autoescape=True, undefined=StrictUndefined)
        for name in GROWING_FILTERS:
            self.filters.pop(name, None)
        self.globals.pop("lipsum", None)
        self.globals["range"] = _range
        self.filters |= {"counted": _counted, "short": _short}

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Add numbers and short strings. Raise SecurityError for other operators and longer strings."""
        if operator != "+":
            raise SecurityError(f"a skeleton must not use the operator {operator}")
        return _short(super().call_binop(context, operator, left, right))

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Return whether a template may use an attribute; methods that lengthen strings are unsafe."""
        grows = isinstance(obj, str | bytes) and attr in GROWING_METHODS
        return not grows and super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: object) -> Callable[..., str] | None:
        """Replace `format`, which can pad to any width, with a function that raises SecurityError."""
        found = super().wrap_str_format(value)
        return _refused if found is not None else None

    def call(self, __context: Context, __obj: object, *args: object, **kwargs: object) -> object:
        """Make the call and count it. Raise SecurityError at the limit."""
        _take(1)
        return super().call(__context, __obj, *args, **kwargs)

    def _generate(self, source: nodes.Template, *named: Any, **options: Any) -> str:
        for loop in source.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, "counted", [], [], None, None)
        for joined in [*source.find_all(nodes.Concat)]:
            joined.nodes = [nodes.Filter(nodes.Concat(joined.nodes), "short", [], [], None, None)]
        return super()._generate(source, *named, **options)


@cache
def environment(folders: tuple[Path, ...]) -> BoundedEnvironment:
    """Return the environment that looks for skeletons in `folders`, in order."""
    return BoundedEnvironment(folders)


def render(folders: tuple[Path, ...], name: str, **values: object) -> str:
    """Return the template `name` from the first of `folders` that contains it, rendered with `values`.

    Raise SkeletonError if the template is faulty or exceeds the limits.
    """
    try:
        with bounded():
            return environment(folders).get_template(name).render(**values)
    except (TemplateError, *FAULTS) as error:
        file = next((folder / name for folder in folders if (folder / name).is_file()), None)
        raise SkeletonError(_reason(error), file, _line(error, file)) from error


def _reason(error: BaseException) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template {error.name!r} in the folder of the brand"
    return getattr(error, "msg", "") or str(error) or type(error).__name__


def _line(error: BaseException, file: Path | None) -> int:
    """Return the line of `file` where `error` was raised, or 1 if unknown."""
    lines = [frame.lineno for frame in extract_tb(error.__traceback__) if frame.filename == str(file)]
    line = error.lineno if isinstance(error, TemplateSyntaxError) else next(reversed(lines), None)
    return line or 1


@contextmanager
def bounded() -> Iterator[None]:
    """Inside the block, which renders a page, count loops and calls from zero."""
    token = _turns.set([MAX_TURNS])
    try:
        yield
    finally:
        _turns.reset(token)


def _refused(*_: object, **__: object) -> str:
    raise SecurityError("a skeleton must not use format")


def _take(turns: int) -> None:
    left = _turns.get()
    left[0] -= turns
    if left[0] < 0:
        raise SecurityError(f"its loops and calls exceed {MAX_TURNS} steps")


def _range(*bounds: int) -> range:
    _take(len(found := range(*bounds)))
    return found


def _counted(items: Iterable[object]) -> Iterator[object]:
    for item in items:
        _take(1)
        yield item


def _short(value: object) -> object:
    if isinstance(value, str | bytes | list | tuple) and len(value) > MAX_CHARACTERS:
        raise SecurityError(f"a string in it is longer than {MAX_CHARACTERS} characters")
    return value
