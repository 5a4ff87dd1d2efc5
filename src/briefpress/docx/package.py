"""The package: our template in, the finished file out.

The template is kept as the parts of a package, XML that a person can read and review. The file is
written with the brief's date on every entry, so that the same input gives the same bytes.
"""

from __future__ import annotations

import datetime
import io
import struct
import zipfile
from pathlib import Path
from typing import Any

import docx

TEMPLATE = Path(__file__).parent / "template"
EARLIEST, LATEST = datetime.datetime(1980, 1, 1), datetime.datetime(2107, 12, 31)  # that a zip entry knows


def open_template() -> Any:
    """Return a new python-docx document made from the template."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for file in sorted(path for path in TEMPLATE.rglob("*") if path.is_file()):
            archive.write(file, file.relative_to(TEMPLATE).as_posix())
    packed.seek(0)
    return docx.Document(packed)


def save(document: Any, when: datetime.datetime) -> bytes:
    """Return the file; `when` is the date of all its entries."""
    packed = io.BytesIO()
    document.save(packed)
    return _dated(packed, min(max(when, EARLIEST), LATEST))


def _dated(packed: io.BytesIO, when: datetime.datetime) -> bytes:
    """Return a zip file with `when` as the date of every entry, in both of its headers (APPNOTE 6.3.10, 4.4.6)."""
    time = when.hour << 11 | when.minute << 5 | when.second // 2
    stamp = struct.pack("<HH", time, (when.year - EARLIEST.year) << 9 | when.month << 5 | when.day)
    with zipfile.ZipFile(packed) as archive:
        entries, place = archive.infolist(), archive.start_dir
    data = bytearray(packed.getvalue())
    for entry in entries:
        data[entry.header_offset + 10 : entry.header_offset + 14] = stamp
        data[place + 12 : place + 16] = stamp
        place += 46 + sum(struct.unpack_from("<HHH", data, place + 28))
    return bytes(data)
