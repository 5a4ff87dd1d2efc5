"""Pictures for tests, created when needed, so that the repository needs no binary files."""

import io
import struct
import zlib
from pathlib import Path

from PIL import Image, ImageDraw

from briefpress.model import Figure, Picture

SIZES = {"portrait": (300, 300), "tall": (120, 360), "logo": (400, 120)}


def picture(file: Path, size: tuple[int, int] = (300, 300), color: str = "#1E5A96") -> Path:
    """Write a picture with a disc on a background; the suffix of the file determines its format."""
    file.parent.mkdir(parents=True, exist_ok=True)
    image = Image.new("RGB", size, color)
    width, height = size
    ImageDraw.Draw(image).ellipse((width // 5, height // 5, width * 4 // 5, height * 4 // 5), fill="#E6B428")
    image.save(file)
    return file


def png_of(color: str) -> bytes:
    """Return a PNG file of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (300, 200), color).save(out, "PNG")
    return out.getvalue()


def png_that_claims(side: int) -> bytes:
    """Return a small PNG file that claims to have `side` by `side` pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    data = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + data


def stress_pictures(folder: Path) -> None:
    """Write the pictures that the stress brief shows."""
    for name, size in SIZES.items():
        picture(folder / f"{name}.png", size)


def picture_of(figure: Figure) -> Picture:
    """Return the picture of a figure without a chart."""
    assert isinstance(figure.picture, Picture)
    return figure.picture
