"""A fast import of WeasyPrint. Out: the module `weasyprint`, if it and its libraries are installed."""

from __future__ import annotations

import ctypes.util
import importlib
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

from briefpress.engine.font_choice import chosen_fonts

VERSION = "70.0"  # the tested version; other versions with the same major number are accepted


class EngineChangedError(RuntimeError):
    """WeasyPrint does not work as this package expects."""


class MissingLibraryError(RuntimeError):
    """A system library that WeasyPrint needs is missing; the message states how to install it."""


def weasyprint() -> ModuleType:
    """Return the module `weasyprint`; raise MissingLibraryError if a system library is missing."""
    if "weasyprint" not in sys.modules:
        with _without_search(), _with_less_font_tools(), _with_declarations(), _without_fonts():
            try:
                importlib.import_module("weasyprint")
            except OSError as error:
                raise MissingLibraryError(f"{error}\n{INSTALL}") from error
    return sys.modules["weasyprint"]


def checked() -> Any:
    """Return the module `weasyprint` for code that uses its private interfaces; raise EngineChangedError for another
    major version.

    Minor versions are accepted, because they may fix a security fault, and users should not have to wait for a new
    version of briefpress. If a minor version changes a private interface, the code that needs this interface raises the
    error.
    """
    engine = weasyprint()
    if engine.__version__.partition(".")[0] != VERSION.partition(".")[0]:
        raise EngineChangedError(f"briefpress requires WeasyPrint {VERSION}; this is {engine.__version__}")
    return engine


INSTALL = """\
PDF files need the libraries Pango and HarfBuzz:
  Debian, Ubuntu  apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
  Fedora          dnf install pango harfbuzz
  Alpine          apk add pango harfbuzz-subset
  macOS           brew install pango
  Windows         install MSYS2, then: pacman -S mingw-w64-x86_64-pango"""


@contextmanager
def _without_search() -> Iterator[None]:
    """Prevent cffi from running ldconfig, gcc and ld for each library name that does not load immediately.

    WeasyPrint tries several names for each library. On Linux, the loader finds the sonames among them; searching for
    the others takes a sixth of a short run.
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


def _find_nothing(name: str) -> None:  # noqa: ARG001 - replaces ctypes.util.find_library
    return None


@contextmanager
def _without_fonts() -> Iterator[None]:
    """Prevent WeasyPrint from reading the fonts of this machine, and from warning if there are none.

    Brands include their fonts: `chosen_fonts` sets the fonts of each layout.
    """
    none = str(Path(__file__).with_name("no-fonts.conf"))
    with chosen_fonts(lambda: os.environ.update(FONTCONFIG_FILE=none)), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "No fonts configured", UserWarning)
        yield


@contextmanager
def _with_declarations() -> Iterator[None]:
    """Prevent cffi from parsing C declarations that are already compiled; parsing takes a fifth of the import."""
    import cffi

    usual = cffi.FFI
    cffi.FFI = partial(_Declarations, usual)
    try:
        yield
    finally:
        cffi.FFI = usual


class _Declarations:
    """Stands in for a `cffi.FFI` until the declarations are known; from then on, it has the attributes of a real
    `FFI`.
    """

    def __init__(self, usual: Callable[[], Any]) -> None:
        self.usual, self.sources = usual, list[str]()

    def cdef(self, source: str) -> None:
        """Accept the declarations `source`: use the compiled form if there is one, otherwise let cffi parse them."""
        from briefpress.engine import declarations

        self.sources.append(source)
        known = sha256("".join(self.sources).encode()).hexdigest() == declarations.DIGEST
        compiled = declarations.ffi if known else self._read()
        vars(self).update(
            {name: getattr(compiled, name) for name in dir(compiled) if name[0] != "_" and name != "cdef"}
        )

    def _read(self) -> Any:
        parsed = self.usual()
        for source in self.sources:
            parsed.cdef(source)
        return parsed


# Modules of fontTools that WeasyPrint imports but needs only for variable fonts or without HarfBuzz's subsetter.
LATER = {"fontTools.subset": ("Options", "Subsetter"), "fontTools.varLib.instancer": ("instantiateVariableFont",)}


@contextmanager
def _with_less_font_tools() -> Iterator[None]:
    """Load the modules in `LATER` only when they are used; they take a tenth of a short run."""
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
