"""Fields whose results become plain text in a brief. In: the tree of a part. Out: remarks about these fields, each with
the paragraph of the first field.

Examples are dates of today, fields of mail merges, and citations of reference managers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from briefpress import lazy
from briefpress.docx.read.foreign.simpler import Described, describe
from briefpress.docx.vocabulary.xml import qn

CITATIONS = lazy.pattern(r"\s*(?:ADDIN\s+(?:ZOTERO_ITEM|CSL_CITATION|EN\.CITE(?!\.DATA)|Mendeley Citation)|CITATION\s)")
DATES = lazy.pattern(r"\s*(?:DATE|TIME|PRINTDATE|SAVEDATE)\b")  # 17.16.5.16, .72, .49, .58
MERGED = lazy.pattern(r"\s*(?:MERGEFIELD|MERGEREC|MERGESEQ|ASK|FILLIN|GREETINGLINE|ADDRESSBLOCK)\b")  # 17.16.5.35
CONTROL = "MENDELEY_CITATION"  # how the tags of content controls with citations begin
QUOTED = 3  # the maximum number of fields to quote


class Field(NamedTuple):
    """The code of a field, the text that it shows, and its last element."""

    code: str
    shown: str
    node: etree._Element


def fixed_fields(root: etree._Element) -> Iterator[Described]:
    """Yield a remark for each kind of field that becomes plain text."""
    fields = [*_fields(root)]
    works = [field for field in fields if CITATIONS.match(field.code)]
    works += [Field("", " ".join(_words(node)), node) for node in root.iter(qn("w:sdt")) if _is_citation(node)]
    for found, kind, hint in (
        (works, "citation", "to let briefpress format them, write [@key]"),
        ([field for field in fields if DATES.match(field.code)], "date field", "briefs cannot update dates"),
        ([field for field in fields if MERGED.match(field.code)], "mail-merge field", "write the text yourself"),
    ):
        if shown := [field for field in found if field.shown.strip()]:
            words = [*dict.fromkeys(" ".join(field.shown.split()) for field in shown)]
            yield describe(_remark(words, kind, hint), shown[0].node)


def _remark(words: list[str], kind: str, hint: str) -> str:
    named = ", ".join(f'"{item}"' for item in words[:QUOTED]) + (" ..." if len(words) > QUOTED else "")
    if len(words) == 1:
        return f"the {kind} {named} is now plain text: {hint}"
    return f"{len(words)} {kind}s, {named}, are now plain text: {hint}"


def _fields(root: etree._Element) -> Iterator[Field]:
    """Yield the complex and simple fields (17.16.18, 17.16.19), outer fields after the fields in them."""
    open_: list[tuple[list[str], list[str], bool]] = []
    for node in root.iter(qn("w:fldChar"), qn("w:instrText"), qn("w:t"), qn("w:fldSimple")):
        kind = node.get(qn("w:fldCharType"), "")
        if node.tag == qn("w:fldSimple"):
            yield Field(node.get(qn("w:instr"), ""), "".join(_words(node)), node)
        elif kind == "begin":
            open_.append(([], [], False))
        elif kind == "separate" and open_:
            open_[-1] = (*open_[-1][:2], True)
        elif kind == "end" and open_:
            code, shown, _ = open_.pop()
            yield Field("".join(code), "".join(shown), node)
        elif node.tag == qn("w:instrText") and open_ and not open_[-1][2]:
            open_[-1][0].append(node.text or "")
        elif node.tag == qn("w:t"):
            for _, shown, shows in open_:
                shown += [node.text or ""] if shows else []


def _is_citation(control: etree._Element) -> bool:
    tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
    return tag is not None and tag.get(qn("w:val"), "").startswith(CONTROL)


def _words(node: etree._Element) -> Iterator[str]:
    return (text.text or "" for text in node.iter(qn("w:t")))
