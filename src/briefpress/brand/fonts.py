"""Fonts from Python packages, so that a page looks the same on every machine.

In: families. Out: the folders their files lie in, and a fontconfig that knows those and no others.
A family "Source Serif Pro" comes from the package `font-source-serif-pro`, or from `fonts/` in the
folder of the brand.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from html import escape
from importlib.util import find_spec
from pathlib import Path

from briefpress.brand.cache import digest, write_beside
from briefpress.problems import Code, Report


def is_inside(path: Path, folder: Path) -> bool:
    """Say whether `path` is there and, with links followed, below `folder`."""
    return path.exists() and path.resolve().is_relative_to(folder.resolve())


def font_folders(families: Iterable[str], brands: Sequence[Path], report: Report) -> tuple[Path, ...]:
    """Return the folders with the font files of `families` and those that the folders `brands` bring along."""
    own = [folder / "fonts" for folder in brands if is_inside(folder / "fonts", folder)]
    folders = {folder.resolve(): None for folder in own}
    for family in dict.fromkeys(families):
        name = re.sub(r"\W", "_", family.lower(), flags=re.ASCII)
        spec = find_spec(f"font_{name}")
        if spec and spec.submodule_search_locations:
            folders[Path(spec.submodule_search_locations[0]) / "files"] = None
        elif not any(
            family.replace(" ", "").lower() in file.stem.lower() for folder in own for file in folder.iterdir()
        ):
            hint = (
                f"install the package font-{name.replace('_', '-')}, or put its files into fonts/ in the brand's folder"
            )
            report.add(Code.BRAND_INVALID, f'the font "{family}" is not there', None, hint)
    return tuple(folders)


def use_fonts(folders: Sequence[Path], cache: Path) -> None:
    """Make fontconfig know the fonts in `folders` and no others, from the next layout on.

    OpenType fonts with PostScript outlines are left out: Word embeds TrueType outlines only, and a
    package that brings both would otherwise be used in part.
    """
    lines = "".join(f"<dir>{escape(str(folder))}</dir>" for folder in folders)
    config = (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        f"{lines}<cachedir>{escape(str(cache / 'fontconfig'))}</cachedir>"
        "<selectfont><rejectfont><glob>*.otf</glob></rejectfont></selectfont></fontconfig>"
    ).encode()
    file = cache / f"fonts-{digest(config)}.conf"
    with suppress(OSError):
        if not file.exists():
            write_beside(file, config)
        os.environ["FONTCONFIG_FILE"] = str(file)


def font_file(family: str, folders: Sequence[Path], *, bold: bool = False, italic: bool = False) -> Path | None:
    """Return the TrueType file of a cut of `family`, found by the names that font packages use."""
    base = re.sub(r"[^\w-]", "", family)
    cuts = (
        ("BoldItalic", "BoldIt")
        if bold and italic
        else ("Bold",)
        if bold
        else ("Italic", "It")
        if italic
        else ("Regular",)
    )
    files = (folder / f"{base}-{cut}.ttf" for folder in folders for cut in cuts)
    return next((file for file in files if file.is_file() and file.parent in folders), None)
