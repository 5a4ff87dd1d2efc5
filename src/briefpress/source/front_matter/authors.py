"""Who wrote the brief. In: `author` and `affiliations` of the front matter. Out: authors, and people written inline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ruamel.yaml.nodes import MappingNode, Node

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
# What people call some of them.
ALSO = {
    "Administration": "Project administration",
    "Analysis": "Formal analysis",
    "Curation": "Data curation",
    "Drafting": "Writing – original draft",
    "Editing": "Writing – review & editing",
    "Funding": "Funding acquisition",
    "Reviewing": "Writing – review & editing",
    "Writing": "Writing – original draft",
}
NAME_ORDER = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
EMAIL = re.compile(r"[^\s@:/]+@[^\s@:/]+$")
ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)+$")  # what nobody would take for a name


@dataclass(slots=True)
class AuthorReader:
    """Reads authors; people that are written there are gathered in `people`, those that are a name only in `names`.

    `known` are institutions by their ids; `reachable` the authors with an address of whom is not said whether letters
    go to them.
    """

    records: RecordReader
    people: dict[str, Person]
    names: dict[str, Person]
    known: dict[str, Affiliation] = field(default_factory=dict)
    reachable: list[str] = field(default_factory=list)

    @property
    def yaml(self) -> YamlReader:
        """Return what reads values."""
        return self.records.yaml

    def authors(self, fields: Fields) -> tuple[Author, ...]:
        """Return the authors; letters go to the first who has an address where nothing else is said."""
        for item in self.yaml.items(fields.get("affiliations")):
            list(self.affiliations(item))
        authors = tuple(self._author(item) for item in self.yaml.items(fields.get("author")))
        if any(author.corresponding for author in authors):
            return authors
        return tuple(replace(author, corresponding=author.person in self.reachable[:1]) for author in authors)

    def _author(self, node: Node) -> Author:
        place = self.yaml.place(node)
        if not isinstance(node, MappingNode):
            return Author(self._named(node, self.yaml.line(node)), place=place)
        fields = self.yaml.fields(node, AUTHOR, "an author")
        affiliations = (one for item in self.yaml.items(fields.get("affiliations")) for one in self.affiliations(item))
        person = self._person(node, fields)
        roles = tuple(self._roles(fields.get("roles")))
        return Author(person, tuple(affiliations), roles, self._corresponding(person, fields), place)

    def _corresponding(self, person: str, fields: Fields) -> bool:
        """Say whether letters go to an author; a group has nobody to answer them."""
        node, group = fields.get("corresponding"), self.yaml.boolean(fields.get("collaboration"), default=False)
        if node and group and self.yaml.boolean(node, default=False):
            text, hint = "a group cannot be the corresponding author", "say it of one of its people"
            self.yaml.report.add(Code.VALUE_INVALID, text, self.yaml.place(node), hint)
        elif not node and not group and EMAIL.match(self.yaml.line(fields.get("email"))):
            self.reachable.append(person)
        return not group and self.yaml.boolean(node, default=False)

    def _person(self, node: Node, fields: Fields) -> str:
        """Return the id of an author; one with an id and no name is in people.yaml."""
        id_, name = self.yaml.line(fields.get("id")), self._name(fields.get("name"))
        if not name:
            return self._named(node, id_)
        self.people[id_ or name] = Person(
            id_ or name,
            name,
            channels=tuple(self._email(fields.get("email"))),
            place=self.yaml.place(node),
            orcid=read_orcid(self.yaml, fields.get("orcid")),
            biography=self.records.prose(fields.get("biography"), "a biography", "stands beside it"),
        )
        return id_ or name

    def _email(self, node: Node | None) -> Iterator[Channel]:
        written = self.yaml.line(node)
        if node and EMAIL.match(written):
            yield Channel("email", (Run(written),), place=self.yaml.place(node))
        elif node:
            hint = "write it as name@example.org"
            self.yaml.report.add(
                Code.VALUE_INVALID, f'"{written}" is no address for e-mail', self.yaml.place(node), hint
            )

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
        written = (self.yaml.line(parts.get(name)) for name in NAME_ORDER)
        return self.yaml.line(parts.get("literal")) or " ".join(part for part in written if part)

    def affiliations(self, node: Node) -> Iterator[Affiliation]:
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
            yield self._kept(self.yaml.line(id_) or found.name, found, node)
        else:
            hint = "add `name: ...`"
            self.yaml.report.add(Code.KEY_MISSING, "this affiliation has no name", self.yaml.place(node), hint)

    def _kept(self, id_: str, found: Affiliation, node: Node) -> Affiliation:
        """Return the first institution with this id."""
        first = self.known.setdefault(id_, found)
        if first != found:
            text, hint = f'another institution has the id "{id_}"', f'the first one counts: "{first.name}"'
            self.yaml.report.add(Code.ID_DUPLICATE, text, self.yaml.place(node), hint)
        return first

    def _referred(self, ref: Node) -> Iterator[Affiliation]:
        id_ = self.yaml.line(ref)
        if id_ in self.known:
            yield self.known[id_]
            return
        hint = nearest(id_, self.known) or f"write it under `affiliations:` with `id: {id_}`"
        self.yaml.report.add(Code.VALUE_INVALID, f'there is no affiliation "{id_}"', self.yaml.place(ref), hint)

    def _roles(self, node: Node | None) -> Iterator[str]:
        """Yield the roles, as CRediT writes them; commas may stand between them."""
        for item in self.yaml.items(node):
            pairs = item.value if isinstance(item, MappingNode) else ()
            for role, degree in pairs:
                text, hint = f'the degree "{degree.value}" of a role is not shown', "write the role alone"
                self.yaml.report.add(Code.KEY_UNKNOWN, text, self.yaml.place(degree), hint)
                yield from self._role(role, self.yaml.line(role))
            for written in self.yaml.line(item).split(",") if not isinstance(item, MappingNode) else ():
                yield from self._role(item, written.strip())

    def _role(self, node: Node, written: str) -> Iterator[str]:
        if role := ROLES.get(_plain(written)):
            yield role
            return
        hint = nearest(written.capitalize(), CREDIT) or f"the roles are: {', '.join(CREDIT)}"
        text = f'"{written}" is no role of CRediT'
        self.yaml.report.add(Code.VALUE_INVALID, text, self.yaml.place(node), hint)


def _plain(role: str) -> str:
    """Return a role in the letters that all ways to write it have in common."""
    return re.sub("[^a-z]", "", role.lower().replace("isation", "ization").replace("&", "").replace(" and ", " "))


ROLES = {_plain(name): role for name, role in (*zip(CREDIT, CREDIT, strict=True), *ALSO.items())}
