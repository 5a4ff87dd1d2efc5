"""Fonts from Python packages, so that pages look the same on every machine.

In: families. Out: the folders with their files, and a fontconfig configuration with only these folders. The family
"Source Serif Pro" comes from the folder `fonts/` of a brand, or from the package `font-source-serif-pro` or
`fontpkg-source-serif-pro`. System fonts are used only for scripts that these fonts lack.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from difflib import get_close_matches
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from briefpress.brand.cache import digest
from briefpress.brand.fonts.files import has_truetype, prepared, report_faults
from briefpress.brand.fonts.instances import with_faces
from briefpress.brand.fonts.licence import may_be_subset as may_be_subset
from briefpress.brand.settings.defaults import find
from briefpress.brand.settings.files import file_in, is_inside
from briefpress.brand.settings.layers import Layer
from briefpress.brand.settings.standard import OURS, USES
from briefpress.problems import Code, Report, nearest
from briefpress.workspace import write_beside

PREFIXES = ("font", "fontpkg")
PACKAGES = Path(__file__).with_name("font_packages.txt")  # the Python packages that contain fonts
# The value of `font`, `font-family` or a custom property for fonts. The value may also contain words that are not
# families.
FONT_VALUE = re.compile(r"(?:\bfont(?:-family)?|--[\w-]*font[\w-]*)\s*:\s*(?P<value>[^;{}]*)", re.IGNORECASE)
# The font folders of operating systems, for all users or for one user.
SYSTEM_FOLDERS = tuple(
    map(
        Path,
        (
            "~/.fonts", "~/.local/share/fonts", "/usr/local/share/fonts", "/usr/share/fonts",
            "~/Library/Fonts", "/Library/Fonts", "/System/Library/Fonts",
            "~/AppData/Local/Microsoft/Windows/Fonts", "C:/Windows/Fonts",
        ),
    )
)  # fmt: skip


class Found(NamedTuple):
    """Folders with fonts, and the families in them."""

    folders: tuple[Path, ...]
    families: frozenset[str]


def find_fonts(layers: Sequence[Layer], css: str, styles: Path, cache: Path, report: Report) -> Found:
    """Return the fonts that brand.yml and the stylesheet `css` use, and those in the folders of the brand.

    Families in brand.yml that are missing are reported, and so is a brand without fonts.
    """
    own = [(folder, prepared(folder, cache)) for folder in _own([layer.folder for layer in layers])]
    for folder, fonts in own:
        report_faults(fonts, file_in(folder, styles, "").rstrip("/"), report)
    there = frozenset(family for _, fonts in own for family in fonts.families)
    families = {*there}
    folders = {fonts.folder: None for _, fonts in own if fonts.families}
    for use in USES:
        layer, value = find(layers, "fonts", use)
        if layer is None or value is None:
            continue
        if package := _package(value.text):
            folders[with_faces(package, cache)] = None
        elif value.text not in families:
            text, hint = f'the font "{value.text}" was not found', missing_hint(value.text, there, layer.folder.name)
            report.add(Code.FONT_MISSING, text, layer.place(value), hint)
        families.add(value.text)
    for family in css_families(css):
        if family not in families and (package := _package(family)):
            folders[with_faces(package, cache)] = None
            families.add(family)
    _check_files(layers, report)
    if not folders:
        is_missing = any(problem.code is Code.FONT_MISSING for problem in report.problems)
        hint = (
            f"write `extends: plain` under `defaults: {{{OURS}: ...}}`, or set a font: `typography: {{base: Roboto}}`"
            if not is_missing
            else "add one of the missing fonts"
        )
        report.add(Code.BRAND_INVALID, "the brand has no font", layers[0].place(), hint)
    return Found(tuple(folders), frozenset(families))


def _check_files(layers: Sequence[Layer], report: Report) -> None:
    """Report font files that brand.yml lists but that are not in `fonts/`, as in `files: [fonts/Mine.ttf]`."""
    for layer in layers:
        for value in layer.values_at("font_files"):
            file = layer.folder / value.text
            if not (file.is_file() and is_inside(file, layer.folder / "fonts")):
                names = [path.name for path in (layer.folder / "fonts").glob("*")]
                hint = nearest(file.name, names) or f"save it as {Path(layer.file).parent.as_posix()}/fonts/{file.name}"
                report.add(
                    Code.FONT_MISSING, f'the font file "{value.text}" is not in fonts/', layer.place(value), hint
                )


def css_families(css: str) -> list[str]:
    """Return the possible font families in a stylesheet."""
    lists = (match["value"] for match in FONT_VALUE.finditer(css))
    names = (name.strip(" \"'\n") for value in lists for name in value.split(",") if "(" not in name)
    return list(dict.fromkeys(name for name in names if name))


def missing_hint(family: str, families: Collection[str], brand: str) -> str:
    """Return a hint for a missing family; `families` are the families in the folder of the brand."""
    packages = PACKAGES.read_text(encoding="utf-8").split()
    wanted = [f"{prefix}-{_name(family).replace('_', '-')}" for prefix in reversed(PREFIXES)]
    if package := next((name for name in wanted if name in packages), ""):
        return f"install the Python package {package}: pip install {package}"
    own = nearest(family, families) or (f"its font files contain: {', '.join(sorted(families))}" if families else "")
    known = {package.partition("-")[2]: package for package in packages}
    close = get_close_matches(_name(family).replace("_", "-"), known, n=1, cutoff=0.8)
    other = f", or use the one in the Python package {known[close[0]]}" if close and not own else ""
    return own or f"put its files in styles/{brand}/fonts/, or use a different font{other}"


def find_family(family: str, brands: Sequence[Path], cache: Path) -> Path | None:
    """Return a folder with the files of `family`: `fonts/` of a brand, a package, or system fonts.

    The folders of system fonts contain hundreds of other files, so a folder in `cache` is filled with links to the
    files of the family.
    """
    for folder in _own(brands):
        fonts = prepared(folder, cache)
        if family in fonts.families or any(_is_of(file, family) for file in fonts.folder.iterdir()):
            return fonts.folder
    package = _package(family)
    return with_faces(package, cache) if package else _linked(family, cache)


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
    """Return a folder with links to the system's files of `family`, which may be collections, or None."""
    folder = cache / "fonts" / _name(family)
    wanted = _letters(family)
    for file in (file for place in _system_folders() for file in place.rglob("*.[to]t[fc]")):
        base = _letters(file.stem.partition("-")[0])
        if base == wanted or (file.suffix == ".ttc" and wanted.startswith(base)):
            with suppress(OSError):
                folder.mkdir(parents=True, exist_ok=True)
                (folder / file.name).symlink_to(file)
    return folder if folder.is_dir() else None


def _system_folders() -> Iterator[Path]:
    """Yield the font folders of the system, without the user's folders if there is no home folder."""
    for place in SYSTEM_FOLDERS:
        with suppress(RuntimeError):
            yield place.expanduser()


def use_fonts(folders: Sequence[Path], cache: Path) -> None:
    """Make fontconfig use only the fonts in `folders`, from the next layout on.

    A face with PostScript outlines is excluded if its folder has the same face with TrueType outlines, because Word
    embeds only TrueType fonts, and the PDF must use the same fonts.
    """
    lines = "".join(f"<dir>{escape(str(folder))}</dir>" for folder in folders)
    doubles = [file for folder in folders for file in sorted(folder.glob("*.otf")) if has_truetype(file)]
    rejected = "".join(f"<glob>{escape(str(file))}</glob>" for file in doubles)
    config = (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        f"{lines}<cachedir>{escape(str(cache / 'fontconfig'))}</cachedir>"
        f"<selectfont><rejectfont>{rejected}</rejectfont></selectfont></fontconfig>"
    ).encode()
    file = cache / f"fonts-{digest(config)}.conf"
    # Written only if it changed: the folder may contain other files
    if not (file.is_file() and file.read_bytes() == config):
        write_beside(file, config)
    os.environ["FONTCONFIG_FILE"] = str(file)


def font_file(family: str, folders: Sequence[Path], *, bold: bool = False, italic: bool = False) -> Path | None:
    """Return the TrueType file of a face of `family`, which is named as in font packages, or None."""
    base = re.sub(r"[^\w-]", "", family)
    faces = (
        ("BoldItalic", "BoldIt")
        if bold and italic
        else ("Bold",)
        if bold
        else ("Italic", "It")
        if italic
        else ("Regular",)
    )
    files = (folder / f"{base}-{face}.ttf" for folder in folders for face in faces)
    return next((file for file in files if file.is_file() and file.parent in folders), None)


def bold_file(family: str, folders: Sequence[Path]) -> Path | None:
    """Return the file with the bold face of `family`, which may be a collection of several families."""
    collections = (file for folder in folders for file in sorted(folder.glob("*-Bold.ttc")))
    base = _letters(family)
    return font_file(family, folders, bold=True) or next(
        (file for file in collections if base.startswith(_letters(file.stem.partition("-")[0]))), None
    )
