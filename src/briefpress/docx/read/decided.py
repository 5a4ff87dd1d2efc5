"""Accept or reject tracked changes. In: the bytes of a Word file. Out: the bytes of a file without tracked changes."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from briefpress.docx.read.package import Package
from briefpress.docx.read.revisions import decide
from briefpress.docx.vocabulary.xml import xml_bytes
from briefpress.model import Decision

PARTS = ("footnotes", "endnotes", "header", "footer")


def decided_word(data: bytes, decision: Decision = Decision.ACCEPT) -> bytes:
    """Return a file with all its changes accepted or rejected. Raise NotWordError if it cannot be read."""
    package = Package.of(data)
    main = package.main()
    names = [main, *package.targets(main, *PARTS).values()]
    changed = {}
    for name in names:
        root = package.part(name)
        if root is None:
            continue
        before = etree.tostring(root)
        decide(root, decision)
        if etree.tostring(root) != before:
            changed[name] = xml_bytes(root)
    return _with(package, changed) if changed else data


def _with(package: Package, changed: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in package.archive.infolist():
            archive.writestr(entry.filename, changed.get(entry.filename) or package.archive.read(entry.filename))
    return out.getvalue()
