"""EPUB archives (EPUB 3.3, 4). In: files. Out: an archive with the same bytes for the same files. This module also
reads the pages of an archive.
"""

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
    """Return an archive of `files`.

    The media type is the first entry, uncompressed, so that programs recognise it (4.2.6.1).
    """
    from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

    data = io.BytesIO()
    inside = {f"{FOLDER}/{name}": octets for name, octets in files.items()}
    with ZipFile(data, "w") as archive:
        archive.writestr(ZipInfo("mimetype", FIRST_DAY), MIMETYPE, ZIP_STORED)
        for name, octets in {"META-INF/container.xml": CONTAINER.encode(), **inside}.items():
            archive.writestr(ZipInfo(name, FIRST_DAY), octets, ZIP_DEFLATED)
    return data.getvalue()


def pages_of(book: bytes) -> str:
    """Return all pages of a finished book, in order, with its SVG pictures, because charts contain text."""
    from zipfile import ZipFile

    with ZipFile(io.BytesIO(book)) as archive:
        names = (name for name in archive.namelist() if name.endswith((".xhtml", ".svg")))
        return "\n".join(archive.read(name).decode() for name in names)
