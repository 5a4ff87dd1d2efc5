"""The package: our template in, the finished file out.

The template is kept as the parts of a package, XML that a person can read and review. The file is
written with the brief's date on every entry, so that the same input gives the same bytes.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path
from typing import Any

import docx

TEMPLATE = Path(__file__).parent / "template"
EARLIEST = datetime.datetime(1980, 1, 1)  # a zip entry knows no earlier day


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
    packed, dated = io.BytesIO(), io.BytesIO()
    document.save(packed)
    stamp = max(when, EARLIEST).timetuple()[:6]
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(dated, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, source.read(name))
    return dated.getvalue()
