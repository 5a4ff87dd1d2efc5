"""Names that differ between two Word files: ids of styles and lists. In: both files. Out: the old file, with the ids of
the new file.

Word writes the ids of its own styles in the language of the user, so the same style can have different ids. Styles and
lists that the new file lacks are copied to it (ECMA-376 part 1, 17.7.4 and 17.9).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart

from briefpress.docx.vocabulary.xml import NAMESPACES, Element, qn, remove, val_of

STYLED = {qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle")}
INHERITED = (qn("w:basedOn"), qn("w:next"), qn("w:link"))
EMPTY = f'<w:numbering xmlns:w="{NAMESPACES["w"]}"/>'
Levels = tuple[tuple[str, str], ...]


def adopt(old: Document, new: Document, roots: Sequence[Element]) -> dict[str, Levels]:
    """Replace the ids of styles and lists in the parts `roots` of the old file. Return a dictionary from the ids of the
    lists in the new file to their levels.
    """
    styles = {str(one.get(qn("w:styleId"), "")): one for one in _children(old, "styles", "w:style")}
    used = [node for root in roots for node in root.iter(*STYLED)]
    names = _style_ids(styles, new, {val_of(node) for node in used})
    for node in used:
        node.set(qn("w:val"), names.get(val_of(node), val_of(node)))
    numbers = [node for root in roots for node in root.iter(qn("w:numId"))]
    ids, levels = _list_ids(old, new, {val_of(node) for node in numbers})
    for node in numbers:
        node.set(qn("w:val"), ids.get(val_of(node), val_of(node)))
    return levels


def _style_ids(styles: Mapping[str, Element], new: Document, used: set[str]) -> dict[str, str]:
    """Map the ids of used styles in the old file to their ids in the new file; copy styles that are missing."""
    sheet = _root(new, "styles")
    if sheet is None:
        return {}
    known = {_name(style): str(style.get(qn("w:styleId"), "")) for style in sheet.iterchildren(qn("w:style"))}
    taken = {*known.values()}
    out: dict[str, str] = {}
    copies: list[Element] = []
    waiting = sorted(used & styles.keys())
    for id_ in waiting:
        style = styles[id_]
        if _name(style) in known:
            out[id_] = known[_name(style)]
            continue
        out[id_] = f"Old{id_}" if id_ in taken else id_
        copies.append(deepcopy(style))
        waiting += sorted({val_of(style.find(tag)) for tag in INHERITED} & styles.keys() - {*waiting})
    _rename(copies, out)
    sheet.extend(copies)
    return out


def _rename(copies: Sequence[Element], ids: Mapping[str, str]) -> None:
    """Give copied styles, and the styles to which they refer, their ids in the new file. Copies have no lists, because
    the ids of lists differ.
    """
    for style in copies:
        style.set(qn("w:styleId"), ids.get(style.get(qn("w:styleId"), ""), style.get(qn("w:styleId"), "")))
        style.attrib.pop(qn("w:default"), None)
        for node in style.iterchildren(*INHERITED):
            node.set(qn("w:val"), ids.get(val_of(node), val_of(node)))
        for node in [*style.iter(qn("w:numPr"))]:
            remove(node)


def _name(style: Element) -> tuple[str, str]:
    """Return the type and the name of a style, which do not depend on the language of the user."""
    return style.get(qn("w:type"), ""), val_of(style.find(qn("w:name"))).lower()


def _list_ids(old: Document, new: Document, used: set[str]) -> tuple[dict[str, str], dict[str, Levels]]:
    """Map the ids of used lists in the old file to their ids in the new file; also return the levels of all lists in
    the new file. Lists without an equal one are copied.
    """
    before = _levels(_root(old, "numbering"))
    after = _levels(_root(new, "numbering"))
    out: dict[str, str] = {}
    for id_ in sorted(used & before.keys()):
        equal = [other for other, levels in after.items() if levels == before[id_]]
        if not equal:
            copy = _copied_list(old, new, id_)
            after[copy] = before[id_]
            equal = [copy]
        out[id_] = id_ if id_ in equal else equal[0]
    return out, after


def _levels(numbering: Element | None) -> dict[str, Levels]:
    """Map the id of each list to the formats and texts of its levels."""
    if numbering is None:
        return {}
    models = {one.get(qn("w:abstractNumId"), ""): one for one in numbering.iterchildren(qn("w:abstractNum"))}
    return {
        number.get(qn("w:numId"), ""): _levels_of(models.get(val_of(number.find(qn("w:abstractNumId")))))
        for number in numbering.iterchildren(qn("w:num"))
    }


def _levels_of(model: Element | None) -> Levels:
    levels = [] if model is None else model.findall(qn("w:lvl"))
    return tuple((val_of(level.find(qn("w:numFmt"))), val_of(level.find(qn("w:lvlText")))) for level in levels)


def _copied_list(old: Document, new: Document, id_: str) -> str:
    """Copy a list from the old file to the new one, and return its id there."""
    source, target = _root(old, "numbering"), _root(new, "numbering")
    if target is None:
        uri = PackURI("/word/numbering.xml")
        part = XmlPart.load(uri, CONTENT_TYPE.WML_NUMBERING, EMPTY.encode(), new.part.package)
        new.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        target = part.element
    assert source is not None
    number = deepcopy(next(one for one in source.iterchildren(qn("w:num")) if one.get(qn("w:numId")) == id_))
    reference = number.find(qn("w:abstractNumId"))
    models = {one.get(qn("w:abstractNumId"), ""): one for one in source.iterchildren(qn("w:abstractNum"))}
    model = deepcopy(models[val_of(reference)])
    for node in [*model.iter(qn("w:pStyle"), qn("w:nsid"))]:
        remove(node)
    fresh = {name: _next(target, name) for name in ("abstractNumId", "numId")}
    model.set(qn("w:abstractNumId"), fresh["abstractNumId"])
    assert reference is not None
    reference.set(qn("w:val"), fresh["abstractNumId"])
    number.set(qn("w:numId"), fresh["numId"])
    target.insert(len(target.findall(qn("w:abstractNum"))), model)  # all models precede all lists
    target.append(number)
    return fresh["numId"]


def _next(numbering: Element, name: str) -> str:
    ids = [int(child.get(qn(f"w:{name}"), "")) for child in numbering if child.get(qn(f"w:{name}"), "").isdecimal()]
    return str(max(ids, default=0) + 1)


def _children(document: Document, kind: str, tag: str) -> list[Element]:
    root = _root(document, kind)
    return [] if root is None else root.findall(qn(tag))


def _root(document: Document, kind: str) -> Element | None:
    """Return the tree of a part such as the styles, or None if the file has no such part."""
    parts = (one.target_part for one in document.part.rels.values() if one.reltype.endswith(f"/{kind}"))
    return next((part.element for part in parts if isinstance(part, XmlPart)), None)
