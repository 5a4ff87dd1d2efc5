"""Parts with document properties (ECMA-376 part 1, 22.2 and 22.3). In: their content. Out: parts of a package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from briefpress.docx.vocabulary.xml import NAMESPACES, xml_bytes

if TYPE_CHECKING:
    from docx.package import Package

PROGRAM = "briefpress"  # the name in files that briefpress wrote; other programs replace it when they save
CONTENT = "application/vnd.openxmlformats-officedocument.{}-properties+xml"
NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/{}"
EXTENDED = NAMESPACE.format("extended-properties")


def relationship(kind: str) -> str:
    """Return the type of the relationship to the properties of a kind, `extended` or `custom`."""
    return f"{NAMESPACES['r']}/{kind}-properties"


def add_properties(package: Package, name: str, kind: str, root: etree._Element) -> None:
    """Add the part `docProps/{name}.xml` with the properties `root` of a `kind`."""
    part = Part(PackURI(f"/docProps/{name}.xml"), CONTENT.format(kind), xml_bytes(root), package)
    package.relate_to(part, relationship(kind))
