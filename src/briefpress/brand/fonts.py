"""Fonts from Python packages, so that a page looks the same on every machine.

In: families. Out: the folders their files lie in, and a fontconfig that knows those and no others.
A family "Source Serif Pro" comes from the package `font-source-serif-pro` or `fontpkg-source-serif-pro`, or
from `fonts/` in the folder of the brand. Only for scripts that these leave out the fonts of the machine may serve.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from html import escape
from importlib.util import find_spec
from pathlib import Path

from briefpress.brand.cache import digest
from briefpress.brand.files import is_inside
from briefpress.brand.instances import with_cuts
from briefpress.problems import Code, Report
from briefpress.workspace import write_beside

PREFIXES = ("font", "fontpkg")
# Where the systems keep the fonts that are installed for everybody, or for one user.
MACHINE = tuple(
    map(
        Path,
        (
            "~/.fonts", "~/.local/share/fonts", "/usr/local/share/fonts", "/usr/share/fonts",
            "~/Library/Fonts", "/Library/Fonts", "/System/Library/Fonts",
            "~/AppData/Local/Microsoft/Windows/Fonts", "C:/Windows/Fonts",
        ),
    )
)  # fmt: skip


def font_folders(families: Iterable[str], brands: Sequence[Path], report: Report) -> tuple[Path, ...]:
    """Return the folders with the font files of `families` and those that the folders `brands` bring along."""
    own = _own(brands)
    folders = {folder.resolve(): None for folder in own}
    for family in dict.fromkeys(families):
        if package := _package(family):
            folders[package] = None
        elif not any(_is_of(file, family) for folder in own for file in folder.iterdir()):
            name = _name(family).replace("_", "-")
            hint = f"install the package font-{name}, or put its files into fonts/ in the brand's folder"
            report.add(Code.BRAND_INVALID, f'the font "{family}" is not there', None, hint)
    return tuple(folders)


def find_family(family: str, brands: Sequence[Path], cache: Path) -> Path | None:
    """Return a folder with the files of `family`: from `fonts/` of a brand, a package, or the fonts of the machine.

    What the machine has lies among hundreds of others: `cache` gets a folder with links to these files alone.
    """
    for folder in _own(brands):
        if any(_is_of(file, family) for file in folder.iterdir()):
            return folder.resolve()
    package = _package(family)
    return with_cuts(package, cache) if package else _linked(family, cache)


def _own(brands: Sequence[Path]) -> list[Path]:
    return [folder / "fonts" for folder in brands if is_inside(folder / "fonts", folder)]


def _name(family: str) -> str:
    return re.sub(r"\W", "_", family.lower(), flags=re.ASCII)


def _package(family: str) -> Path | None:
    specs = (find_spec(f"{prefix}_{_name(family)}") for prefix in PREFIXES)
    return next(
        (Path(where) / "files" for spec in specs if spec for where in spec.submodule_search_locations or ()), None
    )


def _is_of(file: Path, family: str) -> bool:
    return _letters(family) in _letters(file.stem)


def _letters(name: str) -> str:
    return re.sub(r"[\W_]", "", name.lower())


def _linked(family: str, cache: Path) -> Path | None:
    """Return a folder with links to the machine's files of `family`; a collection is named after several families."""
    folder = cache / "fonts" / _name(family)
    wanted = _letters(family)
    for file in (file for place in _machine() for file in place.rglob("*.[to]t[fc]")):
        base = _letters(file.stem.partition("-")[0])
        if base == wanted or (file.suffix == ".ttc" and wanted.startswith(base)):
            with suppress(OSError):
                folder.mkdir(parents=True, exist_ok=True)
                (folder / file.name).symlink_to(file)
    return folder if folder.is_dir() else None


def _machine() -> Iterator[Path]:
    """Yield the folders in which the machine has fonts; those of a user without a home are none."""
    for place in MACHINE:
        with suppress(RuntimeError):
            yield place.expanduser()


def use_fonts(folders: Sequence[Path], cache: Path) -> None:
    """Make fontconfig know the fonts in `folders` and no others, from the next layout on.

    OpenType fonts with PostScript outlines are left out where TrueType outlines lie beside them: Word
    embeds these only, and a package that brings both would otherwise be used in part.
    """
    lines = "".join(f"<dir>{escape(str(folder))}</dir>" for folder in folders)
    double = [folder for folder in folders if any(folder.glob("*.ttf"))]
    rejected = "".join(f"<glob>{escape(str(folder))}/*.otf</glob>" for folder in double)
    config = (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        f"{lines}<cachedir>{escape(str(cache / 'fontconfig'))}</cachedir>"
        f"<selectfont><rejectfont>{rejected}</rejectfont></selectfont></fontconfig>"
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


def bold_file(family: str, folders: Sequence[Path]) -> Path | None:
    """Return the file that has the bold cut of `family`, which may be a collection of several families."""
    collections = (file for folder in folders for file in sorted(folder.glob("*-Bold.ttc")))
    base = _letters(family)
    return font_file(family, folders, bold=True) or next(
        (file for file in collections if base.startswith(_letters(file.stem.partition("-")[0]))), None
    )
