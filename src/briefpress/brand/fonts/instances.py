"""Variable fonts as the four faces that pages and Word files use.

In: a folder with variable fonts (OpenType, `fvar`). Out: a folder with a file for each face, in the cache: Word embeds
no variable fonts, and WeasyPrint would make the faces in each run.
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
    files = sorted(folder.glob("*[[]*].ttf"))  # google/fonts names the axes in brackets: Heebo[wght].ttf
    if not files:
        return folder
    made = cache / "fonts" / f"{folder.parent.name}-{digest(*(f'{file}:{file.stat().st_mtime_ns}' for file in files))}"
    for file in files:
        for name, data in instances(file, file.stem.partition("[")[0].partition("-")[0]):
            if not (made / name).exists():
                write_beside(made / name, data())
    copy_licences(folder, made)
    return made


def instances(file: Path, family: str) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield the name of each face of a variable font, upright or italic by its file name, and how to make it."""
    slope = "Italic" if "italic" in file.stem.partition("[")[0].lower() else ""
    base = re.sub(r"[^\w-]", "", family)
    for name, weight in WEIGHTS.items():
        cut = f"{name}{slope}".replace("RegularItalic", "Italic")
        yield f"{base}-{cut}.ttf", partial(_instance, file, weight)


def _instance(file: Path, weight: int) -> bytes:
    """Return the font with all its axes pinned: the weight to `weight`, others to their defaults.

    HarfBuzz cuts a face in milliseconds. fontTools would take seconds, so it only names the face.
    """
    from fontTools.ttLib import TTFont

    with TTFont(file, recalcTimestamp=False) as font:
        location = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
        location.update({"wght": weight} if "wght" in location else {})
        cut = TTFont(BytesIO(_pinned(_unpacked(file, font), location)), recalcTimestamp=False)
        _name(cut, font, location)
    data = BytesIO()
    cut.save(data)
    return data.getvalue()


def _unpacked(file: Path, font: TTFont) -> bytes:
    """Return the bytes of `font`, which was read from `file`, as OpenType."""
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
    # The outlines of variable fonts overlap, and macOS draws overlaps as holes unless they are marked.
    wanted.flags |= uharfbuzz.SubsetFlags.SET_OVERLAPS_FLAG
    for axis, value in location.items():
        wanted.pin_axis_location(face, axis, value)
    static: bytes = uharfbuzz.subset(face, wanted).blob.data
    return static


def _name(cut: TTFont, font: TTFont, location: Mapping[str, float]) -> None:
    """Name `cut`, the face of `font` at `location`, after the style attributes (STAT) of `font`."""
    from fontTools.varLib.instancer import names, setRibbiBits

    if "STAT" in font:
        with suppress(ValueError):  # a font may not describe this location
            names.updateNameTable(font, location)
            cut["name"] = font["name"]
            setRibbiBits(cut)
    for tag in ("STAT", "DSIG"):
        if tag in cut:
            del cut[tag]
