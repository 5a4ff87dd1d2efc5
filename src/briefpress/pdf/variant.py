"""The kind of PDF that is written: PDF/A-3a and PDF/UA-1 in one file. What WeasyPrint leaves for us to finish."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pydyf

from briefpress.brand.engine import weasyprint
from briefpress.pdf.labels import page_labels
from briefpress.pdf.metadata import xmp_packet

VARIANT = "pdf/a-3a+ua-1"
OPTIONS = {"pdf_version": "1.7", "pdf_tags": True, "output_intent": "srgb"}


def register() -> str:
    """Make the variant known to WeasyPrint; return its name."""
    weasyprint().pdf.VARIANTS[VARIANT] = (finish, OPTIONS)
    return VARIANT


def finish(file: Any, document: Any, _streams: Any, attachments: Iterable[Any], _compress: Any) -> None:
    """Add to `file`, a pydyf.PDF that holds all of `document`, what both standards ask for."""
    packet = xmp_packet(document.metadata, str(file.info["Producer"].string))
    metadata = pydyf.Stream([packet], {"Type": "/Metadata", "Subtype": "/XML"}, compress=False)
    file.add_object(metadata)
    file.catalog["Metadata"] = metadata.reference
    file.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    file.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array(page_labels(document.pages))})
    associated = [*_associated(file, {f"<{attachment.md5}>": attachment for attachment in attachments})]
    if associated:
        file.catalog["AF"] = pydyf.Array(associated)
    for object_ in file.objects:
        if isinstance(object_, pydyf.Stream) and "Interpolate" in object_.extra:
            object_.extra["Interpolate"] = "false"  # ISO 19005-3, 6.2.8


def _associated(file: Any, attachments: dict[str, Any]) -> Iterator[bytes]:
    """Yield the file specifications, each told how its file relates to the document (ISO 19005-3, 6.8)."""
    for object_ in file.objects:
        if isinstance(object_, pydyf.Dictionary) and object_.get("Type") == "/Filespec":
            stream = file.objects[int(object_["EF"]["F"].split()[0])]
            attachment = attachments[stream.extra["Params"]["CheckSum"]]
            object_["AFRelationship"] = f"/{attachment.relationship}"
            yield object_.reference
