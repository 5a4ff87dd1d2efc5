"""WeasyPrint, imported the quick way. Everything that lays out pages gets it here."""

from __future__ import annotations

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


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
    ctypes.util.find_library = lambda _name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search


def weasyprint() -> ModuleType:
    """Return the module `weasyprint`. Call `use_fonts` before the first call."""
    with _without_search():
        import weasyprint
    return weasyprint  # type: ignore[no-any-return]
