"""Authors. In: `author` and `affiliations` of the front matter. Out: authors, and people described inline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace

from briefpress import lazy
from briefpress.fields import Fields, YamlReader
from briefpress.lazy import dataclass
from briefpress.model import Affiliation, Author, Channel, Person, Place, Run
from briefpress.problems import Code, nearest
from briefpress.source.front_matter.affiliations import AffiliationReader, Listed
from briefpress.source.front_matter.bylines import mark_in, names_in
from briefpress.source.front_matter.credit import read_roles
from briefpress.source.front_matter.keyed import scalars, under_keys
from briefpress.source.records.identifiers import read_orcid
from briefpress.source.records.names import read_name, with_name
from briefpress.source.records.reader import RecordReader
from briefpress.source.schema.records import ATTRIBUTES, AUTHOR, NAME
from briefpress.yaml import MappingNode, Node, ScalarNode, SequenceNode

EMAIL = lazy.pattern(r"[^\s@:/]+@[^\s@:/]+$")
ID = lazy.pattern(r"[a-z0-9]+(?:[-_][a-z0-9]+)+$")  # an id, as opposed to a name


@dataclass(slots=True)
class AuthorReader:
    """Reads authors; `people` collects people described inline; `names` collects people known only by name.

    `reachable` lists the authors who have an email address but no `corresponding` field, with the place of the address.
    """

    records: RecordReader
    institutions: AffiliationReader
    people: dict[str, Person]
    names: dict[str, Person]
    reachable: list[tuple[str, Place]] = field(default_factory=list)

    @property
    def yaml(self) -> YamlReader:
        """Return the reader of field values."""
        return self.records.yaml

    def authors(self, fields: Fields) -> tuple[Author, ...]:
        """Return the authors; by default, the first author with an email address is the corresponding author."""
        listed = self.institutions.listed(fields.get("affiliations"))
        node = fields.get("author")
        is_item = isinstance(node, SequenceNode)
        authors = tuple(author for item in self._listed(node) for author in self._authors(item, is_item=is_item))
        authors = self._with_shared(listed, fields.get("funding"), authors)
        if any(author.corresponding for author in authors):
            return authors
        for _, place in self.reachable[1:]:
            text, hint = "this email address is not shown", "write `corresponding: true` for this author, or remove it"
            self.yaml.report.add(Code.KEY_UNKNOWN, text, place, hint)
        first = [person for person, _ in self.reachable[:1]]
        return tuple(replace(author, corresponding=author.person in first) for author in authors)

    def _listed(self, node: Node | None) -> Iterator[Node]:
        """Yield the nodes of the authors; other programs also write them under their ids, `ada: {name: Ada Novak}`."""
        for item in self.yaml.items(node):
            yield from under_keys(item, {**AUTHOR, **NAME})

    def _with_shared(self, listed: Listed, funding: Node | None, authors: tuple[Author, ...]) -> tuple[Author, ...]:
        """Assign the only unused affiliation to every author if no author has one; otherwise, report unused
        affiliations. An affiliation whose id or name is in `funding` is a funder.
        """
        funders = {*scalars(funding)}
        had = {(one.name, one.department) for author in authors for one in author.affiliations}
        unused = [
            (item, one)
            for item, read in listed
            for one in (self.institutions.read(item) if isinstance(item, ScalarNode) else read)
            if (one.name, one.department) not in had and not {one.name, *self.institutions.ids(one)} & funders
        ]
        if authors and not had and len(unused) == 1:
            return tuple(replace(author, affiliations=(unused[0][1],)) for author in authors)
        for item, one in unused:
            text = f'no author has the affiliation "{one.name}", so it is not shown'
            hint = "write it under its author: `author: {name: ..., affiliations: ...}`"
            self.yaml.report.add(Code.VALUE_INVALID, text, self.yaml.place(item), hint)
        return authors

    def _authors(self, node: Node, *, is_item: bool) -> Iterator[Author]:
        """Yield an author, or several in one line; `is_item` states whether `node` is an item of a list."""
        if isinstance(node, MappingNode):
            yield self._author(node)
            return
        written = self.yaml.line(node)
        if fault := mark_in(written):
            text, record = fault
            hint = f"write `- {record}`" if is_item else f"write `author: {record}`"
            self.yaml.report.add(Code.MARKUP_LITERAL, text, self.yaml.place(node), hint)
        for name, institution in names_in(written) or [("", "")]:
            affiliations = (Affiliation(institution),) if institution else ()
            yield Author(self._named(node, name), affiliations, place=self.yaml.place(node))

    def _author(self, node: MappingNode) -> Author:
        fields = self.yaml.fields(with_name(node), AUTHOR, "an author")
        fields = self._attributes(fields.get("attributes")) | fields
        affiliations = self.institutions.read(fields.get("affiliations"))
        person = self._person(node, fields)
        roles = tuple(read_roles(self.yaml, fields.get("roles")))
        equal = self.yaml.boolean(fields.get("equal-contributor"), default=False)
        letters = self._corresponding(person, fields)
        return Author(person, affiliations, roles, letters, equal, self.yaml.place(node))

    def _attributes(self, node: Node | None) -> Fields:
        """Return the field `attributes`, as in Quarto: a mapping, or a list of the attributes that are true."""
        if isinstance(node, MappingNode):
            return self.yaml.fields(node, ATTRIBUTES, "the attributes of an author")
        found: Fields = {}
        for item in self.yaml.items(node):
            name = self.yaml.line(item).replace("_", "-")
            if name in ATTRIBUTES:
                found[name] = ScalarNode(item.tag, "true", item.start_mark, item.end_mark)
            else:
                text, hint = f'unknown attribute "{name}" of an author', f"valid attributes: {', '.join(ATTRIBUTES)}"
                self.yaml.report.add(Code.KEY_UNKNOWN, text, self.yaml.place(item), nearest(name, ATTRIBUTES) or hint)
        return found

    def _corresponding(self, person: str, fields: Fields) -> bool:
        """Return whether an author is the corresponding author, which a group cannot be."""
        node, group = fields.get("corresponding"), self.yaml.boolean(fields.get("collaboration"), default=False)
        if node and group and self.yaml.boolean(node, default=False):
            text, hint = "a group cannot be the corresponding author", "mark one of its members instead"
            self.yaml.report.add(Code.VALUE_INVALID, text, self.yaml.place(node), hint)
        elif (email := fields.get("email")) and not node and not group and EMAIL.match(self.yaml.line(email)):
            self.reachable.append((person, self.yaml.place(email)))
        return not group and self.yaml.boolean(node, default=False)

    def _person(self, node: Node, fields: Fields) -> str:
        """Return the id of the author with these `fields`; an author without a name is a person in people.yaml."""
        id_, name = self.yaml.line(fields.get("id")), read_name(self.yaml, fields.get("name"))
        if not name:
            return self._named(node, id_)
        self.people[id_ or name] = Person(
            id_ or name,
            name,
            portrait=self.records.picture(fields.get("portrait"), f"Portrait of {name}"),
            channels=tuple(self._email(fields.get("email"))),
            place=self.yaml.place(node),
            orcid=read_orcid(self.yaml, fields.get("orcid")),
            biography=self.records.prose(fields.get("biography"), "a biography", "is not part of the main text"),
        )
        return id_ or name

    def _email(self, node: Node | None) -> Iterator[Channel]:
        written = self.yaml.line(node)
        if node and EMAIL.match(written):
            yield Channel("email", (Run(written),), place=self.yaml.place(node))
        elif node:
            hint = "write it as name@example.org"
            self.yaml.report.add(
                Code.VALUE_INVALID, f'"{written}" is not an email address', self.yaml.place(node), hint
            )

    def _named(self, node: Node, author: str) -> str:
        """Return `author`, an id or a name. A name is also added to `names`; an empty string is reported."""
        if not author:
            hint = "add `name: ...`, or the `id: ...` of a person in people.yaml"
            self.yaml.report.add(Code.KEY_MISSING, "this author has no name", self.yaml.place(node), hint)
        elif not ID.match(author):
            self.names[author] = Person(author, author, place=self.yaml.place(node))
        return author
