"""The fields of people, organisations, and their parts."""

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
    "path": Field("the file, relative to the file that contains this field"),
    "alt": name("alt text: what the picture shows"),
    "credit": name("the creator of the picture"),
}
CHANNEL: Table = {
    "address": Field("the address or handle, or a link"),
    "label": name("a label of your own, instead of the house word"),
}
WAY = some(either(LINE, mapping(CHANNEL)))
CHANNELS: Table = {
    "bluesky": name("the handle on Bluesky", WAY),
    "email": name("the email address", WAY),
    "facebook": name("the page on Facebook", WAY),
    "instagram": name("the handle on Instagram", WAY),
    "linkedin": name("the page on LinkedIn", WAY),
    "mastodon": name("the handle on Mastodon, @name@server", WAY),
    "phone": name("the number with its country code", WAY),
    "telegram": name("the handle on Telegram", WAY),
    "twitter": name("the handle on Twitter", WAY),
    "web": name("the address on the web", WAY),
    "x": name("the handle on X", WAY),
    "youtube": name("the channel on YouTube", WAY),
}
NAME: Table = {
    "given": Field("the given names", also=("given-names", "given-name", "first", "first-name", "firstname")),
    "family": Field(
        "the family name", also=("family-names", "family-name", "last", "last-name", "lastname", "surname")
    ),
    "dropping-particle": Field("a particle that is dropped when the family name is used alone: de, von"),
    "non-dropping-particle": Field("a particle that always stays with the family name: van, de la"),
    "suffix": Field("a suffix: Jr., III"),
    "literal": Field("the full name as shown"),
}
NAME_ORDER = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
PERSON: Table = {
    "name": name("the name as shown, or its parts", either(LINE, mapping(NAME))),
    "positions": name("positions, each with its institution", some(LINE), ("position",)),
    "portrait": Field("a picture", either(LINE, mapping(PICTURE))),
    "channels": Field("contact channels", mapping(CHANNELS)),
    "orcid": Field("the ORCID iD"),
    "biography": name("a short biography", MARKDOWN, ("bio",)),
}
ORGANISATION: Table = {
    "name": name("the name as shown"),
    "contact-name": name("the name in contact blocks, if different"),
    "description": name("a description", MARKDOWN),
    "logo": name("a picture", either(LINE, mapping(PICTURE))),
    "address": name("the postal address"),
    "channels": Field("contact channels", mapping(CHANNELS)),
    "ror": Field("the id in the Research Organization Registry", either(LINE, URL)),
}
AFFILIATION: Table = {
    "name": name("the institution", also=("institution",)),
    "id": Field("the id that authors refer to"),
    "ref": Field("the id of an institution under `affiliations`"),
    "department": name("the department"),
    "city": name("the city"),
    "country": name("the country"),
    "ror": Field("the id in the Research Organization Registry", either(LINE, URL)),
}
AFFILIATIONS = some(either(LINE, mapping(AFFILIATION)))
ATTRIBUTES: Table = {
    "corresponding": Field("marks the corresponding author; by default, the first with an email address", YES_OR_NO),
    "equal-contributor": Field("marks authors who contributed equally", YES_OR_NO, ("equal",)),
}
AUTHOR: Table = {
    "name": name("the name as shown, or its parts", either(LINE, mapping(NAME))),
    "id": Field("the id in people.yaml"),
    "orcid": Field("the ORCID iD"),
    "email": Field("the email address"),
    **ATTRIBUTES,
    "attributes": Field(
        "the two fields above, in Quarto's form", either(mapping(ATTRIBUTES), some(choice_of_names(ATTRIBUTES)))
    ),
    "collaboration": Field("marks a group of authors", YES_OR_NO),
    "roles": Field("CRediT roles", some(either(LINE, FIELDS)), ("role",)),
    "affiliations": Field("institutions", AFFILIATIONS, ("affiliation",)),
    "portrait": Field("a picture, shown beside the biography", either(LINE, mapping(PICTURE))),
    "biography": name("a short biography", MARKDOWN, ("bio",)),
}
