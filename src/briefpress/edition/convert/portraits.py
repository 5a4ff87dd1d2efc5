"""People with portraits. In: the record of a person. Out: the picture or initials, and the lines beside them."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress import model
from briefpress.brand.roles import Role
from briefpress.edition.model.blocks import Card, Picture
from briefpress.edition.model.inlines import Text
from briefpress.edition.model.paragraphs import Paragraph
from briefpress.words import Words


def person_card(person: model.Person, words: Words, kind: str = "person") -> Card:
    """Return the card of a person: portrait, name, positions and portrait credit; `kind` is the CSS class of the
    card.
    """
    lines = ((Role.PERSON_NAME, person.name), (Role.PERSON_POSITION, positions(person, words)))
    paragraphs = (Paragraph(role, (Text(text),)) for role, text in lines if text)
    return Card(kind, (portrait(person), *paragraphs, *credit(person.portrait, words)), whole=True)


def portrait(person: model.Person) -> Picture:
    """Return the portrait of a person or, without a portrait, the initials."""
    if person.portrait:
        return Picture(Role.PORTRAIT, person.portrait.path, person.portrait.alt)
    return Picture(Role.PORTRAIT, "", "", _initials(person.name))


def positions(person: model.Person, words: Words) -> str:
    """Return the positions of a person as one line."""
    return words["between-positions"].join(person.positions)


def credit(picture: model.Picture | None, words: Words) -> Iterator[Paragraph]:
    """Yield the credit of a picture, if any, in the same words as below figures."""
    if picture and picture.credit:
        yield Paragraph(Role.PICTURE_CREDIT, (Text(picture.credit.join(words.around("credit"))),))


def _initials(name: str) -> str:
    """Return the initials of the first and last words of `name`."""
    words = [word for word in name.split() if word[0].isalpha()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
