"""The package of a Word file. In: the template. Out: the finished file.

The template is stored as the unpacked parts of a package, in XML that people can read and review. All entries of the
finished file have the date of the brief, so that the same input produces the same bytes.
"""

from __future__ import annotations

import datetime
import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from briefpress.brand.cache import digest, remember_bytes

if TYPE_CHECKING:
    from docx.document import Document
    from docx.package import Package

TEMPLATE = Path(__file__).parent / "template"
# The earliest and the latest date that an entry of a ZIP archive can have.
EARLIEST, LATEST = datetime.datetime(1980, 1, 1), datetime.datetime(2107, 12, 31)


def open_template() -> Document:
    """Return a new python-docx document based on the template."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for file in sorted(path for path in TEMPLATE.rglob("*") if path.is_file()):
            archive.write(file, file.relative_to(TEMPLATE).as_posix())
    packed.seek(0)
    return docx.Document(packed)


class FontPart(Part):
    """A font file in the package. python-docx sees an empty part: fonts are compressed separately, because compression
    is slow.
    """

    def __init__(self, place: PackURI, kind: str, data: bytes, package: Package) -> None:
        super().__init__(place, kind, b"", package)
        self.data = data


def save(document: Document, when: datetime.datetime, cache: Path | None = None) -> bytes:
    """Return the bytes of the file.

    All entries have the date `when`. Compressed fonts are stored in `cache`, if any.
    """
    small, packed = io.BytesIO(), io.BytesIO()
    document.save(small)
    fonts = {part.partname.membername: part.data for part in _fonts(document)}
    date = min(max(when, EARLIEST), LATEST).timetuple()[:6]
    with zipfile.ZipFile(small) as parts, zipfile.ZipFile(packed, "w") as archive:
        for entry in parts.infolist():
            entry.date_time = date
            if entry.filename in fonts:
                data = fonts[entry.filename]
                entry.CRC, entry.file_size = zlib.crc32(data), len(data)
                _add(archive, entry, _compressed(data, cache))
            else:
                _add(archive, entry, _raw(small.getbuffer(), entry))
    return packed.getvalue()


def _fonts(document: Document) -> Iterator[FontPart]:
    return (part for part in document.part.package.iter_parts() if isinstance(part, FontPart))


def _raw(archive: memoryview, entry: zipfile.ZipInfo) -> bytes:
    """Return the compressed data of an entry, which follows its local header (APPNOTE 6.3.10, 4.3.7)."""
    lengths = struct.unpack_from("<HH", archive, entry.header_offset + 26)
    begins = entry.header_offset + 30 + sum(lengths)
    return bytes(archive[begins : begins + entry.compress_size])


def _add(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, compressed: bytes) -> None:
    """Add an entry with data that is already compressed to `archive`; `writestr` would compress the data again."""
    file: Any = archive.fp
    entry.header_offset, entry.compress_size = file.tell(), len(compressed)
    file.write(entry.FileHeader(zip64=False) + compressed)
    archive.filelist.append(entry)
    archive.NameToInfo[entry.filename] = entry
    archive.start_dir = file.tell()
    archive._didModify = True  # type: ignore[attr-defined]


def _compressed(data: bytes, cache: Path | None) -> bytes:
    """Return the compressed form of `data` (RFC 1951), from `cache` if possible."""
    if cache is None:
        return _deflated(data)
    name = f"deflated-{digest(data, zlib.ZLIB_RUNTIME_VERSION)}"
    return remember_bytes(cache, name, lambda: _deflated(data), lambda cached: _is_compressed_form(cached, data))


def _deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def _is_compressed_form(compressed: bytes, data: bytes) -> bool:
    """Return whether `compressed` is a compressed form of `data`."""
    reader = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        return reader.decompress(compressed, len(data) + 1) == data and reader.eof and not reader.unused_data
    except zlib.error:
        return False
