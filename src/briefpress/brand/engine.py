"""WeasyPrint, imported the quick way. Everything that lays out pages gets it here."""

from __future__ import annotations

import ctypes.util
import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import unquote, urlsplit


class MissingLibraryError(RuntimeError):
    """A system library that WeasyPrint needs is not installed; the message says what to do."""


def weasyprint() -> ModuleType:
    """Return the module `weasyprint`. Raise MissingLibraryError where a system library lacks."""
    if "weasyprint" not in sys.modules:
        with _without_search(), _with_less_font_tools():
            try:
                importlib.import_module("weasyprint")
            except OSError as error:
                raise MissingLibraryError(f"{error}\n{INSTALL}") from error
    return sys.modules["weasyprint"]


def fetcher(root: Path | None) -> Any:
    """Return what fetches files for WeasyPrint: those below `root`, data in the page itself, and nothing else."""

    class Fetcher(weasyprint().urls.URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if not url.startswith("data:") and not (root and _is_inside(url, root)):
                raise ValueError(f"{url} lies outside the workspace")
            return super().fetch(url, headers)

    return Fetcher()


def _is_inside(url: str, root: Path) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "file" and Path(unquote(parts.path)).resolve().is_relative_to(root)


INSTALL = """\
The PDF needs the libraries Pango and HarfBuzz:
  Debian, Ubuntu  apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
  Fedora          dnf install pango harfbuzz
  Alpine          apk add pango harfbuzz-subset
  macOS           brew install pango
  Windows         install MSYS2, then: pacman -S mingw-w64-x86_64-pango"""


@contextmanager
def _without_search() -> Iterator[None]:
    """Keep cffi from running ldconfig, gcc and ld for every library name that does not load at once.

    WeasyPrint tries several names for each library. On Linux the sonames among them are what the
    loader finds by itself; the search behind the others takes a sixth of a short run.
    """
    if not sys.platform.startswith("linux"):
        yield
        return
    search = ctypes.util.find_library
    ctypes.util.find_library = _find_nothing
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _find_nothing(name: str) -> None:  # noqa: ARG001 - in the place of ctypes.util.find_library
    return None


# What WeasyPrint takes from fontTools but needs with variable fonts, or without HarfBuzz's subsetter, only.
LATER = {"fontTools.subset": ("Options", "Subsetter"), "fontTools.varLib.instancer": ("instantiateVariableFont",)}


@contextmanager
def _with_less_font_tools() -> Iterator[None]:
    """Let the modules of `LATER` be loaded when something of theirs is called; they take a tenth of a short run."""
    stubs = {name: ModuleType(name) for name in LATER if name not in sys.modules}
    for module, stub in stubs.items():
        for name in LATER[module]:
            setattr(stub, name, _later(module, name))
    sys.modules.update(stubs)
    try:
        yield
    finally:
        for module in stubs:
            del sys.modules[module]


def _later(module: str, name: str) -> Callable[..., Any]:
    def call(*args: Any, **kwargs: Any) -> Any:
        return getattr(importlib.import_module(module), name)(*args, **kwargs)

    return call
