"""The PDF for a printer: PDF/X-4 (ISO 15930-7). In: a layout and the colour profile of a press. Out: the file.

All colours are converted by the profile; greys become pure black ink, so that small text does not depend on the
registration of four plates. Links are left out, because there is nothing to click on.
"""

from __future__ import annotations

import datetime
import io
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from briefpress.engine import variants
from briefpress.engine.boxes import Document
from briefpress.engine.variants import variant
from briefpress.pdf.conformance import add_metadata
from briefpress.pdf.metadata import FOR_PRESS
from briefpress.pdf.pictures import converted, packed

if TYPE_CHECKING:
    import pydyf
    from PIL.Image import Image

VARIANT = "pdf/x-4+trim"
SPACE = "device-cmyk"
OPTIONS = {"pdf_version": "1.6", "pdf_identifier": True, "output_intent": SPACE}
BLEED = 3 / 25.4 * 72  # points; what `--bleed` says in print.css
LIGHTEST = 255
Ink = tuple[float, ...]


class Inks:
    """The inks of a press, from its profile."""

    def __init__(self, profile: bytes) -> None:
        """Take a CMYK profile (ICC.1:2010)."""
        from PIL import ImageCms

        self.profile = profile
        self.of = cache(self._of)
        self._srgb = ImageCms.createProfile("sRGB")
        self._own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        self._transform = ImageCms.buildTransform(self._srgb, self._own, "RGB", "CMYK")

    def _of(self, red: float, green: float, blue: float) -> Ink:
        """Return the share of each ink, from 0 to 1, for a colour of sRGB."""
        from PIL import Image, ImageCms

        if red == green == blue:
            return 0, 0, 0, round(1 - red, 4)
        spot = Image.new("RGB", (1, 1), tuple(round(part * LIGHTEST) for part in (red, green, blue)))
        made = ImageCms.applyTransform(spot, self._transform)
        assert made is not None
        return tuple(round(ink / LIGHTEST, 4) for ink in made.tobytes())

    def picture(self, data: bytes) -> bytes:
        """Return a picture as JPEG in these inks, on white where it was transparent."""
        from PIL import Image

        with Image.open(io.BytesIO(data)) as image:
            if image.mode == "CMYK":
                return data
            opaque = _on_white(image) if "A" in image.getbands() or "transparency" in image.info else image
            return packed(converted(opaque, self._own, "CMYK"), "JPEG")


def _on_white(image: Image) -> Image:
    from PIL import Image as Pictures

    layer = image.convert("RGBA")
    flat = Pictures.alpha_composite(Pictures.new("RGBA", layer.size, "white"), layer).convert("RGB")
    flat.info.update(image.info)
    return flat


@contextmanager
def in_inks(document: Document, inks: Inks, when: datetime.datetime) -> Iterator[dict[str, object]]:
    """Write `document` in `inks` inside the block; yield WeasyPrint's options. `when` is the date of the file."""
    document.metadata.created = document.metadata.modified = when.isoformat() + "+00:00"
    for page in document.pages:
        page.links.clear()
    with variant(VARIANT, OPTIONS, _finish), variants.inks(document, SPACE, inks.profile, inks.of):
        yield {"pdf_variant": VARIANT, "output_intent": SPACE}


def _finish(file: pydyf.PDF, document: Document) -> None:
    """Add to `file`, a pydyf.PDF that holds all of `document`, what the standard asks for."""
    metadata = document.metadata
    identity = uuid.uuid5(uuid.NAMESPACE_URL, f"{metadata.title} {metadata.created}")
    add_metadata(file, document, FOR_PRESS.format(date=metadata.modified, id=identity))
    file.info["Trapped"] = "/False"
    _set_boxes(file)


def _set_boxes(file: pydyf.PDF) -> None:
    """Tell how far beyond the trimmed sheet its ground reaches: WeasyPrint says 10 CSS pixels whatever it is."""
    for page in file.page_references:
        sheet = file.objects[int(page.split()[0])]
        left, bottom, right, top = sheet["TrimBox"]
        sheet["BleedBox"] = type(sheet["TrimBox"])((left - BLEED, bottom - BLEED, right + BLEED, top + BLEED))
