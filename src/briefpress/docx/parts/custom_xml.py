"""Custom data in `customXml/`. In: an XML element. Out: a part with the id by which Word identifies it."""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.parts.document import DocumentPart
from lxml import etree

from briefpress.docx.vocabulary.xml import xml_bytes

PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
DATASTORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def add_custom_xml(document: DocumentPart, root: etree._Element, item: str) -> None:
    """Add `root` as a part with the id `item`, a GUID in braces. Its namespace is its schema (part 1, 22.5)."""
    number = sum(relation.reltype == RELATIONSHIP_TYPE.CUSTOM_XML for relation in document.rels.values()) + 1
    part = Part(PackURI(f"/customXml/item{number}.xml"), "application/xml", xml_bytes(root), document.package)
    document.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
    about = etree.Element(f"{{{DATASTORE}}}datastoreItem", {f"{{{DATASTORE}}}itemID": item}, {"ds": DATASTORE})
    references = etree.SubElement(about, f"{{{DATASTORE}}}schemaRefs")
    namespace = etree.QName(root).namespace or ""
    etree.SubElement(references, f"{{{DATASTORE}}}schemaRef", {f"{{{DATASTORE}}}uri": namespace})
    properties = Part(PackURI(f"/customXml/itemProps{number}.xml"), PROPERTIES, xml_bytes(about), document.package)
    part.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
