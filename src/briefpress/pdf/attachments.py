"""Associated files (ISO 19005-3, 6.8). In: files, and their relationships to the document. Out: PDF objects."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from hashlib import md5
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pydyf


class Attached(NamedTuple):
    """A file to attach: `relationship` is an AFRelationship; `when` is the modification date in UTC.

    Viewers show the `description` beside the name.
    """

    name: str
    data: bytes
    media_type: str
    relationship: str
    when: datetime.datetime
    description: str


def attach(file: pydyf.PDF, attached: Iterable[Attached]) -> None:
    """Embed files in `file`, and associate them with the whole document."""
    import pydyf

    written = {attachment.name: _specification(file, attachment) for attachment in attached}
    if not written:
        return
    names = [entry for name in sorted(written) for entry in (pydyf.String(name), written[name])]
    all_names = file.catalog.setdefault("Names", pydyf.Dictionary())
    all_names["EmbeddedFiles"] = pydyf.Dictionary({"Names": pydyf.Array(names)})
    file.catalog["AF"] = pydyf.Array(written.values())


def _specification(file: pydyf.PDF, attached: Attached) -> bytes:
    """Embed a file and return the reference to its file specification (ISO 32000-1, 7.11.3 and 7.11.4)."""
    import pydyf

    parameters = {
        "Size": len(attached.data),
        "ModDate": pydyf.String(attached.when.strftime("D:%Y%m%d%H%M%SZ")),
        "CheckSum": f"<{md5(attached.data, usedforsecurity=False).hexdigest()}>",
    }
    subtype = attached.media_type.replace("/", "#2f")
    kind = {"Type": "/EmbeddedFile", "Subtype": f"/{subtype}", "Params": pydyf.Dictionary(parameters)}
    stream = pydyf.Stream([attached.data], kind, compress=True)
    file.add_object(stream)
    entries = {
        "F": pydyf.String(attached.name),
        "UF": pydyf.String(attached.name),
        "Desc": pydyf.String(attached.description),
    }
    links = {"EF": pydyf.Dictionary({"F": stream.reference}), "AFRelationship": f"/{attached.relationship}"}
    specification = pydyf.Dictionary({"Type": "/Filespec"} | entries | links)
    file.add_object(specification)
    return bytes(specification.reference)
