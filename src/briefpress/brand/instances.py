"""Variable fonts as the four cuts that pages and Word files are set in.

In: a folder with variable fonts (OpenType, `fvar`). Out: a folder with a file for each cut, in the cache: Word embeds
no variable font, and WeasyPrint would make the cuts anew in each run.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefpress.brand.cache import digest
from briefpress.workspace import write_beside

WEIGHTS = {"Regular": 400, "Bold": 700}


def with_cuts(folder: Path, cache: Path) -> Path:
    """Return a folder with the cuts of the variable fonts in `folder`; `folder` itself where there are none."""
    files = sorted(folder.glob("*[[]*].ttf"))  # google/fonts names the axes in brackets: Heebo[wght].ttf
    if not files:
        return folder
    made = cache / "fonts" / f"{folder.parent.name}-{digest(*(f'{file}:{file.stat().st_mtime_ns}' for file in files))}"
    for file in files:
        for name, weight in _cuts(file):
            if not (made / name).exists():
                write_beside(made / name, _instance(file, weight))
    return made


def _cuts(file: Path) -> Iterator[tuple[str, int]]:
    family, _, slope = file.stem.partition("[")[0].partition("-")
    for name, weight in WEIGHTS.items():
        yield f"{family}-{f'{name}{slope}'.replace('RegularItalic', 'Italic')}.ttf", weight


def _instance(file: Path, weight: int) -> bytes:
    """Return the font with all its axes pinned: the weight to `weight`, others to what is usual."""
    from io import BytesIO

    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    with TTFont(file, recalcTimestamp=False) as font:
        limits = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
        cut = instantiateVariableFont(font, {**limits, "wght": weight}, updateFontNames="STAT" in font)
        data = BytesIO()
        cut.save(data)
    return data.getvalue()
