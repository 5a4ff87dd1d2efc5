"""Embed the brand's fonts in an e-book, if the brand requests embedding. In: an edition and its brand. Out: CSS and
font files.

Readers can still choose different fonts in their e-readers.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from pathlib import Path

from briefpress import lazy
from briefpress.brand import Brand
from briefpress.brand.screen import font_faces
from briefpress.edition import Edition
from briefpress.html.web.look import look_inputs

INSIDE = lazy.pattern(r"url\(data:font/woff2;base64,([^)]*)\)")
USES = {
    "base": ("body", "sans-serif"),
    "headings": ("h1, h2, h3, h4, h5, h6", "sans-serif"),
    "monospace": ("code, .source-code", "monospace"),
}  # the CSS selectors for each use of a font, and the generic family that replaces missing fonts


def book_fonts(edition: Edition, brand: Brand, cache: Path) -> tuple[str, Mapping[str, bytes]]:
    """Return the CSS rules for the fonts of `brand`, and the files by name; omit fonts that must not be embedded."""
    if brand.book_fonts == "none":
        return "", {}
    inputs, files = look_inputs(edition, ()), dict[str, bytes]()
    faces = font_faces(brand, inputs.texts, cache, italics=inputs.italics, mono=inputs.mono)
    for data in INSIDE.findall(faces):
        octets = base64.b64decode(data)
        name = f"fonts/{hashlib.sha256(octets).hexdigest()[:16]}.woff2"
        files[name] = octets
        faces = faces.replace(f"data:font/woff2;base64,{data}", name)
    others = "".join(f", '{family}'" for family in brand.scripts.values())
    rules = (
        f"{selectors} {{ font-family: '{family}'{others}, {generic} }}"
        for use, (selectors, generic) in USES.items()
        if (family := brand.fonts.get(use, "")) and f"'{family}'" in faces
    )
    return "\n".join((faces, *rules, "")), files
