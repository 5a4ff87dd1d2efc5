"""Files -> an EPUB archive (EPUB 3.3, 4), the same bytes each time; and the text in it."""

from __future__ import annotations

import io
from collections.abc import Mapping

MIMETYPE = "application/epub+zip"
FOLDER, PACKAGE = "EPUB", "package.opf"
CONTAINER = f"""<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="{FOLDER}/{PACKAGE}" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest date that a ZIP archive can store


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return the archive; its media type comes first and uncompressed (4.2.6.1), so that programs recognise it."""
    from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

    data = io.BytesIO()
    inside = {f"{FOLDER}/{name}": octets for name, octets in files.items()}
    with ZipFile(data, "w") as archive:
        archive.writestr(ZipInfo("mimetype", FIRST_DAY), MIMETYPE, ZIP_STORED)
        for name, octets in {"META-INF/container.xml": CONTAINER.encode(), **inside}.items():
            archive.writestr(ZipInfo(name, FIRST_DAY), octets, ZIP_DEFLATED)
    return data.getvalue()


def pages_of(book: bytes) -> str:
    """Return all pages of a finished book in order, and its drawings, because charts contain text."""
    from zipfile import ZipFile

    with ZipFile(io.BytesIO(book)) as archive:
        names = (name for name in archive.namelist() if name.endswith((".xhtml", ".svg")))
        return "\n".join(archive.read(name).decode() for name in names)
