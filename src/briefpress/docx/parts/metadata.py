"""Document properties. In: an edition. Out: core, extended and custom properties.

ECMA-376 part 2, clause 11, and part 1, clauses 22.2 and 22.3.
"""

from __future__ import annotations

import datetime
import textwrap
from typing import TYPE_CHECKING, cast

from lxml import etree

from briefpress import __version__
from briefpress.brand.roles import Role
from briefpress.docx.package import EARLIEST
from briefpress.docx.vocabulary.properties import EXTENDED, NAMESPACE, PROGRAM, add_properties
from briefpress.edition import Edition, Paragraph, plain_text, walk
from briefpress.lazy import dataclass

if TYPE_CHECKING:
    from docx.document import Document
    from docx.package import Package

VALUES = NAMESPACE.format("docPropsVTypes")
USER_DEFINED = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the property set of custom properties (22.3.2.2)
FIRST_PID = 2  # the id of the first custom property: 0 and 1 are reserved


@dataclass(frozen=True, slots=True)
class Metadata:
    """Document properties that the text can show."""

    title: str
    subject: str
    company: str

    @classmethod
    def of(cls, edition: Edition) -> Metadata:
        """Return the properties of `edition`; the company is the publisher or the organisations on the cover."""
        blocks = (block for part in edition.parts for block in walk(part.blocks) if isinstance(block, Paragraph))
        company = "; ".join(
            plain_text(paragraph.inlines) for paragraph in blocks if paragraph.role is Role.COVER_ORGANISATION
        )
        return cls(_short(edition.title), _short(edition.subject), edition.publisher or company)


def write_metadata(
    document: Document, edition: Edition, metadata: Metadata, when: datetime.datetime, version: str
) -> None:
    """Write the properties. Dates are in W3CDTF without fractions of a second; otherwise, Word reports the file as
    corrupt.
    """
    core = document.core_properties
    core.title = metadata.title
    core.subject = metadata.subject
    core.author = _short("; ".join(edition.authors))
    core.last_modified_by = core.author
    core.keywords = _short(", ".join(edition.keywords))
    core.comments = _short(edition.description)
    core.language = edition.lang
    core.created = core.modified = max(when, EARLIEST)
    core.revision = 1
    # python-docx declares it as optional, but an open document always has a package
    package = cast("Package", document.part.package)
    add_properties(package, "app", "extended", _extended(metadata.company))
    custom = {"briefpress": __version__, "briefpress-brief": edition.id, "briefpress-version": edition.version}
    custom["briefpress-source"] = version
    add_properties(package, "custom", "custom", _custom({name: value for name, value in custom.items() if value}))


def _extended(company: str) -> etree._Element:
    root = etree.Element(f"{{{EXTENDED}}}Properties", nsmap={None: EXTENDED})
    for name, value in (("Application", PROGRAM), ("Company", company)):
        if value:
            etree.SubElement(root, f"{{{EXTENDED}}}{name}").text = value
    return root


def _custom(properties: dict[str, str]) -> etree._Element:
    namespace = NAMESPACE.format("custom-properties")
    root = etree.Element(f"{{{namespace}}}Properties", nsmap={None: namespace, "vt": VALUES})
    for pid, (name, value) in enumerate(properties.items(), start=FIRST_PID):
        about = {"fmtid": USER_DEFINED, "pid": str(pid), "name": name}
        property_ = etree.SubElement(root, f"{{{namespace}}}property", about)
        etree.SubElement(property_, f"{{{VALUES}}}lpwstr").text = value
    return root


def _short(text: str) -> str:
    """Return `text`, cut to the 255 characters that python-docx allows for a core property."""
    return textwrap.shorten(text, 255, placeholder=" …")
