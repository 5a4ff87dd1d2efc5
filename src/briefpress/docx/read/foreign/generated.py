"""Lists that Word generates: contents, figures, tables, index.

In: the tree of a part. Out: the entries of the lists.
"""

from __future__ import annotations

import re

from lxml import etree

from briefpress import lazy
from briefpress.docx.vocabulary.xml import qn

TOC, FIGURES, TABLES, INDEX = "TOC", "FIGURES", "TABLES", "INDEX"
FIELD = lazy.pattern(r"\s*(TOC|TOA|INDEX)\b(.*)", re.DOTALL)  # 17.16.5.75, .74, .28
OF_CAPTIONS = lazy.pattern(r"\\[ac]\s+\"?([^\W\d]+)")
TABLE = ("tab", "таб", "cuadro")


def generated_lists(root: etree._Element) -> dict[etree._Element, str]:
    """Return the kind of list for each paragraph that is an entry of a generated list."""
    out: dict[etree._Element, str] = {}
    open_: list[str] = []  # the codes of the open fields
    for paragraph in root.iter(qn("w:p")):
        kinds = list[str]()
        for run in paragraph.iter(qn("w:fldChar"), qn("w:instrText"), qn("w:t")):
            mark = run.get(qn("w:fldCharType"), "")
            if mark == "begin":
                open_.append("")
            elif mark == "end" and open_:
                open_.pop()
            elif run.tag == qn("w:instrText") and open_:
                open_[-1] += run.text or ""
            elif run.tag == qn("w:t") and (run.text or "").strip():
                kinds += [_kind(code) for code in open_]
        if found := next(filter(None, kinds), "") or _gallery(paragraph):
            out[paragraph] = found
    # Fields without an end have no entries.
    return {paragraph: kind for paragraph, kind in out.items() if not open_ or _gallery(paragraph)}


def _kind(code: str) -> str:
    match = FIELD.match(code)
    if match is None:
        return ""
    if match[1] == "INDEX":
        return INDEX
    captions = OF_CAPTIONS.search(match[2])
    return (TABLES if captions[1].lower().startswith(TABLE) else FIGURES) if captions else TOC


def _gallery(paragraph: etree._Element) -> str:
    """Return `TOC` for a paragraph in the content control of a table of contents, which includes its heading."""
    galleries = (
        gallery.get(qn("w:val"), "")
        for control in paragraph.iterancestors(qn("w:sdt"))
        for gallery in control.iterfind(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}/{qn('w:docPartGallery')}")
    )
    return TOC if "Table of Contents" in galleries else ""
