"""People and organisations in a brief: groups, contributors, contacts. In: records. Out: parts with cards."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.brand.roles import PartKind, Role
from briefpress.edition.convert.blocks import Converter
from briefpress.edition.convert.portraits import credit, person_card
from briefpress.edition.model.blocks import Block, Card, Picture
from briefpress.edition.model.inlines import Inlines, LineBreak, Text
from briefpress.edition.model.paragraphs import Paragraph
from briefpress.edition.model.publication import Part
from briefpress.edition.parts.contacts import channel_line, registered
from briefpress.lazy import dataclass
from briefpress.model import Brief
from briefpress.problems import Report
from briefpress.words import Words


@dataclass(frozen=True, slots=True)
class People:
    """Writes the cards of people and organisations in `brief`."""

    brief: Brief
    words: Words
    report: Report
    converter: Converter

    def groups(self) -> Iterator[Part]:
        """Yield the part with groups of people, if any."""
        blocks: list[Block] = []
        for group in self.brief.meta.people:
            title = group.title or self.words.of("roles", group.role, self.report, group.place)
            blocks.append(Paragraph(Role.PEOPLE_HEADING, (Text(title),)))
            blocks.extend(person_card(self.brief.people[reference.id], self.words) for reference in group.members)
        if blocks:
            yield Part(PartKind.PEOPLE, tuple(blocks))

    def contributors(self) -> Iterator[Part]:
        """Yield the part with descriptions of organisations, if any."""
        cards = []
        for reference in self.brief.meta.contributors:
            organisation = self.brief.organisations[reference.id]
            name = Paragraph(Role.ORGANISATION_NAME, (Text(organisation.name),))
            logo = organisation.logo
            picture = (Picture(Role.ORGANISATION_LOGO, logo.path, logo.alt),) if logo else ()
            blocks = self.converter.blocks(organisation.description)
            cards.append(Card("organisation", (*picture, name, *blocks, *credit(logo, self.words))))
        if cards:
            heading = self.converter.part_heading("contributors")
            yield Part(PartKind.CONTRIBUTORS, (heading, *cards))

    def contacts(self) -> Iterator[Part]:
        """Yield the part with contacts, if any."""
        cards = tuple(self._contact(reference.id) for reference in self.brief.meta.contacts)
        if cards:
            yield Part(PartKind.CONTACTS, (self.converter.part_heading("contacts"), *cards))

    def _contact(self, id_: str) -> Card:
        organisation = self.brief.organisations.get(id_)
        whom = organisation or self.brief.people[id_]
        name = (organisation.contact_name if organisation else "") or whom.name
        address = organisation.address if organisation else ""
        lines = [Paragraph(Role.CONTACT_NAME, (Text(name),))]
        if address:
            lines.append(Paragraph(Role.CONTACT_CHANNEL, _in_lines(self.words.labelled("address", address))))
        lines += [channel_line(channel, self.words, self.report) for channel in whom.channels]
        if identity := registered(whom, self.words):
            lines.append(Paragraph(Role.CONTACT_CHANNEL, identity))
        return Card("contact", tuple(lines), whole=True)


def _in_lines(text: str) -> Inlines:
    """Return text with its line breaks."""
    first, *more = text.split("\n")
    return (Text(first), *(part for line in more for part in (LineBreak(), Text(line))))
