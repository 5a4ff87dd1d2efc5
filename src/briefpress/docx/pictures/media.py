"""Picture files in the package. In: a file of the workspace. Out: a part, related to the part that shows the picture.

Word 2016 and later show an SVG itself, and other programs show a PNG in its place (MS-ODRAWXML, 2.5.3).
"""

from __future__ import annotations

import hashlib
import io
from typing import NamedTuple

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.parts.story import StoryPart

from briefpress.docx.pictures.photos import prepare_for_word
from briefpress.docx.vocabulary.xml import NAMESPACES
from briefpress.lazy import dataclass
from briefpress.workspace import upright_size

PT = 0.75  # the size of a CSS pixel in points; pixels of pictures have the same size
SVG_PART = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


class Raster(NamedTuple):
    """An SVG as a PNG, and the width of the picture in CSS pixels."""

    png: bytes
    width: float


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture. `data` is its file. For an SVG, `svg` is the file, `data` is a PNG of it, and `width` is its width in
    CSS pixels.
    """

    data: bytes
    svg: bytes = b""
    width: float = 0


class Size(NamedTuple):
    """The aspect ratio of a picture (width divided by height), and its natural width in points (CSS: 96 pixels per
    inch).
    """

    ratio: float
    width: float


def size(picture: PictureFile) -> Size:
    """Return the size of a picture, after any rotation that its metadata requires."""
    from PIL import Image

    with Image.open(io.BytesIO(picture.data)) as image:
        width, height = upright_size(image)
    return Size(width / height, (picture.width or width) * PT)


def place(part: StoryPart, picture: PictureFile, width: float, ratio: float) -> str:
    """Add a picture that is shown `width` points wide to the package, and return its `a:blip` for `part`.

    The picture is cropped to the aspect `ratio`. The same file is added only once.
    """
    data, kind = (picture.data, "png") if picture.svg else prepare_for_word(picture.data, width, ratio)
    id_, more = _relate(part, data, kind, f"image/{kind}"), ""
    if picture.svg:
        svg = _relate(part, picture.svg, "svg", "image/svg+xml")
        blip = f'<asvg:svgBlip xmlns:asvg="{NAMESPACES["asvg"]}" r:embed="{svg}"/>'
        more = f'<a:extLst><a:ext uri="{SVG_PART}">{blip}</a:ext></a:extLst>'
    return f'<a:blip r:embed="{id_}">{more}</a:blip>'


def _relate(part: StoryPart, data: bytes, suffix: str, kind: str) -> str:
    name = PackURI(f"/word/media/{hashlib.sha256(data).hexdigest()[:16]}.{suffix}")
    known = (relation.target_part for relation in part.rels.values() if not relation.is_external)
    found = next((target for target in known if target.partname == name), None)
    return part.relate_to(found or Part(name, kind, data, part.package), RELATIONSHIP_TYPE.IMAGE)
