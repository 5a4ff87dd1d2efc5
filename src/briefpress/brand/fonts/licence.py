"""The licences of fonts. In: a font file. Out: whether a subset of it may be distributed.

A subset is a modified font, and the SIL Open Font License does not allow modified fonts to have a reserved font name
(OFL 1.1, 3). A bit in OpenType fonts can also forbid subsets (OS/2, fsType).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path

from briefpress import lazy
from briefpress.workspace import write_beside

RESERVED = lazy.pattern(r"(?i)\bwith\s+(?:the\s+)?reserved\s+font\s+names?\b")
COPYRIGHT, DESCRIPTION, LICENCE = 0, 10, 13  # OpenType, name: the ids of the strings that may state rights
NO_SUBSETS = 0x0100  # OpenType, OS/2, fsType: the bit that forbids subsets
LICENCES = ("OFL*", "LICEN[CS]E*", "COPYING*", "COPYRIGHT*")
LONGEST = 200_000  # the maximum number of bytes to read from a licence file


def may_be_subset(file: Path) -> bool:
    """Return whether a subset of the font `file` may have the same name, according to the font and its
    licence files.
    """
    from fontTools.ttLib import TTFont

    with TTFont(file, lazy=True) as font:
        if font["OS/2"].fsType & NO_SUBSETS:
            return False
        strings = [font["name"].getDebugName(id_) or "" for id_ in (COPYRIGHT, DESCRIPTION, LICENCE)]
    return not any(RESERVED.search(text) for text in chain(strings, _beside(file)))


def copy_licences(fonts: Path, copies: Path) -> None:
    """Copy the licences in the folder `fonts` to the folder `copies`, which contains copies of these fonts."""
    for number, text in enumerate(_licences(fonts)):
        with suppress(OSError):
            write_beside(copies / f"LICENCE-{number}.txt", text.encode())


def _beside(file: Path) -> Iterator[str]:
    return _licences(file.resolve().parent)


def _licences(fonts: Path) -> Iterator[str]:
    """Yield the licences in a font folder, and in its parent folder, where Python packages with fonts keep theirs."""
    for folder in (fonts, fonts.parent):
        for pattern in LICENCES:
            for found in sorted(path for path in folder.glob(pattern) if path.is_file()):
                with found.open("rb") as opened:
                    yield opened.read(LONGEST).decode("utf-8", "replace")
