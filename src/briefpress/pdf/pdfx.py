"""PDF/X-4 for commercial printers (ISO 15930-7). In: a layout, and the ICC profile of a press. Out: the PDF file.

Colours are converted to the inks that the brand sets or, for other colours, by the profile. Greys and near-blacks
become black ink only, so that small text does not depend on the registration of four plates. The ink coverage never
exceeds the limit of the paper. The file has no links.
"""

from __future__ import annotations

import datetime
import io
import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import pydyf

from briefpress.brand import Printing
from briefpress.engine import variants, weasyprint
from briefpress.engine.boxes import Document, page_name, root_box
from briefpress.engine.variants import variant
from briefpress.pdf.conformance import add_metadata
from briefpress.pdf.metadata import FOR_PRESS
from briefpress.pdf.pictures import converted, packed

if TYPE_CHECKING:
    from PIL.Image import Image

VARIANT = "pdf/x-4+trim"
REGISTRY = "http://www.color.org"  # the registry of printing conditions (ISO 15930-7, 6.2.1)
FOGRA = re.compile(r"FOGRA ?(\d+L?)")
# Registered printing conditions. The keys are the first words in the descriptions of common profiles.
CONDITIONS = {
    "ISO Coated v2": "FOGRA39",
    "PSO Coated v3": "FOGRA51",
    "PSO Uncoated v3": "FOGRA52",
    "PSO Uncoated ISO12647": "FOGRA47",
    "PSO LWC Improved": "FOGRA45",
    "PSO LWC Standard": "FOGRA46",
    "U.S. Web Coated (SWOP) v2": "CGATS TR 001",
    "GRACoL2006_Coated1": "CGATS TR 006",
    "Coated GRACoL 2006": "CGATS TR 006",
    "SWOP2006_Coated3": "CGATS TR 003",
    "SWOP2006_Coated5": "CGATS TR 005",
    "Japan Color 2001 Coated": "JC200103",
    "Japan Color 2001 Uncoated": "JC200104",
}
SPACE = "device-cmyk"
OPTIONS = {"pdf_version": "1.6", "pdf_identifier": True, "output_intent": SPACE}
BLEED = 3 / 25.4 * 72  # the bleed in points; the same as `--bleed` in print.css
LIGHTEST = 255
Ink = tuple[float, ...]


class Inks:
    """Converts colours to the inks of a press, with its profile and the brand's settings."""

    def __init__(self, profile: bytes, printing: Printing) -> None:
        """Initialise with a CMYK profile (ICC.1:2010) and the brand's settings for print."""
        from PIL import ImageCms

        self.profile, self.printing = profile, printing
        self.of = cache(self._of)
        self._srgb = ImageCms.createProfile("sRGB")
        self._own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        self._transform = ImageCms.buildTransform(self._srgb, self._own, "RGB", "CMYK")

    def _of(self, red: float, green: float, blue: float) -> Ink:
        """Return the share of each ink, from 0 to 1, for an sRGB colour with components from 0 to 1."""
        from PIL import Image, ImageCms

        rgb = tuple(round(part * LIGHTEST) for part in (red, green, blue))
        color = "#" + bytes(rgb).hex().upper()
        if (own := self.printing.own_ink(color)) is not None:
            return own
        pixel = ImageCms.applyTransform(Image.new("RGB", (1, 1), rgb), self._transform)
        assert pixel is not None
        return _limited(tuple(ink / LIGHTEST for ink in pixel.tobytes()), self.printing.limit)

    @property
    def condition(self) -> tuple[str, str]:
        """Return the name of the printing condition, and the URL of its registry, or `""` if it is not registered."""
        from PIL import ImageCms

        name = ImageCms.getProfileDescription(self._own).strip()
        if found := FOGRA.search(name):
            return f"FOGRA{found[1]}", REGISTRY
        known = next((condition for start, condition in CONDITIONS.items() if name.startswith(start)), "")
        return known or name, REGISTRY if known else ""

    def picture(self, data: bytes) -> bytes:
        """Return a picture as JPEG in these inks, on white if it is transparent. Colours of CMYK pictures are not
        converted.
        """
        from PIL import Image

        with Image.open(io.BytesIO(data)) as image:
            if image.mode == "CMYK":
                return data
            opaque = _on_white(image) if "A" in image.getbands() or "transparency" in image.info else image
            return packed(_with_less_ink(converted(opaque, self._own, "CMYK"), self.printing.limit), "JPEG")


def _limited(ink: Ink, limit: float) -> Ink:
    """Return `ink` with less cyan, magenta and yellow if the sum exceeds `limit`; black, which contains the details,
    stays unchanged.
    """
    *colors, black = ink
    most = max(0.0, limit - black)
    share = min(1.0, most / sum(colors)) if any(colors) else 1.0
    return *(round(color * share, 4) for color in colors), round(black, 4)


def _with_less_ink(image: Image, limit: float) -> Image:
    """Return a CMYK picture in which every pixel is limited as in `_limited`."""
    from PIL import Image as Pictures
    from PIL import ImageMath

    names = ("cyan", "magenta", "yellow", "black")
    inks = dict(zip(names, image.split(), strict=True))
    room = limit * LIGHTEST

    def share(of: Any) -> Any:
        colors = of["max"](of["float"](of["cyan"]) + of["float"](of["magenta"]) + of["float"](of["yellow"]), 1)
        return of["min"]((room - of["float"](of["black"])) / colors, 1)

    shares = ImageMath.lambda_eval(share, **inks)
    if shares.getextrema()[0] >= 1:
        return image
    less = [
        ImageMath.lambda_eval(lambda of: of["convert"](of["ink"] * of["share"], "L"), ink=inks[name], share=shares)
        for name in names[:-1]
    ]
    merged = Pictures.merge("CMYK", [*less, inks["black"]])
    merged.info.update(image.info)
    return merged


def _on_white(image: Image) -> Image:
    from PIL import Image as Pictures

    layer = image.convert("RGBA")
    flat = Pictures.alpha_composite(Pictures.new("RGBA", layer.size, "white"), layer).convert("RGB")
    flat.info.update(image.info)
    return flat


def fill_sheets(document: Document, multiple: int) -> None:
    """Add blank pages before the back cover, or at the end, to make the page count a multiple of `multiple`."""
    last, missing = document.pages[-1], -len(document.pages) % multiple
    bleed = "; ".join(f"bleed-{side}: {width}px" for side, width in last.bleed.items())
    sheet = (
        f"@page {{ size: {last.width}px {last.height}px; margin: 0; marks: crop; {bleed} }} p {{ break-before: page }}"
    )
    if missing:
        blanks = f'<html lang="en"><title>-</title><style>{sheet}</style><body>{"<p>" * missing}'
        names = [page_name(root_box(page)) for page in document.pages]
        at = names.index("back") if "back" in names else len(names)
        document.pages[at:at] = weasyprint().HTML(string=blanks).render().pages


@contextmanager
def in_inks(document: Document, inks: Inks, when: datetime.datetime) -> Iterator[dict[str, object]]:
    """Inside the block, write `document` in `inks` with the date `when`; yield the WeasyPrint options."""
    document.metadata.created = document.metadata.modified = when.isoformat() + "+00:00"
    for page in document.pages:
        page.links.clear()
    finish = partial(_finish, inks=inks)
    with variant(VARIANT, OPTIONS, finish), variants.inks(document, SPACE, inks.profile, inks.of):
        yield {"pdf_variant": VARIANT, "output_intent": SPACE}


def _finish(file: pydyf.PDF, document: Document, inks: Inks) -> None:
    """Add the entries that the standard requires to `file`, which contains all of `document`."""
    metadata = document.metadata
    identity = uuid.uuid5(uuid.NAMESPACE_URL, f"{metadata.title} {metadata.created}")
    add_metadata(file, document, FOR_PRESS.format(date=metadata.modified, id=identity))
    file.info["Trapped"] = "/False"
    _name_condition(file, *inks.condition)
    _set_boxes(file)


def _name_condition(file: pydyf.PDF, name: str, registry: str) -> None:
    """Name the printing condition in the output intent (ISO 32000-1, 14.11.5), where printers expect it."""
    (intent,) = file.catalog["OutputIntents"]
    intent["OutputConditionIdentifier"] = pydyf.String(name)
    if registry:
        intent["RegistryName"] = pydyf.String(registry)


def _set_boxes(file: pydyf.PDF) -> None:
    """Declare the actual bleed in the page boxes, because WeasyPrint always declares 10 CSS pixels."""
    for page in file.page_references:
        sheet = file.objects[int(page.split()[0])]
        left, bottom, right, top = sheet["TrimBox"]
        sheet["BleedBox"] = type(sheet["TrimBox"])((left - BLEED, bottom - BLEED, right + BLEED, top + BLEED))
