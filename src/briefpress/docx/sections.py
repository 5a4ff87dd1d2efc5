"""Sections: sheets, margins, running head and foot, the ground of the cover. In: the look. Out: `w:sectPr`."""

from __future__ import annotations

from dataclasses import dataclass

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.parts.document import DocumentPart
from docx.parts.hdrftr import FooterPart, HeaderPart

from briefpress.brand.look import Look, Page
from briefpress.brand.roles import Role
from briefpress.docx.pictures import cover_ground
from briefpress.docx.xml import Element, field, qn, run, twips, w
from briefpress.model import NotesPlacement


@dataclass(frozen=True, slots=True)
class Sections:
    """Makes the sections of a document; `headers` are the references that the first section hands on to all."""

    look: Look
    placement: NotesPlacement
    headers: tuple[Element, ...]

    def cover(self) -> Element:
        """Return the end of the cover: its own margins, a first page with the ground and nothing else."""
        return w("sectPr", *self.headers, *self._sheet(self.look.cover), w("titlePg"))

    def body(
        self, *, goes_on: bool = False, landscape: bool = False, waits: bool = False, waited: bool = False
    ) -> Element:
        """Return the end of a section of the body; `goes_on`: it began on the page where the one before it ended.

        `waits`: its endnotes are set at the end of the next section that does not wait (ECMA-376 part 1,
        17.11.16). `waited`: so did the section before it, whose numbers go on here.
        """
        kind = [w("type", val="continuous")] if goes_on else []
        sheet = self._sheet(self.look.page.turned, orient="landscape") if landscape else self._sheet(self.look.page)
        later = [w("noEndnote")] if waits and self.placement is not NotesPlacement.PAGE else []
        return w("sectPr", *self._notes(waited=waited), *kind, *sheet, *later)

    def _notes(self, *, waited: bool) -> list[Element]:
        if self.placement is NotesPlacement.SECTION:
            restart = "continuous" if waited else "eachSect"
            return [w("endnotePr", w("numFmt", val="decimal"), w("numRestart", val=restart))]
        return []

    def _sheet(self, page: Page, **orientation: str) -> list[Element]:
        margin = {side: twips(page.margin[side]) for side in ("top", "right", "bottom", "left")}
        return [
            w("pgSz", w=twips(page.width), h=twips(page.height), **orientation),
            w("pgMar", **margin, header=twips(page.head), footer=twips(page.foot), gutter=0),
        ]


def add_headers(document: DocumentPart, look: Look, title: str) -> tuple[Element, ...]:
    """Add running heads and feet and those of the cover; return the references for the first section."""
    cover = w("p", w("pPr", w("pStyle", val=Role.HEADER.style_id)), *cover_ground(look.cover))
    empty = w("p", w("pPr", w("pStyle", val=Role.FOOTER.style_id)))
    head = w("p", w("pPr", w("pStyle", val=Role.HEADER.style_id)), run(title))
    foot = w("p", w("pPr", w("pStyle", val=Role.FOOTER.style_id)), *field("PAGE", run("2")))
    return (
        _add(document, "header", "default", head, 1),
        _add(document, "header", "first", cover, 2),
        _add(document, "footer", "default", foot, 1),
        _add(document, "footer", "first", empty, 2),
    )


def _add(document: DocumentPart, kind: str, type_: str, paragraph: Element, number: int) -> Element:
    name = PackURI(f"/word/{kind}{number}.xml")
    root = w("hdr" if kind == "header" else "ftr", paragraph)
    package = document.package
    if kind == "header":
        part: HeaderPart | FooterPart = HeaderPart(name, CONTENT_TYPE.WML_HEADER, root, package)
        id_ = document.relate_to(part, RELATIONSHIP_TYPE.HEADER)
    else:
        part = FooterPart(name, CONTENT_TYPE.WML_FOOTER, root, package)
        id_ = document.relate_to(part, RELATIONSHIP_TYPE.FOOTER)
    reference = w(f"{kind}Reference", type=type_)
    reference.set(qn("r:id"), id_)
    return reference
