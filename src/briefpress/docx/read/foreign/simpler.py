"""Replace constructs of Word with simpler equivalents. In: the tree of a part. Out: the tree, changed in place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from briefpress import lazy
from briefpress.docx.read.definitions import DROPPED
from briefpress.docx.read.drawings import alt_of
from briefpress.docx.read.foreign.numbering import BOXES
from briefpress.docx.read.foreign.sheet import OFF
from briefpress.docx.read.package import Package
from briefpress.docx.read.symbols import unicode_char
from briefpress.docx.vocabulary.xml import qn, remove, val_of

LOOKS = "{urn:briefpress:looks}"
DIAGRAM = f"{LOOKS}diagram"  # the attribute of paragraphs that were made from a diagram
PRIVATE = lazy.pattern(r"[\uf020-\uf0ff]")
NOTES = ("w:footnoteReference", "w:endnoteReference")
NOTE_REFERENCE = r"(NOTEREF\s+)(\S+)"


class Described(NamedTuple):
    """A description for the user, and the paragraph that it is about, or None."""

    text: str
    paragraph: etree._Element | None = None


class ConvertedPart(NamedTuple):
    """A description of a part that is now text, and the name of the part."""

    remark: Described
    part: str


def describe(text: str, node: etree._Element) -> Described:
    """Return a description with the paragraph around `node`, or with the first paragraph in it."""
    around = next(node.iterancestors(qn("w:p")), None)
    return Described(text, around if around is not None else next(node.iter(qn("w:p")), None))


def located(remarks: Iterable[Described], nodes: Sequence[etree._Element]) -> Iterator[tuple[str, int]]:
    """Yield descriptions with the indices of their paragraphs in `nodes`."""
    numbers = {id(node): number for number, node in enumerate(nodes)}
    yield from ((remark.text, numbers.get(id(remark.paragraph), -1)) for remark in remarks)


def close_cells(root: etree._Element) -> None:
    """End each cell that ends with a table with a paragraph, as the schema requires (17.4.65)."""
    for table in [*root.iter(qn("w:tbl"))]:
        parent = table.getparent()
        if parent is not None and parent.tag == qn("w:tc") and table.getnext() is None:
            etree.SubElement(parent, qn("w:p"))


def join_drop_caps(root: etree._Element) -> None:
    """Move drop caps, which are separate paragraphs (17.3.1.11), to the start of the next paragraph, and mark it."""
    for frame in [*root.iter(qn("w:framePr"))]:
        paragraph = next(frame.iterancestors(qn("w:p")), None)
        following = paragraph.getnext() if paragraph is not None else None
        if frame.get(qn("w:dropCap"), "none") == "none" or paragraph is None or following is None:
            continue
        if following.tag != qn("w:p"):
            continue
        runs = [element for element in paragraph if element.tag != qn("w:pPr")]
        for large in (*paragraph.iter(qn("w:position")), *paragraph.iter(qn("w:sz")), *paragraph.iter(qn("w:szCs"))):
            remove(large)
        first = 1 if following.find(qn("w:pPr")) is not None else 0
        following[first:first] = runs
        following.set(DROPPED, "1")
        remove(paragraph)


def split_at_page_breaks(root: etree._Element) -> None:
    """Split paragraphs that contain a page break or column break."""
    for break_ in [*root.iter(qn("w:br"))]:
        run = break_.getparent()
        paragraph = run.getparent() if run is not None else None
        if break_.get(qn("w:type")) not in ("page", "column") or run is None or paragraph is None:
            continue
        if paragraph.tag != qn("w:p") or paragraph.getparent() is None or _in_field(run):
            continue
        rest = deepcopy(run)
        at = run.index(break_)
        for child in [element for element in rest[: at + 1] if element.tag != qn("w:rPr")]:
            rest.remove(child)
        del run[at:]
        new = etree.Element(paragraph.tag)
        if (properties := paragraph.find(qn("w:pPr"))) is not None:
            new.append(deepcopy(properties))
        new.append(rest)
        new.extend([*run.itersiblings()])
        paragraph.addnext(new)
        if section := [*paragraph.iterfind(f"{qn('w:pPr')}/{qn('w:sectPr')}")]:
            remove(section[0])


def fill_form_fields(root: etree._Element) -> None:
    """Write the values of legacy check boxes and drop-down lists (17.16.7, 17.16.9) into the text. The file stores
    these values only in the field data.
    """
    for mark in root.iter(qn("w:fldChar")):
        run, box = mark.getparent(), mark.find(f"{qn('w:ffData')}/{qn('w:checkBox')}")
        shown = "" if box is None else BOXES[_is_checked(box)]
        entries = [element.get(qn("w:val"), "") for element in mark.iterfind(f"{qn('w:ffData')}//{qn('w:listEntry')}")]
        if entries:
            chosen = next(mark.iter(qn("w:result"), qn("w:default")), None)
            number = val_of(chosen, "0")
            shown = entries[int(number)] if number.isdecimal() and int(number) < len(entries) else entries[0]
        if shown and run is not None:
            new = etree.Element(qn("w:r"))
            etree.SubElement(new, qn("w:t")).text = shown
            run.addprevious(new)


def _is_checked(box: etree._Element) -> bool:
    states = [state for name in ("checked", "default") if (state := box.find(qn(f"w:{name}"))) is not None]
    return bool(states) and states[0].get(qn("w:val"), "1") not in OFF


def raise_letters(root: etree._Element) -> None:
    """Turn letters that are smaller and raised or lowered into superscript or subscript (17.3.2.24).

    LibreOffice writes some superscripts and subscripts in this way.
    """
    for position in [*root.iter(qn("w:position"))]:
        properties = position.getparent()
        written = position.get(qn("w:val"), "")
        if properties is None or properties.find(qn("w:sz")) is None or not written.lstrip("-").isdecimal():
            continue
        if int(written) and properties.find(qn("w:vertAlign")) is None:
            align = etree.SubElement(properties, qn("w:vertAlign"))
            align.set(qn("w:val"), "superscript" if int(written) > 0 else "subscript")


def _in_field(run: etree._Element) -> bool:
    """Return whether a run is between the beginning and the end of a field."""
    marks = [
        element.get(qn("w:fldCharType"))
        for before in run.itersiblings(preceding=True)
        for element in before.iter(qn("w:fldChar"))
    ]
    return marks.count("begin") > marks.count("end")


def replace_private_characters(root: etree._Element) -> None:
    """Replace private-use characters, which represent characters of symbol fonts, with Unicode characters
    (17.3.3.30).
    """
    for text in root.iter(qn("w:t")):
        if text.text and PRIVATE.search(text.text):
            run = next(text.iterancestors(qn("w:r")), None)
            fonts = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}") if run is not None else None
            font = fonts.get(qn("w:ascii"), "Symbol") if fonts is not None else "Symbol"
            text.text = "".join(unicode_char(font, ord(item)) if PRIVATE.match(item) else item for item in text.text)


def resolve_note_references(root: etree._Element) -> None:
    """Make cross-references to notes refer to the note instead of the bookmark around the note mark (17.16.5.40)."""
    notes: dict[str, str] = {}
    open_: dict[str, str] = {}
    for node in root.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"), *map(qn, NOTES)):
        id_ = node.get(qn("w:id"), "")
        if node.tag == qn("w:bookmarkStart"):
            open_[id_] = node.get(qn("w:name"), "")
        elif node.tag == qn("w:bookmarkEnd"):
            open_.pop(id_, None)
        else:
            kind = etree.QName(node).localname.removesuffix("Reference")
            notes |= {name: f"{kind} {id_}" for name in open_.values() if not name.startswith("_bp_")}
    for code in root.iter(qn("w:instrText")):
        code.text = re.sub(NOTE_REFERENCE, lambda match: _note_reference(match, notes), code.text or "")


def _note_reference(match: re.Match[str], notes: dict[str, str]) -> str:
    """Return the code of a reference to a note; if the note does not exist, return the original code, so that the text
    of the reference stays.
    """
    if match[2] in notes:
        return f'{match[1]}"{notes[match[2]]}"'
    return match[0] if match[2].startswith("_bp_") else f"REF {match[2]}"


def diagrams_to_lists(package: Package, main: str, root: etree._Element) -> Iterator[ConvertedPart]:
    """Replace SmartArt diagrams (21.4) with lists of their texts. Yield the converted parts."""
    targets = package.targets(main)
    for ids in [*root.iter(qn("dgm:relIds"))]:
        target = targets.get(ids.get(qn("r:dm"), ""), "")
        part = package.part(target)
        drawing = next(ids.iterancestors(qn("w:drawing")), None)
        paragraph = next(ids.iterancestors(qn("w:p")), None)
        if part is None or drawing is None or paragraph is None:
            continue
        alt = alt_of(drawing)
        words = [text for point in part.iter(qn("dgm:pt")) if (text := _text(point))]
        for item in reversed(listed(words)):
            paragraph.addnext(item)
        if words:
            remove(drawing)
            more = f'; its alt text was "{alt}"' if alt else ""
            text = f'the SmartArt diagram "{words[0][:60]}" ... is now a list{more}'
            yield ConvertedPart(Described(text, paragraph), target)


def paragraph_of(text: str) -> etree._Element:
    """Return a paragraph with the text `text`."""
    paragraph = etree.Element(qn("w:p"))
    written = etree.SubElement(etree.SubElement(paragraph, qn("w:r")), qn("w:t"))
    written.text = text
    return paragraph


def listed(words: Sequence[str]) -> list[etree._Element]:
    """Return a list item for each text of a diagram. All items have the same id, so that they can become a box."""
    items = [paragraph_of(f"• {text}") for text in words]
    for item in items:
        item.set(DIAGRAM, str(id(items)))
    return items


def _text(point: etree._Element) -> str:
    return " ".join(
        " ".join("".join(element.text or "" for element in p.iter(qn("a:t"))) for p in point.iter(qn("a:p"))).split()
    )
