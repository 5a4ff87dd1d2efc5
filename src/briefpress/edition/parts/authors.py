"""Details of authors: affiliations, ORCID iDs, corresponding authors, contributions.

In: the authors of a brief and their records. Out: a card for each author if any author has a biography, otherwise small
print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefpress.brand.roles import Role
from briefpress.edition.convert.blocks import Converter
from briefpress.edition.convert.portraits import credit, portrait
from briefpress.edition.model.blocks import Card
from briefpress.edition.model.inlines import Inlines, Link, Text
from briefpress.edition.model.paragraphs import Paragraph
from briefpress.edition.parts.contacts import ROR, channel_line, registered
from briefpress.edition.parts.cover import BETWEEN
from briefpress.lazy import dataclass
from briefpress.model import Affiliation, Author, Brief, Channel, Person
from briefpress.problems import Report
from briefpress.words import Words


@dataclass(frozen=True, slots=True)
class Authors:
    """Writes details about the authors of `brief`."""

    brief: Brief
    words: Words
    report: Report
    converter: Converter

    @property
    def any_biographies(self) -> bool:
        """Return whether any author has a biography."""
        return any(self._person(author).biography for author in self.brief.meta.authors)

    def cards(self) -> Iterator[Card]:
        """Yield a card for each author, with portraits or initials if any author has a portrait."""
        have_portraits = any(self._person(author).portrait for author in self.brief.meta.authors)
        for author in self.brief.meta.authors:
            person = self._person(author)
            positions = self.words["between-positions"].join(person.positions)
            lines: list[Inlines] = [(Text(positions),)] if positions else []
            others = (channel_ for channel_ in person.channels if channel_ not in self._email_addresses(author))
            lines += [self._channel(channel) for channel in others]
            details = (Paragraph(Role.CONTACT_CHANNEL, inlines) for inlines in (*lines, *self._facts(author)))
            name = Paragraph(Role.CONTACT_NAME, (Text(person.name),))
            picture = (portrait(person),) if have_portraits else ()
            biography = self.converter.blocks(person.biography)
            yield Card("author", (*picture, name, *details, *biography, *credit(person.portrait, self.words)))

    def lines(self) -> Iterator[Paragraph]:
        """Yield a line for each author who has details that are not on the cover."""
        for author in self.brief.meta.authors if not self.any_biographies else ():
            if facts := [*self._facts(author)]:
                more = (part for fact in facts for part in (Text(BETWEEN), *fact))
                yield Paragraph(Role.SMALL_PRINT, (Text(self._person(author).name), *more))

    def _person(self, author: Author) -> Person:
        return self.brief.people[author.person]

    def _facts(self, author: Author) -> Iterator[Inlines]:
        affiliations = map(self._known, author.affiliations)
        yield from (
            self._affiliation(affiliation)
            for affiliation in affiliations
            if replace(affiliation, name="") != Affiliation("")
        )
        if identity := registered(self._person(author), self.words):
            yield identity
        if author.corresponding:
            label = self.words["corresponding-author"]
            letters = [replace(channel, label=label) for channel in self._email_addresses(author)]
            yield from map(self._channel, letters)
            yield from [] if letters else [(Text(label),)]
        if author.equal:
            yield (Text(self.words["equal-contributor"]),)
        if author.roles:
            roles = [self.words.tables["author-roles"][_slug(role)] for role in author.roles]
            yield self._labelled(self.words["contributions"], Text(self.words.listed(roles)))

    def _labelled(self, label: str, text: Text) -> Inlines:
        return Text(f"{label}{self.words['between-term-and-text']}"), text

    def _email_addresses(self, author: Author) -> tuple[Channel, ...]:
        """Return the email addresses of `author` if the author is a corresponding author, otherwise `()`."""
        return tuple(
            channel for channel in self._person(author).channels if channel.kind == "email" and author.corresponding
        )

    def _channel(self, channel: Channel) -> Inlines:
        return channel_line(channel, self.words, self.report).inlines

    def _known(self, affiliation: Affiliation) -> Affiliation:
        """Return an institution, with details from organisations.yaml if its name is an id in that file."""
        found = self.brief.organisations.get(affiliation.name)
        return replace(affiliation, name=found.name, ror=affiliation.ror or found.ror) if found else affiliation

    def _affiliation(self, affiliation: Affiliation) -> Inlines:
        """Return an institution with its department and places; its name links to its entry in the registry."""
        link = Link(ROR.format(affiliation.ror)) if affiliation.ror else None
        comma = self.words["between-details"]
        before = f"{affiliation.department}{comma}" if affiliation.department else ""
        after = "".join(f"{comma}{place}" for place in (affiliation.city, affiliation.country) if place)
        return tuple(part for part in (Text(before), Text(affiliation.name, link=link), Text(after)) if part.text)


def _slug(role: str) -> str:
    """Return a CRediT role as in its web address, `writing-original-draft`."""
    return "-".join(re.findall("[a-z]+", role.lower()))
