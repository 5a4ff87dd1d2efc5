"""Paragraphs as partners write, split and delete them. In: an edited Word file. Out: its paragraphs, changed."""

from __future__ import annotations

import copy

from lxml import etree

from tests.merge.editing import Edited, text_of, w, xml

BY = 'w:author="Ann" w:date="2026-03-01T10:15:00Z"'


def press_enter(edited: Edited, begins: str, at: str) -> None:
    """Split a paragraph after some words, as the Enter key does."""
    old = edited.paragraph(begins)
    new = copy.deepcopy(old)
    for element in [*new.iter(w("bookmarkStart"), w("bookmarkEnd"))]:
        parent = element.getparent()
        assert parent is not None
        parent.remove(element)
    for paragraph, is_first in ((old, True), (new, False)):
        found = False
        for node in [node for node in paragraph if node.tag not in (w("pPr"), w("bookmarkEnd"))]:
            if not found and at in text_of(node):
                found = True
                text = next(node.iter(w("t")))
                before, _, after = (text.text or "").partition(at)
                text.text = before + at if is_first else after.lstrip()
                text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            elif found is is_first:
                paragraph.remove(node)
    old.addnext(new)


def like(edited: Edited, begins: str, words: str, look: str = "") -> etree._Element:
    """Return a paragraph in the style of another one."""
    new = xml(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
    properties = edited.paragraph(begins).find(w("pPr"))
    assert properties is not None
    new.insert(0, copy.deepcopy(properties))
    named = new.find(f"{w('pPr')}/{w('pStyle')}")
    if look and named is not None:
        named.set(w("val"), look)
    return new


def after(edited: Edited, begins: str, words: str, look: str = "") -> None:
    edited.paragraph(begins).addnext(like(edited, begins, words, look))


def styled(edited: Edited, named: str, begins: str) -> etree._Element:
    """Return the first paragraph in a style that begins with this text."""
    return next(
        element for element in edited.paragraphs if style(element) == named and text_of(element).startswith(begins)
    )


def added(after: etree._Element, *lines: tuple[str, str]) -> None:
    """Add paragraphs, each with its style; a section that ended at that place ends below them, as in Word."""
    ends = after.find(f".//{w('sectPr')}")
    for named, words in lines:
        new = xml(f'<w:p><w:pPr><w:pStyle w:val="{named}"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>')
        after.addnext(new)
        after = new
    if ends is not None:
        look = after.find(w("pPr"))
        assert look is not None
        look.append(ends)


def style(paragraph: etree._Element) -> str:
    named = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return str(named.get(w("val"))) if named is not None else ""


def delete_words(node: etree._Element) -> None:
    for run in [*node.iter(w("r"))]:
        change = xml(f'<w:del w:id="9" {BY}/>')
        run.addprevious(change)
        change.append(run)
        for text in run.iter(w("t")):
            text.tag = w("delText")
