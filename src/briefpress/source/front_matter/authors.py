"""Who wrote the brief. In: `author` and `affiliations` of the front matter. Out: authors, and people written inline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from briefpress.model import Affiliation, Author, Channel, Person, Run
from briefpress.problems import Code, nearest
from briefpress.source.fields.records import AFFILIATION, AUTHOR, NAME
from briefpress.source.identifiers import read_orcid, read_ror
from briefpress.source.records import RecordReader
from briefpress.source.yaml import Fields, YamlReader

# The roles of CRediT (ANSI/NISO Z39.104-2022).
CREDIT = (
    "Conceptualization",
    "Data curation",
    "Formal analysis",
    "Funding acquisition",
    "Investigation",
    "Methodology",
    "Project administration",
    "Resources",
    "Software",
    "Supervision",
    "Validation",
    "Visualization",
    "Writing – original draft",
    "Writing – review & editing",
)
ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)+$")  # what nobody would take for a name


@dataclass(slots=True)
class AuthorReader:
    """Reads authors; people that are written there are gathered in `people`, those that are a name only in `names`."""

    records: RecordReader
    people: dict[str, Person]
    names: dict[str, Person]
    known: dict[str, Affiliation] = field(default_factory=dict)

    @property
    def yaml(self) -> YamlReader:
        """Return what reads values."""
        return self.records.yaml

    def authors(self, fields: Fields) -> tuple[Author, ...]:
        """Return the authors."""
        for item in self.yaml.items(fields.get("affiliations")):
            list(self._affiliations(item))
        return tuple(self._author(item) for item in self.yaml.items(fields.get("author")))

    def _author(self, node: Node) -> Author:
        place = self.yaml.place(node)
        if not isinstance(node, MappingNode):
            return Author(self._named(node, self.yaml.line(node)), place=place)
        fields = self.yaml.fields(node, AUTHOR, "an author")
        affiliations = (one for item in self.yaml.items(fields.get("affiliations")) for one in self._affiliations(item))
        return Author(
            self._person(node, fields),
            tuple(affiliations),
            tuple(self._roles(fields.get("roles"))),
            self.yaml.boolean(fields.get("corresponding"), default=False),
            place,
        )

    def _person(self, node: Node, fields: Fields) -> str:
        """Return the id of an author; one with an id and no name is in people.yaml."""
        id_, name = self.yaml.line(fields.get("id")), self._name(fields.get("name"))
        if not name:
            return self._named(node, id_)
        email = fields.get("email")
        channels = (Channel("email", (Run(self.yaml.line(email)),), place=self.yaml.place(email)),) if email else ()
        self.people[id_ or name] = Person(
            id_ or name,
            name,
            channels=channels,
            place=self.yaml.place(node),
            orcid=read_orcid(self.yaml, fields.get("orcid")),
            biography=self.records.prose(fields.get("biography"), "a biography", "stands beside it"),
        )
        return id_ or name

    def _named(self, node: Node, written: str) -> str:
        """Return an id, or a name, which stands for somebody who has no record."""
        if not written:
            hint = "add `name: ...`, or `id: ...` of somebody in people.yaml"
            self.yaml.report.add(Code.KEY_MISSING, "this author has no name", self.yaml.place(node), hint)
        elif not ID.match(written):
            self.names[written] = Person(written, written, place=self.yaml.place(node))
        return written

    def _name(self, node: Node | None) -> str:
        if not isinstance(node, MappingNode):
            return self.yaml.line(node)
        parts = self.yaml.fields(node, NAME, "a name")
        given, family, literal = (self.yaml.line(parts.get(name)) for name in ("given", "family", "literal"))
        return literal or " ".join(part for part in (given, family) if part)

    def _affiliations(self, node: Node) -> Iterator[Affiliation]:
        """Yield an institution, or several with semicolons between them; those with an id are kept for others."""
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
            self.known[self.yaml.line(id_) if id_ else found.name] = found
            yield found
        else:
            hint = "add `name: ...`"
            self.yaml.report.add(Code.KEY_MISSING, "this affiliation has no name", self.yaml.place(node), hint)

    def _referred(self, ref: Node) -> Iterator[Affiliation]:
        id_ = self.yaml.line(ref)
        if id_ in self.known:
            yield self.known[id_]
            return
        hint = nearest(id_, self.known) or f"write it under `affiliations:` with `id: {id_}`"
        self.yaml.report.add(Code.VALUE_INVALID, f'there is no affiliation "{id_}"', self.yaml.place(ref), hint)

    def _roles(self, node: Node | None) -> Iterator[str]:
        """Yield the roles, as CRediT writes them; commas may stand between them."""
        known = {_plain(role): role for role in CREDIT}
        for item in self.yaml.items(node):
            for written in self.yaml.line(item).split(",") if isinstance(item, ScalarNode) else ():
                role = known.get(_plain(written))
                if role:
                    yield role
                    continue
                hint = nearest(written.strip().capitalize(), CREDIT) or f"the roles are: {', '.join(CREDIT)}"
                text = f'"{written.strip()}" is no role of CRediT'
                self.yaml.report.add(Code.VALUE_INVALID, text, self.yaml.place(item), hint)


def _plain(role: str) -> str:
    """Return a role in the letters that all ways to write it have in common."""
    return re.sub("[^a-z]", "", role.lower().replace("isation", "ization").replace("&", "").replace(" and ", " "))
