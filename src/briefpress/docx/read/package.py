"""The parts of a Word file. In: the bytes of an untrusted file. Out: parsed parts.

Nothing is executed, fetched or unpacked to disk. Dangerous content is refused: archives that expand to a huge size, and
document types and entities, which ECMA-376 part 2, 8.1.4 also forbids. Macros and external links are never opened.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from typing import NamedTuple

from lxml import etree

from briefpress.lazy import dataclass

# The errors that a part of a damaged file can raise.
DAMAGE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError)
# The maximum number of parts, and the maximum size of the unpacked XML in bytes. A brief contains less than a hundredth
# of either.
MAX_PARTS, MAX_BYTES = 5000, 100_000_000
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
NOTES = ("/footnotes", "/endnotes", "/comments")
OLE, PROTECTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "EncryptedPackage".encode("utf-16-le")
STARTS = {
    OLE: "a Word file in the older .doc format",
    b"{\\rtf": "an RTF file",
    b"%PDF": "a PDF",
    b"<html": "a web page",
    b"<!DOCTYPE": "a web page",
}
OTHERS = {"content.xml": "an OpenDocument file", "xl/workbook.xml": "an Excel file", "ppt/presentation.xml": "slides"}
UNCLOSED = (
    "ask for the file again, with any new title in a comment: LibreOffice 7.4 damages a file if someone changes the "
    "title while changes are recorded"
)
SAVE_AS = "open it in Word or LibreOffice and save it as .docx"
STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")  # the namespaces of a file in Strict Open XML
HYPHENS = {b"extendedProperties": b"extended-properties", b"customProperties": b"custom-properties"}


def _transitional(match: re.Match[bytes]) -> bytes:
    """Return the transitional equivalent of a namespace in Strict Open XML (ISO/IEC 29500-1, annex A)."""
    kind = HYPHENS.get(match[2], match[2])
    return b"http://schemas.openxmlformats.org/" + match[1] + b"/2006/" + kind


class Relationship(NamedTuple):
    """A relationship of a part (ECMA-376 part 2, 6.5). Its type is a URI; its target is the name of a part or a URL."""

    type: str
    target: str
    id: str


class NotWordError(Exception):
    """The bytes are not a readable Word file; the message states the reason, and `hint` explains how to obtain a
    readable one.
    """

    def __init__(self, text: str, hint: str = "") -> None:
        super().__init__(text)
        self.hint = hint


def _kind(data: bytes) -> str:
    """Return a description of a file that is not a package, and how to convert it."""
    if data.startswith(OLE) and PROTECTED in data:
        return "it is protected by a password; open it in Word, remove the password and save it again"
    kind = next((kind for start, kind in STARTS.items() if data.startswith(start)), "")
    return f"it is {kind}; {SAVE_AS}" if kind else "it is not a Word file (.docx)"


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a file by their names."""

    archive: zipfile.ZipFile
    names: frozenset[str]

    @classmethod
    def of(cls, data: bytes) -> Package:
        """Open a package. Raise NotWordError if the file is not a package or is not safe to unpack."""
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except zipfile.BadZipFile as error:
            raise NotWordError(_kind(data)) from error
        entries = archive.infolist()
        parts = [entry for entry in entries if entry.filename.endswith((".xml", ".rels"))]
        if len(entries) > MAX_PARTS or sum(entry.file_size for entry in parts) > MAX_BYTES:
            raise NotWordError("it unpacks to far more data than any brief contains")
        if any(entry.flag_bits & 1 for entry in entries):
            raise NotWordError("it is encrypted; save it without a password")
        return cls(archive, frozenset(archive.namelist()))

    def part(self, name: str) -> etree._Element | None:
        """Return the root of the part `name`, or None if it does not exist."""
        if name not in self.names:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True)
        try:
            with self.archive.open(name) as opened:
                data = opened.read(MAX_BYTES + 1)
            if b"<!DOCTYPE" in data[:4096] or len(data) > MAX_BYTES:
                raise NotWordError(f"{name} contains a document type declaration, which Word files never have")
            return etree.fromstring(STRICT.sub(_transitional, data), parser)
        except etree.XMLSyntaxError as error:
            raise NotWordError(f"{name} is damaged", UNCLOSED) from error
        except DAMAGE as error:
            raise NotWordError(f"{name} is damaged") from error

    def data(self, name: str) -> bytes:
        """Return the bytes of a part, or `b""` if it does not exist or is larger than any picture should be."""
        try:
            with self.archive.open(name) as opened:
                return opened.read(MAX_BYTES)
        except DAMAGE as error:
            raise NotWordError(f"{name} is damaged") from error

    def main(self) -> str:
        """Return the name of the main document part. Raise NotWordError if there is none."""
        for target in self.targets("", "/officeDocument").values():
            if target in self.names:
                return target
        kind = next((kind for end, kind in OTHERS.items() if any(name.endswith(end) for name in self.names)), "")
        raise NotWordError(f"it is {kind}; {SAVE_AS}" if kind else "it contains no Word document")

    def document(self) -> tuple[str, etree._Element]:
        """Return the name and the root of the main document part.

        Raise NotWordError if it has no body, or if a part with notes or comments is missing, because content that is
        missing from a damaged file must not count as deleted.
        """
        main = self.main()
        root = self.part(main)
        if root is None or next(root.iter("{*}body"), None) is None:
            raise NotWordError(f"{main} is damaged")
        for target in self.targets(main, *NOTES).values():
            if target not in self.names:
                raise NotWordError(f"{target} is missing")
        return main, root

    def relationships(self, name: str) -> list[Relationship]:
        """Return the relationships of a part, or of the package if `name` is `""`.

        External targets are returned as they are written.
        """
        folder, file = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        out = []
        for element in root.iter(RELATIONSHIP) if root is not None else ():
            target = element.get("Target", "")
            if element.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            out.append(Relationship(element.get("Type", ""), target, element.get("Id", "")))
        return out

    def targets(self, name: str, *ends: str) -> dict[str, str]:
        """Map the ids of a part's relationships to their targets; include only the types that end in one of `ends` or,
        by default, all types.
        """
        return {found.id: found.target for found in self.relationships(name) if found.type.endswith(ends or "")}

    def related(self, name: str, kind: str) -> str:
        """Return the target of the first relationship of `name` whose type ends in `kind`, or `""` if there is none."""
        return next(iter(self.targets(name, f"/{kind}").values()), "")
