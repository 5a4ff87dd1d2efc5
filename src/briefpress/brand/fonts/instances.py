"""Variable fonts as the four faces that pages and Word files use.

In: a folder with variable fonts (OpenType, `fvar`). Out: a folder with a file for each face, in the cache: Word embeds
no variable fonts, and WeasyPrint would make the faces in each run.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from briefpress.brand.cache import digest
from briefpress.brand.fonts.licence import copy_licences
from briefpress.workspace import write_beside

WEIGHTS = {"Regular": 400, "Bold": 700}


def with_cuts(folder: Path, cache: Path) -> Path:
    """Return a folder with the faces of the variable fonts in `folder`; `folder` itself if there are none."""
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
    """Return the font with all its axes pinned: the weight to `weight`, others to their defaults."""
    from io import BytesIO

    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    with TTFont(file, recalcTimestamp=False) as font:
        font.flavor = None
        limits = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
        cut = instantiateVariableFont(font, {**limits, "wght": weight}, updateFontNames="STAT" in font)
        data = BytesIO()
        cut.save(data)
    return data.getvalue()
