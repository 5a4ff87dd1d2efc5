"""The sources of pictures. In: the path of a picture in the workspace. Out: its file for Word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from briefpress.brand import Brand, Monogram
from briefpress.docx.pictures.media import PictureFile, Raster
from briefpress.lazy import dataclass


@dataclass(frozen=True, slots=True)
class Drawing:
    """The sources of pictures: the root of the workspace, the brand and the outlines of monograms.

    `rasters` maps the paths of SVG pictures to PNGs. Slow results are stored in `cache`, if there is one.
    """

    root: Path
    brand: Brand
    monograms: Mapping[str, Monogram]
    rasters: Mapping[str, Raster] = field(default_factory=dict)
    cache: Path | None = None

    def file(self, path: str) -> PictureFile:
        """Return the picture at `path`, which is relative to the root."""
        data = (self.root / path).read_bytes()
        raster = self.rasters.get(path)
        return PictureFile(raster.png, data, raster.width) if raster else PictureFile(data)
