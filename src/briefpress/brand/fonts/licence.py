"""Whether the licence of a font allows modified copies. In: a font file. Out: whether a subset may be passed on.

The SIL Open Font License forbids a modified font to use a reserved font name (OFL 1.1, 3), and a subset is a modified
font. OpenType has a bit that forbids subsets (OS/2, fsType).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path

from briefpress import lazy
from briefpress.workspace import write_beside

RESERVED = lazy.pattern(r"(?i)\bwith\s+(?:the\s+)?reserved\s+font\s+names?\b")
COPYRIGHT, DESCRIPTION, LICENCE = 0, 10, 13  # OpenType, name: the ids of the strings about rights
NO_SUBSETS = 0x0100  # OpenType, OS/2, fsType: the bit that forbids subsets
LICENCES = ("OFL*", "LICEN[CS]E*", "COPYING*", "COPYRIGHT*")
LONGEST = 200_000  # the maximum number of bytes to read of a licence file


def may_be_subset(file: Path) -> bool:
    """Return whether a subset of the font `file` may keep its name, judging by its tables and the files beside it."""
    from fontTools.ttLib import TTFont

    with TTFont(file, lazy=True) as font:
        if font["OS/2"].fsType & NO_SUBSETS:
            return False
        said = [font["name"].getDebugName(id_) or "" for id_ in (COPYRIGHT, DESCRIPTION, LICENCE)]
    return not any(RESERVED.search(text) for text in chain(said, _beside(file)))


def copy_licences(fonts: Path, copies: Path) -> None:
    """Copy the licences of fonts to `copies`, the folder with copies of these fonts."""
    for number, text in enumerate(_licences(fonts)):
        with suppress(OSError):
            write_beside(copies / f"LICENCE-{number}.txt", text.encode())


def _beside(file: Path) -> Iterator[str]:
    return _licences(file.resolve().parent)


def _licences(fonts: Path) -> Iterator[str]:
    """Yield the licences in a font folder and in its parent, where Python font packages keep them."""
    for folder in (fonts, fonts.parent):
        for pattern in LICENCES:
            for found in sorted(path for path in folder.glob(pattern) if path.is_file()):
                with found.open("rb") as opened:
                    yield opened.read(LONGEST).decode("utf-8", "replace")
