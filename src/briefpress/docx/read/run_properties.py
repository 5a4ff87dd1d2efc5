"""Formatting of runs. In: a `w:rPr`. Out: the marks that the source can express, the style and the language."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from briefpress.docx.vocabulary.xml import qn
from briefpress.model import Mark

CODE_STYLES = ("verbatim char", "source code")
HIGHLIGHTS = ("highlight",)
TOGGLES = {"b": Mark.STRONG, "i": Mark.EMPHASIS, "strike": Mark.STRIKETHROUGH, "smallCaps": Mark.SMALL_CAPS}
RAISED = {"superscript": Mark.SUPERSCRIPT, "subscript": Mark.SUBSCRIPT}
OFF = ("0", "false", "off", "none")
EMBOLDENED = ("strong", "emphasis")
LABEL = "caption label"  # its look is that of generated labels, which text typed directly after them inherits


def language_of(properties: etree._Element | None, usual: Mapping[str, str]) -> str:
    """Return a run's language without its region, or `""` if it is one of the file's languages."""
    node = properties.find(qn("w:lang")) if properties is not None else None
    if node is None or properties is None:
        return ""
    which = "bidi" if properties.find(qn("w:rtl")) is not None else "val"
    lang = _primary(node.get(qn(f"w:{which}"), ""))
    return lang if lang not in ("", "x", "none", "zxx", *map(_primary, usual.values())) else ""


def _primary(tag: str) -> str:
    return tag.split("-")[0].lower()


def marks_of(
    properties: etree._Element | None, styles: Mapping[str, str], *, linked: bool = False
) -> tuple[frozenset[Mark], str]:
    """Return the marks of a run, and the name of its style."""
    if properties is None:
        return frozenset(), ""
    marks: set[Mark] = set()
    style = ""
    for child in properties:
        name = etree.QName(child).localname
        value = child.get(qn("w:val"), "")
        if name in TOGGLES and value not in OFF:
            marks.add(TOGGLES[name])
        elif name == "u" and value not in OFF:
            marks.add(Mark.UNDERLINE)
        elif name == "vertAlign" and value in RAISED:
            marks.add(RAISED[value])
        elif name == "highlight" and value not in OFF:
            marks.add(Mark.HIGHLIGHT)
        elif name == "rStyle":
            style = styles.get(value, value.lower())  # a pasted run may have a style that the file does not define
    if style == LABEL:
        marks.clear()
    elif style in CODE_STYLES:
        marks.add(Mark.CODE)
    elif style in HIGHLIGHTS:
        marks.add(Mark.HIGHLIGHT)
    elif style in EMBOLDENED:
        marks.add(Mark.STRONG if style == "strong" else Mark.EMPHASIS)
    if style == "hyperlink" or linked:  # programs, not authors, underline links
        marks.discard(Mark.UNDERLINE)
    return frozenset(marks), style
