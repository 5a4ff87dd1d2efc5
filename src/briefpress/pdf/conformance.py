"""PDF/A-3a and PDF/UA-1. In: files that WeasyPrint writes. Out: files that also meet the requirements that WeasyPrint
does not cover.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial

import pydyf

from briefpress.engine.boxes import Document
from briefpress.engine.variants import variant
from briefpress.pdf.attachments import Attached, attach
from briefpress.pdf.metadata import FOR_EVERYBODY, xmp_packet
from briefpress.pdf.page_labels import page_labels

VARIANT = "pdf/a-3a+ua-1"
OPTIONS = {"pdf_version": "1.7", "pdf_tags": True}


@contextmanager
def pdf_a_and_ua(attached: Sequence[Attached] = ()) -> Iterator[str]:
    """Inside the block, make files conform to both standards and embed the files `attached`; yield the PDF variant."""
    with variant(VARIANT, OPTIONS, lambda file, document: _finish(file, document, attached)):
        yield VARIANT


def add_metadata(file: pydyf.PDF, document: Document, claims: str) -> None:
    """Add the XMP packet to `file`; `claims` is the XMP that identifies the standards to which the file conforms."""
    packet = xmp_packet(document.metadata, str(file.info["Producer"].string), claims)
    metadata = pydyf.Stream([packet], {"Type": "/Metadata", "Subtype": "/XML"}, compress=False)
    file.add_object(metadata)
    file.catalog["Metadata"] = metadata.reference


def _finish(file: pydyf.PDF, document: Document, attached: Sequence[Attached]) -> None:
    """Add the entries that both standards require to `file`, which contains all of `document`."""
    add_metadata(file, document, FOR_EVERYBODY)
    file.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    file.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array(page_labels(document.pages))})
    attach(file, attached)
    for object_ in file.objects:
        if isinstance(object_, pydyf.Stream) and "Interpolate" in object_.extra:
            object_.extra["Interpolate"] = "false"  # PDF/A prohibits interpolation (ISO 19005-3, 6.2.8)
    compress_all(file)


def compress_all(file: pydyf.PDF) -> None:
    """Compress the streams of `file`, including the object streams that are added when it is written."""
    for object_ in file.objects:
        if isinstance(object_, pydyf.Stream):
            _compress(object_)
    file.add_object = partial(_add, file)


def _add(file: pydyf.PDF, object_: pydyf.Object) -> None:
    if isinstance(object_, pydyf.Stream):
        _compress(object_)
    type(file).add_object(file, object_)


def _compress(stream: pydyf.Stream) -> None:
    """Compress a stream. A zero byte is added if the data would otherwise end with a line break, because programs would
    disagree about its length. Decoders ignore that byte: they stop at the end of the data (RFC 1950).
    """
    if stream.compress:
        stream.compress = False
        data = stream.data.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")
        packed = zlib.compress(data, 9)
        stream.stream = [packed + b"\0" if packed.endswith((b"\r", b"\n")) else packed]
        stream.extra["Filter"] = "/FlateDecode"
