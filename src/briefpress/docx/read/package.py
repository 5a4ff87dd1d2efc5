"""The parts of a Word file. In: its bytes, from anybody. Out: parsed parts, nothing of them run, fetched or unpacked.

What could hurt is refused: archives that grow beyond all measure, document types and entities (ECMA-376 part 2, 8.1.4
forbids them too). Macros and links to files outside are never opened.
"""

from __future__ import annotations

import io
import posixpath
import zipfile

from lxml import etree

from briefpress.lazy import dataclass

MOST_PARTS, MOST_BYTES = 5000, 100_000_000  # of XML, unpacked: a brief has less than one hundredth of it
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
STRICT, TRANSITIONAL = "http://purl.oclc.org/ooxml/", "http://schemas.openxmlformats.org/"


class NotWordError(Exception):
    """The bytes are no Word file that can be read; the text says why."""


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a file by their names."""

    archive: zipfile.ZipFile
    names: frozenset[str]

    @classmethod
    def of(cls, data: bytes) -> Package:
        """Open a package. Raise NotWordError where it is none, or is not safe to unpack."""
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except zipfile.BadZipFile as error:
            raise NotWordError("it is not a Word file (.docx)") from error
        entries = archive.infolist()
        parts = [entry for entry in entries if entry.filename.endswith((".xml", ".rels"))]
        if len(entries) > MOST_PARTS or sum(entry.file_size for entry in parts) > MOST_BYTES:
            raise NotWordError("it unpacks to far more data than any brief")
        if any(entry.flag_bits & 1 for entry in entries):
            raise NotWordError("it is encrypted; save it without a password")
        return cls(archive, frozenset(archive.namelist()))

    def part(self, name: str) -> etree._Element | None:
        """Return the root of the part `name`, None where it is not there."""
        if name not in self.names:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True)
        try:
            with self.archive.open(name) as opened:
                data = opened.read(MOST_BYTES + 1)
            if b"<!DOCTYPE" in data[:4096] or len(data) > MOST_BYTES:
                raise NotWordError(f"{name} contains a document type, which Word files never do")
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, zipfile.BadZipFile, OSError, EOFError, NotImplementedError) as error:
            raise NotWordError(f"{name} is damaged") from error

    def data(self, name: str) -> bytes:
        """Return a part as it is, cut where it is larger than any picture."""
        with self.archive.open(name) as opened:
            return opened.read(MOST_BYTES)

    def main(self) -> str:
        """Return the name of the part with the text. Raise NotWordError where there is none."""
        for kind, target, _ in self.relations(""):
            if kind.endswith("/officeDocument") and target in self.names:
                return target
        raise NotWordError("it contains no Word document")

    def relations(self, name: str) -> list[tuple[str, str, str]]:
        """Return kind, target and id of each relation of a part, `""` for the package; targets outside as written."""
        folder, file = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        out = []
        for one in root.iter(RELATIONSHIP) if root is not None else ():
            target = one.get("Target", "")
            if one.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            out.append((one.get("Type", ""), target, one.get("Id", "")))
        return out

    def related(self, name: str, kind: str) -> str:
        """Return the name of the first part that `name` has a relation of this kind to, `""` where there is none."""
        return next((target for type_, target, _ in self.relations(name) if type_.endswith(f"/{kind}")), "")
