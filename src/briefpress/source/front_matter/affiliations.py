"""Affiliations and funders. In: institutions as authors write them. Out: `Affiliation`s."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from briefpress.fields import YamlReader
from briefpress.lazy import dataclass
from briefpress.model import Affiliation
from briefpress.problems import Code, nearest
from briefpress.source.front_matter.keyed import under_keys
from briefpress.source.records.identifiers import read_ror
from briefpress.source.schema.records import AFFILIATION
from briefpress.yaml import MappingNode, Node

Listed = list[tuple[Node, tuple[Affiliation, ...]]]


@dataclass(frozen=True, slots=True)
class AffiliationReader:
    """Reads institutions; `known` contains the institutions read so far, by id."""

    yaml: YamlReader
    known: dict[str, Affiliation] = field(default_factory=dict)

    def read(self, node: Node | None) -> tuple[Affiliation, ...]:
        """Return the institutions in a list, or in a line that separates them with semicolons."""
        return tuple(affiliation for _, read in self.listed(node) for affiliation in read)

    def listed(self, node: Node | None) -> Listed:
        """Return the same institutions, each with the item that contains it."""
        items = (item for listed in self.yaml.items(node) for item in under_keys(listed, AFFILIATION, line="name"))
        return [(item, tuple(self._read(item))) for item in items]

    def ids(self, institution: Affiliation) -> set[str]:
        """Return the ids under which `institution` is stored."""
        return {id_ for id_, known in self.known.items() if known == institution}

    def _read(self, node: Node) -> Iterator[Affiliation]:
        """Yield an institution, or several separated by semicolons. An institution with fields is stored under its id,
        so that authors can refer to it.
        """
        if not isinstance(node, MappingNode):
            names = (name.strip() for name in self.yaml.line(node).split(";"))
            yield from (self.known.get(name) or Affiliation(name) for name in names if name)
            return
        fields = self.yaml.fields(node, AFFILIATION, "an affiliation")
        lines = {name: self.yaml.line(fields.get(name)) for name in ("name", "department", "city", "country")}
        id_, ref = fields.get("id"), fields.get("ref")
        if ref:
            yield from self._referred(ref)
        elif lines["name"]:
            found = Affiliation(**lines, ror=read_ror(self.yaml, fields.get("ror")))
            yield self._stored(self.yaml.line(id_) or found.name, found, node)
        else:
            hint = "add `name: ...`"
            self.yaml.report.add(Code.KEY_MISSING, "this affiliation has no name", self.yaml.place(node), hint)

    def _stored(self, id_: str, institution: Affiliation, node: Node) -> Affiliation:
        """Store an institution under its id, and return it; if the id is taken, report it and return the first
        institution.
        """
        first = self.known.setdefault(id_, institution)
        if first != institution:
            text = f'two institutions have the id "{id_}"'
            hint = f'give one of them a different id; the first one, "{first.name}", is used'
            self.yaml.report.add(Code.ID_DUPLICATE, text, self.yaml.place(node), hint)
        return first

    def _referred(self, ref: Node) -> Iterator[Affiliation]:
        id_ = self.yaml.line(ref)
        if id_ in self.known:
            yield self.known[id_]
            return
        hint = nearest(id_, self.known) or f"add it to `affiliations:` with `id: {id_}`"
        self.yaml.report.add(Code.VALUE_INVALID, f'there is no affiliation "{id_}"', self.yaml.place(ref), hint)
