"""The environment on which output depends, besides the source: program, libraries, Python, system.

In: nothing. Out: a digest. Every run needs this digest, so no library is imported to compute it. Libraries are
identified by the names of their metadata folders, such as `weasyprint-70.0.dist-info` (PyPA, Recording installed
projects), shared libraries of the system by the targets of their symbolic links, and this program by the sizes and
times of its files.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import sys
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from briefpress import __version__

PACKAGE = Path(__file__).parents[1]
# All libraries that affect files, with their dependencies; font packages are recognised by name.
LIBRARIES = frozenset(
    {
        "babel", "bibtexparser", "brotli", "cffi", "citeproc-py", "cssselect2", "fontpkg", "fonttools",
        "importlib-metadata", "jinja2", "latex2mathml", "lazy-importer", "lxml", "markdown-it-py", "markupsafe",
        "mdit-py-plugins", "mdurl", "pillow", "pycparser", "pydyf", "pylatexenc", "pypdfium2", "pyphen",
        "python-docx", "pytz", "ruamel-yaml", "ruamel-yaml-clib", "segno", "tinycss2", "tinyhtml5",
        "typing-extensions", "uharfbuzz", "weasyprint", "webencodings", "xlsxwriter", "ziafont", "ziamath", "zipp",
        "zopfli",
    }
)  # fmt: skip
FONTS = ("font-", "fontpkg-")
SHARED = (
    "libpango-1.0",
    "libpangoft2-1.0",
    "libharfbuzz",
    "libharfbuzz-subset",
    "libfontconfig",
    "libfreetype",
    "libgobject-2.0",
)
SUFFIXES = (".so.0", ".so.1", ".so.6", ".0.dylib", ".1.dylib", ".6.dylib")
FOLDERS = ("/usr/lib", "/usr/lib64", "/lib64", "/usr/local/lib", "/opt/homebrew/lib", "/opt/local/lib")


@cache
def environment() -> str:
    """Return the digest, which is computed once per process, because imported code does not change while the process
    runs.
    """
    python = (platform.python_implementation(), sys.version, sys.platform, zlib.ZLIB_RUNTIME_VERSION)
    parts = (__version__, *python, *sorted(set(_libraries())), *_program(), *_shared())
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:32]


@cache
def versions() -> str:
    """Return the digest of the versions of this program, its libraries and Python, which is the same on equal
    machines.
    """
    parts = (__version__, *map(str, sys.version_info[:3]), *sorted(set(_libraries())))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _libraries() -> Iterator[str]:
    for place in sys.path:
        try:
            names = os.listdir(place or ".")  # noqa: PTH208 - twice as fast as pathlib
        except OSError:
            continue
        for name in names:
            if name.endswith(".dist-info") and affects_files(name.partition("-")[0]):
                yield name


def affects_files(name: str) -> bool:
    """Return whether a library affects files; `name` may be in any spelling (PyPA, Names and normalization)."""
    known = re.sub(r"[-_.]+", "-", name).lower()
    return known in LIBRARIES or known.startswith(FONTS)


def _program() -> Iterator[str]:
    """Yield the files of this program with their sizes and times."""
    for folder, folders, files in os.walk(PACKAGE):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(files):
            found = os.stat(f"{folder}/{name}")  # noqa: PTH116 - as above
            yield f"{folder[len(str(PACKAGE)) :]}/{name}:{found.st_size}:{found.st_mtime_ns}"


def _shared() -> Iterator[str]:
    """Yield the shared libraries; the targets of their links contain their versions."""
    multiarch = getattr(sys.implementation, "_multiarch", "")
    for folder in (f"/usr/lib/{multiarch}", *FOLDERS):
        if os.path.isdir(folder):  # noqa: PTH112 - as above
            for library in (f"{folder}/{name}{suffix}" for name in SHARED for suffix in SUFFIXES):
                try:
                    found = os.stat(library)  # noqa: PTH116
                except OSError:
                    continue
                yield f"{os.path.realpath(library)}:{found.st_size}:{found.st_mtime_ns}"
