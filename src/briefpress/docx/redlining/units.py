"""The units of a paragraph to compare. In: a `w:p` and its part. Out: words, punctuation, fields, pictures, notes.

A field is one unit, however many runs it has. The parts of a field that continues in the next paragraph, such as the
table of contents, are not compared, and stay unchanged in the new file.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from copy import deepcopy
from typing import NamedTuple

from docx.opc.part import Part
from lxml import etree

from briefpress import lazy
from briefpress.docx.redlining.relations import content_of
from briefpress.docx.vocabulary.xml import Element, qn, text_in, w

WORD = lazy.pattern(r"\s+|\w+|[^\w\s]")
INSIDE = {qn(f"w:{name}") for name in ("smartTag", "customXml", "bdo", "dir")}
MATH = qn("m:")
FORMULAS = {f"{MATH}oMath", f"{MATH}oMathPara"}
COUNTED = ("PAGE", "PAGEREF", "NUMPAGES", "SECTIONPAGES")  # fields whose results are not compared: Word updates them


class Unit(NamedTuple):
    """A unit to compare. Units with the same `key` are equal; a unit whose key is None is not compared. `link` is the
    link around the unit, if any, and `leads` is the target of the link.
    """

    key: Hashable
    elements: tuple[Element, ...]
    link: Element | None = None
    leads: str = ""


def is_space(key: Hashable) -> bool:
    """Return whether the unit with this key consists only of spaces."""
    return isinstance(key, tuple) and len(key) > 1 and str(key[1]).isspace()


def units_of(paragraph: Element, part: Part, notes: Mapping[str, str]) -> list[Unit]:
    """Return the units of a paragraph in `part`; `notes` maps the ids of notes in the old file to those in the new
    file.
    """
    loose = [*_loose(paragraph, part, notes, None)]
    return [*_with_fields(loose)]


def _loose(parent: Element, part: Part, notes: Mapping[str, str], link: Element | None) -> Iterator[Unit]:
    """Yield the content of a paragraph, with each word or other child of a run in a separate run."""
    leads = _leads(link, part) if link is not None else ""
    for child in parent:
        if child.tag == qn("w:r"):
            for key, run in _run(child, part, notes):
                yield Unit((leads, *key), (run,), link, leads)
        elif child.tag == qn("w:hyperlink"):
            yield from _loose(child, part, notes, child)
        elif child.tag == qn("w:sdt"):
            inside = child.find(qn("w:sdtContent"))
            yield from _loose(inside, part, notes, link) if inside is not None else ()
        elif child.tag in INSIDE:
            yield from _loose(child, part, notes, link)
        elif child.tag == qn("w:fldSimple"):
            shown = "" if _is_counted(child.get(qn("w:instr"), "")) else text_in(child)
            yield Unit((leads, "field", " ".join(child.get(qn("w:instr"), "").split()), shown), (child,), link, leads)
        elif child.tag in FORMULAS:
            yield Unit((leads, "formula", etree.tostring(child, method="c14n")), (child,), link, leads)
        elif child.tag != qn("w:pPr"):
            yield Unit(None, (child,), link, leads)


def _leads(link: Element, part: Part) -> str:
    id_ = link.get(qn("r:id"), "")
    return part.rels[id_].target_ref if id_ in part.rels else f"#{link.get(qn('w:anchor'), '')}"


def _run(run: Element, part: Part, notes: Mapping[str, str]) -> Iterator[tuple[tuple[Hashable, ...], Element]]:
    looks = run.find(qn("w:rPr"))
    for child in run:
        if child is looks or not isinstance(child.tag, str):
            continue
        name = etree.QName(child).localname
        for key, content in _contents(name, child, part, notes):
            yield key, w("r", *([] if looks is None else [deepcopy(looks)]), content)


def _contents(
    name: str, child: Element, part: Part, notes: Mapping[str, str]
) -> Iterator[tuple[tuple[Hashable, ...], Element]]:
    match name:
        case "t":
            for word in WORD.findall(child.text or ""):
                text = w("t")
                text.text = word
                text.set(qn("xml:space"), "preserve")
                yield (word,), text
        case "footnoteReference" | "endnoteReference":
            note = f"{name.removesuffix('Reference')} {child.get(qn('w:id'), '')}"
            mark = deepcopy(child)
            mark.set(qn("w:id"), notes.get(note, note).rpartition(" ")[2])
            yield ("note", notes.get(note, note)), mark
        case "drawing" | "pict" | "object" | "AlternateContent":
            about = [element.get("descr", "") for element in child.iter(qn("wp:docPr"))]
            sizes = [(element.get("cx"), element.get("cy")) for element in child.iter(qn("wp:extent"))]
            yield ("picture", *about, *sizes, text_in(child), *content_of(part, child)), deepcopy(child)
        case "lastRenderedPageBreak":
            pass
        case _:
            attributes = tuple(sorted((str(key), str(value)) for key, value in child.attrib.items()))
            yield (name, attributes, child.text if name == "instrText" else None), deepcopy(child)


def _with_fields(loose: list[Unit]) -> Iterator[Unit]:
    """Yield the units, with each field as one unit; the parts of an incomplete field are not compared."""
    ends = _ends(loose)
    at = 0
    while at < len(loose):
        if at in ends:
            yield _field(loose[at : ends[at] + 1])
            at = ends[at] + 1
        elif _mark(loose[at]) == "begin":  # the field continues in the next paragraph
            code = at
            while code < len(loose) and _mark(loose[code]) != "separate":
                code += 1
            yield from (unit._replace(key=None) for unit in loose[at : code + 1])
            at = code + 1
        else:
            yield loose[at]._replace(key=None) if _mark(loose[at]) else loose[at]
            at += 1


def _ends(loose: list[Unit]) -> dict[int, int]:
    """Return the end of each complete field, keyed by its beginning."""
    out, open_ = {}, []
    for at, unit in enumerate(loose):
        if _mark(unit) == "begin":
            open_.append(at)
        elif _mark(unit) == "end" and open_:
            out[open_.pop()] = at
    return out


def _mark(unit: Unit) -> str:
    mark = unit.elements[0].find(qn("w:fldChar")) if unit.elements[0].tag == qn("w:r") else None
    return mark.get(qn("w:fldCharType"), "") if mark is not None else ""


def _field(units: list[Unit]) -> Unit:
    elements = tuple(element for unit in units for element in unit.elements)
    code = "".join(node.text or "" for element in elements for node in element.iter(qn("w:instrText")))
    shown = "" if _is_counted(code) else "".join(map(text_in, elements))
    return Unit((units[0].leads, "field", " ".join(code.split()), shown), elements, units[0].link, units[0].leads)


def _is_counted(code: str) -> bool:
    return code.split()[:1] != [] and code.split()[0].upper() in COUNTED
