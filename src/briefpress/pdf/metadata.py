"""XMP metadata (ISO 16684-1). In: the metadata of the HTML. Out: the XMP packet of the PDF file.

The packet declares PDF/A-3a (ISO 19005-3, 6.6.4) and PDF/UA-1 (ISO 14289-1, 5), with the extension schema that PDF/A
requires for the property of PDF/UA; or PDF/X-4.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

SCHEMAS = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
FOR_EVERYBODY = """\
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""


# The metadata of PDF/X (ISO 15930-7, 6.4 and 6.5; ISO 16684-1, 8.6).
FOR_PRESS = """\
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<pdf:Trapped>False</pdf:Trapped>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:{id}</xmpMM:DocumentID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<xmpMM:VersionID>1</xmpMM:VersionID>"""


def xmp_packet(metadata: Any, producer: str, claims: str) -> bytes:
    """Return the XMP packet with the `metadata` that WeasyPrint read from the HTML; `claims` is the XMP that identifies
    the standards.
    """
    spaces = "".join(f" xmlns:{prefix}={quoteattr(uri)}" for prefix, uri in SCHEMAS.items())
    properties = "\n".join([*_properties(metadata, producer), claims])
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF{spaces}><rdf:Description rdf:about="">\n{properties}\n'
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    ).encode()


def _properties(metadata: Any, producer: str) -> Iterator[str]:
    lang, more = metadata.lang or "x-default", metadata.custom
    yield from _alternatives("dc:title", metadata.title, lang)
    yield from _several("dc:creator", "Seq", metadata.authors)
    yield from _alternatives("dc:description", metadata.description, lang)
    yield from _several("dc:subject", "Bag", metadata.keywords)
    yield from _several("dc:language", "Bag", [metadata.lang])
    yield from _several("dc:date", "Seq", [metadata.created])
    yield from _several("dc:publisher", "Bag", [more.get("dcterms.publisher")])
    yield from _alternatives("dc:rights", more.get("dcterms.rights"), lang)
    yield from _one("xmpRights:WebStatement", more.get("dcterms.license"))
    yield from _one("dc:identifier", more.get("dcterms.identifier"))
    yield from _one("dc:format", "application/pdf")
    yield from _one("pdf:Keywords", ", ".join(metadata.keywords))
    yield from _one("pdf:Producer", producer)
    yield from _one("xmp:CreatorTool", metadata.generator)
    yield from _one("xmp:CreateDate", metadata.created)
    yield from _one("xmp:ModifyDate", metadata.modified)


def _one(name: str, value: str | None) -> Iterator[str]:
    if value:
        yield f"<{name}>{escape(value)}</{name}>"


def _several(name: str, kind: str, values: Sequence[str | None]) -> Iterator[str]:
    items = "".join(f"<rdf:li>{escape(value)}</rdf:li>" for value in values if value)
    if items:
        yield f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>"


def _alternatives(name: str, value: str | None, lang: str) -> Iterator[str]:
    """Yield a language alternative with one language, which is also the default (ISO 16684-1, 8.2.2.4)."""
    if value:
        languages = dict.fromkeys(("x-default", lang))
        items = "".join(f"<rdf:li xml:lang={quoteattr(code)}>{escape(value)}</rdf:li>" for code in languages)
        yield f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"
