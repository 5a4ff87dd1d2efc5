"""The fields of people, organisations, and what belongs to them."""

from __future__ import annotations

from briefpress.fields.kinds import (
    FIELDS,
    LINE,
    MARKDOWN,
    URL,
    YES_OR_NO,
    Field,
    Table,
    choice_of_names,
    either,
    mapping,
    name,
    some,
)

PICTURE: Table = {
    "path": Field("the file, seen from the one it is written in"),
    "alt": name("what the picture shows, for who cannot see it"),
    "credit": name("who made it"),
}
CHANNEL: Table = {
    "address": Field("the address or handle, or a link"),
    "label": name("what it is called, in place of the house word"),
}
WAY = some(either(LINE, mapping(CHANNEL)))
CHANNELS: Table = {
    "bluesky": name("the handle on Bluesky", WAY),
    "email": name("the address for e-mail", WAY),
    "facebook": name("the page on Facebook", WAY),
    "instagram": name("the handle on Instagram", WAY),
    "linkedin": name("the page on LinkedIn", WAY),
    "mastodon": name("the handle on Mastodon, @name@server", WAY),
    "phone": name("the number, with the code of the country", WAY),
    "telegram": name("the handle on Telegram", WAY),
    "twitter": name("the handle on Twitter", WAY),
    "web": name("the address on the web", WAY),
    "x": name("the handle on X", WAY),
    "youtube": name("the channel on YouTube", WAY),
}
NAME: Table = {
    "given": Field("the given names"),
    "family": Field("the family name"),
    "dropping-particle": Field("what stands before the family name, and is left out where that stands alone: de, von"),
    "non-dropping-particle": Field("what stands before the family name and always stays with it: van, de la"),
    "suffix": Field("what stands behind the name: Jr., III"),
    "literal": Field("the whole name as it is shown"),
}
PERSON: Table = {
    "name": name("as it is shown, or its parts", either(LINE, mapping(NAME))),
    "positions": name("what somebody is, and where", some(LINE), ("position",)),
    "portrait": Field("a picture", either(LINE, mapping(PICTURE))),
    "channels": Field("ways to reach somebody", mapping(CHANNELS)),
    "orcid": Field("the ORCID iD"),
    "biography": name("a short biography", MARKDOWN, ("bio",)),
}
ORGANISATION: Table = {
    "name": name("as it is shown"),
    "contact-name": name("its name in a contact block, where that differs"),
    "description": name("what it is", MARKDOWN),
    "logo": name("a picture", either(LINE, mapping(PICTURE))),
    "address": name("the postal address"),
    "channels": Field("ways to reach it", mapping(CHANNELS)),
    "ror": Field("the id in the Research Organization Registry", either(LINE, URL)),
}
AFFILIATION: Table = {
    "name": name("the institution", also=("institution",)),
    "id": Field("what authors name it by"),
    "ref": Field("the id of one that is written under `affiliations`"),
    "department": name("the part of the institution"),
    "city": name("where it is"),
    "country": name("where it is"),
    "ror": Field("the id in the Research Organization Registry", either(LINE, URL)),
}
AFFILIATIONS = some(either(LINE, mapping(AFFILIATION)))
ATTRIBUTES: Table = {
    "corresponding": Field("says that letters go to this author; else to the first with an address", YES_OR_NO),
    "equal-contributor": Field("says that others of the authors have done as much", YES_OR_NO, ("equal",)),
}
AUTHOR: Table = {
    "name": name("as it is shown, or its parts", either(LINE, mapping(NAME))),
    "id": Field("the id in people.yaml"),
    "orcid": Field("the ORCID iD"),
    "email": Field("the address for e-mail"),
    **ATTRIBUTES,
    "attributes": Field(
        "the two above, as Quarto has them", either(mapping(ATTRIBUTES), some(choice_of_names(ATTRIBUTES)))
    ),
    "collaboration": Field("says that the author is a group", YES_OR_NO),
    "roles": Field("what the author did, in words of CRediT", some(either(LINE, FIELDS)), ("role",)),
    "affiliations": Field("where the author works", AFFILIATIONS, ("affiliation",)),
    "biography": name("a short biography", MARKDOWN, ("bio",)),
}
