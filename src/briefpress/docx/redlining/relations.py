"""The relationships of elements that move to another file.

In: an element of the old part. Out: a copy for the new part.
"""

from __future__ import annotations

import hashlib
from copy import deepcopy
from dataclasses import field

from docx.opc.packuri import PackURI
from docx.opc.part import Part

from briefpress.docx.vocabulary.xml import Element, qn
from briefpress.lazy import dataclass

RELATION = qn("r:id").removesuffix("id")
FIRST = 800_000  # the ids of drawings from the old file begin after this number


@dataclass(slots=True)
class Relations:
    """The relationships of the old part and of the new part. `moved` maps old ids to new ids."""

    old: Part
    new: Part
    moved: dict[str, str] = field(default_factory=dict)
    drawings: int = FIRST

    def copied(self, element: Element) -> Element:
        """Return a copy of an element in the old part, with references to parts of the new file."""
        copy = deepcopy(element)
        for node in copy.iter():
            for name, id_ in node.attrib.items():
                if str(name).startswith(RELATION) and id_ in self.old.rels:
                    node.set(name, self._moved(str(id_)))
            if node.tag == qn("wp:docPr"):
                self.drawings += 1
                node.set("id", str(self.drawings))
        return copy

    def _moved(self, id_: str) -> str:
        if id_ not in self.moved:
            relation = self.old.rels[id_]
            target = relation.target_ref if relation.is_external else self._part(relation.target_part)
            self.moved[id_] = self.new.relate_to(target, relation.reltype, is_external=relation.is_external)
        return self.moved[id_]

    def _part(self, part: Part) -> Part:
        """Return the identical part of the new file or, if there is none, `part`, renamed if its name is taken."""
        package = self.new.package
        assert package
        existing = {str(item.partname): item for item in package.iter_parts()}
        same: Part | None = existing.get(str(part.partname))
        if same is not None and (same is part or (same.blob == part.blob and not part.rels)):
            return same
        for item in _all(part):
            name = str(item.partname)
            item.partname = (
                PackURI(f"{item.partname.baseURI}/old-{item.partname.filename}") if name in existing else item.partname
            )
        return part


def _all(part: Part) -> list[Part]:
    """Return a part and all parts to which it refers, directly or indirectly."""
    found = [part]
    for item in found:
        inside = (relation.target_part for relation in item.rels.values() if not relation.is_external)
        found += [other for other in inside if other not in found]
    return found


def content_of(part: Part, element: Element) -> tuple[str, ...]:
    """Return digests and addresses of the targets to which an element refers, because the ids of these references
    differ between files.
    """
    ids = (str(id_) for node in element.iter() for name, id_ in node.attrib.items() if str(name).startswith(RELATION))
    known = (part.rels[id_] for id_ in ids if id_ in part.rels)
    return tuple(
        item.target_ref if item.is_external else hashlib.sha256(item.target_part.blob).hexdigest() for item in known
    )
