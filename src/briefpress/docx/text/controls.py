"""Content controls on the cover, which are bound to document properties: editing one changes the other.

In: the runs of a paragraph and its role. Out: the runs, inside a `w:sdt` if the value of a property is exactly their
text (ECMA-376 part 1, 17.5.2.6). The date is bound to a separate part, as in Word's own cover pages.
"""

from __future__ import annotations

import datetime
import re

from docx.parts.document import DocumentPart
from lxml import etree

from briefpress.brand import is_upright
from briefpress.brand.own_roles import AnyRole
from briefpress.brand.roles import Role
from briefpress.docx.parts.custom_xml import add_custom_xml
from briefpress.docx.parts.metadata import Metadata
from briefpress.docx.vocabulary.properties import EXTENDED as EXTENDED_NAMESPACE
from briefpress.docx.vocabulary.xml import NAMESPACES, Element, w
from briefpress.edition import LRM, Edition, Inlines, Text
from briefpress.lazy import dataclass

# Word's ids for the parts to which controls are bound (MS-OI29500, 2.1.1687).
CORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
EXTENDED = "{6668398D-A668-4E3E-A5EB-62B293D839F1}"
COVER_PAGE = "{55AF091B-3C7A-41E3-B477-F2FDAA23CFDA}"
COVER_NAMESPACE = "http://schemas.microsoft.com/office/2006/coverPageProps"
COVER_FIELDS = ("Abstract", "CompanyAddress", "CompanyPhone", "CompanyFax", "CompanyEmail")
# The fields of CLDR date patterns, and their equivalents in Word's date pictures (part 1, 17.16.4.1).
DATE_FIELDS = {
    "d": "d", "dd": "dd", "M": "M", "MM": "MM", "MMM": "MMM", "MMMM": "MMMM", "LLLL": "MMMM", "y": "yyyy", "yy": "yy",
    "yyyy": "yyyy", "E": "ddd", "EEE": "ddd", "EEEE": "dddd",
}  # fmt: skip


@dataclass(slots=True)
class Controls:
    """Creates the content controls of a document, each with its own number."""

    metadata: Metadata
    edition: Edition
    last: int = 0

    def around(self, role: AnyRole, inlines: Inlines, runs: list[Element]) -> list[Element]:
        """Return `runs`, which show `inlines` in a paragraph of `role`, inside a content control if possible."""
        if len(inlines) != 1 or not isinstance(inlines[0], Text) or inlines[0].marks or inlines[0].link:
            return runs
        text, date = inlines[0].text, self.edition.date
        if role is Role.DATE and date and (picture := date_picture(self.edition.date_pattern)):
            binding = _binding(COVER_NAMESPACE, "", "CoverPageProperties", "PublishDate", COVER_PAGE)
            return [self._control(role, binding, _date(date, picture, self.edition.lang), runs)]
        bound, value = self._bindings().get(role, (None, ""))
        # Text with letters of other scripts has no control: LibreOffice would save it as three controls, each with the
        # whole text.
        if bound is None or value != text or is_upright(text):
            return runs
        first, *inside = runs
        if first.text == LRM:  # Word replaces the content of a control, so direction marks must be outside it
            *inside, last = inside
            return [first, self._control(role, bound, w("text"), inside), last]
        return [self._control(role, bound, w("text"), runs)]

    def _bindings(self) -> dict[AnyRole, tuple[Element, str]]:
        core = (NAMESPACES["dc"], NAMESPACES["cp"], "coreProperties")
        extended = (EXTENDED_NAMESPACE, "", "Properties")
        return {
            Role.TITLE: (_binding(*core, "title", CORE), self.metadata.title),
            Role.COVER_LABEL: (_binding(*core, "subject", CORE), self.metadata.subject),
            Role.COVER_ORGANISATION: (_binding(*extended, "Company", EXTENDED), self.metadata.company),
        }

    def _control(self, role: AnyRole, binding: Element, kind: Element, runs: list[Element]) -> Element:
        self.last += 1
        name = [w("alias", val=role.word_name), w("tag", val=role.css_class), w("id", val=self.last)]
        return w("sdt", w("sdtPr", *name, binding, kind), w("sdtContent", *runs))


def add_cover_page(document: DocumentPart, date: datetime.date) -> None:
    """Add the part to which the date on the cover is bound, with the fields of Word's own cover pages."""
    root = etree.Element(f"{{{COVER_NAMESPACE}}}CoverPageProperties", nsmap={None: COVER_NAMESPACE})
    etree.SubElement(root, f"{{{COVER_NAMESPACE}}}PublishDate").text = _midnight(date)
    for name in COVER_FIELDS:
        etree.SubElement(root, f"{{{COVER_NAMESPACE}}}{name}")
    add_custom_xml(document, root, COVER_PAGE)


def date_picture(pattern: str) -> str:
    """Return a CLDR date pattern as a Word date picture, or `""` if Word lacks one of its fields."""
    parts = [match[0] for match in re.finditer(r"'[^']*'|([a-zA-Z])\1*|[^a-zA-Z']+", pattern)]
    pictures = [DATE_FIELDS.get(part, "") if part[0].isalpha() and part.isascii() else part for part in parts]
    return "".join(pictures) if all(pictures) else ""


def _binding(namespace: str, outer: str, root: str, name: str, item: str) -> Element:
    """Return a binding to the element `name` in `root`; `outer` is the namespace of `root`, if it differs."""
    prefixes = f"xmlns:ns0='{namespace}' " + (f"xmlns:ns1='{outer}' " if outer else "")
    path = f"/{'ns1' if outer else 'ns0'}:{root}[1]/ns0:{name}[1]"
    return w("dataBinding", prefixMappings=prefixes, xpath=path, storeItemID=item)


def _date(date: datetime.date, picture: str, lang: str) -> Element:
    shown = [w("dateFormat", val=picture), w("lid", val=lang), w("storeMappedDataAs", val="dateTime")]
    return w("date", *shown, w("calendar", val="gregorian"), fullDate=f"{_midnight(date)}Z")


def _midnight(date: datetime.date) -> str:
    return f"{date.isoformat()}T00:00:00"
