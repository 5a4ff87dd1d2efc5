"""The faces of variable fonts that pages and Word files use.

In: a folder with variable fonts (OpenType, `fvar`). Out: a folder in the cache with a file for each face. Word does not
embed variable fonts, and WeasyPrint would create the faces in each run.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from briefpress.brand.cache import digest
from briefpress.brand.fonts.licence import copy_licences
from briefpress.workspace import write_beside

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

WEIGHTS = {"Regular": 400, "Bold": 700}


def with_faces(folder: Path, cache: Path) -> Path:
    """Return a folder with the faces of the variable fonts in `folder`, or `folder` itself if there are none."""
    files = sorted(folder.glob("*[[]*].ttf"))  # Google Fonts writes the axes in brackets: Heebo[wght].ttf
    if not files:
        return folder
    faces = cache / "fonts" / f"{folder.parent.name}-{digest(*(f'{file}:{file.stat().st_mtime_ns}' for file in files))}"
    for file in files:
        for name, data in instances(file, file.stem.partition("[")[0].partition("-")[0]):
            if not (faces / name).exists():
                write_beside(faces / name, data())
    copy_licences(folder, faces)
    return faces


def instances(file: Path, family: str) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield the file name of each face of a variable font, and a function that returns its bytes.

    The file name of the font states whether it is upright or italic.
    """
    slope = "Italic" if "italic" in file.stem.partition("[")[0].lower() else ""
    base = re.sub(r"[^\w-]", "", family)
    for name, weight in WEIGHTS.items():
        face = f"{name}{slope}".replace("RegularItalic", "Italic")
        yield f"{base}-{face}.ttf", partial(_instance, file, weight)


def _instance(file: Path, weight: int) -> bytes:
    """Return the font with all its axes pinned: the weight to `weight`, the others to their defaults.

    HarfBuzz creates a face in milliseconds. fontTools would take seconds, so it is used only for the names in the font.
    """
    from fontTools.ttLib import TTFont

    with TTFont(file, recalcTimestamp=False) as font:
        location = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
        location.update({"wght": weight} if "wght" in location else {})
        face = TTFont(BytesIO(_pinned(_unpacked(file, font), location)), recalcTimestamp=False)
        _name(face, font, location)
    data = BytesIO()
    face.save(data)
    return data.getvalue()


def _unpacked(file: Path, font: TTFont) -> bytes:
    """Return the bytes of an OpenType font; `font` was read from `file`, which may be a web font."""
    if not font.flavor:
        return file.read_bytes()
    font.flavor, data = None, BytesIO()
    font.save(data)
    return data.getvalue()


def _pinned(font: bytes, location: Mapping[str, float]) -> bytes:
    """Return the static instance of the variable font at `location`."""
    import uharfbuzz

    face = uharfbuzz.Face(font)
    wanted = uharfbuzz.SubsetInput()
    wanted.keep_everything()
    # Outlines of variable fonts may overlap, and macOS draws overlaps as holes unless they are flagged.
    wanted.flags |= uharfbuzz.SubsetFlags.SET_OVERLAPS_FLAG
    for axis, value in location.items():
        wanted.pin_axis_location(face, axis, value)
    static: bytes = uharfbuzz.subset(face, wanted).blob.data
    return static


def _name(face: TTFont, font: TTFont, location: Mapping[str, float]) -> None:
    """Name `face`, the instance of `font` at `location`, according to the style attributes (STAT) of `font`."""
    from fontTools.varLib.instancer import names, setRibbiBits

    if "STAT" in font:
        with suppress(ValueError):  # the style attributes of a font may have no entry for this location
            names.updateNameTable(font, location)
            face["name"] = font["name"]
            setRibbiBits(face)
    for tag in ("STAT", "DSIG"):
        if tag in face:
            del face[tag]
